// Asks at the terminal what a first `compliance.yaml` needs to know, and says what each answer means.
// Invariant: every question can be passed over with Enter; nothing is written here.
import { createInterface } from 'node:readline';
import type { Answers } from '../../features/first-product/first-product';
import type { FoundProduct } from '../../features/first-product/found-product';
import { consequences, nextQuestion, refusal, type Question } from '../../features/first-product/questions';
import { wrap } from '../report/wrap';
import { Interrupted, withoutControls, type Style } from '../terminal';

/** Where questions are put: a line in, a line out. */
export interface Asker {
  readonly say: (text: string) => void;
  /** What is typed; undefined where nobody types any more. */
  readonly read: (prompt: string) => Promise<string | undefined>;
}

/** Asks all questions that are not answered yet and gives all answers. */
export async function interview(found: FoundProduct, given: Answers, asker: Asker, style: Style): Promise<Answers> {
  let answers = given;
  const passed: string[] = [];
  for (;;) {
    const question = nextQuestion(found, answers, passed);
    if (question === undefined) return answers;
    const answer = await ask(question, asker, style);
    if (answer === 'nobody there') return answers;
    if (answer === undefined) {
      passed.push(question.field);
      continue;
    }
    const before = answers;
    answers = { ...answers, [question.field]: answer };
    for (const line of consequences(before, answers)) asker.say(folded(`→ ${line}`, style));
  }
}

/** A valid answer; undefined for a question that is passed over. */
async function ask(question: Question, { say, read }: Asker, style: Style): Promise<string | undefined> {
  const { colours } = style;
  const { choices = [], suggestion } = question;
  say(`\n${colours.bold(question.ask)}`);
  say(folded(question.why, style));
  const width = Math.max(0, ...choices.map(({ value }) => value.length));
  for (const [index, { value, doc }] of choices.entries())
    say(folded(`${String(index + 1).padStart(2)} ${colours.cyan(value.padEnd(width))}  ${doc}`, style));
  const way = choices.length > 0 ? 'Number or word' : 'Answer';
  const open = suggestion === undefined ? 'Enter leaves it open' : `Enter takes "${withoutControls(suggestion)}"`;
  for (;;) {
    const line = await read(`  ${way} (${open}): `);
    if (line === undefined) return 'nobody there';
    const typed = line.trim();
    if (typed === '') return suggestion;
    const answer = choices[Number(typed) - 1]?.value ?? typed;
    const reason = refusal(question, answer);
    if (reason === undefined) return answer;
    say(`  ${reason}`);
  }
}

function folded(text: string, { width }: Style): string {
  return wrap(text, width === undefined ? undefined : Math.min(width, 100) - 2)
    .map((line) => `  ${line}`)
    .join('\n');
}

/** The terminal as one that asks. Throws Interrupted when the user presses Ctrl+C. */
export async function atTerminal<T>(work: (asker: Asker) => Promise<T>): Promise<T> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  let isInterrupted = false;
  lines.once('SIGINT', () => {
    isInterrupted = true;
    lines.close();
  });
  // Lines are kept from the start, so that answers pasted at once are all heard; they end at Ctrl+D.
  const typed = lines[Symbol.asyncIterator]();
  const read = async (prompt: string): Promise<string | undefined> => {
    lines.setPrompt(prompt);
    lines.prompt();
    const line = await typed.next();
    if (isInterrupted) throw new Interrupted();
    return line.done === true ? undefined : line.value;
  };
  try {
    return await work({ say: (text) => process.stderr.write(`${text}\n`), read });
  } finally {
    lines.close();
  }
}
