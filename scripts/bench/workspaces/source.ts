// Source files: plain code, some with a trace tag or a model load.
import type { Random } from '../random';

/** What is special about a source file. */
export interface SourceMarks {
  /** The id of a control that a tag names. */
  readonly tag: string | undefined;
  /** The Hugging Face reference of a model that is loaded. */
  readonly model: string | undefined;
}

/** The ending that fits: models are loaded in Python. */
export function endingOf(index: number, { model }: SourceMarks): string {
  return model !== undefined || index % 5 < 2 ? 'py' : 'ts';
}

/** A source file of some ten functions. */
export function sourceText(index: number, marks: SourceMarks, random: Random): string {
  return endingOf(index, marks) === 'py' ? python(index, marks, random) : typescript(index, marks, random);
}

function python(index: number, { tag, model }: SourceMarks, random: Random): string {
  const functions = Array.from({ length: 8 }, (_, each) => {
    const mark = each === 0 && tag !== undefined ? `# compliance: implements ${tag}\n` : '';
    return `${mark}def step_${index}_${each}(values):
    """Keeps what lies within the limit."""
    limit = ${random.below(1000)}
    return [value * ${random.below(9) + 1} for value in values if value < limit]
`;
  });
  const load =
    model === undefined
      ? ''
      : `from transformers import AutoModel\n\nencoder = AutoModel.from_pretrained("${model}")\n\n\n`;
  return `"""Part ${index} of the pipeline."""\n\n${load}${functions.join('\n\n')}`;
}

function typescript(index: number, { tag }: SourceMarks, random: Random): string {
  const functions = Array.from({ length: 8 }, (_, each) => {
    const mark = each === 0 && tag !== undefined ? `// compliance: implements ${tag}\n` : '';
    return `${mark}/** Keeps what lies within the limit. */
export function step${index}_${each}(values: readonly number[]): number[] {
  const limit = ${random.below(1000)};
  return values.filter((value) => value < limit).map((value) => value * ${random.below(9) + 1});
}
`;
  });
  return `// Part ${index} of the service.\n\n${functions.join('\n')}`;
}
