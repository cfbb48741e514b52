// `support update`: asks sources on the network until when components are supported, and writes the snapshots.
// Invariant: nothing is sent before it is said what will be; a snapshot is written whole or not at all.
import { today } from '../../host/clock';
import { assertSnapshotsReadable, writeSnapshot } from '../../host/network/snapshot-files';
import type { SourceReport } from '../../support/online/ask-sources';
import { listRequests } from '../../support/online/disclosure';
import { didYouMean, UsageError, type Arguments } from '../arguments';
import { askOnline, noteDisclosure, onlineFlags, prepareOnline } from '../online';
import { counted } from '../report/counts';
import { runCheck, type DiskCheck } from '../run-check';
import { folderAt } from '../targets';
import { interruptSignal, note, print } from '../terminal';
import { excludeFlag, exitCodes, type Command } from './command';

export const support: Command = {
  name: 'support',
  takes: 'update [PATH]',
  says: 'asks online sources until when components are supported, and writes .compliance/support.json',
  flags: [
    { name: 'dry-run', value: undefined, says: 'prints what would be asked, and asks nothing' },
    ...onlineFlags,
    excludeFlag,
  ],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const [action, path = '.', ...more] = given.words;
  if (action === undefined) throw new UsageError('"support" lacks what to do: write support update.');
  if (action !== 'update')
    throw new UsageError(`"support" cannot "${action}"${didYouMean(action, ['update'])} It can update.`);
  if (more.length > 0)
    throw new UsageError(`"support update" takes one folder, not also "${more.join(' ')}": run it once for each.`);
  const target = folderAt(path, process.cwd());
  const signal = interruptSignal();
  const checked = await runCheck(target, { asOf: today(), exclude: given.all(excludeFlag.name) }, signal);
  if (checked.model.products.length === 0)
    throw new UsageError(
      `"${path}" holds no product, and support is that of its components: add a compliance.yaml that holds "product:".`,
    );
  const prepared = await prepareOnline(checked, given, 'command', assertSnapshotsReadable);
  noteDisclosure(prepared);
  if (given.has('dry-run')) {
    for (const line of listRequests(prepared.inquiries)) print(line);
    return exitCodes.fine;
  }
  const reports = await askOnline(prepared, signal);
  signal.throwIfAborted();
  write(checked, reports, target.folder);
  return outcomeOf(reports, prepared.unavailable.length > 0);
}

function write({ model }: DiskCheck, reports: readonly SourceReport[], folder: string): void {
  for (const product of model.products) {
    try {
      const { file, known, unknown } = writeSnapshot(folder, product, reports, today());
      note(`Written to ${file}: ${counted(known, 'statement')}, nothing known of ${counted(unknown, 'component')}.`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UsageError(`The snapshot cannot be written: ${reason}. Give yourself the right to write there.`);
    }
  }
}

/** 1 where a source failed in part, 2 where none answered at all. */
function outcomeOf(reports: readonly SourceReport[], isOneUnavailable: boolean): number {
  const hasFailed = reports.some(({ failed }) => failed.size > 0) || isOneUnavailable;
  if (!hasFailed) return exitCodes.fine;
  const hasAnswered = reports.some(({ asked, failed }) => [...asked].some((key) => !failed.has(key)));
  return hasAnswered ? exitCodes.found : exitCodes.failed;
}
