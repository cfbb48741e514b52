// The workspace `sources`: a product's source files in several languages, of which every tenth uses a model.
// Invariant: the count is exactly that of its size, and the same seed gives the same bytes.
import { Random } from '../random';
import { sourceText } from './source';

/** The size that the goal speaks of. */
export const fullSources = 5_000;

/** The source files of the workspace by path. */
export function sourcesWorkspace(count: number, seed: number): ReadonlyMap<string, string> {
  const random = new Random(seed);
  const files = new Map<string, string>();
  for (let index = 0; index < count; index++) {
    const [ending, text] = fileOf(index, random);
    files.set(`src/area_${index % 40}/part_${index}.${ending}`, text);
  }
  return files;
}

function fileOf(index: number, random: Random): readonly [ending: string, text: string] {
  const plain = sourceText(index, { tag: undefined, model: undefined }, random);
  const python = sourceText(0, { tag: undefined, model: undefined }, random);
  switch (index % 20) {
    case 0:
      return ['py', `MODEL = "example/encoder-${index}"\nREVISION = "v${random.below(9)}"\n\n${python}`];
    case 5:
      return ['py', loader(index, python)];
    case 10:
      return [
        'ts',
        `import OpenAI from 'openai';\n\nexport const ask = () => new OpenAI().responses.create({ model: 'gpt-4o', input: '' });\n\n${sourceText(3, { tag: undefined, model: undefined }, random)}`,
      ];
    case 15:
      return ['yaml', `llm:\n  provider: openai\n  model: gpt-4o\nlimits:\n  part: ${index}\n`];
    default:
      return [index % 5 < 2 ? 'py' : 'ts', plain];
  }
}

/** Loads what the file five places before it names, in the folder five places before. */
function loader(index: number, python: string): string {
  const module = `src.area_${(index - 5) % 40}.part_${index - 5}`;
  return `from transformers import AutoModel\nfrom ${module} import MODEL, REVISION\n\nnet = AutoModel.from_pretrained(MODEL, revision=REVISION)\n\n${python}`;
}
