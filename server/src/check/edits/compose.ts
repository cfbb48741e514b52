// Changes, one after the other, on working copies of their files; in the end the edits that lead there.
// Invariant: every step is read back, and taken only if it changed the data that it names and nothing else.
import type { DataPath } from '../../text/anchor';
import { SourceFile } from '../../text/source-file';
import type { Span } from '../../text/span';
import type { Child, MapEntry } from '../../syntax/tree';
import type { PlacedChange } from './placed-change';
import { readFile, readNotation, type Reading } from './notation';
import { Planner, type OrderOf, type Plan } from './plan';
import { afterStep, carryOut, fingerprint, isRefusal, speltTree, type Refusal, type Spelt, type Step } from './step';
import { WorkingText, type Splice } from './working-text';
import { removeComment } from './yaml-block';

/** A change of a file that stands. */
type DataChange = Exclude<PlacedChange, { kind: 'create-file' }>;

/** The edits of one file; `span` counts in the text before. For a file to be created, the whole text. */
export interface FileEdits {
  readonly file: string;
  readonly create: boolean;
  readonly edits: readonly Splice[];
}

/** What changes come to, or why they are not done. All of them are done or none. */
export type Composition =
  { readonly ok: true; readonly edits: readonly FileEdits[] } | { readonly ok: false; readonly reason: string };

/** Composes changes; paths and spans name places in the texts as they are before the first change. */
export function composeInOrder(
  changes: readonly PlacedChange[],
  textOf: (file: string) => SourceFile | undefined,
  orderOf: OrderOf,
): Composition {
  const files = new Map<string, FileUnderChange>();
  for (const change of removalsLast(changes)) {
    const path = change.kind === 'add-item' || change.kind === 'create-file' ? change.file : change.anchor.file;
    const before = textOf(path);
    const known = files.get(path) ?? (before && new FileUnderChange(before, false, orderOf));
    if (change.kind === 'create-file') {
      if (known !== undefined) return { ok: false, reason: `There is a file ${path} already.` };
      files.set(path, new FileUnderChange(new SourceFile(path, change.text), true, orderOf));
      continue;
    }
    if (known === undefined) return { ok: false, reason: `There is no file ${path}.` };
    files.set(path, known);
    const refusal = known.apply(change);
    if (refusal !== undefined) return { ok: false, reason: refusal.refused };
  }
  const edits = [...files.values()].map((file) => file.finish());
  return { ok: true, edits: edits.filter((file) => file.create || file.edits.length > 0) };
}

/**
 * The changes with those that take away at the end, the last items of a list first: a list that also gets an item is
 * never emptied, and no record becomes the first of its list before its own comments are told from the section's.
 */
function removalsLast(changes: readonly PlacedChange[]): readonly PlacedChange[] {
  const index = (change: PlacedChange): number => {
    const step = change.kind === 'remove' && 'path' in change.anchor ? change.anchor.path.at(-1) : undefined;
    return typeof step === 'number' ? step : -1;
  };
  const [others, removals] = [false, true].map((is) => changes.filter((change) => (change.kind === 'remove') === is));
  return [...(others ?? []), ...(removals ?? []).sort((a, b) => index(b) - index(a))];
}

const lost: Refusal = { refused: 'What this mends was changed by another edit.' };

/** One file while changes are made to it. */
class FileUnderChange {
  readonly #file: string;
  readonly #create: boolean;
  readonly #orderOf: OrderOf;
  #working: WorkingText;
  #reading: Reading | undefined;
  /** The steps taken so far, by document, that moved the paths of others. */
  readonly #taken: { readonly document: number; readonly step: Step }[] = [];

  constructor(file: SourceFile, create: boolean, orderOf: OrderOf) {
    this.#file = file.path;
    this.#create = create;
    this.#orderOf = orderOf;
    this.#working = WorkingText.of(file.text);
    this.#reading = readFile(file);
  }

