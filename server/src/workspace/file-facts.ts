// What one file says, by the sort of file it is. Invariant: facts depend on the file's text and on what the files that
// it asks answer, so that they are kept until one of these changes.
import type { Reading } from '../text/reading';
import { SourceFile } from '../text/source-file';
import type { ManifestContent, ManifestFormat } from '../manifests/format';
import { formatOf } from '../manifests/formats';
import { mayBeCard } from '../models/artifacts/cards';
import { ByteFile } from '../models/artifacts/byte-file';
import { artifactCandidates, artifactPath } from '../models/artifacts/endings';
import { identifyArtifact } from '../models/artifacts/identify';
import { isSearched } from '../models/uses';
import { readAnnotationFile, type AnnotationFile } from '../records/annotation-file';
import { isAnnotationFile } from '../records/file-sections';
import type { CodeParsers } from '../syntax/code';
import { hasComments } from '../syntax/comments';
import { readSupportSnapshot } from '../support/read-snapshot';
import type { SupportSnapshot } from '../support/snapshot';
import type { FilePort } from './port';
import { shardOf } from './artifact-cards';
import { readCodeFacts, type CodeFacts } from './code-facts';
import type { ModuleFiles } from './module-files';
import type { ArtifactRow } from './rows';

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

/** How a file is read. */
interface ReadingOptions {
  /** The format as which a manifest that includes it wants it read. */
  readonly as: ManifestFormat | undefined;
  /** The other files that code may look into. */
  readonly modules?: ModuleFiles | undefined;
}

/** What a file says as source code, be it a manifest as well. */
export function codeOf(facts: FileFacts): CodeFacts | undefined {
  if (facts.kind === 'manifest') return facts.code;
  return facts.kind === 'code' ? facts : undefined;
}

const none: FileFacts = { kind: 'none' };

/** The committed support snapshot of a product (decisions.md 31). */
const SUPPORT_SNAPSHOT = /(?:^|\/)\.compliance\/support\.json$/;

/** Whether a file of that path can say anything; others are never opened. */
export function isOfInterest(path: string): boolean {
  return (
    isAnnotationFile(path) ||
    formatOf(path) !== undefined ||
    SUPPORT_SNAPSHOT.test(path) ||
    isSearched(path) ||
    hasComments(path) ||
    mayBeCard(path) ||
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

  /** The facts of a file; `open` is its text in an editor, `before` what was read of it last. */
  async read(
    path: string,
    open: SourceFile | undefined,
    before: FileFacts | undefined,
    options: ReadingOptions,
  ): Promise<FileFacts> {
    try {
      return await this.#read(path, open, before, options);
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #read(
    path: string,
    open: SourceFile | undefined,
    before: FileFacts | undefined,
    options: ReadingOptions,
  ): Promise<FileFacts> {
    const { as } = options;
    if (open === undefined && as === undefined && artifactCandidates(path)) {
      const artifact = await this.#artifact(path);
      if (artifact !== undefined) return { kind: 'artifact', artifact };
    }
    if (as === undefined && !isTextOfInterest(path)) return none;
    return this.#readText(open ?? (await this.#fromDisk(path)), before, options);
  }

  async #readText(
    file: SourceFile,
    before: FileFacts | undefined,
    { as, modules }: ReadingOptions,
  ): Promise<FileFacts> {
    if (isAnnotationFile(file.path)) {
      return {
        kind: 'annotation',
        annotation: readAnnotationFile(file, before?.kind === 'annotation' ? before.annotation : undefined),
      };
    }
    if (SUPPORT_SNAPSHOT.test(file.path)) return { kind: 'support', file, reading: readSupportSnapshot(file) };
    const format = as ?? formatOf(file.path);
    const code = await readCodeFacts(file, this.#parsers, modules);
    return format === undefined ? (code ?? none) : { kind: 'manifest', file, format, reading: format.read(file), code };
  }

  async #artifact(path: string): Promise<ArtifactRow | undefined> {
    const looked = await this.#port.open(path, async (file) => {
      const identity = await identifyArtifact(
        path,
        await ByteFile.open(file.size, (at, length) => file.read(at, length)),
      );
      return { identity, size: file.size };
    });
    if (looked === undefined) throw new Error('it is there, but could not be opened');
    const { identity } = looked;
    if (identity === undefined) return undefined;
    const sha256 = identity.lfsPointer?.oid ?? (await this.#port.sha256(path));
    return {
      path: artifactPath(path),
      identity,
      sha256,
      size: identity.lfsPointer?.size ?? looked.size,
      shard: shardOf(path),
      stated: identity.metadata,
      cards: [],
    };
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
    isSearched(path) ||
    hasComments(path) ||
    mayBeCard(path)
  );
}
