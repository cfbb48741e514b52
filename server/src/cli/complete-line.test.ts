// What a shell is offered for a line typed so far.
import assert from 'node:assert/strict';
import { completeLine } from './complete-line';
import { commands } from './commands/commands';

const cases: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['compliance-lens expl', ['explain']],
  ['compliance-lens --v', ['--version']],
  ['compliance-lens explain --f', ['--format']],
  ['compliance-lens explain --format ', ['json', 'text']],
  ['compliance-lens explain --format=j', ['--format=json']],
  ['compliance-lens explain risk/unc', ['risk/uncontrolled-risk']],
  ['compliance-lens explain RISK/UNC', ['risk/uncontrolled-risk']],
  ['compliance-lens explain cra:art-13/1', [10, 12, 13, 15, 17, 18, 19].map((number) => `cra:art-13/${number}`)],
  ['compliance-lens explain SOUP', ['SOUP', 'soup/*']],
  ['compliance-lens explain cra ', []],
  ['compliance-lens completion b', ['bash']],
  ['compliance-lens check ', []],
  ['compliance-lens nonsense ', []],
];

describe('completeLine', () => {
  for (const [line, offered] of cases) {
    it(`"${line}"`, () => {
      const found = completeLine(line, commands).filter((word) => !/^soup\/.+[a-z]/.test(word));
      assert.deepEqual(found, offered);
    });
  }

  it('offers all commands at first', () => {
    const names = commands.map(({ name }) => name);
    assert.deepEqual(completeLine('compliance-lens ', commands), ['--help', '--version', ...names].sort());
  });
});