  finish(): FileEdits {
    const edits = this.#create ? [{ span: { start: 0, end: 0 }, text: this.#working.text }] : this.#working.edits;
    return { file: this.#file, create: this.#create, edits };
  }

  apply(change: DataChange): Refusal | undefined {
    const target = this.#target(change);
    if (target === undefined) return change.kind === 'remove' ? undefined : lost;
    if ('span' in target) return this.#applyToSpan(change, target.span);
    const reading = this.#reading;
    if (reading === undefined)
      return { refused: `${this.#file} is neither YAML nor JSON, so that its data cannot be edited.` };
    const root = reading.documents[target.document]?.node;
    const plan = planOf(change, target.path, new Planner(root, this.#orderOf, reading.keepsEmptied));
    if (isRefusal(plan)) return plan;
    for (const step of plan) {
      const refusal = this.#take(target.document, step);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  /** What a change is about, as it stands now; undefined where an earlier change took it away. */
  #target(change: DataChange): Target | undefined {
    const anchor = change.kind === 'add-item' ? { path: change.list } : change.anchor;
    if ('path' in anchor) {
      const [document, path] = splitDocument(anchor.path);
      return this.#moved(document, path);
    }
    if (change.kind === 'set-field') return anchor.span.end === 0 ? { document: 0, path: [] } : undefined;
    const span = this.#working.now(anchor.span);
    return span && (this.#scalarAt(span) ?? { span });
  }

  /** Where a path of the data before the first change leads now. */
  #moved(document: number, path: DataPath): Target | undefined {
    let now: DataPath | undefined = path;
    for (const taken of this.#taken)
      if (now !== undefined && taken.document === document) now = afterStep(now, taken.step);
    return now && { document, path: now };
  }

  /** The scalar that has exactly the span. */
  #scalarAt(span: Span): Target | undefined {
    for (const [document, root] of (this.#reading?.documents ?? []).entries()) {
      const path = pathOfScalar(root, 0, span);
      if (path !== undefined) return { document, path };
    }
    return undefined;
  }

  /** Changes a text where no data stand: a comment, a syntax error, source code. */
  #applyToSpan(change: PlacedChange, span: Span): Refusal | undefined {
    if (change.kind === 'replace') return this.#accept([{ span, text: change.text }], undefined);
    if (change.kind === 'remove')
      return this.#accept([removeComment(this.#working.text, span.start, span.end)], undefined);
    return { refused: 'This place has no data that could be changed.' };
  }

  #take(document: number, step: Step): Refusal | undefined {
    const written = this.#reading?.write(document, step) ?? lost;
    if (isRefusal(written)) return written;
    const data = this.#data();
    const expected = data.map((root, index) => (index === document ? carryOut(root, step) : root));
    if (document >= data.length) expected.push(carryOut(null, step));
    const refusal = this.#accept(written, expected);
    if (refusal === undefined && (step.do === 'remove' || step.do === 'rename')) this.#taken.push({ document, step });
    return refusal;
  }

  /** Makes the splices, unless the text reads otherwise than expected afterwards, or worse than before. */
  #accept(splices: readonly Splice[], expected: readonly Spelt[] | undefined): Refusal | undefined {
    const after = this.#working.with(splices);
    const reading = readNotation(this.#file, after.text, this.#reading);
    if (expected !== undefined && !isSame(expected, dataOf(reading)))
      return { refused: 'This place is laid out in a way that cannot be edited safely; it has to be changed by hand.' };
    if ((reading?.problems.length ?? 0) > (this.#reading?.problems.length ?? 0))
      return { refused: 'The edit would leave a syntax error.' };
    this.#working = after;
    this.#reading = reading;
    return undefined;
  }

  #data(): Spelt[] {
    return dataOf(this.#reading);
  }
}

type Target = { readonly document: number; readonly path: DataPath } | { readonly span: Span };

function planOf(change: DataChange, path: DataPath, planner: Planner): Plan {
  switch (change.kind) {
    case 'replace':
      return 'part' in change.anchor && change.anchor.part === 'key'
        ? planner.rename(path, change.text)
        : planner.replace(path, change.text);
    case 'rename-key':
      return planner.rename(path, change.text);
    case 'remove':
      return planner.remove(path);
    case 'set-field':
      return planner.set(path, change.key, change.value);
    case 'add-item':
      return planner.add(path, change.value);
  }
}

/** The index of the document that a path begins in, and the path within it. */
function splitDocument(path: DataPath): readonly [number, DataPath] {
  const first = path[0];
  const index = typeof first === 'string' ? /^#(\d+)$/.exec(first)?.[1] : undefined;
  return index === undefined ? [0, path] : [Number(index), path.slice(1)];
}

function pathOfScalar({ node, shift }: Child, base: number, span: Span): DataPath | undefined {
  const here = base + shift;
  if (node.kind === 'scalar')
    return node.span.start + here === span.start && node.span.end + here === span.end && span.end > span.start
      ? []
      : undefined;
  const children: readonly (Child | MapEntry)[] = node.kind === 'map' ? node.entries : node.items;
  for (const [index, child] of children.entries()) {
    const below = pathOfScalar(child, here, span);
    if (below !== undefined) return ['key' in child ? child.key : index, ...below];
  }
  return undefined;
}

function dataOf(reading: Reading | undefined): Spelt[] {
  return (reading?.documents ?? []).map((document) => speltTree(document.node));
}

/** Whether documents say the same; one without content does not count. */
function isSame(a: readonly Spelt[], b: readonly Spelt[]): boolean {
  const prints = (all: readonly Spelt[]): string =>
    all
      .map(fingerprint)
      .filter((print) => print !== 'null')
      .join();
  return prints(a) === prints(b);
}
