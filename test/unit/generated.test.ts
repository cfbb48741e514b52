// Everything that is made from the code is up to date, complete, and leads somewhere.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { findOutdated, generateDocuments } from '../../scripts/generate/documents';
import { families } from '../../scripts/generate/rule-pages';
import { rules } from '../../server/src/rules/rules';

describe('generated documents', () => {
  let documents: ReadonlyMap<string, string>;
  before(async () => {
    documents = await generateDocuments();
  });

  const pages = () => [...documents].filter(([path]) => path.endsWith('.md'));

  it('are up to date; "npm run generate" mends them', () => assert.deepEqual(findOutdated(documents), []));

  it('are found out of date where one is missing or another than made', () => {
    const changed = new Map(documents).set('docs/README.md', 'other').set('docs/nowhere.md', 'new');
    changed.delete('docs/rules/workspace/unread.md');
    assert.deepEqual(findOutdated(changed), ['docs/README.md', 'docs/nowhere.md', 'docs/rules/workspace/unread.md']);
  });

  it('hold a page for each rule, where the extension looks for it, with a word on its family', () => {
    for (const { name, failing } of rules) {
      const page = documents.get(`docs/rules/${name}.md`) ?? '';
      assert.ok(page.includes(`# ${name}\n`), name);
      assert.equal([...page.matchAll(/^### Found: /gm)].length, failing.length, `${name} shows its failing examples`);
      assert.doesNotMatch(page, /```text\n\n?```/, `${name}: every failing example has a message`);
      assert.ok(Object.hasOwn(families, name.split('/')[0] ?? ''), `rule-pages.ts says what ${name} is among`);
    }
  });

  it('link to pages and headings that are there', () => {
    for (const [path, text] of pages()) {
      for (const [, target = '', heading] of text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
        const file = target === '' ? path : posix.join(posix.dirname(path), target);
        assert.ok(documents.has(file) || existsSync(file), `${path} links to ${file}`);
        if (heading !== undefined)
          assert.ok(headingsOf(documents.get(file) ?? '').includes(heading), `${path}#${heading}`);
      }
    }
  });

  it('name only code that is there, where they say how to add to it', () => {
    const named = [...(documents.get('docs/architecture.md') ?? '').matchAll(/`((?:[\w-]+\/)+[\w-]+\.\w+)`/g)];
    assert.ok(named.length > 10, 'the recipes name files');
    for (const [, file = ''] of named) assert.ok(existsSync(file), file);
  });

  it('have one title each, and say nothing undefined', () => {
    for (const [path, text] of pages()) {
      const prose = text.replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, '');
      assert.equal([...prose.matchAll(/^# /gm)].length, 1, path);
      assert.doesNotMatch(prose, /undefined|\[object/, path);
    }
  });
});

/** The headings of a page as links name them. */
function headingsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}
