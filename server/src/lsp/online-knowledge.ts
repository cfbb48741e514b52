// What online sources say of the components of folders, for those who turned the setting on.
// Invariant: nothing is asked unless the setting is on and the workspace is trusted; what is only typed, and not saved, is
// not asked about. What is to be sent is said in the log before it is.
import type { CheckResult } from '../check/check-workspace';
import { today } from '../host/clock';
import {
  NotAskable,
  onlineKnowledge,
  prepareInquiry,
  usualTimeout,
  type OnlineOptions,
} from '../host/network/online-support';
import type { SourceReport } from '../support/online/ask-sources';
import { counted, discloseInquiries } from '../support/online/disclosure';
import type { SupportSnapshot } from '../support/snapshot';
import { name, version } from '../../../package.json';
import type { FolderTexts } from './folder-texts';
import type { Settings } from './settings';

/** What of a folder has to do with asking. */
export interface AskedFolder {
  readonly path: string;
  readonly settings: Settings;
  /** Takes knowledge about the product of a file, for the next check. */
  learn(product: string, online: SupportSnapshot | undefined): void;
  /** Checks again after so many milliseconds. */
  schedule(quiet: number): void;
  /** The texts of its files as they are now. */
  readonly texts: Pick<FolderTexts, 'hasUnsaved'>;
}

/** How long nothing has to change before sources are asked, in milliseconds. */
const QUIET = 2000;

/** After this what was asked is asked again. */
const FRESH = 12 * 3600 * 1000;

/** How to ask about a folder. */
export function onlineOptions(
  folder: Pick<AskedFolder, 'path' | 'settings'>,
  consent: OnlineOptions['consent'],
): OnlineOptions {
  return {
    folder: folder.path,
    today: today(),
    consent,
    userAgent: `${name}/${version}`,
    sources: undefined,
    addresses: folder.settings.onlineAddresses,
    timeout: usualTimeout,
  };
}

/** Why sources could not say something, a line for each of their reasons. */
export function failuresIn(reports: readonly SourceReport[]): readonly string[] {
  return reports.flatMap(({ source, failed }) => {
    const reasons = [...new Set(failed.values())];
    return reasons.map((reason) => {
      const about = [...failed.values()].filter((each) => each === reason).length;
      return `${source.name} ${reason}. Nothing new is known from it of ${counted(about, 'component')}.`;
    });
  });
}

/** Keeps one folder's knowledge. */
export class OnlineKnowledge {
  readonly #folder: AskedFolder;
  readonly #isTrusted: () => boolean;
  readonly #log: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #run: AbortController | undefined;
  #asked: { readonly key: string; readonly at: number } | undefined;

  constructor(folder: AskedFolder, isTrusted: () => boolean, log: (line: string) => void) {
    this.#folder = folder;
    this.#isTrusted = isTrusted;
    this.#log = log;
  }

  /** After a check: asks what was not asked yet, or forgets what was where the setting was turned off. */
  consider(result: CheckResult): void {
    clearTimeout(this.#timer);
    if (!this.#folder.settings.online || !this.#isTrusted()) {
      this.#run?.abort();
      if (this.#asked !== undefined) this.#forget(result);
      return;
    }
    const key = keyOf(result, this.#folder.settings);
    if (this.#asked?.key === key && Date.now() - this.#asked.at < FRESH) return;
    this.#timer = setTimeout(() => void this.#ask(result, key), QUIET);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#run?.abort();
  }

  #forget({ model }: CheckResult): void {
    this.#asked = undefined;
    for (const { product } of model.products) this.#folder.learn(product.file, undefined);
    this.#folder.schedule(0);
  }

  async #ask({ model }: CheckResult, key: string): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    try {
      if (await this.#folder.texts.hasUnsaved()) return;
      const prepared = await prepareInquiry(
        model.products,
        model,
        onlineOptions(this.#folder, this.#folder.settings.online ? 'setting' : undefined),
      );
      run.signal.throwIfAborted();
      for (const line of discloseInquiries(prepared.inquiries)) this.#log(`Sends to ${line}.`);
      const reports = await prepared.ask(run.signal);
      for (const line of [...prepared.unavailable, ...failuresIn(reports)]) this.#log(line);
      this.#asked = { key, at: Date.now() };
      for (const product of model.products)
        this.#folder.learn(product.product.file, onlineKnowledge(product, reports, today()));
      this.#folder.schedule(0);
    } catch (error) {
      if (run.signal.aborted) return;
      this.#asked = { key, at: Date.now() };
      this.#log(
        error instanceof NotAskable || !(error instanceof Error) ? String(error) : (error.stack ?? error.message),
      );
    }
  }
}

/** What an inquiry depends on: the components, what is private of them, and where to ask. */
function keyOf({ model }: CheckResult, { onlineAddresses }: Settings): string {
  const revisions = model.products.map(({ product, revisions: { components, product: own } }) => [
    product.file,
    components,
    own,
  ]);
  return JSON.stringify([revisions, [...onlineAddresses]]);
}
