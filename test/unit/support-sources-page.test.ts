// docs/support-sources.md is written by hand: it says of every source what the code says of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { onlineSources } from '../../server/src/support/online/online-sources';

const sections = new Map(
  readFileSync('docs/support-sources.md', 'utf8')
    .replaceAll('\r\n', '\n')
    .split('\n## ')
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

describe('the page of sources', () => {
  it('has a section and a row for each, in their order', () => {
    const titles = [...sections.keys()].slice(2);
    const rows = [...(sections.values().next().value ?? '').matchAll(/^\| \[(.+?)\]/gm)].map(([, name]) => name);
    assert.deepEqual([titles, rows], [onlineSources.map(({ name }) => name), onlineSources.map(({ name }) => name)]);
  });

  for (const { name, sends, address } of onlineSources) {
    it(`says what ${name} is sent, and where`, () => {
      assert.ok(sections.get(name)?.includes(`\nSends ${sends}.\n`));
      if (address !== undefined) assert.ok(sections.values().next().value?.includes(`\`${address}\``));
    });
  }
});
