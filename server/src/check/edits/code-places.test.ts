import assert from 'node:assert/strict';
import { SourceFile } from '../../text/source-file';
import { applyEdits, composeEdits } from './edits';

const tag = 'compliance: implements RC-1';

/** A file with the comment that is wanted as `{}` in the text after, which is the text before without that line. */
const cases: readonly (readonly [what: string, file: string, symbol: string | undefined, after: string])[] = [
  ['a function of TypeScript', 'a.ts', 'run', 'import x from "x";\nrun(x);\n{// }\nexport function run(y: X) {}\n'],
  [
    'a method, in its indentation',
    'a.ts',
    'Guard.check',
    'class Guard {\n  {// }\n  async check(): Promise<void> {}\n}\n',
  ],
  ['what stands above a declaration', 'a.ts', 'run', '{// }\n/**\n * Runs.\n */\n@logged\nfunction run() {}\n'],
  ['a constant', 'a.js', 'limit', '{// }\nconst limit = 3;\n'],
  ['a function of Python', 'a.py', 'run', '# run(x)\n\n{# }\n@cached\ndef run(x):\n    return run(x)\n'],
  ['a class of Java', 'a/B.java', 'B', 'package a;\n\n{// }\npublic final class B {}\n'],
  [
    'a function of C',
    'a.c',
    'run',
    '#include <a.h>\nint main(void) { run(1); }\n\n{// }\nstatic int *run(int x) {\n}\n',
  ],
  ['a function of Go', 'a.go', 'Run', 'package a\n\n{// }\nfunc Run() {}\n'],
  ['a function of Rust', 'a.rs', 'run', '{// }\n#[inline]\npub fn run() {}\n'],
  ['a function of Swift', 'a.swift', 'run', '{// }\nfunc run() {}\n'],
  ['a function of a shell', 'a.sh', 'run', '#!/bin/sh\n{# }\nrun() {\n}\n'],
  ['the head of a file', 'a.ts', undefined, '{// }\nexport {};\n'],
  ['the head of a file behind the line that runs it', 'a.sh', undefined, '#!/bin/sh\n{# }\necho\n'],
  ['the head of a file where the symbol is not found', 'a.py', 'gone', '{# }\nx = 1\n'],
  ['a file of markup', 'a.html', undefined, '{<!-- | -->}\n<p>\n'],
  ['YAML', 'a.yaml', undefined, '{# }\na: 1\n'],
];

describe('composeEdits: a comment in code', () => {
  for (const [what, file, symbol, after] of cases) {
    for (const newline of ['\n', '\r\n']) {
      it(`stands above ${what}, with lines that end in ${JSON.stringify(newline)}`, () => {
        const wanted = after.replace(/\{(\S+) (?:\| (\S+))?\}/, (_, open: string, close?: string) =>
          close === undefined ? `${open} ${tag}` : `${open} ${tag} ${close}`,
        );
        const before = after.replace(/^[ \t]*\{\S+ (?:\| \S+)?\}\n/m, '');
        const text = before.replaceAll('\n', newline);
        const composed = composeEdits(
          [{ kind: 'add-comment', file, symbol, text: tag }],
          () => new SourceFile(file, text),
        );
        assert.ok(composed.ok, composed.ok ? '' : composed.reason);
        const edits = composed.edits.flatMap((one) => one.edits);
        assert.equal(applyEdits(text, edits), wanted.replaceAll('\n', newline));
      });
    }
  }

  it('is refused where the language or the file is not known', () => {
    const change = { kind: 'add-comment', file: 'a.bin', symbol: undefined, text: tag } as const;
    assert.equal(composeEdits([change], () => new SourceFile('a.bin', 'x')).ok, false);
    assert.equal(composeEdits([{ ...change, file: 'a.ts' }], () => undefined).ok, false);
  });
});
