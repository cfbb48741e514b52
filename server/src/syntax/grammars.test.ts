// The grammars as they are installed, for all tests that parse code; and that every one of them loads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { SourceFile } from '../text/source-file';
import { CodeParsers, grammarFile, longestCode, runtimeFile, textOf, type CodeLanguage, type CodeNode } from './code';

const folder = 'node_modules/@vscode/tree-sitter-wasm/wasm';
const otherFolder = 'node_modules/tree-sitter-wasms/out';

/** Parsers over the installed package. Node's file system is at hand in tests only. */
export function installedParsers(): CodeParsers {
  return new CodeParsers({
    runtime: () => readFile(`${folder}/${runtimeFile}`),
    grammar: (language) => readFile(grammarPath(language)),
  });
}

function grammarPath(language: CodeLanguage): string {
  const isOther = ['kotlin', 'swift', 'dart'].includes(language);
  return `${isOther ? otherFolder : folder}/${grammarFile(language)}`;
}

const samples: Readonly<Record<CodeLanguage, { path: string; text: string }>> = {
  python: { path: 'a.py', text: 'def f(x):\n    return x\n' },
  typescript: { path: 'a.mts', text: 'export const f = (x: number): number => x;\n' },
  tsx: { path: 'a.tsx', text: 'export const A = () => <p>hello</p>;\n' },
  javascript: { path: 'a.cjs', text: 'exports.f = (x) => x;\n' },
  java: { path: 'A.java', text: 'class A { int f() { return 1; } }\n' },
  kotlin: { path: 'a.kt', text: 'class A { fun f(): Int = 1 }\n' },
  swift: { path: 'a.swift', text: 'func f() -> Int { return 1 }\n' },
  dart: { path: 'a.dart', text: 'int f() => 1;\n' },
  go: { path: 'a.go', text: 'package a\nfunc f() int { return 1 }\n' },
  rust: { path: 'a.rs', text: 'fn f() -> u8 { 1 }\n' },
  'c-sharp': { path: 'A.cs', text: 'class A { int F() => 1; }\n' },
  cpp: { path: 'a.cpp', text: 'int f() { return 1; }\n' },
};

describe('code parsers', () => {
  const parsers = installedParsers();

  for (const [language, { path, text }] of Object.entries(samples)) {
    it(`parses ${language} without an error`, async () => {
      assert.equal(parsers.parse(new SourceFile(path, text)), undefined, 'nothing is parsed before it is prepared');
      // The keys of the table are languages.
      await parsers.prepare([language as CodeLanguage]);
      const tree = parsers.parse(new SourceFile(path, text));
      assert.ok(tree);
      assert.equal(tree.language, language);
      assert.deepEqual(
        typesOf(tree.root).filter((type) => type === 'ERROR'),
        [],
      );
    });
  }

  it('counts offsets in UTF-16 units', async () => {
    await parsers.prepare(['python']);
    const tree = parsers.parse(new SourceFile('a.py', '# é😀\nx = "ü"\n'));
    assert.ok(tree);
    const statement = tree.root.children[1];
    assert.ok(statement);
    assert.equal(textOf(tree, statement), 'x = "ü"');
  });

  it('survives nesting without end, and leaves out what is too deep', async () => {
    await parsers.prepare(['python']);
    const tree = parsers.parse(new SourceFile('a.py', `x = ${'['.repeat(50_000)}${']'.repeat(50_000)}`));
    assert.ok(tree);
    assert.ok(typesOf(tree.root).length < 1000);
  });

  it('leaves a text alone that is too long', async () => {
    await parsers.prepare(['python']);
    assert.equal(parsers.parse(new SourceFile('a.py', '#'.repeat(longestCode + 1))), undefined);
  });

  it('tries again after a grammar could not be had', async () => {
    let failing = true;
    const flaky = new CodeParsers({
      runtime: () => readFile(`${folder}/${runtimeFile}`),
      grammar: (language) => (failing ? Promise.reject(new Error('not there')) : readFile(grammarPath(language))),
    });
    await assert.rejects(flaky.prepare(['go']), /not there/);
    failing = false;
    await flaky.prepare(['go']);
    assert.ok(flaky.isReady('go'));
  });
});

function typesOf(node: CodeNode): string[] {
  return [node.type, ...node.children.flatMap(typesOf)];
}
