// What is read without tokens is what the tree says, and the trees of big lockfiles have the places of whole ones.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Random } from '../../../../scripts/bench/random';
import { lockedGraph } from '../../../../scripts/bench/workspaces/locked-graph';
import { writeMix, writeRebar } from '../../../../scripts/bench/workspaces/locks/scripted';
import { assertSamePlaces } from '../../../../test/fixtures/same-places';
import { SourceFile } from '../../text/source-file';
import { BIG_TEXT } from '../../syntax/lazy-tree';
import type { Notation } from '../../syntax/notation';
import { toData, type SyntaxProblem } from '../../syntax/tree';
import { erlangTerms } from './erlang-terms';
import { mixLockNotation } from './mix-lock-notation';
import { readWholePlainly } from './plain-terms';
import { termTokens, type Language } from './term-tokens';
import { TermReader } from './terms';

function readTokens(text: string, language: Language): unknown {
  const problems: SyntaxProblem[] = [];
  const reader = new TermReader(termTokens(text, language, problems), language, problems);
  const term = reader.readTerm();
  return term === undefined || problems.length > 0 || !reader.isAtEnd() ? undefined : toData(term);
}

describe('readWholePlainly', () => {
  const taken: readonly (readonly [language: Language, text: string, data: unknown])[] = [
    ['Elixir', '{:hex, :a_b, "1.0", [:mix], [], "hexpm"}', ['hex', 'a_b', '1.0', ['mix'], [], 'hexpm']],
    ['Elixir', '[{:a, "~> 1.0", [hex: :a, optional: false]}]', [['a', '~> 1.0', { hex: 'a', optional: 'false' }]]],
    ['Erlang', '{"1.2.0",\n[{<<"a">>,{pkg,<<"a">>,<<"1.0">>},0}]}', ['1.2.0', [['a', ['pkg', 'a', '1.0'], '0']]]],
  ];
  for (const [language, text, data] of taken)
    it(`reads ${text}`, () =>
      assert.deepEqual([readWholePlainly(text, language), readTokens(text, language)], [data, data]));

  const pieces: Readonly<Record<Language, readonly string[]>> = {
    Elixir: [
      '{',
      '}',
      '[',
      ']',
      ', ',
      ',',
      ':a',
      ':b?',
      'true',
      'nilx',
      'a: ',
      'b:',
      '"x"',
      '"#{',
      '""',
      '"',
      '\\',
      ' ',
      '\n',
      '%{',
      '# z\n',
      'A',
      '1',
      '=>',
      '~w(a)',
    ],
    Erlang: [
      '{',
      '}',
      '[',
      ']',
      ', ',
      ',',
      'a',
      'a@b',
      'B',
      '0',
      '1.5',
      '"x"',
      '<<',
      '>>',
      '<<"y">>',
      "'q'",
      '"',
      '\\',
      ' ',
      '\n',
      '% z\n',
      '#{',
      '=>',
      '$a',
      '/utf8',
    ],
  };
  for (const language of ['Elixir', 'Erlang'] as const)
    it(`is undefined, or what the tokens of ${language} say`, () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...pieces[language]), { maxLength: 14 }), (chosen) => {
          const text = chosen.join('');
          const data = readWholePlainly(text, language);
          if (data !== undefined) assert.deepEqual(data, readTokens(text, language));
        }),
        { numRuns: 20_000 },
      );
    });
});

describe('big lockfiles of hex', () => {
  const graph = lockedGraph('gateway', 1500, 20, new Random(5));
  const locks: readonly (readonly [path: string, notation: Notation, text: string | undefined])[] = [
    ['mix.lock', mixLockNotation, writeMix(graph).get('mix.lock')],
    ['rebar.lock', erlangTerms, writeRebar(graph).get('rebar.lock')],
  ];
  for (const [path, notation, text = ''] of locks)
    it(`have in ${path} the places of the whole tree`, () => {
      assert.ok(text.length > BIG_TEXT);
      const [big, whole] = [new SourceFile(path, text), new SourceFile(path, text)];
      assert.ok(notation.dataOf(big) !== undefined);
      assertSamePlaces(notation.treeOf(big).root, notation.treeOf(whole).root, 6);
    });
});
