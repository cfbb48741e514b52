import assert from 'node:assert/strict';
import { describeFormats, formatOf, formats } from './formats';

describe('formatOf', () => {
  const cases: [string, string | undefined][] = [
    ['package.json', 'package.json'],
    ['a/b/package.json', 'package.json'],
    ['a/package-lock.json', 'package-lock.json'],
    ['npm-shrinkwrap.json', 'npm-shrinkwrap.json'],
    ['my-package.json', undefined],
    ['package.json/readme.md', undefined],
  ];
  for (const [path, expected] of cases) it(path, () => assert.equal(formatOf(path)?.name, expected));
});

describe('describeFormats', () => {
  it('has a row for every format and no empty cell', () => {
    const rows = describeFormats().trimEnd().split('\n');
    assert.equal(rows.length, formats.length + 2);
    assert.equal(new Set(rows.map((row) => row.split('|').length)).size, 1);
    assert.doesNotMatch(describeFormats(), /\| *\|/);
  });
});
