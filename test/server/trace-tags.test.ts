// Trace tags in open source files, over stdio: what stands in the editor counts, saved or not, in any language.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inSession } from './session';

/** A source file with a tag by the language that the editor names; `§` is the id. */
const sources: readonly (readonly [path: string, language: string, text: string])[] = [
  ['src/a.tsx', 'typescriptreact', "// compliance: implements §\nexport const a = <p>don't</p>;\n"],
  ['src/a.js', 'javascript', '/* compliance: implements § */\n'],
  ['src/a.py', 'python', 'x = 1  # 😀 compliance: implements §\n'],
  ['src/A.java', 'java', '/** compliance: implements § */\nclass A {}\n'],
  ['src/a.kt', 'kotlin', '// compliance: implements §\n'],
  ['src/a.c', 'c', '/* compliance: implements § */\n'],
  ['src/a.cpp', 'cpp', '// compliance: implements §\n'],
  ['src/a.cs', 'csharp', '/// compliance: implements §\n'],
  ['src/a.go', 'go', 'package a // compliance: implements §\n'],
  ['src/a.rs', 'rust', '//! compliance: implements §\n'],
  ['src/a.swift', 'swift', '// compliance: implements §\n'],
  ['src/a.dart', 'dart', '/// compliance: implements §\n'],
  ['src/a.sh', 'shellscript', '# compliance: implements §\n'],
  ['ci/a.yml', 'yaml', 'a: 1 # compliance: implements §\n'],
];

describe('trace tags over stdio', function () {
  this.timeout(60_000);

  it('are those of the editor where a file is open, and those of the disk once it is closed', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      const path = 'src/readings.ts';
      const before = readFileSync(join(session.folder, path), 'utf8');
      await session.open(path, 'typescript');
      await session.type(path, 'implements RC-1', 'implements RC-1,\n// RC-404');
      const [found] = await session.diagnostics(path, (all) => all.length > 0, 'a tag that leads nowhere');
      assert.equal(found?.code, 'trace/unknown-id');
      assert.deepEqual(found.range.start, session.place(path, 'RC-404'));
      assert.equal(readFileSync(join(session.folder, path), 'utf8'), before, 'nothing was saved');
      await session.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: session.uri(path) },
      });
      await session.diagnostics(path, (all) => all.length === 0, 'the disk counts again');
    }));

  it('are heard in every language while they are typed', () =>
    inSession('pulselog', async (session) => {
      await session.ready();
      for (const [path, language, text] of sources) {
        mkdirSync(join(session.folder, path, '..'), { recursive: true });
        writeFileSync(join(session.folder, path), text.replace('§', 'RC-1'));
        await session.open(path, language, text.replace('§', 'RC-404'));
      }
      for (const [path] of sources) {
        const [found] = await session.diagnostics(path, (all) => all.length > 0, 'a tag that leads nowhere');
        assert.equal(found?.code, 'trace/unknown-id', path);
        assert.deepEqual(found.range.start, session.place(path, 'RC-404'), path);
        await session.type(path, 'RC-404', 'RC-1');
      }
      for (const [path] of sources)
        await session.diagnostics(path, (all) => all.every(({ code }) => code !== 'trace/unknown-id'), 'mended');
    }));
});
