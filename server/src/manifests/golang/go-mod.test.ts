// go.mod as Go writes it, as people write it, and broken.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locateIn } from '../../syntax/notation';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { Manifests } from '../../workspace/manifests';
import { formatOf } from '../formats';
import { goMod, readGoMod } from './go-mod';

function read(text: string): ReturnType<typeof readGoMod> {
  return readGoMod(new SourceFile('go.mod', text));
}

/** `*name@version source` with `*` before direct ones, and the text under its anchor. */
function linesOf(text: string): readonly string[] {
  const file = new SourceFile('go.mod', text);
  return readGoMod(file).value.components.map(({ name, version, direct, source, anchor }) => {
    const { start, end } = locateIn(goMod.notation, file, anchor.path, anchor.part);
    return `${direct ? '*' : ''}${name}@${version ?? '?'} ${source.kind} at ${file.text.slice(start, end)}`;
  });
}

describe('go.mod', () => {
  const cases: [title: string, text: string, expected: string[]][] = [
    [
      'requirements in a block, a line and with comments',
      'module acme.example/ecg\n\nrequire (\n\tgithub.com/A/b v1.2.3\n\tgithub.com/c/d/v2 v2.0.0+incompatible // indirect; pinned\n)\nrequire golang.org/x/net v0.1.0 // a word\n',
      [
        '*github.com/A/b@v1.2.3 registry at github.com/A/b',
        'github.com/c/d/v2@v2.0.0+incompatible registry at github.com/c/d/v2',
        '*golang.org/x/net@v0.1.0 registry at golang.org/x/net',
      ],
    ],
    [
      'CRLF, a byte order mark and quoted paths',
      '\uFEFFmodule "acme.example/ecg"\r\nrequire "github.com/a/b" v1.0.0\r\n',
      ['*github.com/a/b@v1.0.0 registry at "github.com/a/b"'],
    ],
    [
      'replacements by a fork, by a folder, of one version only',
      'require (\n\ta.example/x v1.0.0\n\ta.example/y v1.0.0\n\ta.example/z v1.0.0\n)\nreplace a.example/x => b.example/x v1.1.0\nreplace (\n\ta.example/y => ../y\n\ta.example/z v0.9.0 => ../z\n)\n',
      [
        '*b.example/x@v1.1.0 registry at a.example/x',
        '*a.example/y@? path at a.example/y',
        '*a.example/z@v1.0.0 registry at a.example/z',
      ],
    ],
    ['a version that is missing', 'require a.example/x\n', ['*a.example/x@? registry at a.example/x']],
    ['nothing', '', []],
  ];
  for (const [title, text, expected] of cases) it(title, () => assert.deepEqual(linesOf(text), expected));

  const broken: [text: string, kind: string, message: RegExp, at: string][] = [
    ['requires a.example/x v1\n', 'broken', /"requires" is no directive/, 'requires'],
    ['require (\n\ta.example/x v1.0.0\n', 'broken', /closing "\)"/, 'require'],
    ['require\n', 'broken', /has to follow "require"/, 'require'],
    ['require a.example/x v1.0.0\nexclude a.example/x v1.0.0\n', 'unknowable', /is excluded/, 'a.example/x'],
    ['require a.example/x\n', 'broken', /version of a.example\/x is missing/, 'a.example/x'],
  ];
  for (const [text, kind, message, at] of broken) {
    it(`says what is wrong in ${JSON.stringify(text)}`, () => {
      const file = new SourceFile('go.mod', text);
      const [problem] = readGoMod(file).problems;
      assert.ok(problem);
      assert.equal(problem.kind, kind);
      assert.match(problem.message, message);
      const { anchor } = problem;
      const span = 'span' in anchor ? anchor.span : locateIn(goMod.notation, file, anchor.path, anchor.part);
      assert.equal(text.slice(span.start, span.end), at);
    });
  }

  it('takes the toolchain before the oldest version that will do', () => {
    const runtimes = (text: string): readonly string[] =>
      read(text).value.runtimes.map(({ purl, range }) => `${formatPurl(purl)} ${range}`);
    assert.deepEqual(runtimes('go 1.22\n'), ['pkg:generic/go >=1.22']);
    assert.deepEqual(runtimes('go 1.22.1\ntoolchain go1.24.3\n'), ['pkg:generic/go@1.24.3 go1.24.3']);
    assert.deepEqual(runtimes('go 1.22\ntoolchain default\n'), ['pkg:generic/go >=1.22']);
  });

  it('reads what a module says of itself', () => {
    const { value } = read(
      '// Package words.\n//\n// Deprecated: use acme.example/ecg/v2 instead.\nmodule acme.example/ecg\n\nretract (\n\tv1.0.1 // Published by accident.\n\t[v1.1.0, v1.2.0] // Wrong gain.\n)\n',
    );
    assert.equal(value.deprecated, 'use acme.example/ecg/v2 instead.');
    assert.deepEqual(value.retracted, [
      { versions: 'v1.0.1', reason: 'Published by accident.' },
      { versions: '[v1.1.0, v1.2.0]', reason: 'Wrong gain.' },
    ]);
  });

  function resolved(goModText: string, goSumText: string): readonly string[] {
    const files = [new SourceFile('go.mod', goModText), new SourceFile('go.sum', goSumText)];
    const manifests = Manifests.of(
      files.map((file) => {
        const format = formatOf(file.path);
        assert.ok(format);
        return [file.path, { kind: 'manifest', file, format, reading: format.read(file), code: undefined }] as const;
      }),
    );
    assert.ok(manifests.isAbsorbed('go.sum'));
    const components = manifests.resolve('go.mod')?.value.components ?? [];
    return components.map(({ name, version, hashes }) => `${name}@${version ?? '?'} ${hashes.join()}`);
  }
  const sum =
    'a.example/x v1.0.0 h1:aaa=\na.example/x v1.0.0/go.mod h1:bbb=\na.example/y v1.9.0 h1:ccc=\na.example/y v1.10.0 h1:ddd=\na.example/z v1.0.0/go.mod h1:eee=\n';

  it('takes digests from go.sum', () => {
    assert.deepEqual(resolved('go 1.21\nrequire a.example/x v1.0.0\n', sum), ['a.example/x@v1.0.0 h1:aaa=']);
  });

  it('before Go 1.17 takes from go.sum what else may be built in', () => {
    assert.deepEqual(resolved('go 1.16\nrequire a.example/x v1.0.0\n', sum), [
      'a.example/x@v1.0.0 h1:aaa=',
      'a.example/y@v1.10.0 h1:ddd=',
    ]);
  });

  it('is read whatever it holds', () => {
    const word = fc.constantFrom(
      'require',
      'replace',
      '(',
      ')',
      '=>',
      'a.example/x',
      'v1.0.0',
      '//',
      '"',
      '`',
      '\n',
      '\r\n',
      ' ',
      '\t',
      'go',
      '[',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' }))), (words) => void linesOf(words.join(' '))),
    );
  });
});
