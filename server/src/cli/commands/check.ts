// `check`: finds what falls short.
import { isAtLeast } from '../../check/finding';
import { UsageError, type Arguments } from '../arguments';
import { checkOnline, onlineFlags } from '../online';
import { makeCheckReport, type CheckedFolder, type CheckReport } from '../report/check-report';
import { writeCheckJson } from '../report/check-json';
import { writeCheckSarif } from '../report/check-sarif';
import { summaryLine, writeCheckText } from '../report/check-text';
import { counted } from '../report/counts';
import { listed } from '../../rules/naming';
import { writeOutput } from '../output-file';
import { runCheck } from '../run-check';
import { productAbove, targetsOf } from '../targets';
import { interruptSignal, note, plainStyle, print, styleOfOutput, type Style } from '../terminal';
import { asOfFlag, dayOf, excludeFlag, exitCodes, outputFlag, type Command } from './command';

const formats = ['text', 'json', 'sarif'] as const;
const thresholds = ['error', 'warning', 'information', 'hint', 'never'] as const;

export const check: Command = {
  name: 'check',
  takes: '[PATH…]',
  says: 'finds what falls short in folders, or in files of the current folder',
  flags: [
    { name: 'format', value: formats.join('|'), says: 'the form of the report, text by default' },
    {
      name: 'fail-on',
      value: thresholds.join('|'),
      says: 'from which severity on the exit code is 1, error by default',
    },
    asOfFlag,
    outputFlag,
    excludeFlag,
    {
      name: 'online',
      value: undefined,
      says: 'also asks online sources about support, after saying what is sent; else nothing is asked of the network',
    },
    ...onlineFlags,
    { name: 'verbose', value: undefined, says: 'shows hints and all related places in text' },
  ],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const format = given.choice('format', formats);
  const threshold = given.choice('fail-on', thresholds);
  const options = { asOf: dayOf(given), exclude: given.all(excludeFlag.name) };
  assertOnlineFlags(given);
  const targets = targetsOf(given.words, process.cwd());
  const signal = interruptSignal();
  const checked: CheckedFolder[] = [];
  for (const target of targets) {
    const offline = await runCheck(target, options, signal);
    const result = given.has('online') ? await checkOnline(offline, options, given, signal) : offline;
    checked.push({ target, result });
  }
  const report = makeCheckReport(checked, options.asOf);
  for (const folder of checked) noteUnowned(folder);
  deliver(report, format, given);
  const isFailing = report.findings.some(
    ({ finding }) => threshold !== 'never' && isAtLeast(finding.severity, threshold),
  );
  return isFailing ? exitCodes.found : exitCodes.fine;
}

/** Flags of online sources stand with --online only, and what is asked today says nothing of another day. */
function assertOnlineFlags(given: Arguments): void {
  const stray = onlineFlags.find(({ name }) => given.has(name));
  if (!given.has('online') && stray !== undefined)
    throw new UsageError(`--${stray.name} says how to ask online sources: add --online, or leave it out.`);
  if (given.has('online') && given.has(asOfFlag.name))
    throw new UsageError(
      '--online asks what is known today: leave out --as-of, or write a snapshot by support update.',
    );
}

function deliver(report: CheckReport, format: (typeof formats)[number], given: Arguments): void {
  const isVerbose = given.has('verbose');
  const write = (style: Style): string => {
    switch (format) {
      case 'text':
        return writeCheckText(report, style, isVerbose);
      case 'json':
        return writeCheckJson(report);
      case 'sarif':
        return writeCheckSarif(report);
    }
  };
  const file = given.value(outputFlag.name);
  if (file === undefined) {
    print(write(styleOfOutput(!given.has('no-color'))));
    return;
  }
  writeOutput(file, `${write(plainStyle)}\n`);
  note(`Written to ${file}: ${summaryLine(report, isVerbose)}`);
}

/** Says what lies there without a product above it (decisions.md 4). */
function noteUnowned({ target, result }: CheckedFolder): void {
  const { manifests, uses, artifacts } = result.model.unowned;
  const found = [
    ...(manifests > 0 ? [counted(manifests, 'manifest')] : []),
    ...(uses > 0 ? [counted(uses, 'model use')] : []),
    ...(artifacts > 0 ? [counted(artifacts, 'model file')] : []),
  ];
  if (found.length === 0) return;
  const them = manifests + uses + artifacts === 1 ? 'it' : 'them';
  const above = productAbove(target.folder);
  const where = target.prefix === '' ? '' : ` in ${target.prefix}`;
  note(
    above === undefined
      ? `${listed(found)} found${where}, no compliance.yaml above ${them}: add one that holds "product:" to have ${them} judged.`
      : `${listed(found)} found${where}, but the product is opened by ${above}: check that folder to have ${them} judged.`,
  );
}
