// How uses are tested: the source says by itself what is expected. `=> reference` in a comment at the end of a line
// stands for one use on that line, `=> ?` for a dynamic one; ` @revision`, ` unsafe`, ` dataset`, ` trusts` follow.
import assert from 'node:assert/strict';
import { SourceFile } from '../text/source-file';
import { installedParsers } from '../syntax/grammars.test';
import { longestCode } from '../syntax/code';
import type { ModelUse } from './use';
import { languageNeeded, mayUseModels, readUses } from './uses';

const parsers = installedParsers();

/** Reads a file's uses, its grammar loaded before. */
export async function usesOf(path: string, source: string): Promise<readonly ModelUse[]> {
  const language = languageNeeded(path);
  assert.ok(language, `${path} has a grammar`);
  await parsers.prepare([language]);
  return readUses(new SourceFile(path, source), parsers).value;
}

/** Compares the uses found with the expectations written in the source. */
export async function checkUses(path: string, source: string): Promise<void> {
  const lines = new SourceFile(path, source).lines;
  const found = (await usesOf(path, source)).map(
    (use) => `${lines.positionAt(use.span.start).line + 1}: ${spell(use)}`,
  );
  const expected = source.split('\n').flatMap((line, index) => {
    const comment = /(?:#|\/\/) => (.*)$/.exec(line)?.[1];
    return comment === undefined ? [] : comment.split(' => ').map((one) => `${index + 1}: ${one.trim()}`);
  });
  assert.deepEqual(found, expected);
}

function spell(use: ModelUse): string {
  const revision = use.revision === undefined ? '' : ` @${use.revision}`;
  const marks = [
    use.unsafe ? ' unsafe' : '',
    use.kind === 'dataset' ? ' dataset' : '',
    use.trustsRemoteCode ? ' trusts' : '',
  ];
  return `${use.reference ?? '?'}${revision}${marks.join('')}`;
}

describe('model uses', () => {
  it('says where a use stands and in what', async () => {
    const source = [
      'from transformers import AutoModel',
      'class Labeller:',
      '    def load(self):',
      '        return AutoModel.from_pretrained(',
      '            "a/b",',
      '        )',
    ].join('\n');
    const [use] = await usesOf('tests/test_labeller.py', source);
    assert.ok(use);
    assert.equal(source.slice(use.span.start, use.span.end), 'from_pretrained');
    assert.deepEqual(use.callLines, { first: 3, last: 5 });
    assert.equal(use.declaration, 'Labeller.load');
    assert.equal(use.inTest, true);
    assert.equal(use.how, 'transformers.from_pretrained');
  });

  it('names the constant that a function is kept in', async () => {
    const [use] = await usesOf(
      'a.ts',
      "import OpenAI from 'openai';\nconst ask = () => new OpenAI().responses.create({ model: 'm' });",
    );
    assert.equal(use?.declaration, 'ask');
  });

  it('passes over files that name no library, and languages it does not know', () => {
    assert.equal(mayUseModels(new SourceFile('a.py', 'print("hello")')), false);
    assert.equal(mayUseModels(new SourceFile('a.ts', "import { streamText } from 'ai';")), true);
    assert.equal(mayUseModels(new SourceFile('a.ts', 'const said = "wait";')), false);
    assert.equal(languageNeeded('a.rb'), undefined);
  });

  it('says that a file is too long to be searched', () => {
    const long = new SourceFile('a.py', `import torch\n${'#'.repeat(longestCode)}`);
    const reading = readUses(long, parsers);
    assert.deepEqual(
      reading.problems.map((problem) => problem.kind),
      ['unknowable'],
    );
  });

  const endless = {
    'a name that is itself': 'from torch import load\na = b\nb = a\nload(a)\n',
    'a map that spreads itself':
      "import OpenAI from 'openai';\nconst o = { ...o };\nnew OpenAI().responses.create(o);\n",
    'classes that extend each other': 'import torch\nclass A(B): pass\nclass B(A): pass\nA().x.load(torch.load(A.y))\n',
    'a function that calls itself': 'import torch\ndef f(): return f()\ntorch.load(f())\n',
    'ten thousand names in a row': `import torch\nx0 = "a"\n${Array.from({ length: 10_000 }, (_, n) => `x${n + 1} = x${n}`).join('\n')}\ntorch.load(x10000)\n`,
    'a sum without end': `import torch\ntorch.load(${'"a" + '.repeat(5_000)}"b")\n`,
    'calls in calls': `import torch\n${'torch.load('.repeat(3_000)}${')'.repeat(3_000)}\n`,
    'a chain of calls': `import torch\ntorch${'.a()'.repeat(3_000)}\n`,
  };
  for (const [what, source] of Object.entries(endless)) {
    it(`comes to an end with ${what}`, async () => {
      const uses = await usesOf(source.includes("'openai'") ? 'a.ts' : 'a.py', source);
      for (const use of uses) assert.equal(use.reference, undefined);
    });
  }
});
