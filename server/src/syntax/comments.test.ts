import assert from 'node:assert/strict';
import { SourceFile } from '../text/source-file';
import { commentsOf, hasComments } from './comments';

const cases: Readonly<Record<string, readonly { text: string; comments: readonly string[] }[]>> = {
  'a.ts': [
    { text: 'f(); // one\n/* two */ g();', comments: [' one', ' two '] },
    { text: 'const u = "http://x"; const v = \'/* no */\'; // yes', comments: [' yes'] },
    { text: 'const t = `a // no ${b} /* no */`; // yes', comments: [' yes'] },
    { text: 'const r = /[/"]\\/\\/ "/; // yes', comments: [' yes'] },
    { text: 'const q = a / b; // yes\nconst s = c / d;', comments: [' yes'] },
    { text: '/** doc\n * more */\nfunction f() {}', comments: ['* doc\n * more '] },
    { text: '/* open', comments: [' open'] },
    { text: '"open\n// yes', comments: [' yes'] },
  ],
  'a.tsx': [{ text: "<p>don't</p>\n// yes\n<a href={'//no'}/>", comments: [' yes'] }],
  'a.py': [
    { text: 'x = "# no"  # yes\n"""\n# no\n"""\n# two', comments: [' yes', ' two'] },
    { text: "y = r'\\''  # yes", comments: [' yes'] },
  ],
  'a.java': [{ text: 'String s = """\n// no\n"""; // yes', comments: [' yes'] }],
  'a.kt': [{ text: '/* a /* b */ c */ val x = 1 // yes', comments: [' a /* b */ c ', ' yes'] }],
  'a.c': [{ text: "char c = '\"'; /* yes */", comments: [' yes '] }],
  'a.cpp': [{ text: 'auto s = R"(// no)"; // yes', comments: [' yes'] }],
  'a.cs': [{ text: 'var s = @"C:\\"; // yes', comments: [' yes'] }],
  'a.go': [{ text: 's := `\\` // yes', comments: [' yes'] }],
  'a.rs': [{ text: 'fn f<\'a>(x: &\'a str) {} // yes\nlet r = r#"// no"#;', comments: [' yes'] }],
  'a.swift': [{ text: 'let a = "//" // yes', comments: [' yes'] }],
  'a.dart': [{ text: "var a = '''\n// no\n'''; /// yes", comments: ['/ yes'] }],
  'run.sh': [{ text: 'echo "# no" a#no # yes', comments: [' yes'] }],
  'a.yaml': [{ text: "a: don't # yes\nb: x#no", comments: [' yes'] }],
  Dockerfile: [{ text: '# yes\nFROM x', comments: [' yes'] }],
  'a.sql': [{ text: "select '--no' -- yes", comments: [' yes'] }],
  'a.html': [{ text: '<p>// no</p><!-- yes -->', comments: [' yes '] }],
};

describe('comments', () => {
  for (const [path, samples] of Object.entries(cases)) {
    for (const { text, comments } of samples) {
      it(`${path}: ${JSON.stringify(text)}`, () => {
        const found = commentsOf(new SourceFile(path, text));
        assert.deepEqual(
          found.map((comment) => comment.text),
          comments,
        );
        for (const { span, text: own } of found) assert.equal(text.slice(span.start, span.end), own);
      });
    }
  }

  it('says of which files it cannot tell', () => {
    assert.equal(hasComments('a.unheard-of'), false);
    assert.equal(hasComments('src/Dockerfile.dev'), true);
  });
});

describe('hasComments', () => {
  const known = ['a.ts', 'Dockerfile', 'docker/Dockerfile.prod', 'Makefile', 'a.b.py', '.env'];
  const unknown = ['c.csv', 'py.typed', 'go', 'rs.bin', 'LICENSE', 'a.json'];
  for (const path of known) it(`knows ${path}`, () => assert.equal(hasComments(path), true));
  for (const path of unknown)
    it(`does not take ${path} for a source file`, () => assert.equal(hasComments(path), false));
});
