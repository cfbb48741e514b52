import assert from 'node:assert/strict';
import { fileAnchor } from '../text/anchor';
import { foldFirstDay, type FirstDayWords } from './first-day';
import type { Judgement } from './rule';

const words: FirstDayWords = {
  what: (count) => `${count} are open.`,
  todo: 'Close them.',
  fixAll: (count) => `Close all ${count}`,
};

function judgement(file: string, index: number, preferred = true): Judgement {
  const anchor = { file, path: ['controls', index, 'id'], part: 'value' } as const;
  const changes = [{ kind: 'replace', anchor, text: 'closed' }] as const;
  return {
    anchor,
    target: `RC-${index}`,
    what: `RC-${index} is open.`,
    todo: '',
    fixes: [{ title: '', changes, preferred }],
  };
}

const many = (file: string, count: number): readonly Judgement[] =>
  Array.from({ length: count }, (_, index) => judgement(file, index));

describe('the first day', () => {
  it('leaves ten findings of a file as they are', () => {
    const found = [...many('a.yaml', 10), ...many('b.yaml', 10)];
    assert.deepEqual(foldFirstDay(found, words), found);
  });

  it('folds eleven of a file into one, and those of no other file', () => {
    const [folded, ...others] = foldFirstDay([...many('a.yaml', 11), ...many('b.yaml', 1)], words);
    assert.deepEqual(others, many('b.yaml', 1));
    assert.equal(folded?.what, '11 are open.');
    assert.equal(folded.target, 'a.yaml');
    assert.deepEqual(folded.anchor, { file: 'a.yaml', path: ['controls'], part: 'key' });
    assert.deepEqual(
      folded.related?.map((place) => place.message),
      many('a.yaml', 11).map(({ what }) => what),
    );
  });

  it('fixes all with one fix, preferred only where each is', () => {
    const [folded] = foldFirstDay(many('a.yaml', 11), words);
    assert.deepEqual(
      folded?.fixes?.map(({ title, preferred }) => ({ title, preferred })),
      [{ title: 'Close all 11', preferred: true }],
    );
    assert.equal(folded.fixes[0]?.changes.length, 11);
    const [careful] = foldFirstDay([...many('a.yaml', 10), judgement('a.yaml', 10, false)], words);
    assert.equal(careful?.fixes?.[0]?.preferred, false);
    assert.deepEqual(foldFirstDay(many('a.yaml', 11), { ...words, fixAll: undefined })[0]?.fixes, []);
  });

  it('keeps a severity, stands at the file where there are no data, and finds the list in a later document', () => {
    const plain = many('a.txt', 11).map((one) => ({
      ...one,
      anchor: fileAnchor('a.txt'),
      severity: 'warning' as const,
    }));
    const [folded] = foldFirstDay(plain, words);
    assert.deepEqual(
      [folded].map((one) => [one?.anchor, one?.severity]),
      [[fileAnchor('a.txt'), 'warning']],
    );
    const later = many('a.yaml', 11).map((one, index) => ({
      ...one,
      anchor: { file: 'a.yaml', path: ['#1', 'controls', index, 'id'], part: 'value' as const },
    }));
    assert.deepEqual(foldFirstDay(later, words)[0]?.anchor, { file: 'a.yaml', path: ['#1', 'controls'], part: 'key' });
  });
});
