// The flags of commands that may ask the network, and what they say before and after they do.
import {
  NotAskable,
  onlineKnowledge,
  prepareInquiry,
  usualTimeout,
  type OnlineOptions,
  type PreparedInquiry,
} from '../host/network/online-support';
import { today } from '../host/clock';
import type { SourceReport } from '../support/online/ask-sources';
import { discloseInquiries } from '../support/online/disclosure';
import { onlineSources } from '../support/online/online-sources';
import { listed } from '../rules/naming';
import { formatPurl } from '../terms/purl';
import type { ProductModel } from '../workspace/tables';
import { didYouMean, UsageError, type Arguments, type Flag } from './arguments';
import { checkAgain, type CheckOptions, type DiskCheck } from './run-check';
import { counted } from './report/counts';
import { note, ProgressLine } from './terminal';
import { tool } from './tool';

/** Flags that say whom to ask and how. */
export const onlineFlags: readonly Flag[] = [
  { name: 'source', value: 'NAME', says: 'asks only this source; may be repeated' },
  { name: 'address', value: 'NAME=URL', says: 'asks a source at another address, such as a mirror; may be repeated' },
  { name: 'timeout', value: 'SECONDS', says: `waits so long for one answer, ${usualTimeout / 1000} by default` },
];

/**
 * Finds out what is to be asked about the products of a folder; `assert` may throw `NotAskable` for them. Throws a
 * UsageError.
 */
export async function prepareOnline(
  { model, workspace }: DiskCheck,
  given: Arguments,
  consent: OnlineOptions['consent'],
  assert: (products: readonly ProductModel[]) => void = () => undefined,
): Promise<PreparedInquiry> {
  const names = onlineSources.map(({ name }) => name);
  const sources = given.all('source').map((name) => knownName(name, names));
  try {
    assert(model.products);
    return await prepareInquiry(model.products, model, {
      folder: workspace.folder,
      today: today(),
      consent,
      userAgent: `${tool.name}/${tool.version}`,
      sources: sources.length === 0 ? undefined : sources,
      addresses: new Map(given.all('address').map((text) => readAddress(text, names))),
      timeout: timeoutOf(given),
    });
  } catch (error) {
    if (error instanceof NotAskable) throw new UsageError(error.message);
    throw error;
  }
}

/** Says what leaves the machine, and what does not; to be called before anything does. */
export function noteDisclosure({ inquiries, withheld, unavailable }: PreparedInquiry): void {
  for (const line of discloseInquiries(inquiries)) note(`Sends to ${line}.`);
  if (withheld.length > 0) {
    const names = listed(withheld.map(formatPurl));
    note(`Sends nothing of ${counted(withheld.length, 'private package')}: ${names}.`);
  }
  for (const line of unavailable) note(`Not asked: ${line}.`);
}

/** A check made again with what the sources say now; nothing of that is written. */
export async function checkOnline(
  checked: DiskCheck,
  options: CheckOptions,
  given: Arguments,
  signal: AbortSignal,
): Promise<DiskCheck> {
  const prepared = await prepareOnline(checked, given, given.has('online') ? 'flag' : undefined);
  noteDisclosure(prepared);
  const reports = await askOnline(prepared, signal);
  for (const product of checked.model.products)
    checked.workspace.check.learn(product.product.file, onlineKnowledge(product, reports, options.asOf));
  return checkAgain(checked, options, signal);
}

/** Asks, telling how far it is, and says which sources failed. Throws the signal's reason. */
export async function askOnline(prepared: PreparedInquiry, signal: AbortSignal): Promise<readonly SourceReport[]> {
  const progress = new ProgressLine();
  try {
    const reports = await prepared.ask(signal, (done, total) => progress.say(`Asking sources: ${done} of ${total}`));
    progress.end();
    for (const report of reports) noteFailures(report);
    return reports;
  } finally {
    progress.end();
  }
}

/** One line for each reason. */
function noteFailures({ source, failed }: SourceReport): void {
  const byReason = new Map<string, string[]>();
  for (const [key, reason] of failed) byReason.set(reason, [...(byReason.get(reason) ?? []), key]);
  for (const [reason, keys] of byReason)
    note(
      `${source.name} ${reason}. Nothing new is known from it of ${listed(keys.sort())}; what it said before stays.`,
    );
}

function knownName(name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  throw new UsageError(
    `There is no source "${name}"${didYouMean(name, names)} Sources are ${listed(names, names.length)}.`,
  );
}

function readAddress(text: string, names: readonly string[]): readonly [string, string] {
  const [name = '', url = ''] = text.split(/=(.*)/s);
  if (!URL.canParse(url))
    throw new UsageError(
      `--address has no value "${text}": it takes the name of a source and a URL, as in npm=https://registry.example.org/.`,
    );
  return [knownName(name, names), /(?:\/|\.json)$/.test(url) ? url : `${url}/`];
}

function timeoutOf(given: Arguments): number {
  const text = given.value('timeout');
  if (text === undefined) return usualTimeout;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600))
    throw new UsageError(`--timeout has no value "${text}": it takes seconds, 600 at most.`);
  return seconds * 1000;
}
