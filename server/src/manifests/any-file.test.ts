// Readers of all formats on whatever a file may hold: cut short, random, changed, nested or repeated without measure.
// Invariant: nothing is thrown, every component has its place, and time is bounded by the length of the text.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { smallManifests } from '../../../test/fixtures/small-manifests';
import { locateIn } from '../syntax/notation';
import { SourceFile } from '../text/source-file';
import { nothingNearby, type ManifestFormat } from './format';
import { formatOf, formats } from './formats';
import { joinManifest } from './inventory';
import { processorTime } from '../../../test/fixtures/processor-time';

/** A file of a format, as its tool writes it. */
interface Sample {
  readonly path: string;
  readonly text: string;
}

const corpus = join(process.cwd(), '../shared/corpus/manifests');
const LONGEST_SAMPLE = 20_000;
const SAMPLES_PER_FORMAT = 4;
const samples = sampleFiles();

/** The smallest real files of every format, which are long enough to say something. */
function sampleFiles(): ReadonlyMap<ManifestFormat, readonly Sample[]> {
  const found = new Map<ManifestFormat, Sample[]>(formats.map((format) => [format, []]));
  for (const [path, text] of Object.entries(smallManifests)) {
    const format = formatOf(path);
    assert.ok(format, path);
    found.get(format)?.push({ path, text });
  }
  if (!existsSync(corpus)) return found;
  for (const path of readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort()) {
    const format = path.includes('input') ? formatOf(path) : undefined;
    if (format === undefined || !statSync(join(corpus, path)).isFile()) continue;
    const text = readFileSync(join(corpus, path), 'utf8');
    if (text.length > 100 && text.length < LONGEST_SAMPLE) found.get(format)?.push({ path, text });
  }
  return new Map(
    [...found].map(([format, all]) => [
      format,
      all.sort((a, b) => a.text.length - b.text.length).slice(0, SAMPLES_PER_FORMAT),
    ]),
  );
}

/** Reads a text as a file of that format, resolves and joins it and finds all places; gives the number of problems. */
function readAny(format: ManifestFormat, path: string, text: string, mostPlaces = 20): number {
  const file = new SourceFile(path, text);
  const reading = format.read(file);
  const { value } = format.resolve?.(reading.value, nothingNearby) ?? reading;
  joinManifest(value, value);
  joinManifest(undefined, value);
  const { components, runtimes } = value;
  const anchors = [...components.slice(0, mostPlaces), ...runtimes.slice(0, mostPlaces)].map(({ anchor }) => anchor);
  const places = reading.problems.slice(0, mostPlaces).map(({ anchor }) => anchor);
  for (const anchor of [...anchors, ...places]) {
    const span = 'span' in anchor ? anchor.span : locateIn(format.notation, file, anchor.path, anchor.part);
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= file.text.length, JSON.stringify(anchor));
  }
  return reading.problems.length;
}

