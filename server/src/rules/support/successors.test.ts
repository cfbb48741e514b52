// What takes the place of a component: by its publisher's words, by the snapshot, by what others do.
import assert from 'node:assert/strict';
import { applyFix, assertMends } from '../../../../test/fixtures/apply-fix';
import { checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';
import type { Finding } from '../../check/finding';
import { replacementsOf } from '../../support/replacements';
import { successorIn } from './successors';

function found({ findings }: FixtureResult): Finding | undefined {
  return findings.find(({ rule }) => rule.startsWith('support/'));
}

function snapshot(purl: string, more: object): string {
  const entry = { purl, status: 'deprecated', source: 'its registry', ...more };
  return `=== .compliance/support.json ===\n${JSON.stringify({ schema: 1, asOf: '2026-11-01', components: [entry] })}\n`;
}

const asked = (name: string): string =>
  `=== package.json ===\n{\n  "dependencies": {\n    "${name}": "1.0.0",\n    "ws": "8.18.0"\n  }\n}\n`;

describe('the successor in the words of a publisher', () => {
  const words: readonly (readonly [words: string, name: string | undefined])[] = [
    [
      'This package has been deprecated in favour of @babel/plugin-transform-class-properties',
      '@babel/plugin-transform-class-properties',
    ],
    ['Package moved to @hapi/hoek.', '@hapi/hoek'],
    ['renamed to `ecg-stream`', 'ecg-stream'],
    ["Please use 'fast-glob' or 'tinyglobby'", 'fast-glob'],
    ['Use uuid instead', 'uuid'],
    ['use the "undici" package', 'undici'],
    ['abandoned, use symfony/mailer', 'symfony/mailer'],
    ['request has been deprecated, see https://github.com/request/request/issues/3142', undefined],
    ['Please upgrade to version 7 or higher.', undefined],
    ['Use 2.x instead', undefined],
    ["Use the platform's native DOMException instead", undefined],
    ['use it instead', undefined],
    ['no longer maintained', undefined],
    ['abandoned', undefined],
    ['', undefined],
  ];
  for (const [text, name] of words) {
    it(`${text}: ${name ?? 'none'}`, () => assert.equal(successorIn(text), name));
  }
});

describe('what others use in place of an npm module', () => {
  it('is known of some, by packages and by what the platform has', () => {
    assert.deepEqual(replacementsOf('faker'), [{ kind: 'package', name: '@faker-js/faker' }]);
    assert.deepEqual(replacementsOf('left-pad'), [{ kind: 'built-in', name: 'String.prototype.padStart' }]);
    assert.ok(replacementsOf('request').some(({ kind, name }) => kind === 'built-in' && name === 'fetch'));
    assert.ok(replacementsOf('moment').some(({ name }) => name === 'dayjs'));
    for (const name of ['undici', 'constructor', '__proto__', '']) assert.deepEqual(replacementsOf(name), [], name);
  });
});

describe('support: a successor', () => {
  it('that the snapshot names is written in the place of the package', async () => {
    const result = await checkFixture(asked('ecg-io') + snapshot('pkg:npm/ecg-io@1.0.0', { successor: 'ecg-stream' }));
    assert.match(found(result)?.message ?? '', /Replace it with ecg-stream, or record who supports it\.$/);
    const mended = await assertMends(result, found(result), 'Replace ecg-io with ecg-stream');
    assert.equal(
      mended.files.get('package.json'),
      '{\n  "dependencies": {\n    "ecg-stream": "*",\n    "ws": "8.18.0"\n  }\n}',
    );
    const open = mended.findings
      .filter(({ rule }) => rule === 'soup/unpinned-dependency')
      .map(({ message }) => message);
    assert.match(open.join('\n'), /takes any version of ecg-stream/);
  });

  it('that the lockfile names is written in its place, before the lockfile has followed', async () => {
    const lock = `=== package-lock.json ===\n${JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { hoek: '1.0.0', ws: '8.18.0' } },
        'node_modules/hoek': { version: '1.0.0', deprecated: 'Moved to @hapi/hoek' },
        'node_modules/ws': { version: '8.18.0' },
      },
    })}\n`;
    const result = await checkFixture(asked('hoek') + lock);
    const mended = await applyFix(result, found(result), 'Replace hoek with @hapi/hoek');
    assert.match(mended.files.get('package.json') ?? '', /"@hapi\/hoek": "\*"/);
    assert.equal(found(mended), undefined);
  });

  it('that is built in needs no entry', async () => {
    const result = await checkFixture(asked('left-pad') + snapshot('pkg:npm/left-pad@1.0.0', {}));
    assert.match(
      found(result)?.message ?? '',
      /Replace it with the built-in String\.prototype\.padStart, as module-replacements suggests, or record/,
    );
    const mended = await assertMends(result, found(result), 'Remove left-pad, to use the built-in');
    assert.equal(mended.files.get('package.json'), '{\n  "dependencies": {\n    "ws": "8.18.0"\n  }\n}');
  });

  it('is one of several that others use', async () => {
    const result = await checkFixture(asked('request') + snapshot('pkg:npm/request@1.0.0', {}));
    const titles = found(result)?.fixes.map(({ title }) => title.split(',')[0]) ?? [];
    assert.deepEqual(titles.slice(0, 3), ['Remove request', 'Replace request with ofetch', 'Replace request with ky']);
    assert.ok(found(result)?.fixes.every(({ preferred }) => !preferred));
  });

  it('is written into a composer.json and a pubspec.yaml', async () => {
    const composer =
      '=== composer.json ===\n{ "require": { "swiftmailer/swiftmailer": "^6.0" } }\n' +
      snapshot('pkg:composer/swiftmailer/swiftmailer', { successor: 'symfony/mailer' });
    const mended = await checkFixture(composer);
    const after = await assertMends(mended, found(mended), 'Replace swiftmailer/swiftmailer with symfony/mailer');
    assert.match(after.files.get('composer.json') ?? '', /"symfony\/mailer": "\*"/);
    const pub =
      '=== pubspec.yaml ===\nname: a\ndependencies:\n  package_info: ^2.0.0 # the version shown\n' +
      snapshot('pkg:pub/package_info', { successor: 'package_info_plus' });
    const result = await checkFixture(pub);
    const replaced = await assertMends(result, found(result), 'Replace package_info with package_info_plus');
    assert.match(replaced.files.get('pubspec.yaml') ?? '', /^ {2}package_info_plus: any # the version shown$/m);
  });

  it('is not offered for what comes with another, nor where it is no package', async () => {
    const line = await checkFixture(asked('ecg-io') + snapshot('pkg:npm/ecg-io@1.0.0', { successor: 'ECG Suite 4' }));
    assert.match(found(line)?.message ?? '', /Replace it with ECG Suite 4/);
    assert.ok(found(line)?.fixes.every(({ title }) => !title.startsWith('Replace')));
  });
});
