import assert from 'node:assert/strict';
import { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import type { CodeLanguage } from './code';
import { installedParsers } from './grammars.test';
import { declarationsOf, findDeclaration } from './symbols';

const cases: readonly {
  path: string;
  language: CodeLanguage;
  text: string;
  names: readonly string[];
  spans: Readonly<Record<string, string>>;
}[] = [
  {
    path: 'a.py',
    language: 'python',
    text: 'LIMIT = 3\n\n# far away\n\n# about f\n@cache\ndef f():\n    inner = 1\n\nclass A(B):\n    x = 1\n    @property\n    def g(self): pass\n',
    names: ['LIMIT', 'f', 'A', 'A.x', 'A.g'],
    spans: { f: '# about f\n@cache\ndef f():\n    inner = 1', 'A.g': '@property\n    def g(self): pass' },
  },
  {
    path: 'a.ts',
    language: 'typescript',
    text: '/** about f */\nexport function f() { const inner = 1; }\nexport const a = 1, b = 2;\nclass C { static d = 1; e() {} }\ninterface I { p: string; q(): void }\ntype T = string;\nenum E { X }\nnamespace N { export const z = 1; }\n',
    names: ['f', 'a', 'b', 'C', 'C.d', 'C.e', 'I', 'I.p', 'I.q', 'T', 'E', 'N', 'N.z'],
    spans: { f: '/** about f */\nexport function f() { const inner = 1; }', T: 'type T = string;' },
  },
  { path: 'a.tsx', language: 'tsx', text: 'export default function App() { return <p/>; }', names: ['App'], spans: {} },
  {
    path: 'a.js',
    language: 'javascript',
    text: 'class C { #d = 1; e() {} }\nconst f = () => {};',
    names: ['C', 'C.#d', 'C.e', 'f'],
    spans: {},
  },
  {
    path: 'A.java',
    language: 'java',
    text: '/** doc */\n@Service\npublic class A {\n  private int n = 1;\n  // about f\n  int f() { int m = 2; return m; }\n  interface B { void g(); }\n}\nrecord R(int a) {}\nenum E { X }\n',
    names: ['A', 'A.n', 'A.f', 'A.B', 'A.B.g', 'R', 'E'],
    spans: { 'A.f': '// about f\n  int f() { int m = 2; return m; }' },
  },
  {
    path: 'a.kt',
    language: 'kotlin',
    text: '// doc\nclass A(val p: Int) {\n  val n = 1\n  companion object { const val K = "k" }\n  // about f\n  fun f(): Int { val m = 2; return m }\n}\nobject O { fun g() = 1 }\nenum class E { X }\nfun top() {}\n',
    names: ['A', 'A.n', 'A.K', 'A.f', 'O', 'O.g', 'E', 'E.X', 'top'],
    spans: { 'A.f': '// about f\n  fun f(): Int { val m = 2; return m }' },
  },
  {
    path: 'a.swift',
    language: 'swift',
    text: '/// doc\nfinal class A {\n  let n = 1\n  init(x: Int) {}\n  // about f\n  func f() -> Int { let m = 2; return m }\n}\nextension A { static let k = 1 }\nenum E { case x }\nprotocol P { func g() }\n',
    names: ['A', 'A.n', 'A.init', 'A.f', 'A', 'A.k', 'E', 'E.x', 'P'],
    spans: { 'A.f': '// about f\n  func f() -> Int { let m = 2; return m }' },
  },
  {
    path: 'a.dart',
    language: 'dart',
    text: '/// doc\nclass A extends B {\n  final int n = 1;\n  static const k = 2;\n  // about f\n  int f() { var m = 2; return m; }\n  int get g => 1;\n}\nconst top = 1;\nvoid h() {}\n',
    names: ['A', 'A.n', 'A.k', 'A.f', 'A.g', 'top', 'h'],
    spans: { 'A.f': '// about f\n  int f() { var m = 2; return m; }', h: 'void h() {}' },
  },
  {
    path: 'a.go',
    language: 'go',
    text: 'package a\n\n// F does.\nfunc F() {}\n\ntype T struct{}\n\nfunc (t *T) M() {}\n\nconst C = 1\n\nvar V = 2\n',
    names: ['F', 'T', 'T.M', 'C', 'V'],
    spans: { F: '// F does.\nfunc F() {}' },
  },
  {
    path: 'a.rs',
    language: 'rust',
    text: '/// doc\n#[derive(Debug)]\nstruct S;\nimpl S { fn m(&self) {} }\ntrait T { fn n(); }\nmod inner { pub const K: u8 = 1; }\nfn f() {}\nenum E { A }\n',
    names: ['S', 'S.m', 'T', 'T.n', 'inner', 'inner.K', 'f', 'E'],
    spans: { S: '/// doc\n#[derive(Debug)]\nstruct S;' },
  },
  {
    path: 'A.cs',
    language: 'c-sharp',
    text: 'namespace N {\n  /// <summary>doc</summary>\n  [Attr]\n  class A { int x = 1; int P { get; } void F() { var y = 1; } }\n  interface I { void G(); }\n}\n',
    names: ['N', 'N.A', 'N.A.x', 'N.A.P', 'N.A.F', 'N.I', 'N.I.G'],
    spans: {},
  },
  {
    path: 'a.cpp',
    language: 'cpp',
    text: '#define LIMIT 3\nnamespace n {\nclass A { public: int f(); int g() { return 1; } };\n}\nint n::A::f() { return 2; }\n// doc\nint *h(int x) { int y = x; return 0; }\nstruct S { int z; };\n',
    names: ['LIMIT', 'n', 'n.A', 'n.A.f', 'n.A.g', 'n.A.f', 'h', 'S', 'S.z'],
    spans: { h: '// doc\nint *h(int x) { int y = x; return 0; }' },
  },
];

describe('symbols', () => {
  const parsers = installedParsers();

  for (const { path, language, text, names, spans } of cases) {
    it(`finds the declarations of ${language} and what stands above them`, async () => {
      await parsers.prepare([language]);
      const found = declarationsOf(new SourceFile(path, text), parsers);
      assert.deepEqual(
        found?.map((declaration) => declaration.name),
        names,
      );
      assert.ok(found);
      for (const [name, expected] of Object.entries(spans)) {
        const span: Span | undefined = findDeclaration(found, name)?.span;
        assert.equal(span && text.slice(span.start, span.end), expected);
      }
    });
  }

  it('takes other separators, and names without their holder', async () => {
    await parsers.prepare(['python']);
    const found = declarationsOf(new SourceFile('a.py', 'class A:\n    def g(self): pass\n'), parsers);
    assert.ok(found);
    for (const name of ['A.g', 'A::g', 'A#g', 'g']) assert.equal(findDeclaration(found, name)?.name, 'A.g');
    assert.equal(findDeclaration(found, 'h'), undefined);
  });

  it('does not know where there is no grammar', () => {
    assert.equal(declarationsOf(new SourceFile('a.rb', 'fun f() {}'), parsers), undefined);
  });
});
