import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatPurl, makePurl, matchesPurl, parsePurl, parsePurlPattern, type Purl } from './purl';

const corpus = join(process.cwd(), '../shared/corpus/purl');

/** The suite holds these to be no purls, and holds the same spelling to be right elsewhere (maven's `repositorY_url`, `validate`). */
const contradictory = new Set([
  'pkg:gem/jruby-launcher@1.1.2?Platform=java',
  'pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25',
]);

interface SuiteCase {
  readonly description: string;
  readonly test_type: 'parse' | 'build' | 'validate';
  readonly input: string | Readonly<Record<string, unknown>>;
  readonly expected_output: unknown;
  readonly expected_failure: boolean;
}

/** The suite writes null for what is not there, and for no qualifiers. */
function withNulls(purl: Purl): unknown {
  const { qualifiers, ...parts } = purl;
  const given = Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, value ?? null]));
  return { ...given, qualifiers: Object.keys(qualifiers).length === 0 ? null : qualifiers };
}

function run({ test_type: kind, input }: SuiteCase): unknown {
  const present =
    typeof input === 'string' ? {} : Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  const parts = { type: '', name: '', ...present };
  const purl = typeof input === 'string' ? parsePurl(input) : makePurl(parts);
  if (purl === undefined) return null;
  return kind === 'parse' ? withNulls(purl) : formatPurl(purl);
}

describe('the package-url test suite', () => {
  if (!existsSync(corpus)) {
    it.skip('is not on this machine');
    return;
  }
  const files = ['spec', 'types'].flatMap((folder) =>
    readdirSync(join(corpus, folder)).map((name) => join(folder, name)),
  );
  for (const file of files) {
    it(file, () => {
      // The suite's own schema describes these fields.
      const { tests } = JSON.parse(readFileSync(join(corpus, file), 'utf8')) as { tests: SuiteCase[] };
      for (const test of tests) {
        if (test.expected_failure && typeof test.input === 'string' && contradictory.has(test.input)) continue;
        const expected = test.expected_failure ? null : test.expected_output;
        assert.deepEqual(run(test), expected, `${test.test_type} ${JSON.stringify(test.input)}: ${test.description}`);
      }
    });
  }
});

describe('parsePurl and formatPurl', () => {
  const spellings: [string, string | undefined][] = [
    ['pkg:npm/@angular/core@17.0.0', 'pkg:npm/%40angular/core@17.0.0'],
    ['pkg:npm/%40angular/core@17.0.0', 'pkg:npm/%40angular/core@17.0.0'],
    ['pkg:npm/@angular/core', 'pkg:npm/%40angular/core'],
    ['  pkg:NPM/Express ', 'pkg:npm/express'],
    ['pkg:pypi/Scikit_Learn@1.4', 'pkg:pypi/scikit-learn@1.4'],
    ['pkg:generic/node@18', 'pkg:generic/node@18'],
    ['pkg:docker/library/node@18-slim', 'pkg:docker/library/node@18-slim'],
    ['pkg:npm/@', undefined],
    ['pkg:npm/express@', 'pkg:npm/express'],
    ['pkg:npm/%zz', undefined],
    ['pkg:npm', undefined],
    ['express', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of spellings) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const purl = parsePurl(text);
      assert.equal(purl && formatPurl(purl), expected);
    });
  }

  it('never throws, and reads back what it printed', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `pkg:npm/${text}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const purl = parsePurl(text);
        parsePurlPattern(text);
        if (purl !== undefined) assert.equal(formatPurl(parsePurl(formatPurl(purl)) ?? purl), formatPurl(purl));
      }),
    );
  });

  it('prints what holds half a surrogate pair', () => {
    const purl = makePurl({ type: 'npm', name: 'a\ud800' });
    assert.equal(purl && formatPurl(purl), 'pkg:npm/a%EF%BF%BD');
  });
});

describe('matchesPurl', () => {
  const cases: [pattern: string, purl: string, expected: boolean | 'no pattern'][] = [
    ['pkg:npm/@angular/*', 'pkg:npm/%40angular/core@17.0.0', true],
    ['pkg:npm/%40angular/*', 'pkg:npm/@angular/core', true],
    ['pkg:npm/@angular/*', 'pkg:npm/@angular-devkit/core', false],
    ['pkg:npm/*', 'pkg:npm/@angular/core', true],
    ['pkg:npm/*', 'pkg:pypi/numpy', false],
    ['pkg:golang/github.com/acme/*', 'pkg:golang/github.com/acme/ecg/filters@v1.0.0', true],
    ['pkg:maven/*', 'pkg:maven/org.acme/ecg@1', true],
    ['pkg:npm/express', 'pkg:npm/express@4.18.0', true],
    ['pkg:npm/express', 'pkg:npm/@acme/express@4.18.0', false],
    ['pkg:npm/express@4.18.0', 'pkg:npm/express@4.18.0', true],
    ['pkg:npm/express@4.18.0', 'pkg:npm/express@4.18.1', false],
    ['pkg:npm/express@4.18.0', 'pkg:npm/express', false],
    ['pkg:deb/debian/openssl?arch=arm64', 'pkg:deb/debian/openssl@3?arch=amd64', false],
    ['pkg:deb/debian/openssl?arch=arm64', 'pkg:deb/debian/openssl@3?arch=arm64&distro=bookworm', true],
    ['pkg:pypi/Typing_Extensions', 'pkg:pypi/typing-extensions@4', true],
    ['pkg:npm/@angular/co*', 'pkg:npm/@angular/core', 'no pattern'],
    ['pkg:npm/*/core', 'pkg:npm/@angular/core', 'no pattern'],
    ['pkg:npm/@*/*', 'pkg:npm/@angular/core', 'no pattern'],
    ['*', 'pkg:npm/@angular/core', 'no pattern'],
  ];
  for (const [text, purlText, expected] of cases) {
    it(`${text} and ${purlText}: ${expected}`, () => {
      const pattern = parsePurlPattern(text);
      const purl = parsePurl(purlText);
      assert.ok(purl);
      assert.equal(pattern === undefined ? 'no pattern' : matchesPurl(pattern, purl), expected);
    });
  }
});
