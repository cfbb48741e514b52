// A source file of each language with a trace tag where `§` stands, and traps: what looks like a tag in texts and in prose.
// Invariant: a reader and a grammar that know the language see the planted tag and none of the others.

/** A tag for an id. */
export const tagFor = (id: string): string => `compliance: implements ${id}`;

/** The texts by the ending of their files. */
export const taggedSources: Readonly<Record<string, string>> = {
  ts: `const a = \`// ${tagFor('NO-1')}\`; /* § */\nexport const b = "// ${tagFor('NO-2')}";\n`,
  tsx: `export const View = () => <p>don't</p>; // §\n`,
  js: `const r = /["']/; // §\n// compliance: we talked about NO-3\n`,
  py: `"""\n# ${tagFor('NO-4')}\n"""\nx = "😀"  # 😀 §\n`,
  java: `class A {\n\t/** § */\n\tString s = "// ${tagFor('NO-5')}";\n}\n`,
  kt: `/* a /* b */ § */\nval s = """C:\\"""; val t = "// ${tagFor('NO-6')}"\n`,
  c: `char c = '"'; /* § */\nchar *s = "/* ${tagFor('NO-7')} */";\n`,
  cpp: `auto s = R"x(\n// ${tagFor('NO-8')}\n)x"; // §\n`,
  cs: `var s = @"C:\\"; // §\nvar t = "// ${tagFor('NO-9')}";\n`,
  go: `package a\n\nvar s = \`\n// ${tagFor('NO-10')}\n\` // §\n`,
  rs: `/// §\nfn f<'a>(x: &'a str) { let r = r#"// ${tagFor('NO-11')}"#; }\n`,
  swift: `let s = "// ${tagFor('NO-12')}" // §\n`,
  dart: `var s = '''\n// ${tagFor('NO-13')}\n'''; /// §\n`,
  sh: `cat <<EOF\n# ${tagFor('NO-14')}\nEOF\n# §\n`,
  yaml: `run: |\n  # ${tagFor('NO-15')}\nshell: "sh # ${tagFor('NO-16')}" # §\n`,
};
