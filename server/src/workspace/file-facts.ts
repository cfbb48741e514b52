// What one file says, by the sort of file it is. Invariant: facts depend on the file's text alone, so they are kept until it changes.
import type { DataAnchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import type { Reading } from '../text/reading';
import { SourceFile } from '../text/source-file';
import type { Span } from '../text/span';
import type { ManifestContent, ManifestFormat } from '../manifests/format';
import { formatOf } from '../manifests/formats';
import { artifactCandidates, artifactPath, identifyArtifact } from '../models/artifacts/identify';
import type { ModelUse } from '../models/use';
import { languageNeeded, mayUseModels, readUses } from '../models/uses';
import { readAnnotationFile, type AnnotationFile } from '../records/annotation-file';
import { isAnnotationFile } from '../records/file-sections';
import { mayHoldSuppressions, readStraySuppressions } from '../records/suppressions';
import { mayHoldTags, readTraceTags, type TraceTag } from '../records/trace-tags';
import type { CodeParsers } from '../syntax/code';
import { hasComments } from '../syntax/comments';
import { declarationsOf, findDeclaration, type Declaration } from '../syntax/symbols';
import { readSupportSnapshot, type SupportSnapshot } from '../support/snapshot';
import type { FilePort } from './port';
import type { ArtifactRow, StrayRow, TagRow, UseRow } from './rows';

/** Facts of one file. */
export type FileFacts =
  | { readonly kind: 'annotation'; readonly annotation: AnnotationFile }
  | {
      readonly kind: 'manifest';
      readonly file: SourceFile;
      readonly format: ManifestFormat;
      readonly reading: Reading<ManifestContent>;
      /** What it says beside that as a source file. */
      readonly code: CodeFacts | undefined;
    }
  | { readonly kind: 'support'; readonly file: SourceFile; readonly reading: Reading<SupportSnapshot> }
  | CodeFacts
  | { readonly kind: 'artifact'; readonly artifact: ArtifactRow }
  /** A reader fell over: what it would have said is unknown. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'none' };

/** Model uses, trace tags and stray suppressions of a source file. Ranges are kept so that the text need not be. */
export interface CodeFacts {
  readonly kind: 'code';
  readonly uses: readonly UseRow[];
  readonly useRanges: readonly Range[];
  /** From the called name to the end of the call's last line. */
  readonly callRanges: readonly Range[];
  readonly tags: readonly TagRow[];
  readonly tagRanges: readonly Range[];
  readonly strays: readonly StrayRow[];
  readonly strayRanges: readonly Range[];
  readonly problems: Reading<unknown>['problems'];
}

/** The first step of the anchor of a file's n-th use, tag or stray suppression; no data has such a key. */
export const usesOfFile = '#uses';
export const tagsOfFile = '#tags';
export const straysOfFile = '#strays';

/** What a file says as source code, be it a manifest as well. */
export function codeOf(facts: FileFacts): CodeFacts | undefined {
  if (facts.kind === 'manifest') return facts.code;
  return facts.kind === 'code' ? facts : undefined;
}

const none: FileFacts = { kind: 'none' };

/** How much of a model file's start is looked at, in bytes. */
const HEAD_LENGTH = 64 * 1024;

/** The committed support snapshot of a product (decisions.md 31). */
const SUPPORT_SNAPSHOT = /(?:^|\/)\.compliance\/support\.json$/;

/** Whether a file of that path can say anything; others are never opened. */
export function isOfInterest(path: string): boolean {
  return (
    isAnnotationFile(path) ||
    formatOf(path) !== undefined ||
    SUPPORT_SNAPSHOT.test(path) ||
    languageNeeded(path) !== undefined ||
    hasComments(path) ||
    artifactCandidates(path)
  );
}

/** Whether trace tags are read in a file of that path: one with comments whose data have no meaning here. */
export function mayBearTags(path: string): boolean {
  return hasComments(path) && !isAnnotationFile(path) && !SUPPORT_SNAPSHOT.test(path);
}

/** Reads files into facts. */
export class FactsReader {
  readonly #port: FilePort;
  readonly #parsers: CodeParsers;

  constructor(port: FilePort, parsers: CodeParsers) {
    this.#port = port;
    this.#parsers = parsers;
  }

  /** The facts of a file; `open` is its text in an editor, `before` what was read of it last, `as` how a manifest that includes it wants it read. */
  async read(
    path: string,
    open: SourceFile | undefined,
    before: FileFacts | undefined,
    as?: ManifestFormat,
  ): Promise<FileFacts> {
    try {
      return await this.#read(path, open, before, as);
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #read(
    path: string,
    open: SourceFile | undefined,
    before: FileFacts | undefined,
    as: ManifestFormat | undefined,
  ): Promise<FileFacts> {
    if (open === undefined && as === undefined && artifactCandidates(path)) {
      const artifact = await this.#artifact(path);
      if (artifact !== undefined) return { kind: 'artifact', artifact };
    }
    if (as === undefined && !isTextOfInterest(path)) return none;
    return this.#readText(open ?? (await this.#fromDisk(path)), before, as);
  }

  async #readText(file: SourceFile, before: FileFacts | undefined, as: ManifestFormat | undefined): Promise<FileFacts> {
    if (isAnnotationFile(file.path)) {
      return {
        kind: 'annotation',
        annotation: readAnnotationFile(file, before?.kind === 'annotation' ? before.annotation : undefined),
      };
    }
    if (SUPPORT_SNAPSHOT.test(file.path)) return { kind: 'support', file, reading: readSupportSnapshot(file) };
    const format = as ?? formatOf(file.path);
    const code = await this.#code(file);
    return format === undefined ? (code ?? none) : { kind: 'manifest', file, format, reading: format.read(file), code };
  }

  async #code(file: SourceFile): Promise<CodeFacts | undefined> {
    if (languageNeeded(file.path) === undefined && !hasComments(file.path)) return undefined;
    const language = languageNeeded(file.path);
    const searched = language !== undefined && mayUseModels(file);
    if (!searched && !mayHoldTags(file.text) && !mayHoldSuppressions(file.text)) return undefined;
    if (searched) await this.#parsers.prepare([language]);
    const reading = searched ? readUses(file, this.#parsers) : { value: [], problems: [] };
    const tags = readTraceTags(file);
    const strays = readStraySuppressions(file);
    // Declarations are looked at only where a tag may stand on one.
    const declarations = reading.value.length > 0 && tags.length > 0 ? (declarationsOf(file, this.#parsers) ?? []) : [];
    const rangeOf = (span: Span): Range => ({
      start: file.lines.positionAt(span.start),
      end: file.lines.positionAt(span.end),
    });
    const anchor = (list: string, index: number): DataAnchor => ({
      file: file.path,
      path: [list, index],
      part: 'value',
    });
    return {
      kind: 'code',
      uses: reading.value.map(({ span, ...use }, index) => ({
        use: withoutLines(use),
        anchor: anchor(usesOfFile, index),
        tagged: tags.filter((tag) => covers(file, tag, { ...use, span }, declarations)).map((tag) => tag.id),
      })),
      useRanges: reading.value.map((use) => rangeOf(use.span)),
      callRanges: reading.value.map(({ span, callLines: { last } }) => ({
        start: file.lines.positionAt(span.start),
        end: { line: last, character: file.lines.textOf(last).length },
      })),
      tags: tags.map(({ verb, id }, index) => ({ verb, id, anchor: anchor(tagsOfFile, index) })),
      tagRanges: tags.map((tag) => rangeOf(tag.span)),
      strays: strays.map(({ text }, index) => ({ rule: text, anchor: anchor(straysOfFile, index) })),
      strayRanges: strays.map(({ span }) => rangeOf(span)),
      problems: reading.problems,
    };
  }

  async #artifact(path: string): Promise<ArtifactRow | undefined> {
    const head = await this.#port.readHead(path, HEAD_LENGTH);
    if (head === undefined) throw new Error('it is there, but could not be opened');
    const identity = identifyArtifact(path, head.bytes, head.size);
    if (identity === undefined) return undefined;
    const sha256 = identity.lfsPointer?.oid ?? (await this.#port.sha256(path));
    return { path: artifactPath(path), identity, sha256, size: identity.lfsPointer?.size ?? head.size };
  }

  /** Throws for a file that is listed and cannot be opened: it must not look like one that says nothing. */
  async #fromDisk(path: string): Promise<SourceFile> {
    const text = await this.#port.readText(path);
    if (text === undefined) throw new Error('it is there, but could not be opened');
    return new SourceFile(path, text);
  }
}

function isTextOfInterest(path: string): boolean {
  return (
    isAnnotationFile(path) ||
    formatOf(path) !== undefined ||
    SUPPORT_SNAPSHOT.test(path) ||
    languageNeeded(path) !== undefined ||
    hasComments(path)
  );
}

/** A use without its lines, which move when a comment is typed above. */
function withoutLines({ callLines: _, ...use }: Omit<ModelUse, 'span'>): UseRow['use'] {
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
