// The readers of Ruby, PHP, Dart, Hex, Haskell and R on whatever a file may hold: cut short, changed, random, without measure.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locateIn } from '../syntax/notation';
import { SourceFile } from '../text/source-file';
import { formatOf } from './formats';
import { joinManifest } from './inventory';
import { processorTime } from '../../../test/fixtures/processor-time';

const samples: Readonly<Record<string, string>> = {
  'Gemfile.lock':
    'GIT\n  remote: https://x\n  revision: ab\n  specs:\n    a (1.0)\n      b (~> 2)\n\nGEM\n  specs:\n    b (2.0-java)\n\nDEPENDENCIES\n  a!\n',
  Gemfile: 'group :test do\n  gem "a", "~> 1", git: "x" if y\nend\n%w[a b].each { |n| gem n, "#{z}" }\n<<~X\n t\nX\n',
  'a.gemspec': 'Gem::Specification.new do |s|\n  s.add_dependency %q<a>.freeze, ["~> 1".freeze]\nend\n',
  'composer.json': '{"require":{"a/b":"^1","php":">=8"},"repositories":[{"type":"path","url":"*"}]}',
  'composer.lock': '{"packages":[{"name":"a/b","version":"1","require":{"c/d":"*"},"abandoned":true}]}',
  'pubspec.yaml': 'dependencies:\n  a: ^1.0.0\n  b:\n    git: {url: x}\nworkspace: [a]\n',
  'pubspec.lock': 'packages:\n  a:\n    dependency: "direct main"\n    version: "1.0.0"\n',
  'mix.exs':
    'def project do\n [app: :a, deps: deps()]\nend\ndefp deps do\n [{:a, "~> 1.0", only: [:test]}, {:b, git: ~s(x)}] ++ c()\nend\n',
  'mix.lock': '%{"a": {:hex, :a, "1.0.0", "x", [:mix], [{:b, "~> 1", [hex: :b]}], "hexpm", "y"}}',
  'rebar.config': '{deps, [a, {b, "1.0"}, {c, {git, "x", {tag, "y"}}}]}.\n{profiles, [{test, [{deps, [d]}]}]}.\n',
  'rebar.lock': '{"1.2.0",[{<<"a">>,{pkg,<<"a">>,<<"1">>},0}]}.\n[{pkg_hash,[{<<"a">>,<<"b">>}]}].\n',
  'gleam.toml': '[dependencies]\na = ">= 1.0.0"\n',
  'manifest.toml': 'packages = [{ name = "a", version = "1.0.0", requirements = ["b"] }]\n',
  'a.cabal': 'name: a\nlibrary\n  build-depends: b >=1 && <2, c:{d} ^>=1\n  if x\n    build-depends: e\n',
  'cabal.project': 'packages: .\nsource-repository-package\n  location: https://x/y/z\n',
  'cabal.project.freeze': 'constraints: any.a ==1.0,\n             b +flag\n',
  'package.yaml': 'dependencies:\n- a >= 1\nlibrary:\n  when: [{dependencies: b}]\n',
  'stack.yaml': 'resolver: lts-1\nextra-deps: [a-1.0, {git: x, commit: y}]\n',
  'stack.yaml.lock': 'packages:\n- completed: {hackage: "a-1.0@sha256:b,1"}\n',
  DESCRIPTION: 'Package: a\nImports: b (>= 1),\n  c\nRemotes: d/b@e\n',
  'renv.lock': '{"R":{"Version":"4"},"Packages":{"a":{"Version":"1","Requirements":["b"]}}}',
};

/** Reads a file in every way, and gives back how long that took, in milliseconds. */
function readAny(path: string, text: string): number {
  const start = processorTime();
  const format = formatOf(path);
  assert.ok(format, path);
  const file = new SourceFile(path, text);
  const { value, problems } = format.read(file);
  joinManifest(value, value);
  joinManifest(undefined, value);
  for (const { anchor } of [...value.components, ...problems]) {
    const span = 'path' in anchor ? locateIn(format.notation, file, anchor.path, anchor.part) : anchor.span;
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= file.text.length + 1, `${path} ${span.start}`);
  }
  return processorTime() - start;
}

describe('files of Ruby, PHP, Dart, Hex, Haskell and R', function () {
  this.timeout(60_000);
  const paths = Object.keys(samples);

  it('hold something as they are', () => {
    for (const [path, text] of Object.entries(samples)) {
      const content = formatOf(path)?.read(new SourceFile(path, text)).value;
      assert.notEqual(content?.components.length, 0, path);
    }
  });

  it('are read when cut short anywhere', () => {
    for (const [path, text] of Object.entries(samples))
      for (let end = 0; end < text.length; end++) readAny(path, text.slice(0, end));
  });

  it('are read with anything put anywhere', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '"',
        "'",
        '[',
        ']',
        '{',
        '}',
        '(',
        ')',
        '<<',
        '%{',
        '#{',
        '\n',
        ' ',
        '\t',
        ',',
        'end',
        'do',
        '%w',
        ':',
        '=>',
        '__proto__',
        '\\',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(10), piece, (path, at, length, inserted) => {
        const text = samples[path] ?? '';
        const start = at % (text.length + 1);
        readAny(path, text.slice(0, start) + inserted + text.slice(start + length));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.string({ unit: 'binary' }), (path, text) => void readAny(path, text)),
      { numRuns: 1000 },
    );
  });

  it('take bounded time, whatever comes again and again', () => {
    const pieces = [
      '(',
      '[',
      '{',
      '%{',
      '<<',
      '"',
      "'",
      '#{',
      '"#{',
      ' ',
      '\n',
      'do ',
      'do |',
      'do |x\n',
      'if\n',
      '<<X\n',
      '%w[',
      '{a,',
      'a:\n',
      'gem "a"\n',
      'def a do\n',
      'def deps, do: [\n',
      'def deps do\n',
      '[{:a,',
      '/',
      ':"',
      '=begin\n',
      'a (1.0)\n',
      '    a (1.0)\n',
      'constraints: ',
      ' a,\n',
      '-',
      '- a: ',
      '~s(',
      '\\',
    ];
    for (const path of paths.filter((each) => !/\.(?:json|toml|yaml)$|composer|renv|pubspec|stack/.test(each))) {
      for (const piece of pieces) {
        const text = (samples[path] ?? '') + piece.repeat(Math.ceil(50_000 / piece.length));
        const taken = readAny(path, text);
        assert.ok(taken < 1000, `${path} with ${JSON.stringify(piece)} took ${Math.round(taken)} ms`);
      }
    }
  });
});
