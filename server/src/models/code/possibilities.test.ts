// What a load that is decided while the program runs may be: its default and the other candidates that the code names.
import assert from 'node:assert/strict';
import { usesOf } from '../uses.test';

const cases: Readonly<
  Record<string, readonly [source: string, initial: string | undefined, candidates: readonly string[]]>
> = {
  'an environment variable with a default': ['load(os.getenv("M", "a/b"))', 'a/b', []],
  'a default by keyword': ['load(os.environ.get("M", default="a/b"))', 'a/b', []],
  'what stands behind or': ['load(os.environ.get("M") or "a/b")', 'a/b', []],
  'a parameter': ['def f(m="a/b"): load(m)', 'a/b', []],
  'what callers hand in': ['def f(m): load(m)\nf("a/b")\nf(m="c/d")', undefined, ['a/b', 'c/d']],
  'what a class is made with': [
    'class A:\n    def __init__(self, m="a/b"):\n        self.m = m\n    def go(self): load(self.m)\nA("c/d")',
    'a/b',
    ['c/d'],
  ],
  'both sides of a choice': ['load("a/b" if big else "c/d")', undefined, ['a/b', 'c/d']],
  'the items of a loop': ['for m in ["a/b", "c/d"]: load(m)', undefined, ['a/b', 'c/d']],
  'a constant list': ['ALL = ("a/b", "c/d")\n[load(m) for m in ALL]', undefined, ['a/b', 'c/d']],
  'an option of argparse': [
    'p = argparse.ArgumentParser()\np.add_argument("-m", "--the-model", default="a/b")\nload(p.parse_args().the_model)',
    'a/b',
    [],
  ],
  'an option of click': ['@click.command()\n@click.option("--m", default="a/b")\ndef f(m): load(m)', 'a/b', []],
  'an option of typer': ['def f(m: str = typer.Option("a/b", help="x")): load(m)', 'a/b', []],
  'a field of a data class': ['@dataclass\nclass C:\n    m: str = "a/b"\ndef f(c: C): load(c.m)', 'a/b', []],
  'nothing at all': ['load(input())', undefined, []],
  'a name that is bound in a circle': ['a = b\nb = a\nload(a)', undefined, []],
};

const head =
  'import os, argparse, click, typer\nfrom dataclasses import dataclass\nfrom transformers import AutoModel\nload = AutoModel.from_pretrained\n';

describe('what a load may be', () => {
  for (const [name, [source, initial, candidates]] of Object.entries(cases)) {
    it(name, async () => {
      const [use] = await usesOf('a.py', head + source);
      const hub = (id: string): string => `pkg:huggingface/${id}`;
      assert.equal(use?.reference, undefined);
      assert.equal(use?.dynamic, true);
      assert.equal(use.default, initial === undefined ? undefined : hub(initial));
      assert.deepEqual(use.candidates, candidates.map(hub));
    });
  }

  it('in TypeScript', async () => {
    const [use] = await usesOf(
      'a.ts',
      "import OpenAI from 'openai';\nnew OpenAI().responses.create({ model: process.env.M ?? 'gpt-5' });",
    );
    assert.deepEqual([use?.reference, use?.default], [undefined, 'hosted:openai/gpt-5']);
  });
});
