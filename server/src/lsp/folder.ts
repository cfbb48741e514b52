// One workspace folder in an editor: its documents, its check, what was published. The two phases of a keystroke live here.
// Invariant: a newer edit cancels an older run; what is shown for a file never waits for the workspace.
import { join } from 'node:path';
import type { Diagnostic, Location } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { CheckResult } from '../check/check-workspace';
import type { Finding } from '../check/finding';
import { withoutHalfRead } from '../check/half-read';
import { judgeFile, type CheckSettings } from '../check/judge';
import { silence } from '../check/silence';
import type { ControlReview } from '../check/review';
import type { FeatureContext } from '../features/context';
import type { ProductControl } from '../features/review';
import { today } from '../host/clock';
import { keptDigests, listFiles, openWorkspace, type DiskWorkspace } from '../host/disk-workspace';
import type { Reviews } from '../host/reviews';
import { readAnnotationFile, type AnnotationFile } from '../records/annotation-file';
import { isAnnotationFile } from '../records/file-sections';
import type { SupportSnapshot } from '../support/snapshot';
import type { Declaration } from '../syntax/symbols';
import type { Anchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import { folderOf, SourceFile } from '../text/source-file';
import type { FileFacts } from '../workspace/file-facts';
import { fileOf, locate, locateIn } from '../workspace/model';
import { ownerOf, productOf } from '../workspace/products';
import { Snapshot } from '../workspace/snapshot';
import { findSymbol, listDeclarations } from '../workspace/symbol-range';
import type { Product } from '../workspace/tables';
import { pathOf, uriOf } from './addresses';
import { toDiagnostic, type DiagnosticOutlet } from './diagnostics';
import { FolderTexts } from './folder-texts';
import type { Notebooks } from './notebooks';
import { defaultSettings, type Settings } from './settings';

/** How long no key has to be pressed before the workspace is judged again, in milliseconds. */
const QUIET = 120;

/** Told of the state of a folder. */
export interface FolderEvents {
  started(): void;
  finished(result: CheckResult): void;
  failed(reason: string): void;
  progress(done: number, total: number): void;
}

/** A workspace folder that is kept checked. */
export class Folder {
  readonly path: string;
  readonly #publisher: DiagnosticOutlet;
  readonly #notebooks: Notebooks;
  readonly #events: FolderEvents;
  /** The texts of its files as they are now. */
  readonly texts = new FolderTexts((path) => this.#workspace.port.readText(path));
  readonly #annotations = new Map<string, AnnotationFile>();
  /** Large files are hashed while everything else goes on. */
  readonly #digests = keptDigests({ whenKnown: (path) => this.#digestKnown(path) });
  #workspace: DiskWorkspace;
  #settings: Settings = defaultSettings;
  readonly #online = new Map<string, SupportSnapshot>();
  #snapshot: Snapshot | undefined;
  #result: CheckResult | undefined;
  #run: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #listingDue = true;
  #endFirst = (): void => undefined;
  /** Kept once a first check came to its end, or none will. */
  readonly firstCheck = new Promise<void>((resolve) => {
    this.#endFirst = resolve;
  });

  constructor(path: string, outlet: DiagnosticOutlet, notebooks: Notebooks, events: FolderEvents) {
    this.path = path;
    this.#notebooks = notebooks;
    this.#workspace = openWorkspace(path, [], this.#digests);
    this.#publisher = outlet;
    this.#events = events;
  }

  get result(): CheckResult | undefined {
    return this.#result;
  }

  /** What the pure features work on; undefined until the first check is done. */
  get context(): FeatureContext | undefined {
    const result = this.#result;
    if (result === undefined) return undefined;
    return {
      model: { ...result.model, facts: (path) => this.#factsNow(path) },
      findings: result.findings,
      asOf: today(),
      textOf: (path) => this.texts.opened(path) ?? this.#keptText(path),
    };
  }

  /** The current text of a file: as the editor has it, else as it was last read. */
  #keptText(path: string): SourceFile | undefined {
    const facts = this.#result?.model.facts(path);
    return facts === undefined ? undefined : fileOf(facts);
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Takes what was asked of the network about the product of a file, for the next checks; undefined takes it away. */
  learn(product: string, online: SupportSnapshot | undefined): void {
    if (online === undefined) this.#online.delete(product);
    else this.#online.set(product, online);
    this.#workspace.check.learn(product, online);
  }

  /** Where a file declares a symbol now; undefined where it does not, or nobody can tell. */
  async findSymbol(path: string, symbol: string): Promise<Range | undefined> {
    const file = await this.texts.read(path);
    return file && findSymbol(file, symbol, this.#workspace.parsers);
  }

  /** What a file declares now; undefined where nobody can tell. */
  async declarationsOf(path: string): Promise<readonly Declaration[] | undefined> {
    const file = await this.texts.read(path);
    return file && listDeclarations(file, this.#workspace.parsers);
  }

  /** Who reviews here, and what changed since. */
  get reviews(): Reviews {
    return this.#workspace.reviews;
  }

  /** A control as it is now; undefined where it cannot be reviewed. */
  async readReview({ control, product }: ProductControl): Promise<ControlReview | undefined> {
    const reading = this.#snapshot && (await this.#workspace.reviews.read(control, product, this.#snapshot));
    return reading?.ok === true ? reading.review : undefined;
  }

  /** Where a range of a file is shown: for a notebook that is open, in one of its cells. */
  show(file: string, range: Range): Location {
    return this.#notebooks.locate(uriOf(file, this.path), range);
  }

  /** The same for what is changed there; undefined where nothing can be. */
  showEditable(file: string, range: Range): Location | undefined {
    return this.#notebooks.find(uriOf(file, this.path), range);
  }

  /** The version that is open in an editor; the cells of a notebook have versions that nobody needs. */
  versionOfDocument(uri: string): number | undefined {
    const path = pathOf(uri, this.path);
    return path === undefined ? undefined : this.texts.opened(path)?.version;
  }

  /** Takes other settings and checks anew. */
  configure(settings: Settings): void {
    if (JSON.stringify(settings.exclude) !== JSON.stringify(this.#settings.exclude)) {
      this.#workspace = openWorkspace(this.path, settings.exclude, this.#digests);
      for (const [product, online] of this.#online) this.#workspace.check.learn(product, online);
      this.#listingDue = true;
    }
    this.#settings = settings;
    this.schedule(0);
  }

  /** A document was opened or its text changed: the file is judged at once, the workspace after a short quiet. */
  async documentChanged(path: string, text: string, version: number): Promise<void> {
    const isNew = this.texts.opened(path) === undefined;
    const file = new SourceFile(path, text, version);
    this.texts.keep(file);
    const isListed = this.#snapshot?.paths.has(path);
    if (isListed === true) this.#snapshot = this.#snapshot?.withOpen(file);
    else this.#listingDue ||= isNew;
    // What git ignores is looked for when it is opened, and not again with every key.
    if (isListed !== false || this.#listingDue) this.schedule(isNew ? 0 : QUIET);
    if (isAnnotationFile(path)) await this.#judgeOpenFile(file);
  }

  documentClosed(path: string): void {
    this.texts.drop(path);
    this.#annotations.delete(path);
    this.#snapshot = this.#snapshot?.withClosed(path);
    // It may have been deleted on disk while it was open.
    this.#listingDue = true;
    this.schedule(QUIET);
  }

  /** Files changed on disk. What came new is listed again, since git may ignore it. */
  diskChanged(created: readonly string[], changed: readonly string[], deleted: readonly string[]): void {
    const known = changed.filter(
      (path) => this.#snapshot?.paths.has(path) === true && this.texts.opened(path) === undefined,
    );
    const gone = deleted.filter((path) => this.#snapshot?.paths.has(path) === true);
    const isIgnoreFile = (path: string): boolean => path.endsWith('.gitignore');
    if (created.length > 0 || [...changed, ...deleted].some(isIgnoreFile) || gone.length < deleted.length)
      this.#listingDue = true;
    if (known.length === 0 && gone.length === 0 && !this.#listingDue) return;
    this.#snapshot = this.#snapshot?.withDiskChanges(known, gone);
    this.schedule(QUIET);
  }

  /** Checks the workspace after a quiet of so many milliseconds; a run under way is cancelled. */
  schedule(quiet: number): void {
    clearTimeout(this.#timer);
    this.#run?.abort();
    this.#timer = setTimeout(() => this.#runNow(), quiet);
  }

  /** Waits until the text as it is now has been checked, for answers that change files: an older one could hit another record. */
  async upToDate(): Promise<void> {
    if (this.#isDue) this.#runNow();
    await this.#running;
  }

  get #isDue(): boolean {
    return this.#timer !== undefined;
  }

  #runNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running = this.check();
  }

  /** Lists and reads all files again and checks; rejects with the signal's reason when cancelled. */
  async recheck(signal: AbortSignal): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // Not every editor tells what changed on disk: who asks for a check is shown what is there.
    this.#snapshot = this.#snapshot?.withDiskChanges([...this.#snapshot.paths], []);
    this.#listingDue = true;
    await this.check(signal);
    // What a person typed meanwhile began another check in its place.
    while (this.#isDue && !signal.aborted) await this.upToDate();
  }

  /** Checks the workspace and publishes; a later call cancels this one. */
  async check(outer?: AbortSignal): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    outer?.addEventListener('abort', () => run.abort(outer.reason), { once: true });
    this.#events.started();
    try {
      const snapshot = await this.#currentSnapshot(run.signal);
      const pause = (): Promise<void> => this.#workspace.port.pause();
      const settings = this.#checkSettings();
      const result = await this.#workspace.check.check(snapshot, settings, run.signal, pause, (done, total) =>
        this.#events.progress(done, total),
      );
      run.signal.throwIfAborted();
      this.#result = result;
      await this.#publishAll(result);
      this.#events.finished(result);
      this.#endFirst();
    } catch (error) {
      if (outer?.aborted === true) throw error;
      if (run.signal.aborted) return;
      this.#events.failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.#endFirst();
    }
  }

  /** Stops, and takes back what was said of the folder. */
  async withdraw(): Promise<void> {
    this.dispose();
    await this.#publisher.publishAll(new Map(), () => undefined);
  }

  dispose(): void {
    this.#digests.dispose();
    clearTimeout(this.#timer);
    this.#run?.abort();
    this.#endFirst();
  }

  /** The digest of a large file is known: it is looked at once more, after the check that may be under way. */
  #digestKnown(absolute: string): void {
    const path = pathOf(URI.file(absolute).toString(), this.path);
    if (path === undefined) return;
    this.#snapshot = this.#snapshot?.withMoreKnown([path]);
    void this.#running.then(() => this.schedule(QUIET));
  }

  #checkSettings(): CheckSettings {
    return { asOf: today(), severities: this.#settings.severities };
  }

  async #currentSnapshot(signal: AbortSignal): Promise<Snapshot> {
    if (this.#snapshot !== undefined && !this.#listingDue) return this.#snapshot;
    const listed = await listFiles(this.#workspace.port, signal);
    const before = this.#snapshot ?? Snapshot.empty();
    let snapshot = new Snapshot(listed.paths, new Map(), before.changes, listed.skipped);
    // What came back after it was deleted, or was written while it was new, has to be read again.
    const back = [...listed.paths].filter((path) => !before.paths.has(path));
    snapshot = snapshot.withDiskChanges(back, []);
    for (const file of this.texts.allOpened()) if (listed.paths.has(file.path)) snapshot = snapshot.withOpen(file);
    signal.throwIfAborted();
    this.#snapshot = snapshot;
    this.#listingDue = false;
    return snapshot;
  }

  async #publishAll(result: CheckResult): Promise<void> {
    const byFile = new Map<string, Diagnostic[]>();
    const where = (anchor: Anchor): Range => locate(result.model, anchor);
    for (const finding of result.findings) {
      const diagnostics = byFile.get(finding.anchor.file) ?? [];
      diagnostics.push(this.#toDiagnostic(finding, where));
      byFile.set(finding.anchor.file, diagnostics);
    }
    const spread = [...byFile].flatMap(([file, own]) => [...this.#notebooks.spread(uriOf(file, this.path), own)]);
    await this.#publisher.publishAll(new Map(spread), (uri) => this.versionOfDocument(uri));
  }

  /** Phase one: what the file itself says, together with what the workspace said of it last, moved to where it stands now. */
  async #judgeOpenFile(file: SourceFile): Promise<void> {
    const annotation = readAnnotationFile(file, this.#annotations.get(file.path) ?? this.#lastReading(file.path));
    this.#annotations.set(file.path, annotation);
    const product = this.#productAbove(file.path, annotation) ?? (await this.#productOnDisk(file.path));
    if (product === undefined || this.texts.opened(file.path) !== file) return;
    const settings = this.#checkSettings();
    const waivers =
      this.#result?.model.products.find((model) => model.product.file === product.file)?.tables.waivers ?? [];
    const judged = withoutHalfRead(judgeFile({ annotation, product }, settings), [annotation]);
    const own = silence(judged, [annotation], waivers, settings.asOf).kept;
    const others = (this.#result?.findings ?? []).filter(
      (finding) => finding.anchor.file === file.path && finding.scope !== 'file',
    );
    const where = (anchor: Anchor): Range => this.#locateNow(anchor);
    const diagnostics = [...own, ...others].map((finding) => this.#toDiagnostic(finding, where));
    await this.#publisher.publish(uriOf(file.path, this.path), diagnostics, file.version);
  }

  #toDiagnostic(finding: Finding, where: (anchor: Anchor) => Range): Diagnostic {
    return toDiagnostic(finding, where, (file, range) => this.show(file, range));
  }

  #lastReading(path: string): AnnotationFile | undefined {
    const facts = this.#result?.model.facts(path);
    return facts?.kind === 'annotation' ? facts.annotation : undefined;
  }

  #factsNow(path: string): FileFacts | undefined {
    const annotation = this.#annotations.get(path);
    return annotation === undefined ? this.#result?.model.facts(path) : { kind: 'annotation', annotation };
  }

  #locateNow(anchor: Anchor): Range {
    const facts = this.#factsNow(anchor.file);
    return facts === undefined
      ? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
      : locateIn(facts, anchor);
  }

  #productAbove(path: string, annotation: AnnotationFile): Product | undefined {
    const known = ownerOf(this.#result?.model.products.map((model) => model.product) ?? [], path);
    return known ?? productOf(annotation, []);
  }

  /** Before the first check is done, the product is looked for in the folders above, so that nobody waits. */
  async #productOnDisk(path: string): Promise<Product | undefined> {
    if (this.#result !== undefined) return undefined;
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      for (const name of ['compliance.yaml', 'compliance.yml']) {
        const candidate = folder === '' ? name : join(folder, name).replaceAll('\\', '/');
        const text = await this.#workspace.port.readText(candidate);
        const product =
          text === undefined ? undefined : productOf(readAnnotationFile(new SourceFile(candidate, text)), []);
        if (product !== undefined) return product;
      }
      if (folder === '') return undefined;
    }
  }
}

/** How many findings of each severity; used by the status. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}
