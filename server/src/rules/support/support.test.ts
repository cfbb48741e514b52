// The rules on support beyond their examples: days, ranges, sources, families, what is transitive, gates.
import assert from 'node:assert/strict';
import { assertMends } from '../../../../test/fixtures/apply-fix';
import { assertLabels, checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';
import type { Finding } from '../../check/finding';

/** A package.json on lines of its own, so that labels can stand below its keys. */
function manifest(section: string, entries: string): string {
  return `=== package.json ===\n{\n  "name": "gateway",\n  "${section}": {\n${entries}\n  }\n}\n`;
}

/** A package-lock.json of version 3 with the packages given as `path: { … }` lines. */
function lock(root: string, ...packages: string[]): string {
  const entries = [`"": { "name": "gateway", ${root} }`, ...packages].map((entry) => `    ${entry}`).join(',\n');
  return `=== package-lock.json ===\n{\n  "name": "gateway",\n  "lockfileVersion": 3,\n  "packages": {\n${entries}\n  }\n}\n`;
}

function product(scope: string, rest = ''): string {
  return `=== compliance.yaml ===\nproduct:\n  name: CardioWatch\n  version: 1.0.0\n  manufacturer: Example Medical GmbH\n  type: medical-device\n  intended-purpose: Detects atrial fibrillation.\nscope: [${scope}]\n${rest}`;
}

function supportFindings({ findings }: FixtureResult): readonly Finding[] {
  return findings.filter(({ rule }) => rule.startsWith('support/'));
}

/** `rule target` of every finding of the family. */
function summary(result: FixtureResult): readonly string[] {
  return supportFindings(result).map(({ rule, target, severity }) => `${rule} ${target} ${severity}`);
}

const node = (range: string): string => `=== package.json ===\n{ "engines": { "node": ${JSON.stringify(range)} } }\n`;

describe('support: the day on which it ends', () => {
  const days: [asOf: string, expected: string[]][] = [
    ['2027-05-01', ['support/end-of-life pkg:generic/node@22 error']],
    ['2027-04-30', ['support/ends-soon pkg:generic/node@22 warning']],
    ['2026-11-01', ['support/ends-soon pkg:generic/node@22 warning']],
    ['2026-10-31', ['support/ends-before-product pkg:generic/node@22 warning']],
  ];
  for (const [asOf, expected] of days) {
    it(`Node.js 22 on ${asOf}`, async () =>
      assert.deepEqual(summary(await checkFixture(node('22'), { asOf })), expected));
  }

  const untils: [until: string, expected: string[]][] = [
    ['  support-until: 2028-04-30\n', []],
    ['  support-until: 2028-05-01\n', ['support/ends-before-product pkg:generic/node@24 warning']],
    ['', []],
  ];
  for (const [until, expected] of untils) {
    it(`Node.js 24 in a product with "${until.trim()}"`, async () => {
      const text = product('mdr, iec-62304').replace('scope:', `${until}scope:`) + node('24');
      assert.deepEqual(summary(await checkFixture(text)), expected);
    });
  }
});

describe('support: what a rule without a clause leaves to the next', () => {
  const snapshot = (status: string): string =>
    `=== .compliance/support.json ===\n{ "schema": 1, "asOf": "2026-11-01", "components": [\n  { "purl": "pkg:npm/undici@7.2.0", "status": "${status}", "source": "registry" }\n] }\n`;
  const undici = manifest('dependencies', '    "undici": "7.2.0"');
  const until = (scope: string, rest = ''): string =>
    product(scope, rest).replace('scope:', '  support-until: 2031-12-31\nscope:').replace('medical-device', 'wellness');
  const ended = 'dependencies:\n  - { package: pkg:npm/undici, support: { until: 2025-01-31, source: Contract } }\n';
  const cases: [title: string, text: string, expected: string[]][] = [
    ['what ended', until('iec-81001-5-1') + node('16'), ['support/ends-before-product pkg:generic/node@16 warning']],
    [
      'what ends soon',
      until('iec-81001-5-1') + node('22'),
      ['support/ends-before-product pkg:generic/node@22 warning'],
    ],
    [
      'what ended and was withdrawn',
      until('', ended) + undici + snapshot('withdrawn'),
      ['support/withdrawn pkg:npm/undici@7.2.0 error'],
    ],
    ['what is deprecated', until('iec-81001-5-1') + undici + snapshot('deprecated'), []],
    ['nothing where no clause applies', until('') + node('16'), []],
  ];
  for (const [title, text, expected] of cases) {
    it(title, async () => assert.deepEqual(summary(await checkFixture(text)), expected));
  }

  it('says of what ended that it was supported', async () => {
    const [finding] = supportFindings(await checkFixture(until('iec-81001-5-1') + node('16')));
    assert.match(finding?.message ?? '', /^node 16 was supported only until 2023-09-11, CardioWatch until 2031-12-31 /);
  });
});

describe('support: runtimes by their range', () => {
  const ranges: [range: string, expected: string[]][] = [
    ['18.20.4', ['support/end-of-life pkg:generic/node@18.20.4 error']],
    ['>=18', ['support/end-of-life pkg:generic/node@18 warning']],
    ['>=16 <19', ['support/end-of-life pkg:generic/node@18 error']],
    ['18 || 20', ['support/end-of-life pkg:generic/node@20 error']],
    ['18 || 20 || 22', ['support/ends-soon pkg:generic/node@22 warning']],
    ['*', []],
    ['what', []],
  ];
  for (const [range, expected] of ranges) {
    it(`node ${range}`, async () => assert.deepEqual(summary(await checkFixture(node(range))), expected));
  }
});

describe('support: what stands where', () => {
  it('a package that is not locked, by its range', () =>
    assertLabels(
      'support/end-of-life',
      manifest('dependencies', '    "express": "^3.0.0"\n//  ^^^^^^^^^ error: express ^3.0.0 lets in no version'),
    ));

  it('a development tool one step lower', () =>
    assertLabels(
      'support/end-of-life',
      manifest('devDependencies', '    "protractor": "7.0.0"\n//  ^^^^^^^^^^^^ warning: Replace protractor'),
    ));

  it('a transitive one at the direct one that brings it, with the lockfile', async () => {
    const { findings } = await assertLabels(
      'support/end-of-life',
      manifest(
        'dependencies',
        '    "gateway-sdk": "^1.0.0"\n//  ^^^^^^^^^^^^^ error: express 3.21.2, which comes with gateway-sdk, is no longer supported',
      ) +
        lock(
          '"dependencies": { "gateway-sdk": "^1.0.0" }',
          '"node_modules/gateway-sdk": { "version": "1.2.0", "dependencies": { "router": "^1.0.0" } }',
          '"node_modules/router": { "version": "1.0.0", "dependencies": { "express": "3.x" } }',
          '"node_modules/express": { "version": "3.21.2" }',
        ),
    );
    const [finding] = findings.filter(({ rule }) => rule === 'support/end-of-life');
    assert.equal(finding?.target, 'pkg:npm/express@3.21.2');
    assert.match(finding.message, /Update gateway-sdk to a version that does without it/);
    assert.deepEqual(finding.related[0], {
      anchor: { file: 'package-lock.json', path: ['packages', 'node_modules/express'], part: 'key' },
      message: 'express 3.21.2 is locked here, required by gateway-sdk > router.',
    });
    assert.ok(finding.fixes.every(({ title }) => !title.startsWith('Move')));
  });

  it('a framework once, at its first package', async () => {
    const { findings } = await assertLabels(
      'support/end-of-life',
      manifest(
        'dependencies',
        `    "@angular/common": "14.2.1",
//  ^^^^^^^^^^^^^^^^^ error: @angular/common 14.2.1 and 2 more packages are no longer supported
    "@angular/core": "14.2.1",
    "@angular/router": "14.2.0"`,
      ),
    );
    const [finding] = findings.filter(({ rule }) => rule === 'support/end-of-life');
    assert.equal(finding?.target, 'pkg:npm/%40angular/common@14.2.1');
    assert.deepEqual(
      finding.related.map(({ anchor }) => ('path' in anchor ? anchor.path.at(-1) : undefined)),
      ['@angular/core', '@angular/router', '@angular/common'],
    );
  });

  it('one component in several manifests once', async () => {
    const one = '{ "dependencies": { "express": "3.21.2" } }\n';
    const result = await checkFixture(`=== a/package.json ===\n${one}=== b/package.json ===\n${one}`);
    const [finding, ...more] = supportFindings(result);
    assert.deepEqual(more, []);
    assert.equal(finding?.anchor.file, 'a/package.json');
    assert.equal(finding.related[0]?.anchor.file, 'b/package.json');
    const after = await assertMends(result, finding, 'Move to Express 4 in 2 files');
    assert.match(after.files.get('b/package.json') ?? '', /"express": "4\.22\.2"/);
  });

  it("not a package of the product's own", async () => {
    const text = '=== package.json ===\n{ "dependencies": { "express": "file:../express" } }\n';
    assert.deepEqual(summary(await checkFixture(text)), []);
  });
});

describe('support: one fact, one finding', () => {
  const deprecatedAndEnded =
    manifest('dependencies', '    "angular": "1.8.3"') +
    lock(
      '"dependencies": { "angular": "1.8.3" }',
      '"node_modules/angular": { "version": "1.8.3", "deprecated": "For the actively supported Angular, see @angular/core." }',
    );

  it('end of life before deprecation, whose words are related', async () => {
    const result = await checkFixture(deprecatedAndEnded);
    assert.deepEqual(summary(result), ['support/end-of-life pkg:npm/angular@1.8.3 error']);
    const related =
      supportFindings(result)[0]
        ?.related.map(({ message }) => message)
        .join('\n') ?? '';
    assert.match(related, /deprecated by its publisher \("For the actively supported Angular/);
    assert.match(related, /angularjs\.org\S* \(read on \d{4}-\d{2}-\d{2}\)/);
  });

  const snapshot = (entry: string): string =>
    `=== .compliance/support.json ===\n{ "schema": 1, "asOf": "2026-11-01", "components": [ ${entry} ] }\n=== package.json ===\n{ "dependencies": { "ecg-io": "2.1.0" } }\n`;
  const entries: [entry: string, expected: string[]][] = [
    ['"status": "ended", "until": "2026-10-31"', ['support/end-of-life pkg:npm/ecg-io@2.1.0 error']],
    ['"status": "deprecated", "successor": "ecg-stream"', ['support/deprecated pkg:npm/ecg-io@2.1.0 warning']],
    ['"status": "supported", "until": "2026-12-31"', ['support/ends-soon pkg:npm/ecg-io@2.1.0 warning']],
    ['"status": "supported", "until": "2029-12-31"', ['support/ends-before-product pkg:npm/ecg-io@2.1.0 warning']],
    ['"status": "supported", "until": "2031-12-31"', []],
    ['"status": "unmaintained"', ['support/unmaintained pkg:npm/ecg-io@2.1.0 information']],
    ['"status": "unknown"', []],
    ['"status": "ended", "asOf": "2026-11-24"', []],
  ];
  for (const [entry, expected] of entries) {
    it(`the snapshot says ${entry}`, async () => {
      const result = await checkFixture(snapshot(`{ "purl": "pkg:npm/ecg-io@2.1.0", ${entry}, "source": "ECG Inc." }`));
      assert.deepEqual(summary(result), expected);
    });
  }
});

describe('support: the record wins', () => {
  const record = (versions: string, until: string): string =>
    `  - package: pkg:npm/express\n${versions === '' ? '' : `    versions: "${versions}"\n`}    support: { until: ${until}, source: docs/soup/express.md }\n`;
  const express = '=== package.json ===\n{ "dependencies": { "express": "3.21.2" } }\n';
  const ended = ['support/end-of-life pkg:npm/express@3.21.2 error'];
  const cases: [title: string, records: string, expected: string[]][] = [
    ['all versions', record('', '2032-01-01'), []],
    ['its versions', record('^3.0.0', '2032-01-01'), []],
    ['other versions', record('^4.0.0', '2032-01-01'), ended],
    ['until yesterday', record('', '2026-11-22'), ended],
    ['until today', record('', '2026-11-23'), ['support/ends-soon pkg:npm/express@3.21.2 warning']],
    ['narrower range first', record('^3.0.0', '2032-01-01') + record('3.21.2', '2020-01-01'), ended],
    ['narrower range last', record('3.21.2', '2032-01-01') + record('', '2020-01-01'), []],
    ['later start of two ranges', record('>=2 <4', '2020-01-01') + record('~3.21.0', '2032-01-01'), []],
  ];
  for (const [title, records, expected] of cases) {
    it(title, async () => {
      const text = `=== soup.compliance.yaml ===\ndependencies:\n${records}${express}`;
      assert.deepEqual(summary(await checkFixture(text)), expected);
    });
  }
});

describe('support: gates', () => {
  it('is silent where no instrument asks', async () => {
    const text = product('iso-14971', '').replace('medical-device', 'wellness') + node('18');
    assert.deepEqual(summary(await checkFixture(text)), []);
  });
  it('speaks for the MDR alone', async () => {
    const result = await checkFixture(product('mdr') + node('18'));
    assert.deepEqual(summary(result), ['support/end-of-life pkg:generic/node@18 error']);
    assert.match(
      supportFindings(result)[0]?.message ?? '',
      /MDR Annex I 17\.2 asks for components that somebody looks after\./,
    );
  });
});
