// The state of the world as judgements see it: products with their tables, and where every anchor stands.
// Invariant: a model never changes; two models share every table whose rows are the same.
import type { Anchor, DataAnchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import type { ModelUse } from '../models/use';
import { locateInAnnotation } from '../records/annotation-file';
import { json } from '../syntax/json';
import { locateIn as locateInTree } from '../syntax/notation';
import { straysOfFile, tagsOfFile, usesOfFile, type CodeFacts } from './code-facts';
import { codeOf, type FileFacts } from './file-facts';
import type { Manifests } from './manifests';
import type { ProductModel } from './tables';

/** What no product owns. */
export interface Unowned {
  /** Annotation files that open no product and have none above them. */
  readonly fragments: readonly string[];
  readonly manifests: number;
  readonly uses: number;
  readonly artifacts: number;
}

/** The workspace at one moment, read. */
export interface Model {
  readonly products: readonly ProductModel[];
  readonly unowned: Unowned;
  /** How many files were listed, and how many passed over. */
  readonly listed: number;
  readonly skipped: number;
  readonly manifests: Manifests;
  readonly facts: (path: string) => FileFacts | undefined;
  /** All files with facts. */
  readonly paths: () => Iterable<string>;
  /** All files that were listed. */
  readonly files: ReadonlySet<string>;
}

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The range of an anchor; the start of the file where nothing is known of it. */
export function locate(model: Model, anchor: Anchor): Range {
  const facts = model.facts(anchor.file);
  return facts === undefined ? start : locateIn(facts, anchor);
}

/** The range of an anchor in a file's facts. */
export function locateIn(facts: FileFacts, anchor: Anchor): Range {
  const code = codeOf(facts);
  if (code !== undefined && 'path' in anchor) {
    const [list, index] = anchor.path;
    const ranges = rangesIn(code, list);
    if (ranges !== undefined) return ranges[Number(index)] ?? start;
  }
  const file = fileOf(facts);
  if (file === undefined) return start;
  const span = 'span' in anchor ? anchor.span : spanIn(facts, file, anchor);
  return { start: file.lines.positionAt(span.start), end: file.lines.positionAt(span.end) };
}

/** The cell of a notebook in which an anchor's use stands, and the line in it; undefined of everything else. */
export function cellOf(model: Model, { file, path: [list, index] }: DataAnchor): ModelUse['cell'] {
  const facts = model.facts(file);
  return facts === undefined || list !== usesOfFile ? undefined : codeOf(facts)?.useCells[Number(index)];
}

function rangesIn(code: CodeFacts, list: string | number | undefined): readonly Range[] | undefined {
  if (list === usesOfFile) return code.useRanges;
  if (list === tagsOfFile) return code.tagRanges;
  return list === straysOfFile ? code.strayRanges : undefined;
}

/** The text behind facts, where it was kept. */
export function fileOf(facts: FileFacts): SourceFile | undefined {
  switch (facts.kind) {
    case 'annotation':
      return facts.annotation.file;
    case 'manifest':
    case 'support':
      return facts.file;
    case 'code':
    case 'artifact':
    case 'failed':
    case 'none':
      return undefined;
  }
}

function spanIn(facts: FileFacts, file: SourceFile, anchor: Extract<Anchor, { path: unknown }>): Span {
  if (facts.kind === 'annotation') return locateInAnnotation(facts.annotation, anchor.path, anchor.part);
  return locateInTree(facts.kind === 'manifest' ? facts.format.notation : json, file, anchor.path, anchor.part);
}
