import assert from 'node:assert/strict';
import { SourceFile } from '../text/source-file';
import { readTraceTags } from './trace-tags';

const tag = (id: string): string => `compliance: implements ${id}`;
const [yes, no] = [tag('YES'), tag('NO')];

/** Texts by the path that tells their language; every `YES` is a tag, and nothing else is. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'a.ts': [
    `// ${yes}`,
    `/* ${yes} */ f(); // ${yes}`,
    `/** ${yes}\n * text\n * ${yes} */`,
    `const a = '// ${no}'; const b = "/* ${no} */"; // ${yes}`,
    `const a = \`// ${no}\`; // ${yes}`,
    `const a = \`\${b ? \`// ${no}\` : '// ${no}'} // ${no}\`; // ${yes}`,
    `const a = \`\${{ b: 1 /* ${yes} */ }.b} // ${no}\`; // ${yes}`,
    `const r = /["'\`]/; // ${yes}`,
    `const r = s.replace(/'/g, '"').split(/[/"]/); // ${yes}`,
    `return /"/.test(s); // ${yes}`,
    `const half = a++ / 2; // ${yes}`,
    `const half = a / b / c; // ${yes}`,
    `const u = 'http://${no}'; // ${yes}`,
    `const half = "open // no tag\n// ${yes}`,
    `import x from'x'; const y = '// ${no}'; // ${yes}`,
  ],
  'a.tsx': [
    `<p>don't</p>; // ${yes}`,
    `<p>{/* ${yes} */} it's {'// ${no}'}</p>; // ${yes}`,
    `<input value={x} />; // ${yes}`,
    `<a href="//x">y</a>; // ${yes}`,
  ],
  'a.js': [`x = 1;\r\n\t// 😀 ${yes}\r\ny = '😀'; // ${yes}\r\n`, `\ufeff// ${yes}`],
  'a.py': [
    `# ${yes}\nx = 1  # ${yes}`,
    `"""\n# ${no}\n${no}\n"""\n# ${yes}`,
    `def f():\n    '''${no}'''\n    return "# ${no}"  # ${yes}`,
    `x = f"{d['#']}"  # ${yes}`,
    `x = r"\\d'#${no}"  # ${yes}`,
  ],
  'A.java': [`String s = """\n// ${no} \\""" "\n"""; // ${yes}`, `char c = '"'; /* ${yes} */`],
  'a.kt': [`/* a /* ${yes} */ ${yes} */ val x = 1 // ${yes}`, `val p = """C:\\"""; val q = "// ${no}" // ${yes}`],
  'a.c': [`char c = '"'; int n = 1'000; /* ${yes} */`, `const char *s = "// ${no}"; // ${yes}`],
  'a.cpp': [
    `auto s = R"(// ${no})"; // ${yes}`,
    `auto s = R"x(\n// ${no} )" \n)x"; // ${yes}`,
    `auto n = 1'000'000 + 0x1'F; auto c = u8'"'; // ${yes}`,
  ],
  'a.cs': [
    `var s = @"C:\\""\n// ${no}\\"; // ${yes}`,
    `var s = $@"a ""b"" \\"; // ${yes}`,
    `var s = @$"\n// ${no}"; // ${yes}`,
    `var s = """"\n"""\n// ${no}\n""""; // ${yes}`,
    `/// <summary>${yes}</summary>`,
  ],
  'a.go': [`s := \`\\\n// ${no}\` // ${yes}`, `r := '"' // ${yes}`],
  'a.rs': [
    `fn f<'a>(x: &'a str) {} // ${yes}`,
    `let r = r#"\n// ${no} ""#; // ${yes}`,
    `let r = br##"// ${no} "# // ${no}"##; // ${yes}`,
    `let c = ('"', b'\\"', '/'); // ${yes}`,
    `/* a /* ${yes} */ ${yes} */ let s = "\n// ${no}"; /// ${yes}`,
  ],
  'a.swift': [
    `/* a /* b */ ${yes} */ let s = "// ${no}" // ${yes}`,
    `let s = """\n// ${no}\n""" // ${yes}`,
    `let s = #"\\"// ${no}"# // ${yes}`,
    `let s = ##"""\n// ${no} """#\n"""## // ${yes}`,
  ],
  'a.dart': [`var p = r'C:\\'; var s = '''\n// ${no}\n'''; /// ${yes}`],
  'a.scala': [`val s = 'symbol; val c = '"' // ${yes}`],
  'a.sh': [
    `echo "# ${no}" 'it''s # ${no}' # ${yes}`,
    `cat <<EOF # ${yes}\n# ${no}\nEOF\n# ${yes}`,
    `cat <<-'END' <<"LAST"\n# ${no}\n\tEND\n# ${no}\nLAST\n# ${yes}`,
    `echo $((1 << n)) $#; cat <<< "# ${no}"; echo it\\'s # ${yes}`,
    `x=$'it\\'s # ${no}'; y=\${a#b} # ${yes}`,
    `cat <<EOF\nnever ended\n# ${yes}`,
  ],
  'a.yaml': [
    `# ${yes}\na: don't # ${yes}\nb: x#no`,
    `a: "b # ${no}" # ${yes}\nb: 'c\n  # ${no}'\nc: [1, # ${yes}\n  2]`,
    `a: | # ${yes}\n  # ${no}\n\n  # ${no}\nb: >-\n  # ${no}\n# ${yes}`,
    `---\r\na: 1 # ${yes}\r\n...\r\n# ${yes}`,
    `a: [ # ${yes}\n  "open\n`,
  ],
};

