// One finding where a person can act: what comes with one direct dependency together, and what a waiver names apart; what
// SBOMs say; what only may be unmaintained; what is not known; snapshots that nobody renews.
import assert from 'node:assert/strict';
import { applyFix } from '../../../../test/fixtures/apply-fix';
import { checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';
import type { Finding } from '../../check/finding';

function supportFindings({ findings }: FixtureResult): readonly Finding[] {
  return findings.filter(({ rule }) => rule.startsWith('support/'));
}

function summary(result: FixtureResult): readonly string[] {
  return supportFindings(result).map(({ rule, target, severity }) => `${rule} ${target} ${severity}`);
}

const product = (rest = ''): string =>
  `=== compliance.yaml ===\nproduct:\n  name: CardioWatch\n  version: 1.0.0\n  manufacturer: Example Medical GmbH\n  type: medical-device\n  intended-purpose: Detects atrial fibrillation.\n  support-until: 2031-12-31\nscope: [mdr, iec-62304]\n${rest}`;

interface Package {
  readonly requires?: readonly string[];
  readonly deprecated?: string;
  readonly dev?: true;
}

/** A package.json that asks for `tool`, and its lockfile. */
function locked(packages: Readonly<Record<string, Package>>, section = 'dependencies'): string {
  const entries = Object.entries(packages).map(([name, { requires = [], deprecated, dev }]) => {
    const dependencies = Object.fromEntries(requires.map((each) => [each, '1.0.0']));
    return [`node_modules/${name}`, { version: '1.0.0', dependencies, deprecated, dev }];
  });
  const asked = { [section]: { tool: '1.0.0' } };
  const lock = { lockfileVersion: 3, packages: { '': asked, ...(Object.fromEntries(entries) as object) } };
  return `=== package.json ===\n${JSON.stringify(asked)}\n=== package-lock.json ===\n${JSON.stringify(lock)}\n`;
}

const deep = {
  tool: { requires: ['inner'] },
  inner: { requires: ['one', 'two', 'three', 'four'] },
  one: { deprecated: 'use uno' },
  two: { deprecated: 'no longer' },
  three: { deprecated: 'old' },
  four: {},
};

describe('support: what comes with one direct dependency', () => {
  it('is one finding at that dependency, with the way to each', async () => {
    const result = await checkFixture(product() + locked(deep));
    const [finding, ...more] = supportFindings(result);
    assert.deepEqual(more, []);
    assert.match(
      finding?.message ?? '',
      /^tool brings 3 packages that their publishers have deprecated: one 1\.0\.0, two 1\.0\.0 and three 1\.0\.0\. .*Update tool to a version that does without them, or record who supports them\.$/,
    );
    assert.deepEqual(finding?.anchor, { file: 'package.json', path: ['dependencies', 'tool'], part: 'key' });
    const related = finding.related.map(({ message }) => message).join('\n');
    for (const name of ['one', 'two', 'three'])
      assert.match(related, new RegExp(`${name} 1\\.0\\.0 is locked here, required by tool > inner\\.`));
  });

  it('is part of the finding about that dependency, where it has one', async () => {
    const text = locked({ ...deep, tool: { requires: ['inner'], deprecated: 'use another' } });
    const result = await checkFixture(product() + text);
    assert.deepEqual(summary(result), ['support/deprecated pkg:npm/tool@1.0.0 warning']);
    const [finding] = supportFindings(result);
    assert.match(finding?.message ?? '', /^tool 1\.0\.0 is deprecated by its publisher: "use another"/);
    assert.match(
      finding?.related.map(({ message }) => message).join('\n') ?? '',
      /two 1\.0\.0, which comes with tool: the same/,
    );
  });

  it('is softer where all of it is for development', async () => {
    const dev = Object.fromEntries(Object.entries(deep).map(([name, each]) => [name, { ...each, dev: true as const }]));
    const result = await checkFixture(product() + locked(dev, 'devDependencies'));
    assert.deepEqual(summary(result), ['support/deprecated pkg:npm/one@1.0.0 information']);
  });

  it('leaves apart what a waiver names', async () => {
    const waiver =
      'waivers:\n  - { rule: support/deprecated, target: pkg:npm/one@1.0.0, reason: Never called., expires: 2027-01-01 }\n';
    const result = await checkFixture(product(waiver) + locked(deep));
    assert.deepEqual(summary(result), ['support/deprecated pkg:npm/two@1.0.0 warning']);
    assert.deepEqual(
      result.silenced.map(({ target }) => target),
      ['pkg:npm/one@1.0.0'],
    );
  });

  it('is waived and recorded package by package', async () => {
    const result = await checkFixture(product() + locked(deep));
    const [finding] = supportFindings(result);
    const waived = await applyFix(result, finding, 'Waive these 3 packages');
    const text = waived.files.get('compliance.yaml') ?? '';
    assert.equal(text.match(/rule: support\/deprecated/g)?.length, 3);
    const reasoned = await checkFixture(
      [...waived.files]
        .map(([path, each]) => `=== ${path} ===\n${each.replaceAll(/reason:.*/g, 'reason: Build only.')}`)
        .join('\n'),
    );
    assert.deepEqual(summary(reasoned), []);
    const recorded = await applyFix(result, finding, 'Record who supports these 3 packages');
    assert.match(recorded.files.get('compliance.yaml') ?? '', /package: pkg:npm\/two\n {4}versions: 1\.0\.0\n/);
  });

  it('is another finding for each other dependency', async () => {
    const two = '{ "dependencies": { "a": "1.0.0", "b": "1.0.0" } }';
    const entry = (name: string, requires: string, deprecated = false): string =>
      `"node_modules/${name}": { "version": "1.0.0", "dependencies": {${requires}}${deprecated ? ', "deprecated": "old"' : ''} }`;
    const lock = `{ "lockfileVersion": 3, "packages": { "": ${two}, ${[
      entry('a', '"x": "1.0.0"'),
      entry('b', '"y": "1.0.0"'),
      entry('x', '', true),
      entry('y', '', true),
    ].join(', ')} } }`;
    const result = await checkFixture(`${product()}=== package.json ===\n${two}\n=== package-lock.json ===\n${lock}\n`);
    assert.deepEqual(summary(result), [
      'support/deprecated pkg:npm/x@1.0.0 warning',
      'support/deprecated pkg:npm/y@1.0.0 warning',
    ]);
  });

  it('keeps runtimes of several lines apart', async () => {
    const text = ['18', '20']
      .map((line) => `=== ${line}/package.json ===\n{ "engines": { "node": ">=${line}" } }\n`)
      .join('');
    assert.deepEqual(summary(await checkFixture(product() + text)), [
      'support/end-of-life pkg:generic/node@18 warning',
      'support/end-of-life pkg:generic/node@20 warning',
    ]);
  });
});

const bom = (milestones: Readonly<Record<string, string>>, timestamp = '2026-06-01T08:00:00Z'): string =>
  `=== gateway.cdx.json ===\n${JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { timestamp },
    components: [
      {
        type: 'library',
        name: 'dcmtk',
        version: '3.6.9',
        purl: 'pkg:generic/dcmtk@3.6.9',
        properties: Object.entries(milestones).map(([name, value]) => ({
          name: `cdx:lifecycle:milestone:${name}`,
          value,
        })),
      },
    ],
  })}\n`;

describe('support: what an SBOM says', () => {
  const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
    ['an end of support', bom({ endOfSupport: '2026-11-22' }), ['support/end-of-life pkg:generic/dcmtk@3.6.9 error']],
    ['the last day', bom({ endOfSupport: '2026-11-23' }), ['support/ends-soon pkg:generic/dcmtk@3.6.9 warning']],
    ['a time', bom({ endOfSupport: '2026-11-22T12:00:00Z' }), ['support/end-of-life pkg:generic/dcmtk@3.6.9 error']],
    ['a month', bom({ endOfLife: '2026-11' }), ['support/ends-soon pkg:generic/dcmtk@3.6.9 warning']],
    ['support before life', bom({ endOfLife: '2020-01-01', endOfSupport: '2032-01-01' }), []],
    [
      'the guaranteed support',
      bom({ endOfGuaranteedSupport: '2029-01-01' }),
      ['support/ends-before-product pkg:generic/dcmtk@3.6.9 warning'],
    ],
    ['what is no end of support', bom({ endOfDistribution: '2020-01-01', generalAvailability: '2019-01-01' }), []],
    ['what was written later', bom({ endOfSupport: '2026-11-22' }, '2026-11-24T00:00:00Z'), []],
    [
      'after the record',
      bom({ endOfSupport: '2026-11-22' }) +
        '=== soup.compliance.yaml ===\ndependencies:\n  - { package: "pkg:generic/dcmtk", support: { until: 2032-01-01, source: Contract } }\n',
      [],
    ],
    [
      'after the snapshot',
      bom({ endOfSupport: '2026-11-22' }) +
        '=== .compliance/support.json ===\n{ "schema": 1, "asOf": "2026-11-01", "components": [{ "purl": "pkg:generic/dcmtk@3.6.9", "status": "supported", "until": "2032-01-01", "source": "OFFIS" }] }\n',
      [],
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(title, async () => assert.deepEqual(summary(await checkFixture(product() + text)), expected));
  }

  it('counts for the same component of a manifest, before the table, and is shown with its place and day', async () => {
    const text = `=== package.json ===\n{ "dependencies": { "express": "3.21.2" } }\n${bom({
      endOfSupport: '2026-12-31',
    })
      .replace('pkg:generic/dcmtk@3.6.9', 'pkg:npm/express@3.21.2')
      .replace('dcmtk', 'express')
      .replace('3.6.9', '3.21.2')}`;
    const result = await checkFixture(product() + text);
    assert.deepEqual(summary(result), ['support/ends-soon pkg:npm/express@3.21.2 warning']);
    const [finding] = supportFindings(result);
    assert.equal(finding?.anchor.file, 'package.json');
    assert.match(
      finding.message,
      /supported only until 2026-12-31 \(says the SBOM gateway\.cdx\.json \(endOfSupport\)\)/,
    );
    const place = finding.related.find(({ anchor }) => anchor.file === 'gateway.cdx.json');
    assert.match(
      place?.message ?? '',
      /last day 2026-12-31\. Source: the SBOM gateway\.cdx\.json \(endOfSupport\) \(written on 2026-06-01\)/,
    );
  });

  it('says that a day cannot be read', async () => {
    const result = await checkFixture(product() + bom({ endOfSupport: 'soon' }));
    assert.match(
      result.findings.map(({ rule, message }) => `${rule} ${message}`).join('\n'),
      /workspace\/unread .*"soon" is no day, so that the endOfSupport of dcmtk is not known/,
    );
  });
});

const snapshot = (entry: object, asOf = '2026-11-01'): string =>
  `=== .compliance/support.json ===\n${JSON.stringify({ schema: 1, asOf, components: [entry] })}\n`;

describe('support: what may be unmaintained', () => {
  const entry = { purl: 'pkg:npm/ecg-io@2.1.0', status: 'unmaintained', source: 'npm, deps.dev' };
  const direct = '=== package.json ===\n{ "dependencies": { "ecg-io": "2.1.0" } }\n';
  const asDev = direct.replace('dependencies', 'devDependencies');
  const express = { ...entry, purl: 'pkg:npm/express@4.22.2' };
  const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
    ['a direct one', direct + snapshot(entry), ['support/unmaintained pkg:npm/ecg-io@2.1.0 information']],
    ['one for development', asDev + snapshot(entry), ['support/unmaintained pkg:npm/ecg-io@2.1.0 hint']],
    [
      'not one that comes with another',
      locked({ tool: { requires: ['one'] }, one: {} }) + snapshot({ ...entry, purl: 'pkg:npm/one@1.0.0' }),
      [],
    ],
    [
      'not one that ends before the product, by somebody who knows',
      direct +
        snapshot(entry) +
        bom({ endOfSupport: '2029-01-01' })
          .replace('pkg:generic/dcmtk@3.6.9', 'pkg:npm/ecg-io@2.1.0')
          .replace('3.6.9', '2.1.0'),
      ['support/ends-before-product pkg:npm/ecg-io@2.1.0 warning'],
    ],
    [
      'stronger than the table that knows no end',
      `=== package.json ===\n{ "dependencies": { "express": "4.22.2" } }\n${snapshot(express)}`,
      ['support/unmaintained pkg:npm/express@4.22.2 information'],
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(title, async () => assert.deepEqual(summary(await checkFixture(product() + text)), expected));
  }

  it('is silent where no clause asks', async () => {
    const text = product().replace('medical-device', 'wellness').replace('[mdr, iec-62304]', '[iso-14971]');
    assert.deepEqual(summary(await checkFixture(text + direct + snapshot(entry))), []);
  });
});

describe('support: what is not known', () => {
  const on = product('rules:\n  support/unknown: warning\n');
  it('is each direct component that nobody knows, once', async () => {
    const text =
      '=== a/package.json ===\n{ "dependencies": { "ecg-io": "2.1.0", "express": "4.22.2", "own": "file:../own" }, "engines": { "what": "1" } }\n' +
      '=== b/package.json ===\n{ "dependencies": { "ecg-io": "2.1.0" } }\n=== Dockerfile ===\nFROM acme/base:7\n';
    const result = await checkFixture(on + text);
    assert.deepEqual(
      supportFindings(result)
        .filter(({ rule }) => rule === 'support/unknown')
        .map(({ target, severity }) => `${target} ${severity}`),
      ['pkg:npm/ecg-io@2.1.0 warning', 'pkg:generic/what@1 warning', 'pkg:docker/acme/base@7 warning'],
    );
    const [finding] = supportFindings(result).filter(({ target }) => target.includes('ecg-io'));
    assert.match(finding?.related[0]?.message ?? '', /^ecg-io 2\.1\.0: the same\.$/);
  });
  it('is not what the snapshot knows, but what it does not', async () => {
    const direct = '=== package.json ===\n{ "dependencies": { "ecg-io": "2.1.0" } }\n';
    for (const [status, expected] of [
      ['supported', []],
      ['unknown', ['support/unknown pkg:npm/ecg-io@2.1.0 warning']],
    ] as const) {
      const entry = { purl: 'pkg:npm/ecg-io@2.1.0', status, source: 'npm' };
      assert.deepEqual(summary(await checkFixture(on + direct + snapshot(entry))), expected);
    }
  });
});

describe('support: a snapshot that nobody renews', () => {
  const empty = (text: string): string => `=== .compliance/support.json ===\n${text}\n`;
  const cases: readonly (readonly [asOf: string, text: string, days: number | undefined])[] = [
    ['2026-11-23', '{ "schema": 1, "asOf": "2026-08-25", "components": [] }', undefined],
    ['2026-11-23', '{ "schema": 1, "asOf": "2026-08-24", "components": [] }', 91],
    ['2026-08-25', '{ "schema": 1, "asOf": "2026-11-24", "components": [] }', undefined],
    ['2026-11-23', '{ "schema": 1, "components": [] }', undefined],
    [
      '2026-11-23',
      '{ "schema": 1, "components": [{ "purl": "pkg:npm/a@1", "status": "unknown", "source": "npm", "asOf": "2026-01-01" }] }',
      326,
    ],
  ];
  for (const [asOf, text, days] of cases) {
    it(`${text.slice(0, 60)} on ${asOf}: ${days ?? 'fresh'}`, async () => {
      const result = await checkFixture(product() + empty(text), { asOf });
      const [finding] = supportFindings(result);
      assert.equal(finding?.rule, days === undefined ? undefined : 'support/stale-snapshot');
      if (days !== undefined) {
        assert.match(finding?.message ?? '', new RegExp(`${days} days ago`));
        assert.equal(finding?.target, '.compliance/support.json');
      }
    });
  }
  it('speaks for every product, whatever it claims', async () => {
    const text = product().replace('medical-device', 'wellness').replace('[mdr, iec-62304]', '[]');
    const result = await checkFixture(text + empty('{ "schema": 1, "asOf": "2026-01-01", "components": [] }'));
    assert.deepEqual(summary(result), ['support/stale-snapshot .compliance/support.json warning']);
  });
});
