import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { hoverAt } from './hover';

const records = `risks:
  - id: RISK-1
    title: AF episode is missed
    harm: Stroke
    severity: critical
    probability: occasional
    controls: [RC-1]
    residual: { severity: critical, probability: remote }
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    satisfies: [mdr:annex-I/17.2]
`;

const lock = (name: string, version: string, rest = ''): string =>
  `=== package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "${name}": "*" } },
  "node_modules/${name}": { "version": "${version}"${rest} } } }
`;

/** A committed snapshot of one component. */
const snapshot = (fields: string): string =>
  `=== .compliance/support.json ===\n{ "schema": 1, "asOf": "2026-11-01", "components": [{ ${fields} }] }\n`;

interface Case {
  readonly what: string;
  readonly text: string;
  /** Pieces that stand there in this order; undefined where nothing is to be said. */
  readonly says: readonly string[] | undefined;
  readonly not?: readonly string[];
}

const cases: readonly Case[] = [
  { what: 'a section', text: `ri$0sks:\n  - id: RISK-1\n`, says: ['**risks**', 'What can go wrong', 'Fields: `id`'] },
  {
    what: 'a field that is owed, with its choices',
    text: `controls:\n  - id: RC-1\n    ty$0pe: process\n`,
    says: ['**type** · owed', '`inherent-safety` Safe by design'],
  },
  {
    what: 'a choice',
    text: `controls:\n  - id: RC-1\n    type: pro$0cess\n`,
    says: ['**process** · A measure of the process'],
  },
  {
    what: 'a clause',
    text: `controls:\n  - id: RC-1\n    title: Alarm\n    satisfies: [mdr:annex-I/$017.2]\n`,
    says: ['MDR', 'applies', 'auditor wants to see', 'This product answers it with', '`RC-1` Alarm', 'Law'],
  },
  {
    what: 'a whole above clauses',
    text: `controls:\n  - id: RC-1\n    satisfies: [cra:annex-I/part-$0I]\n`,
    says: ['`cra:annex-I/part-I` stands for'],
  },
  {
    what: 'nothing on a clause that leads nowhere',
    text: `controls:\n  - id: RC-1\n    satisfies: [mdr:annex-I/9$09.9]\n`,
    says: undefined,
  },
  {
    what: 'a risk at its id',
    text: records.replace('RISK-1', 'RISK$0-1'),
    says: [
      '**RISK\\-1** · AF episode is missed · acceptable with its controls',
      'Harm: Stroke.',
      'Before control: critical, occasional.',
      '**Controls** `RC-1` Alarm on poor signal',
      'A risk in `sample.compliance.yaml`',
    ],
  },
  {
    what: 'a control where it is named',
    text: records.replace('[RC-1]', '[RC$0-1]'),
    says: ['**RC\\-1** · Alarm on poor signal · protective-measure', '**Named by**', '`RISK-1` AF episode is missed'],
  },
  { what: 'nothing on an id that leads nowhere', text: records.replace('[RC-1]', '[RC$0-9]'), says: undefined },
  {
    what: 'a level of the risk policy',
    text: records.replace('severity: critical', 'severity: crit$0ical'),
    says: ['**critical** · level 4 of 5 of severity', 'accepts it up to `remote`'],
  },
  { what: 'an instrument', text: `product:\n  name: A\nscope: [m$0dr]\n`, says: ['**MDR**', 'Law'] },
  {
    what: 'an instrument with terms',
    text: `product:\n  name: A\nscope:\n  - c$0ra: { basis: voluntary }\n`,
    says: ['**CRA**'],
  },
  {
    what: 'a rule',
    text: `product:\n  name: A\nrules:\n  annotation/unkn$0own-field: hint\n`,
    says: ['**annotation/unknown-field**', 'What to do'],
  },
  {
    what: 'a family of rules in a waiver',
    text: `waivers:\n  - rule: annot$0ation/*\n    target: x\n`,
    says: ['annotation/syntax'],
  },
  {
    what: 'the rule of a suppression',
    text: `risks:\n  # compliance-ignore annotation/$0missing-field: a draft\n  - id: RISK-1\n`,
    says: ['**annotation/missing-field**'],
  },
  {
    what: 'a file that is there',
    text: `=== a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n    implemented-by: src/$0a.py\n=== src/a.py ===\nx = 1\n`,
    says: ['`src/a.py` · is there'],
  },
  {
    what: 'a file that is not there',
    text: `controls:\n  - id: RC-1\n    implemented-by: src/$0a.py\n`,
    says: ['`src/a.py` · is not there'],
  },
  {
    what: 'a symbol',
    text: `=== a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n    implemented-by: [src/a.py#$0run]\n=== src/a.py ===\ndef run(): pass\n`,
    says: ['is there', 'declares the symbol'],
  },
  {
    what: 'a package in its record',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/express$0\n    purpose: Gateway\n=== package.json ===\n{ "dependencies": { "express": "^4.19.0" } }\n`,
    says: ['**pkg:npm/express**'.replace(/[-:]/g, '\\$&'), 'express ^4\\.19\\.0 in `package.json`'],
  },
  {
    what: 'a dependency in its manifest',
    text: `=== package.json ===\n{ "dependencies": { "expr$0ess": "*" } }\n${lock('express', '4.19.2', ', "license": "MIT"')}`,
    says: [
      '**express** 4\\.19\\.2',
      'Asked for as `*`, at run time. Locked to 4\\.19\\.2 by `package-lock.json`. Licence MIT.',
      'No record documents it.',
    ],
  },
  {
    what: 'a deprecated dependency with its record',
    text: `=== package.json ===\n{ "dependencies": { "request": "$0*" } }\n${lock('request', '2.88.2', ', "deprecated": "no longer maintained"')}=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:npm/request\n    purpose: Uploads.\n`,
    says: [
      'deprecated by its publisher',
      'Its publisher says: "no longer maintained"',
      'Documented in [a\\.compliance\\.yaml](workspace:a.compliance.yaml#L2). Uploads.',
      'Source: its publisher',
    ],
  },
  {
    what: 'a runtime',
    text: `=== package.json ===\n{ "engines": { "node$0": "18" } }\n`,
    says: [
      '**node** 18 · support ended on 2025-04-30',
      'Judged as Node\\.js 18',
      'Successor: Node',
      'The product is supported until 2031-12-31, 6 years and 8 months longer.',
      'Source: ',
      'https://',
      ', read 2026-',
    ],
  },
  {
    what: 'what lasts as long as the product',
    text: `=== package.json ===\n{ "dependencies": { "lasting$0": "1.0.0" } }\n${snapshot('"purl": "pkg:npm/lasting@1.0.0", "status": "supported", "until": "2032-01-31", "source": "lasting.example"')}`,
    says: [
      '**lasting** 1\\.0\\.0 · supported until 2032-01-31',
      'It lasts as long as the product, which is supported until 2031-12-31.',
      'Source: lasting\\.example, read 2026-11-01.',
    ],
  },
  {
    what: 'the signs by which something is perhaps unmaintained',
    text: `=== requirements.txt ===\nlog$0ger==1.0\n${snapshot('"purl": "pkg:pypi/logger@1.0", "status": "unmaintained", "reason": "no release since 2019-03-02", "successor": "structlog", "source": "PyPI"')}`,
    says: [
      '· perhaps unmaintained',
      'Reason: "no release since 2019\\-03\\-02". Successor: structlog. The product is supported until 2031-12-31.',
      'No record documents it.',
      'Source: PyPI, read 2026-11-01.',
    ],
  },
  {
    what: 'of the unknown who was asked, and what could make it known',
    text: `=== package.json ===\n{ "dependencies": { "da$0rk": "1.0.0" } }\n${snapshot('"purl": "pkg:npm/dark@1.0.0", "status": "unknown", "source": "npm"')}`,
    says: [
      '· end of support not known',
      'No source knows until when it is supported. Does not say: npm, read 2026-11-01.',
      'What could make it known: "Compliance: Update Support Snapshot" asks npm, deps\\.dev, OSV. State it under "support:" in its record.',
    ],
    not: ['supported until'],
  },
  {
    what: 'of a private package that nobody is asked',
    text: `=== compliance.yaml ===\nproduct:\n  name: A\n  private-packages: [pkg:npm/@acme/*]\n=== package.json ===\n{ "dependencies": { "@acme/ec$0g": "1.0.0" } }\n`,
    says: ['No source knows', 'It is among the private packages, so that no online source is asked. State it'],
    not: ['Update Support Snapshot'],
  },
  {
    what: 'a dependency anywhere in its entry',
    text: `=== pom.xml ===\n<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies>\n<dependency><groupId>org.acme</groupId><artifactId>e$0cg</artifactId><version>1.2</version></dependency></dependencies></project>\n`,
    says: ['**org\\.acme\\:ecg** 1\\.2'],
  },
  {
    what: 'a requirement with what its record states',
    text: `=== requirements.txt ===\n# scientific\nbios$0ppy==2.1.3 --hash=sha256:aaaa\n=== soup/a.compliance.yaml ===\ndependencies:\n  - package: pkg:pypi/biosppy\n    purpose: Filters the signal.\n    requirements: Runs on Python 3.12.\n    supplier: NumPy team\n    software-safety-class: B\n    anomalies-reviewed: { on: 2026-10-02, version: 2.1.3 }\n`,
    says: [
      '**biosppy** 2\\.1\\.3 · end of support not known',
      'Asked for as `==2.1.3`, at run time. Its hash is recorded.',
      '[soup/a\\.compliance\\.yaml](workspace:soup%2Fa.compliance.yaml#L2).',
      'Filters the signal. It has to: Runs on Python 3\\.12. Safety class B. Supplier: NumPy team. Anomalies reviewed on 2026-10-02 for 2\\.1\\.3.',
      'No source knows',
    ],
    not: ['No record'],
  },
  {
    what: 'a record of other versions',
    text: `=== requirements.txt ===\nnum$0py==2.1.3\n=== a.compliance.yaml ===\ndependencies:\n  - { package: pkg:pypi/numpy, versions: '<2' }\n`,
    says: ['speaks of other versions: `<2`'],
  },
  {
    what: 'an item of a list',
    text: `=== pyproject.toml ===\n[project]\nname = "x"\ndependencies = [\n  "rich>=13",\n  "htt$0px",\n]\n`,
    says: ['**httpx** · end', 'Named, at run time. No locked version is known.'],
  },
  {
    what: 'what an included file asks for',
    text: `=== app/requirements.txt ===\n-r ../base.txt\n=== base.txt ===\nrich==13$0.1\n`,
    says: ['**rich** 13\\.1', 'Asked for as `==13.1` by `app/requirements.txt`'],
  },
  {
    what: 'the image of a Dockerfile',
    text: `=== Dockerfile ===\nFROM no$0de:18-slim\n`,
    says: ['**node** 18\\-slim · support ended on 2025-04-30', 'Asked for as `18-slim`, at run time.'],
  },
  {
    what: 'a module of go.mod',
    text: `=== go.mod ===\nmodule example.org/a\n\ngo 1.22\n\nrequire (\n\tgolang.org/x/te$0xt v0.14.0\n)\n`,
    says: ['**golang\\.org/x/text** v0\\.14\\.0'],
  },
  {
    what: 'an action, from a place that may change',
    text: `=== .github/workflows/ci.yml ===\njobs:\n  a:\n    steps:\n      - uses: actions/check$0out@v4\n`,
    says: ['**actions/checkout** v4', 'for development only', 'its content may change unseen'],
  },
  {
    what: 'a direct dependency in the lockfile',
    text: `=== package.json ===\n{ "dependencies": { "express": "^4" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3, "packages": {\n  "": { "dependencies": { "express": "^4" } },\n  "node_modules/express": { "version": "4.1$09.2", "license": "MIT" } } }\n`,
    says: ['**express** 4\\.19\\.2', 'Asked for as `^4` by `package.json`', '- express has no dependency record'],
  },
  {
    what: 'a transitive one in the lockfile, by its way',
    text: `=== package.json ===\n{ "dependencies": { "express": "^4" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3, "packages": {\n  "": { "dependencies": { "express": "^4" } },\n  "node_modules/express": { "version": "4.19.2", "dependencies": { "body-parser": "1" } },\n  "node_modules/body-parser": { "version": "1.20.0", "dependencies": { "qs": "6" } },\n  "node_modules/q$0s": { "version": "6.13.0", "integrity": "sha512-aa" } } }\n`,
    says: [
      '**qs** 6\\.13\\.0',
      'Comes with express by way of body\\-parser by `package.json`, at run time.',
      'Its hash is recorded.',
    ],
  },
  {
    what: 'what a dependency brings',
    text: `=== package.json ===\n{ "dependencies": { "exp$0ress": "^4" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3, "packages": {\n  "": { "dependencies": { "express": "^4" } },\n  "node_modules/express": { "version": "4.19.2", "dependencies": { "qs": "6" } },\n  "node_modules/qs": { "version": "6.13.0" } } }\n`,
    says: ['Brings one package with it.'],
  },
  {
    what: 'a package that two manifests take from their parent',
    text: `=== pom.xml ===\n<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>p</artifactId><version>1</version><packaging>pom</packaging><modules><module>a</module><module>b</module></modules><dependencies><dependency><groupId>o</groupId><artifactId>e$0cg</artifactId><version>1.2</version></dependency></dependencies></project>\n=== a/pom.xml ===\n<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent><artifactId>a</artifactId></project>\n`,
    says: ['**o\\:ecg** 1\\.2'],
  },
  { what: 'nothing beside dependencies', text: `=== package.json ===\n{ "na$0me": "x" }\n`, says: undefined },
  {
    what: 'a model use that nobody documents',
    text: `=== a.py ===\nfrom transformers import pipeline\np = pipe$0line(model="example/triage")\n`,
    says: ['pipeline', 'model, not documented', 'Loads `pkg:huggingface/example/triage`', 'No record documents it.'],
  },
  {
    what: 'a model use with its record',
    text: `=== a.py ===\nfrom transformers import pipeline\np = pipe$0line(model="example/triage")\n=== m.compliance.yaml ===\nmodels:\n  - id: triage\n    name: Triage\n    artifact: pkg:huggingface/example/triage\n    limitations: Adults only\n`,
    says: ['· model', '**triage** · Triage', 'Limitations: Adults only.'],
    not: ['not documented'],
  },
  {
    what: 'an id in a trace tag',
    text: `=== a.py ===\n# compliance: implements RC$0-1\n=== m.compliance.yaml ===\n${records}`,
    says: ['**RC\\-1**', '**Implemented by** `a.py`', 'This code implements `RC-1`'],
  },
  {
    what: 'text of a file as text, not as markup',
    text: `controls:\n  - id: RC$0-1\n    title: "[x](command:evil) <img src=y> **bold** \`code\`"\n`,
    says: ['\\[x\\]\\(command\\:evil\\) \\<img src=y\\> \\*\\*bold\\*\\* \\`code\\`'],
  },
  {
    what: 'behind an emoji and CRLF',
    text: `controls:\r\n  - id: RC-1\r\n    title: "😀 🫀"\r\n    type: proc$0ess\r\n`,
    says: ['**process**'],
  },
  { what: 'nothing on blank text', text: `controls:\n  - id: RC-1\n $0   type: process\n`, says: undefined },
];

describe('hoverAt', () => {
  for (const { what, text, says, not = [] } of cases) {
    it(`explains ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const hover = hoverAt(context, path, position);
      if (says === undefined) {
        assert.equal(hover?.markdown, undefined);
        return;
      }
      let from = 0;
      for (const piece of says) {
        const at = hover?.markdown.indexOf(piece, from) ?? -1;
        assert.ok(at >= 0, `"${piece}" does not stand there, or not in this order:\n${hover?.markdown}`);
        from = at + piece.length;
      }
      for (const piece of not) assert.ok(hover?.markdown.includes(piece) !== true, hover?.markdown);
      const range = hover?.range;
      assert.ok(range && range.start.line <= position.line && range.end.line >= position.line);
    });
  }

  const packages = Array.from({ length: 2000 }, (_, index) => [`lib-${index}`, `1.0.${index}`] as const);
  const asked = '"dependencies": { "lib-7": "^1.0.0" }';
  const big: Readonly<Record<string, string>> = {
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { 'lib-7': '^1.0.0' } },
        ...Object.fromEntries(packages.map(([name, version]) => [`node_modules/${name}`, { version, license: 'MIT' }])),
      },
    }),
    'pnpm-lock.yaml': [
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      lib-7: { specifier: ^1.0.0, version: 1.0.7 }\npackages:\n",
      ...packages.map(([name, version]) => `  ${name}@${version}:\n    resolution: {integrity: sha512-aa}\n`),
      'snapshots:\n',
      ...packages.map(([name, version]) => `  ${name}@${version}: {}\n`),
    ].join(''),
  };
  for (const [file, text] of Object.entries(big)) {
    it(`explains an entry far down in a big ${file}, and one that is asked for`, async () => {
      const { context } = await checkAtCursor(`=== package.json ===\n{ ${asked} }\n=== ${file} ===\n${text}\n`);
      const source = context.textOf(file);
      const cases: [name: string, says: string][] = [
        ['lib-1999', '**lib\\-1999** 1\\.0\\.1999'],
        ['lib-7', 'Asked for as `^1.0.0` by `package.json`'],
      ];
      for (const [name, says] of cases) {
        const piece = file.endsWith('.json') ? `"node_modules/${name}"` : `\n  ${name}@`;
        const position = source?.lines.positionAt(source.text.indexOf(piece) + 4) ?? { line: 0, character: 0 };
        assert.ok(hoverAt(context, file, position)?.markdown.includes(says), name);
      }
    });
  }
});
