// Reviews of controls in a folder on disk: who reviews, what there is to review, and what it was at the last review.
// Invariant: what was reviewed is taken from a commit only where its digest is the one of the stamp, so that what changed
// since is never guessed.
import { userInfo } from 'node:os';
import {
  compareReviewed,
  readForReview,
  type ControlReview,
  type ReviewReading,
  type SinceReview,
} from '../check/review';
import { readAnnotationFile } from '../records/annotation-file';
import type { CodeParsers } from '../syntax/code';
import { normaliseSha256 } from '../terms/sha256';
import { SourceFile } from '../text/source-file';
import { memoryPort } from '../workspace/memory-port';
import { filesAt, resolvePath } from '../workspace/paths';
import { PlaceReader, type PlaceSource, type ReviewedText } from '../workspace/places';
import { recordRows } from '../workspace/record-rows';
import type { RowOf } from '../workspace/rows';
import { Snapshot } from '../workspace/snapshot';
import type { Product } from '../workspace/tables';
import { sha256Of } from './digest';
import { Git, type Commit } from './git';

/** How many commits are listed, and how many before and after the day of a review are looked into. */
const MOST_LISTED = 1_000;
const MOST_TRIED = 20;

/** Reviews in one folder. */
export class Reviews {
  readonly #git: Git;
  readonly #parsers: CodeParsers;
  readonly #port: PlaceSource['port'];
  /** What was reviewed, by digest and newest commit: for these it stays the same. */
  readonly #found = new Map<string, Promise<readonly ReviewedText[] | undefined>>();

  constructor(folder: string, port: PlaceSource['port'], parsers: CodeParsers) {
    this.#git = new Git(folder);
    this.#port = port;
    this.#parsers = parsers;
  }

  /** The name for a stamp: as git has it, else that of the system's user. */
  async reviewerName(): Promise<string | undefined> {
    return (await this.#git.userName()) ?? systemUser();
  }

  /** A control as it is in a snapshot. */
  read(control: RowOf<'control'>, product: Product, snapshot: Snapshot): Promise<ReviewReading> {
    return readForReview(control, product, this.#placesIn(snapshot, this.#port), sha256Of);
  }

  /** What became of a control since its last review; what changed is told by the commit that holds what was reviewed. */
  async sinceReview(review: ControlReview): Promise<SinceReview> {
    const { reviewed } = review.control.value;
    if (reviewed === undefined) return { kind: 'never-reviewed' };
    const stamped = normaliseSha256(reviewed.digest ?? '');
    if (stamped === undefined) return { kind: 'unknown' };
    if (stamped === review.digest) return { kind: 'unchanged' };
    const commits = await this.#git.commitsOf(pathsOf(review), MOST_LISTED);
    const key = `${stamped} ${commits[0]?.id ?? ''}`;
    const found = this.#found.get(key) ?? this.#asReviewed(review, stamped, commits);
    this.#found.set(key, found);
    const before = await found;
    return { kind: 'changed', changes: before && compareReviewed(before, review.texts) };
  }

  async #asReviewed(
    review: ControlReview,
    stamped: string,
    commits: readonly Commit[],
  ): Promise<readonly ReviewedText[] | undefined> {
    for (const commit of nearestTo(review.control.value.reviewed?.on, commits)) {
      const before = await this.#reviewIn(commit, review);
      if (before?.digest === stamped) return before.texts;
    }
    return undefined;
  }

  /** The control as it was in a commit, by the record of then. */
  async #reviewIn(commit: Commit, { control, product }: ControlReview): Promise<ControlReview | undefined> {
    const contents = await this.#git.filesOf(commit);
    const { file } = control.anchor;
    const annotation = (await this.#textsOf(contents, [file])).get(file);
    const then = (annotation === undefined ? undefined : controlIn(file, annotation, control.id)) ?? control;
    const snapshot = Snapshot.empty().withPaths(contents.keys(), 0);
    const files = then.value.implementedBy.flatMap(({ text }) => {
      const { path } = resolvePath(text, file, product.folder);
      return path === undefined ? [] : filesAt(snapshot.paths, path);
    });
    const port = memoryPort(await this.#textsOf(contents, files), sha256Of);
    const reading = await readForReview(then, product, this.#placesIn(snapshot, port), sha256Of);
    return reading.ok ? reading.review : undefined;
  }

  async #textsOf(
    contents: ReadonlyMap<string, string>,
    files: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = files.flatMap((file) => contents.get(file) ?? []);
    const texts = await this.#git.textsOf([...new Set(ids)]);
    return new Map(
      files.flatMap((file) => {
        const text = texts.get(contents.get(file) ?? '');
        return text === undefined ? [] : [[file, text] as const];
      }),
    );
  }

  #placesIn(snapshot: Snapshot, port: PlaceSource['port']): PlaceReader {
    return new PlaceReader(snapshot, { port, parsers: this.#parsers, digest: sha256Of });
  }
}

/** Where a change may have made another thing of what is reviewed: the record and what it names; of a glob, its folder. */
function pathsOf({ control, product }: ControlReview): readonly string[] {
  const named = control.value.implementedBy.flatMap(({ text }) => {
    const { path } = resolvePath(text, control.anchor.file, product.folder);
    return path === undefined ? [] : path.replace(/(?:^|\/)[^/]*[*?[].*$/, '') || '.';
  });
  return [control.anchor.file, ...named];
}

/** The commits up to the end of a day, the newest first, then those after it, the oldest first. */
function nearestTo(day: string | undefined, commits: readonly Commit[]): readonly Commit[] {
  const end = day === undefined ? Infinity : Date.parse(`${day}T23:59:59.999`);
  const before = commits.filter(({ time }) => time <= end);
  const after = commits.filter(({ time }) => time > end).reverse();
  return [...before.slice(0, MOST_TRIED), ...after.slice(0, MOST_TRIED)];
}

function controlIn(file: string, text: string, id: string | undefined): RowOf<'control'> | undefined {
  const rows = recordRows(readAnnotationFile(new SourceFile(file, text)));
  // The kind says of which definition the value is.
  return rows.find((row) => row.kind === 'control' && row.id === id) as RowOf<'control'> | undefined;
}

function systemUser(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    // A system that has no entry for its user has no name to give.
    return undefined;
  }
}