/** Runs for every format, and fails with the names of all those that fell over or took longer than they may. */
function eachFormat(mostMilliseconds: number, run: (format: ManifestFormat, all: readonly Sample[]) => void): void {
  const failures: string[] = [];
  for (const [format, all] of samples) {
    const start = processorTime();
    try {
      run(format, all);
    } catch (error) {
      failures.push(`${format.name}: ${wordsOf(error)}`);
    }
    const took = processorTime() - start;
    if (took > mostMilliseconds) failures.push(`${format.name} took ${Math.round(took)} ms`);
  }
  assert.deepEqual(failures, []);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} ${wordsOf(error.cause)}`;
}

/** Nonsense costs what its notation costs, so that one format of each is enough. */
function isFirstOfNotation(format: ManifestFormat): boolean {
  return formats.find(({ notation }) => notation === format.notation) === format;
}

/** Notations in which no part of a text is a whole one. */
const closed: ReadonlySet<string> = new Set(['JSON', 'XML']);

describe('any file', function () {
  this.timeout(120_000);

  it('cut short anywhere is read, and reported where its notation has an end', () => {
    eachFormat(10_000, (format, all) => {
      for (const { path, text } of all.slice(0, 2)) {
        const whole = text.trimEnd();
        const step = Math.max(1, Math.floor(whole.length / 300));
        for (let end = 1; end < whole.length; end += step) {
          const problems = readAny(format, path, whole.slice(0, end));
          if (closed.has(format.notation.name)) assert.notEqual(problems, 0, `${path} cut at ${end}`);
        }
      }
    });
  });

  it('of any characters is read', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));
    eachFormat(10_000, (format) => {
      fc.assert(
        fc.property(text, (any) => void readAny(format, format.name, any)),
        { numRuns: 60 },
      );
    });
  });

  it('that was changed anywhere is read', () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(40),
      instead: fc.oneof(fc.string({ unit: 'binary', maxLength: 10 }), fc.constantFrom(...signs)),
    });
    eachFormat(15_000, (format, all) => {
      for (const { path, text } of all.slice(0, 3)) {
        fc.assert(
          fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
            let changed = text;
            for (const { at, length, instead } of changes) {
              const start = Math.floor(at * changed.length);
              changed = changed.slice(0, start) + instead + changed.slice(start + length);
            }
            readAny(format, path, changed);
          }),
          { numRuns: 40 },
        );
      }
    });
  });

  it('with any of its words replaced by a name that every object has is read', () => {
    eachFormat(20_000, (format, all) => {
      for (const { path, text } of all)
        for (const { index, 0: word } of text.matchAll(/[\w.-]+/g))
          for (const name of ['constructor', '__proto__'])
            readAny(format, path, text.slice(0, index) + name + text.slice(index + word.length));
    });
  });

  it('nested without measure takes bounded time', () => {
    eachFormat(5_000, (format) => {
      for (const piece of isFirstOfNotation(format) ? nests : [])
        readAny(format, format.name, piece.repeat(Math.ceil(20_000 / piece.length)));
    });
  });

  it('repeated without measure takes bounded time', () => {
    eachFormat(10_000, (format, all) => {
      for (const { path, text } of all.slice(0, 1)) readAny(format, path, text.repeat(Math.ceil(60_000 / text.length)));
      for (const piece of isFirstOfNotation(format) ? runs : [])
        readAny(format, format.name, piece.repeat(Math.ceil(20_000 / piece.length)));
    });
  });

  it('of any shape in JSON is read', () => {
    const key = fc.constantFrom(
      ...['', 'a', 'node_modules/a', 'packages', 'dependencies', 'components', 'pins', 'requires', 'version', 'name'],
      ...['__proto__', 'constructor', 'link', 'resolved', 'engines', 'metadata', 'targets', 'libraries', '@graph'],
    );
    const { shape } = fc.letrec((tie) => ({
      shape: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, 1, '', '1.0.0', 'https://a.example', 'pkg:npm/a@1'),
        fc.dictionary(key, tie('shape')),
        fc.array(tie('shape')),
      ),
    }));
    const object = fc.dictionary(key, shape);
    const readers = formats.filter(({ notation }) => notation.name === 'JSON');
    fc.assert(
      fc.property(fc.constantFrom(...readers), object, (format, data) => {
        readAny(format, format.name, JSON.stringify(data));
        readAny(format, format.name, JSON.stringify({ name: data, packages: data, dependencies: data, engines: data }));
      }),
      { numRuns: 400 },
    );
  });

  it('of packages in one long chain takes bounded time', () => {
    const count = 20_000;
    const chain = Array.from(
      { length: count },
      (_, at) => [`node_modules/p${at}`, { version: '1.0.0', dependencies: { [`p${at + 1}`]: '1' } }] as const,
    );
    const packages = { '': { dependencies: { p0: '1' } }, ...Object.fromEntries(chain) };
    const folder = Array.from({ length: count }, () => 'node_modules/a').join('/');
    const deep = { [folder]: { dependencies: { b: '1' } } };
    const components = chain.map(([name]) => ({ type: 'library', 'bom-ref': name, name }));
    const dependencies = components.map(({ name }, at) => ({ ref: name, dependsOn: [components[at + 1]?.name] }));
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', components, dependencies };
    const problemsOf = (path: string, data: object): number => {
      const format = formatOf(path);
      assert.ok(format);
      return readAny(format, path, JSON.stringify(data));
    };
    assert.equal(problemsOf('package-lock.json', { packages }), 0);
    assert.notEqual(problemsOf('package-lock.json', { packages: deep }), 0);
    assert.equal(problemsOf('bom.json', bom), 0);
  });
});

/** Characters that mean something in some notation. */
const signs = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '"',
  "'",
  '`',
  ':',
  '=',
  ',',
  '#',
  '\\',
  '${',
  '#{',
  '/*',
  '"""',
  '\n',
  '\t',
  '\0',
];

/** What opens something that does not end. */
const nests = [
  '{"a":',
  '[',
  '(',
  '{',
  '<a>',
  '<a b="',
  '- ',
  '? ',
  '"',
  "'",
  '`',
  '"""',
  '/*',
  '(*',
  '${',
  '#{',
  '[[',
  'a(',
  'do\n',
  'if (',
  '<![CDATA[',
  '%w[',
  '<<A\n',
];

/** What a careless pattern takes quadratic time for. */
const runs = [
  ' ',
  '\t',
  '\n',
  ' \n',
  '\\',
  '-',
  '=',
  '#',
  ',',
  '.',
  '/',
  '@',
  'a',
  '0',
  '1.',
  'a.',
  'a-',
  'a = ',
  'a\n',
  '[a]\n',
  'a: b\n',
  '"a" ',
  '&a',
  '||',
  '\r\n',
  '<text>',
  'pkg:',
];