describe('readTraceTags', () => {
  for (const [path, texts] of Object.entries(cases)) {
    for (const text of texts) {
      it(`${path}: ${JSON.stringify(text)}`, () => {
        const file = new SourceFile(path, text);
        const places = [...file.text.matchAll(/\bYES\b/g)].map(({ index }) => ({ start: index, end: index + 3 }));
        assert.deepEqual(
          readTraceTags(file),
          places.map((span) => ({ verb: 'implements', id: 'YES', span })),
        );
      });
    }
  }

  const lists: readonly (readonly [comment: string, tags: string])[] = [
    ['// compliance: implements RC-1, RC-2 ,RC-3.', 'implements RC-1, implements RC-2, implements RC-3'],
    ['// compliance:\tverifies\tREQ-1 in the worst case', 'verifies REQ-1'],
    ['// compliance: implements RC-1; compliance: verifies RC-2', 'implements RC-1, verifies RC-2'],
    ['// compliance: implements RC-1, compliance: verifies RC-2', 'implements RC-1, verifies RC-2'],
    ['// compliance: uses-model a.b-c_1 (compliance: uses-dataset d)', 'uses-model a.b-c_1, uses-dataset d'],
    [
      '// compliance: implements RC-1,\n//   RC-2,\n// RC-3\n// RC-4',
      'implements RC-1, implements RC-2, implements RC-3',
    ],
    ['/* compliance: implements RC-1,\r\n *   RC-2 */', 'implements RC-1, implements RC-2'],
    ['/**\n * compliance: implements RC-1,\n * RC-2,\n */', 'implements RC-1, implements RC-2'],
    ['// compliance: implements RC-1,\n// which is the alarm', 'implements RC-1'],
    ['// compliance: implements RC-1,\nalarm()', 'implements RC-1'],
    ['f(a, // compliance: implements RC-1,\nb,\nc);', 'implements RC-1'],
    ['// compliance: implements RC-1,\n// compliance: verifies RC-2', 'implements RC-1, verifies RC-2'],
    ['// compliance: we implement RC-1', ''],
    ['// compliance: implementsRC-1', ''],
    ['// non-compliance: implements RC-1', ''],
    ['// compliance implements RC-1', ''],
    ['// compliance: implements 1', ''],
  ];
  for (const [text, tags] of lists) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const read = readTraceTags(new SourceFile('a.ts', text));
      assert.equal(read.map(({ verb, id }) => `${verb} ${id}`).join(', '), tags);
      for (const { id, span } of read) assert.equal(text.slice(span.start, span.end), id);
    });
  }

  it('takes long lists without effort', () => {
    const text = `// compliance: implements RC-0,\n${'//  RC-1, RC-2,\n'.repeat(20_000)}`;
    assert.equal(readTraceTags(new SourceFile('a.ts', text)).length, 40_001);
  });
});
