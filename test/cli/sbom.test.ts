import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { bundle, faultyProduct, Folder, readReport } from './command-line';

const schemas = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';
const sample = resolve('examples/cardiowatch');

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version?: string;
  readonly scope?: string;
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
  readonly manufacturer?: { readonly name: string };
}

/** An SBOM, as far as tests look at it. */
interface Sbom {
  readonly specVersion: string;
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

function schemaOf(file: string): object {
  // Ajv refuses what is no schema.
  return JSON.parse(readFileSync(`${schemas}/${file}.SNAPSHOT.schema.json`, 'utf8')) as object;
}

// The schemas carry keywords of their own (`meta:enum`) and are not strict about types.
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
// The two formats of the schema that ajv-formats lacks; nothing of them is written.
for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
for (const file of ['spdx', 'jsf-0.82'])
  ajv.addSchema(schemaOf(file), `http://cyclonedx.org/schema/${file}.SNAPSHOT.schema.json`);
const isSbom = ajv.compile<Sbom>(schemaOf('bom-1.6'));

/** Reads an SBOM, which has to be valid CycloneDX 1.6 with references that lead somewhere. */
function readSbom(text: string): Sbom {
  const sbom = readReport(isSbom, text);
  const refs = [sbom.metadata.component, ...sbom.components].map((component) => component['bom-ref']);
  assert.equal(new Set(refs).size, refs.length, 'a reference stands for one component');
  for (const { ref, dependsOn = [] } of sbom.dependencies)
    for (const each of [ref, ...dependsOn]) assert.ok(refs.includes(each), each);
  return sbom;
}

const namesOf = ({ components }: Sbom): readonly string[] => components.map((component) => component['bom-ref']);

describe('sbom generate', () => {
  const sha512 = createHash('sha512').update('ms');
  const folder = new Folder({
    ...faultyProduct,
    'compliance.yaml': `${faultyProduct['compliance.yaml'] ?? ''}models:
  - id: ecg
    name: ECG
    version: 1.2.0
    artifact: models/ecg.safetensors
    license: MIT
dependencies:
  - package: pkg:npm/express
    license: MIT
    supplier: The Express team
`,
    'package.json': `{
  "name": "gateway",
  "dependencies": { "express": "4.19.2" },
  "optionalDependencies": { "colour": "1.0.0" },
  "devDependencies": { "linter": "9.0.0" }
}
`,
    'package-lock.json': JSON.stringify({
      name: 'gateway',
      lockfileVersion: 3,
      packages: {
        '': {
          name: 'gateway',
          dependencies: { express: '4.19.2' },
          optionalDependencies: { colour: '1.0.0' },
          devDependencies: { linter: '9.0.0' },
        },
        'node_modules/colour': { version: '1.0.0', optional: true, license: 'SEE LICENSE IN LICENSE.txt' },
        'node_modules/express': { version: '4.19.2', dependencies: { ms: '2.1.3' } },
        'node_modules/linter': { version: '9.0.0', dev: true, dependencies: { ms: '2.1.3' } },
        'node_modules/ms': { version: '2.1.3', integrity: `sha512-${sha512.copy().digest('base64')}`, license: 'MIT' },
      },
    }),
    'test/test_run.py': 'import joblib\n\nmodel = joblib.load("only-in-tests.joblib")\n',
    'several/a/compliance.yaml': 'product:\n  name: A\n',
    'several/b/compliance.yaml': 'product:\n  version: 1.0.0\n',
    'several/c/package.json': '{ "dependencies": ',
    'several/c/compliance.yaml': 'product:\n  name: C\n',
  });
  const generate = (...args: readonly string[]): Sbom => readSbom(folder.runTo(0, 'sbom', 'generate', ...args).stdout);

  it('of the sample product is valid, and holds its components and models', () => {
    const sbom = generate(sample, '--spec-version=1.6', '--format=json');
    const { name, version, manufacturer } = sbom.metadata.component;
    assert.deepEqual([name, version, manufacturer?.name], ['CardioWatch', '2.3.0', 'Example Medical GmbH']);
    assert.deepEqual(namesOf(sbom), [
      'model:af-detector',
      'model:hosted:anthropic/claude-sonnet-5',
      'model:noise-filter',
      'model:pkg:huggingface/example/ecg-foundation',
      'pkg:generic/node',
      'pkg:npm/aws-sign2@0.7.0',
      'pkg:npm/cookie@0.6.0',
      'pkg:npm/express@4.19.2',
      'pkg:npm/request@2.88.2',
      'pkg:npm/vue@2.7.16',
      'pkg:npm/ws@8.18.0',
    ]);
    const sha256 = createHash('sha256')
      .update(readFileSync(`${sample}/models/af-detector.onnx`))
      .digest('hex');
    assert.deepEqual(
      sbom.components[0]?.hashes,
      [{ alg: 'SHA-256', content: sha256 }],
      'of the file, not of its record',
    );
  });

  it('tells what is known of each component, from lockfile and record', () => {
    const { components } = generate();
    const found = components.map(({ type, name, version, scope, licenses }) => [type, name, version, scope, licenses]);
    assert.deepEqual(found, [
      ['machine-learning-model', 'ECG', '1.2.0', 'required', [{ expression: 'MIT' }]],
      ['machine-learning-model', 'example/triage-bert', undefined, 'required', undefined],
      ['library', 'colour', '1.0.0', 'optional', [{ license: { name: 'SEE LICENSE IN LICENSE.txt' } }]],
      ['library', 'express', '4.19.2', 'required', [{ expression: 'MIT' }]],
      ['library', 'ms', '2.1.3', 'required', [{ expression: 'MIT' }]],
    ]);
    assert.deepEqual(components.at(-1)?.hashes, [{ alg: 'SHA-512', content: sha512.copy().digest('hex') }]);
  });

  it('tells what requires what', () => {
    assert.deepEqual(generate().dependencies, [
      { ref: 'pkg:npm/colour@1.0.0' },
      { ref: 'pkg:npm/express@4.19.2', dependsOn: ['pkg:npm/ms@2.1.3'] },
      { ref: 'pkg:npm/ms@2.1.3' },
      {
        ref: 'product',
        dependsOn: [
          'model:ecg',
          'model:pkg:huggingface/example/triage-bert',
          'pkg:npm/colour@1.0.0',
          'pkg:npm/express@4.19.2',
        ],
      },
    ]);
  });

  it('adds what only development and tests need where it is asked for', () => {
    const usual = namesOf(generate());
    const added = generate('--development').components.filter((component) => !usual.includes(component['bom-ref']));
    assert.deepEqual(
      added.map((component) => [component['bom-ref'], component.scope]),
      [
        ['model:only-in-tests.joblib', 'excluded'],
        ['pkg:npm/linter@9.0.0', 'excluded'],
      ],
    );
  });

  it('is the same, byte for byte, on every run and wherever the product lies', () => {
    const { stdout } = folder.runTo(0, 'sbom', 'generate', sample);
    assert.equal(folder.runTo(0, 'sbom', 'generate', sample).stdout, stdout);
    cpSync(sample, folder.at('copies/cardiowatch'), { recursive: true });
    assert.equal(folder.runTo(0, 'sbom', 'generate', 'copies/cardiowatch').stdout, stdout);
  });

  it('states a time where one is given', () => {
    assert.equal(generate().metadata.timestamp, undefined);
    assert.equal(generate('--timestamp=2027-03-31T10:30:00+01:00').metadata.timestamp, '2027-03-31T09:30:00Z');
    const run = spawnSync(process.execPath, [bundle, 'sbom', 'generate', sample], {
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: '86400' },
    });
    assert.equal(readSbom(run.stdout).metadata.timestamp, '1970-01-02T00:00:00Z');
  });

  it('goes into a file', () => {
    const { stdout, stderr } = folder.runTo(0, 'sbom', 'generate', '--output=bom.cdx.json');
    assert.deepEqual([stdout, stderr], ['', 'SBOM with 5 components written to bom.cdx.json\n']);
    assert.equal(folder.read('bom.cdx.json'), folder.runTo(0, 'sbom', 'generate', '--exclude=bom.cdx.json').stdout);
  });

  it('says what it could not read, by exit code 1 too', () => {
    const { stdout, stderr } = folder.runTo(1, 'sbom', 'generate', 'several/c');
    assert.deepEqual(namesOf(readSbom(stdout)), []);
    assert.equal(stderr, 'Not read, so the SBOM may lack what is in there: package.json\n');
  });

  it('needs nothing but the bundle', () => {
    cpSync(dirname(bundle), folder.at('elsewhere/dist'), { recursive: true });
    const copy = folder.at('elsewhere/dist/cli.js');
    const { status, stdout } = spawnSync(process.execPath, [copy, 'sbom', 'generate', sample], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.equal(stdout, folder.runTo(0, 'sbom', 'generate', sample).stdout);
  });

  const cases: readonly (readonly [line: string, said: RegExp])[] = [
    ['sbom', /"sbom" lacks what to do: write sbom generate\./],
    ['sbom genrate', /"sbom" cannot "genrate"; did you mean generate\? It can generate\./],
    ['sbom validate a.json', /"sbom" cannot "validate"/],
    ['sbom generate . several', /"sbom generate" takes one folder, not also "several"/],
    ['sbom generate --spec-version=1.7', /--spec-version has no value "1\.7".* It takes 1\.6\./],
    ['sbom generate --format=xml', /--format has no value "xml".* It takes json\./],
    ['sbom generate --profile=cra', /"sbom" has no flag --profile/],
    ['sbom generate --timestamp=today', /--timestamp has no value "today": it takes a time such as /],
    ['sbom generate --timestamp=2027-13-01T00:00:00Z', /--timestamp has no value/],
    ['sbom generate several', /holds 3 products, in a\/compliance\.yaml, .*: give the folder of one\./],
    ['sbom generate several/b', /The product in compliance\.yaml has no name: add "name:" to its "product:"\./],
    [
      'sbom generate models',
      /"models" holds no product.*: its product is opened by \.\.\/compliance\.yaml, give its folder\./,
    ],
    ['sbom generate --output=nowhere/bom.json', /"nowhere\/bom\.json" cannot be written: .*\./],
  ];
  for (const [line, said] of cases)
    it(`cannot do: ${line}`, () => {
      const { stdout, stderr } = folder.runTo(2, ...line.split(' '));
      assert.equal(stdout, '');
      assert.match(stderr, said);
      assert.match(stderr, /^compliance-lens: [^\n]+\n$/);
    });
});
