// `init`: writes a first `compliance.yaml` from what the folder holds and from answers, and says what is then to do.
// Invariant: no file is ever overwritten, and nothing is written before the last question.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CheckResult } from '../../check/check-workspace';
import { countToDo, withFoundModels } from '../../features/first-product/first-records';
import {
  proposeScope,
  writeFirstProduct,
  type Answers,
  type ProductField,
} from '../../features/first-product/first-product';
import {
  describingFiles,
  findProduct,
  nothingFound,
  type FoundProduct,
} from '../../features/first-product/found-product';
import { questionAbout, refusal } from '../../features/first-product/questions';
import { listFiles, openWorkspace } from '../../host/disk-workspace';
import { productFields } from '../../records/product';
import { findRule } from '../../rules/rules';
import type { CalendarDay } from '../../terms/calendar-day';
import { SourceFile } from '../../text/source-file';
import { UsageError, type Arguments, type Flag } from '../arguments';
import { atTerminal, interview } from '../init/interview';
import { counted, countsOf } from '../report/counts';
import { folderAt } from '../targets';
import { interruptSignal, print, ProgressLine, styleOfOutput } from '../terminal';
import { tool } from '../tool';
import { asOfFlag, dayOf, exitCodes, type Command } from './command';
import { wordTable } from '../../text/word-table';

const FILE = 'compliance.yaml';

/** What can be answered by a flag instead of at the terminal: by the flag, the field. */
const answerFlags: Readonly<Record<string, ProductField>> = wordTable({
  name: 'name',
  'product-version': 'version',
  manufacturer: 'manufacturer',
  type: 'type',
  'intended-purpose': 'intended-purpose',
  'device-class': 'device-class',
  'software-safety-class': 'software-safety-class',
  connected: 'connected',
  ai: 'ai',
  'support-until': 'support-until',
});

const flags: readonly Flag[] = [
  ...Object.entries(answerFlags).map(([name, field]) => ({
    name,
    value: valueOf(field),
    says: productFields[field].doc,
  })),
  {
    name: 'yes',
    value: undefined,
    says: 'asks nothing: takes what is found and what the flags say, and leaves the rest open',
  },
  { name: 'dry-run', value: undefined, says: 'prints the file instead of writing it' },
  asOfFlag,
];

export const init: Command = {
  name: 'init',
  takes: '[PATH]',
  says: `writes a first ${FILE} from manifests, models and a few answers, and says what to do next`,
  flags,
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const [path = '.', ...more] = given.words;
  if (more.length > 0) throw new UsageError(`"init" takes one folder, not also "${more.join(' ')}".`);
  const { folder } = folderAt(path, process.cwd());
  const there = [FILE, 'compliance.yml'].find((name) => existsSync(join(folder, name)));
  if (there !== undefined)
    throw new UsageError(`${there} is there already and is not overwritten: edit it, or run "${tool.name} check".`);
  const style = styleOfOutput(!given.has('no-color'));
  const found = foundIn(folder);
  const stated = answersOf(given, found);
  const asks = !given.has('yes') && process.stdin.isTTY;
  const answers = asks
    ? await atTerminal((asker) => interview(found, stated, asker, style))
    : { ...namesOf(found), ...stated };
  const made = await makeFile(folder, found, answers, dayOf(given));
  if (given.has('dry-run')) {
    print(made.text);
    return exitCodes.fine;
  }
  // Fails where a file has come meanwhile.
  writeFileSync(join(folder, FILE), made.text, { flag: 'wx' });
  print(made.report);
  return exitCodes.fine;
}

function foundIn(folder: string): FoundProduct {
  const texts = new Map(
    describingFiles
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  const found = findProduct((name) => texts.get(name));
  return { ...found, name: found.name ?? basename(folder) };
}

function namesOf({ name, version }: FoundProduct): Answers {
  return { ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }) };
}

/** What the flags answer. Throws a UsageError for what is no answer. */
function answersOf(given: Arguments, found: FoundProduct): Answers {
  const answers: Partial<Record<ProductField, string>> = {};
  for (const [flag, field] of Object.entries(answerFlags)) {
    const value = given.value(flag);
    if (value === undefined) continue;
    const answer = field === 'connected' ? ({ yes: 'true', no: 'false' }[value] ?? value) : value;
    const reason = refusal(questionAbout(field, found), answer);
    if (reason !== undefined) throw new UsageError(`--${flag} has no value "${value}": ${reason}`);
    answers[field] = answer;
  }
  return answers;
}

/** How a flag's value is told of in the help. */
function valueOf(field: ProductField): string {
  const { choices } = questionAbout(field, nothingFound);
  if (field === 'connected') return 'yes|no';
  return choices?.map(({ value }) => value).join('|') ?? (field === 'support-until' ? 'YYYY-MM-DD' : 'TEXT');
}

/** The file with a record for each model that is there, and what is to be said of it. */
async function makeFile(
  folder: string,
  found: FoundProduct,
  answers: Answers,
  asOf: CalendarDay,
): Promise<{ readonly text: string; readonly report: string }> {
  const { port, check } = openWorkspace(folder);
  const signal = interruptSignal();
  const progress = new ProgressLine();
  try {
    const files = await listFiles(port, signal);
    const judge = (text: string): Promise<CheckResult> =>
      check.check(
        files.withOpen(new SourceFile(FILE, text)),
        { asOf, severities: {} },
        signal,
        () => port.pause(),
        (done, total) => progress.say(`Reading files: ${done} of ${total}`),
      );
    const product = writeFirstProduct(found, answers, asOf);
    const text = withFoundModels(new SourceFile(FILE, product), (await judge(product)).findings);
    return { text, report: reportOn(await judge(text), answers) };
  } finally {
    progress.end();
  }
}

/** What stands in the file, and what its findings ask for. */
function reportOn({ model, findings }: CheckResult, answers: Answers): string {
  const { components, models } = countsOf(model);
  const scope = proposeScope(answers).map(({ because, instrument }) => `  ${instrument.shortName}: ${because}`);
  const toDo = countToDo(findings).map(
    ({ rule, severity, count }) =>
      `  ${String(count).padStart(3)} ${severity.padEnd(11)} ${rule}: ${findRule(rule)?.finds ?? ''}`,
  );
  return [
    `${FILE} is written; ${counted(components, 'component')} and ${counted(models, 'model')} belong to the product.`,
    ...(scope.length === 0
      ? ['No law or standard is in its scope: nothing that was answered calls for one.']
      : ['In its scope:', ...scope]),
    ...(toDo.length === 0 ? ['Nothing is left to do that the tool could see.'] : ['To do:', ...toDo]),
    `Next: ${tool.name} check`,
  ].join('\n');
}
