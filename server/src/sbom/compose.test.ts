import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { unstated, type Component } from '../manifests/component';
import type { DependencyGraph } from '../manifests/format';
import { parsePurl } from '../terms/purl';
import { composeSbom } from './compose';
import type { SbomComponent, SbomContents, SbomModel } from './contents';
import { writeSbomJson } from './write-json';

interface Entry {
  readonly 'bom-ref': string;
  readonly [field: string]: unknown;
}
interface Written {
  readonly serialNumber: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly component: Entry };
  readonly components: readonly Entry[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

function packageOf(
  spelled: string,
  facts: Partial<Component> & Partial<Omit<SbomComponent, 'component'>> = {},
): SbomComponent {
  const purl = parsePurl(spelled);
  assert.ok(purl !== undefined, spelled);
  const { license, supplier, ...rest } = facts;
  return {
    license,
    supplier,
    component: {
      ...unstated,
      purl,
      name: purl.name,
      version: purl.version,
      anchor: { file: 'package.json', path: [], part: 'key' },
      ...rest,
    },
  };
}

/** A lockfile in which each package requires those that stand at the numbers behind it. */
function graphOf(...packages: readonly (readonly [string, ...number[]])[]): DependencyGraph {
  return {
    packages: packages.map(([spelled, ...requires]) => ({
      component: packageOf(spelled).component,
      requires: requires.map((to) => ({ to, range: undefined, scope: 'runtime' })),
    })),
    projects: new Map(),
    projectOf: () => undefined,
    find: () => undefined,
  };
}

const bareModel: SbomModel = {
  key: 'triage',
  name: 'Triage',
  version: undefined,
  scope: 'runtime',
  purl: undefined,
  references: [],
  sha256: undefined,
  license: undefined,
  supplier: undefined,
};

function textOf(contents: Partial<SbomContents>): string {
  const sbom = composeSbom({
    product: { name: 'CardioWatch', version: undefined, manufacturer: undefined },
    tool: { name: 'compliance-lens', version: '0.1.0' },
    timestamp: undefined,
    components: [],
    graphs: [],
    models: [],
    ...contents,
  });
  return writeSbomJson(sbom, (text) => createHash('sha256').update(text).digest('hex'));
}

// The shape is what these tests are about; the schema is tested with the command.
const write = (contents: Partial<SbomContents>): Written => JSON.parse(textOf(contents)) as Written;

const componentOf = (...facts: Parameters<typeof packageOf>): Entry | undefined =>
  write({ components: [packageOf(...facts)] }).components[0];

describe('composeSbom', () => {
  it('names the product, who made it, and the tool', () => {
    const maker = { name: 'Example Medical GmbH' };
    const { metadata } = write({ product: { name: 'CardioWatch', version: '2.3.0', manufacturer: maker.name } });
    const product = { type: 'application', 'bom-ref': 'product', name: 'CardioWatch', version: '2.3.0' };
    assert.deepEqual(metadata, {
      tools: { components: [{ type: 'application', name: 'compliance-lens', version: '0.1.0' }] },
      component: { ...product, supplier: maker, manufacturer: maker },
      supplier: maker,
    });
  });

  it('states a time only where one is given', () => {
    assert.equal(write({ timestamp: new Date(0) }).metadata.timestamp, '1970-01-01T00:00:00Z');
    assert.equal('timestamp' in write({}).metadata, false);
  });

  it('describes a package with all that is known of it', () => {
    const sha512 = createHash('sha512').update('content');
    const facts = {
      license: 'MIT OR Apache-2.0',
      supplier: 'The Angular team',
      hashes: [`sha512-${sha512.copy().digest('base64')}`, 'h1:x'],
    };
    assert.deepEqual(componentOf('pkg:npm/@angular/core@17.0.0', facts), {
      type: 'library',
      'bom-ref': 'pkg:npm/%40angular/core@17.0.0',
      group: '@angular',
      name: 'core',
      version: '17.0.0',
      purl: 'pkg:npm/%40angular/core@17.0.0',
      scope: 'required',
      licenses: [{ expression: 'MIT OR Apache-2.0' }],
      supplier: { name: 'The Angular team' },
      hashes: [{ alg: 'SHA-512', content: sha512.digest('hex') }],
    });
  });

  it('gives a licence that is no SPDX expression by its words, and none for an empty one', () => {
    const words = 'SEE LICENSE IN LICENSE.txt';
    assert.deepEqual(componentOf('pkg:npm/a@1.0.0', { license: words })?.licenses, [{ license: { name: words } }]);
    assert.equal(componentOf('pkg:npm/a@1.0.0', { license: ' ' })?.licenses, undefined);
  });

  for (const [scope, expected] of Object.entries({
    runtime: 'required',
    peer: 'required',
    optional: 'optional',
    development: 'excluded',
  } as const))
    it(`a package of scope ${scope} is ${expected}`, () => {
      // The keys of the table are scopes.
      assert.equal(componentOf('pkg:npm/a@1.0.0', { scope: scope as Component['scope'] })?.scope, expected);
    });

  it('states the range where no version is known; a runtime is a platform without version', () => {
    const properties = [{ name: 'compliance-lens:version-range', value: '^18' }];
    const plain = componentOf('pkg:npm/a', { range: '^18' });
    const runtime = componentOf('pkg:generic/node@18', { range: '^18' });
    assert.deepEqual([plain?.type, plain?.version, plain?.properties], ['library', undefined, properties]);
    assert.deepEqual([runtime?.type, runtime?.version, runtime?.properties], ['platform', undefined, properties]);
    assert.equal(runtime?.purl, 'pkg:generic/node');
    assert.equal(componentOf('pkg:npm/a@18.0.0', { range: '^18' })?.properties, undefined);
  });

  it('holds a package once: direct if one of its places is, with the strongest scope', () => {
    const { components, dependencies } = write({
      components: [
        packageOf('pkg:npm/a@1.0.0', { scope: 'optional' }),
        packageOf('pkg:npm/a@1.0.0', { scope: 'development', direct: true }),
        packageOf('pkg:npm/a@2.0.0', { scope: 'optional' }),
      ],
    });
    assert.deepEqual(
      components.map((component) => [component['bom-ref'], component.scope]),
      [
        ['pkg:npm/a@1.0.0', 'optional'],
        ['pkg:npm/a@2.0.0', 'optional'],
      ],
    );
    assert.deepEqual(dependencies, [{ ref: 'product', dependsOn: ['pkg:npm/a@1.0.0'] }]);
  });

  it('links what lockfiles link; of the rest nothing is said', () => {
    const { dependencies } = write({
      components: [
        packageOf('pkg:npm/a@1.0.0', { direct: true }),
        packageOf('pkg:npm/b@1.0.0'),
        packageOf('pkg:npm/loose', { direct: true }),
      ],
      graphs: [graphOf(['pkg:npm/a@1.0.0', 1, 2, 0], ['pkg:npm/b@1.0.0', 0], ['pkg:npm/left-out@1.0.0', 1])],
    });
    assert.deepEqual(dependencies, [
      { ref: 'pkg:npm/a@1.0.0', dependsOn: ['pkg:npm/b@1.0.0'] },
      { ref: 'pkg:npm/b@1.0.0', dependsOn: ['pkg:npm/a@1.0.0'] },
      { ref: 'product', dependsOn: ['pkg:npm/a@1.0.0', 'pkg:npm/loose'] },
    ]);
  });

  it('describes an AI model', () => {
    const purl = parsePurl('pkg:huggingface/example/triage@3f49326');
    const sha256 = createHash('sha256').digest('hex');
    const known = {
      ...bareModel,
      version: '1.4.0',
      purl,
      sha256,
      license: 'Apache-2.0',
      supplier: 'Example Lab',
      references: ['b', 'a'],
    };
    const { components, dependencies } = write({ models: [known] });
    assert.deepEqual(components, [
      {
        type: 'machine-learning-model',
        'bom-ref': 'model:triage',
        supplier: { name: 'Example Lab' },
        name: 'Triage',
        version: '1.4.0',
        scope: 'required',
        hashes: [{ alg: 'SHA-256', content: sha256 }],
        licenses: [{ expression: 'Apache-2.0' }],
        purl: 'pkg:huggingface/example/triage@3f49326',
        properties: ['a', 'b'].map((value) => ({ name: 'compliance-lens:model-reference', value })),
      },
    ]);
    assert.deepEqual(dependencies, [{ ref: 'product', dependsOn: ['model:triage'] }]);
    assert.deepEqual(Object.keys(write({ models: [bareModel] }).components[0] ?? {}), [
      'type',
      'bom-ref',
      'name',
      'scope',
    ]);
  });
});

describe('the text of an SBOM', () => {
  const components = ['pkg:npm/b@1.0.0', 'pkg:npm/a@1.0.0', 'pkg:npm/B@1.0.0'].map((purl) => packageOf(purl));

  it('is the same in whatever order its contents come', () => {
    assert.equal(textOf({ components }), textOf({ components: components.toReversed() }));
  });

  it('has a serial number that follows from all of its content', () => {
    const serials = [{}, { components }, { timestamp: new Date(0) }, { timestamp: new Date(1000) }].map(
      (contents) => write(contents).serialNumber,
    );
    assert.equal(new Set(serials).size, serials.length);
    for (const serial of serials)
      assert.match(serial, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
