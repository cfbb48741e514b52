// What pinning a load makes of a call, and what it leaves alone.
import assert from 'node:assert/strict';
import { SourceFile } from '../../text/source-file';
import { applyEdits, composeEdits } from './edits';

const commit = '3f49326a1c2d5e7f8091a2b3c4d5e6f708192a3b';

/** The text after pinning `a/b`; undefined where that is refused. `C` stands for the commit in what is expected. */
function pin(file: string, text: string): string | undefined {
  const composed = composeEdits([{ kind: 'pin-load', file, id: 'a/b', commit }], () => new SourceFile(file, text));
  if (!composed.ok) return undefined;
  return composed.edits.reduce((before, { edits }) => applyEdits(before, edits), text).replaceAll(commit, 'C');
}

const cases: { name: string; file?: string; before: string; after: string | undefined }[] = [
  {
    name: 'a call on one line',
    before: 'net = AutoModel.from_pretrained("a/b")\n',
    after: 'net = AutoModel.from_pretrained("a/b", revision="C")\n',
  },
  {
    name: 'a keyword, behind other arguments',
    before: "p = pipeline('ner', model='a/b', device=0)\n",
    after: "p = pipeline('ner', model='a/b', device=0, revision='C')\n",
  },
  {
    name: 'a call over several lines, with its last comma',
    before: 'm = M.from_pretrained(\n    "a/b",\n    device_map="auto",  # fast\n)\n',
    after: 'm = M.from_pretrained(\n    "a/b",\n    device_map="auto",  # fast\n    revision="C",\n)\n',
  },
  {
    name: 'a call over several lines, without',
    before: 'm = M.from_pretrained(\n    "a/b"\n)\n',
    after: 'm = M.from_pretrained(\n    "a/b",\n    revision="C"\n)\n',
  },
  {
    name: 'a branch',
    before: 'm = M.from_pretrained("a/b", revision = "main", x=f(1))\n',
    after: 'm = M.from_pretrained("a/b", revision = "C", x=f(1))\n',
  },
  {
    name: 'every load of the id, also that of its tokenizer',
    before: 't = T.from_pretrained("a/b")\nm = M.from_pretrained("a/b")\n',
    after: 't = T.from_pretrained("a/b", revision="C")\nm = M.from_pretrained("a/b", revision="C")\n',
  },
  {
    name: 'no comment, no list, no other call',
    before: '# M.from_pretrained("a/b")\nx = ["a/b"]\nlog("a/b")\n',
    after: undefined,
  },
  { name: 'no revision that is computed', before: 'M.from_pretrained("a/b", revision=REV)\n', after: undefined },
  { name: 'no other id', before: 'M.from_pretrained("a/bc")\n', after: undefined },
  { name: 'no notebook', file: 'a.ipynb', before: '{"source": ["M.from_pretrained(\\"a/b\\")"]}', after: undefined },
  {
    name: 'options of JavaScript, where none are',
    file: 'a.ts',
    before: "const p = await pipeline('ner', 'a/b');\n",
    after: "const p = await pipeline('ner', 'a/b', { revision: 'C' });\n",
  },
  {
    name: 'options of JavaScript that stand there',
    file: 'a.js',
    before: "await AutoModel.from_pretrained('a/b', { dtype: 'q8' });\n",
    after: "await AutoModel.from_pretrained('a/b', { revision: 'C', dtype: 'q8' });\n",
  },
  {
    name: 'a revision in options',
    file: 'a.mjs',
    before: 'await AutoModel.from_pretrained("a/b", { revision: "main" });\n',
    after: 'await AutoModel.from_pretrained("a/b", { revision: "C" });\n',
  },
];

describe('pinning a load', () => {
  for (const { name, file = 'a.py', before, after } of cases)
    it(`${after === undefined ? 'touches' : 'changes'} ${name}`, () => assert.equal(pin(file, before), after));
});
