// What a text file says beside its data: uses of models, trace tags, stray suppressions, a model card.
// Invariant: facts depend on the file's text and on what the files that it asks answer.
import type { DataAnchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import type { Reading } from '../text/reading';
import type { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import { readCard } from '../models/artifacts/cards';
import { Modules, type ModuleAsk } from '../models/code/modules';
import type { ModelUse } from '../models/use';
import { languagesNeeded, mayUseModels, readUses } from '../models/uses';
import { mayHoldSuppressions, readStraySuppressions } from '../records/suppressions';
import { mayHoldTags, readTraceTags, type TraceTag } from '../records/trace-tags';
import type { CodeParsers } from '../syntax/code';
import { hasComments } from '../syntax/comments';
import { declarationsOf, findDeclaration, type Declaration } from '../syntax/symbols';
import type { ModuleFiles } from './module-files';
import type { CardRow, StrayRow, TagRow, UseRow } from './rows';

/** Model uses, trace tags, stray suppressions and the model card in a text file. Ranges are kept so that the text need not be. */
export interface CodeFacts {
  readonly kind: 'code';
  readonly uses: readonly UseRow[];
  readonly useRanges: readonly Range[];
  /** Of a notebook, the place of each use in its cell. */
  readonly useCells: readonly ModelUse['cell'][];
  /** From the called name to the end of the call's last line. */
  readonly callRanges: readonly Range[];
  readonly tags: readonly TagRow[];
  readonly tagRanges: readonly Range[];
  readonly strays: readonly StrayRow[];
  readonly strayRanges: readonly Range[];
  /** What it says of the model beside it. */
  readonly card: CardRow | undefined;
  readonly problems: Reading<unknown>['problems'];
  /** What other files could add to the uses. */
  readonly asks: readonly ModuleAsk[];
}

/** The first step of the anchor of a file's n-th use, tag or stray suppression; no data has such a key. */
export const usesOfFile = '#uses';
export const tagsOfFile = '#tags';
export const straysOfFile = '#strays';

/** The facts of a text file; undefined where it holds none. `modules` are the files that it may look into. */
export async function readCodeFacts(
  file: SourceFile,
  parsers: CodeParsers,
  modules?: ModuleFiles,
): Promise<CodeFacts | undefined> {
  const card = readCard(file);
  const searched = mayUseModels(file);
  const mayBeMarked = hasComments(file.path) || file.path.endsWith('.ipynb');
  const marked = mayBeMarked && (mayHoldTags(file.text) || mayHoldSuppressions(file.text));
  if (!searched && !marked && card === undefined) return undefined;
  if (searched) await parsers.prepare(languagesNeeded(file));
  const others = new Modules((ask) => modules?.find(ask));
  const reading = searched ? readUses(file, parsers, others) : { value: [], problems: [] };
  const tags = readTraceTags(file);
  const strays = readStraySuppressions(file);
  const rangeOf = rangesIn(file);
  const anchor = (list: string, index: number): DataAnchor => ({ file: file.path, path: [list, index], part: 'value' });
  return {
    kind: 'code',
    uses: useRows(file, reading.value, tags, parsers),
    useRanges: reading.value.map((use) => rangeOf(use.span)),
    useCells: reading.value.map(({ cell }) => cell),
    callRanges: reading.value.map(({ span, callLines: { last } }) => ({
      start: file.lines.positionAt(span.start),
      end: { line: last, character: file.lines.textOf(last).length },
    })),
    tags: tags.map(({ verb, id }, index) => ({ verb, id, anchor: anchor(tagsOfFile, index) })),
    tagRanges: tags.map((tag) => rangeOf(tag.span)),
    strays: strays.map(({ text }, index) => ({ rule: text, anchor: anchor(straysOfFile, index) })),
    strayRanges: strays.map(({ span }) => rangeOf(span)),
    card: card && { file: file.path, ...card },
    problems: reading.problems,
    asks: others.asks(),
  };
}

function rangesIn(file: SourceFile): (span: Span) => Range {
  return ({ start, end }) => ({ start: file.lines.positionAt(start), end: file.lines.positionAt(end) });
}

function useRows(
  file: SourceFile,
  uses: readonly ModelUse[],
  tags: readonly TraceTag[],
  parsers: CodeParsers,
): readonly UseRow[] {
  // Declarations are looked at only where a tag may stand on one.
  const declarations = uses.length > 0 && tags.length > 0 ? (declarationsOf(file, parsers) ?? []) : [];
  return uses.map((use, index) => ({
    use: withoutLines(use),
    anchor: { file: file.path, path: [usesOfFile, index], part: 'value' },
    tagged: tags.filter((tag) => covers(file, tag, use, declarations)).map((tag) => tag.id),
  }));
}

/** A use without its places, which move when a comment is typed above. */
function withoutLines({ span: _span, callLines: _lines, cell: _cell, ...use }: ModelUse): UseRow['use'] {
  return use;
}

/** Whether a tag speaks of a use: on its line, on the line above, or at the head of the function around it. */
function covers(file: SourceFile, tag: TraceTag, use: ModelUse, declarations: readonly Declaration[]): boolean {
  const line = file.lines.positionAt(tag.span.start).line;
  const useLine = file.lines.positionAt(use.span.start).line;
  if (line === useLine || line === useLine - 1 || (line >= use.callLines.first - 1 && line <= use.callLines.last))
    return true;
  const around = use.declaration === undefined ? undefined : findDeclaration(declarations, use.declaration);
  if (around === undefined) return false;
  const head = file.lines.positionAt(around.span.start).line;
  return line >= head - 1 && line <= file.lines.positionAt(around.nameSpan.end).line;
}
