// What is at the paths that records name: does it exist, is the symbol there, what is its digest.
// Invariant: a place is looked up again only when the file that names it, or the files there, changed.
import { isWithin, type SourceFile } from '../text/source-file';
import { codeLanguage, type CodeParsers } from '../syntax/code';
import { declarationsOf, findDeclaration } from '../syntax/symbols';
import { identifyArtifact } from '../models/artifacts/identify';
import type { FilePort } from './port';
import { filesAt, resolvePath } from './paths';
import type { Place } from './rows';
import type { Snapshot } from './snapshot';

/** The longest Git LFS pointer, in bytes. Source: github.com/git-lfs/git-lfs, docs/spec.md. */
const POINTER_LENGTH = 1024;

/** Turns text into its SHA-256 in hexadecimal. */
export type DigestText = (text: string) => string;

/** A path named by a record. */
export interface NamedPath {
  /** The file in which it stands. */
  readonly file: string;
  readonly text: string;
  /** Which digest of what is there is wanted: of its text for a review, of its bytes for a model. */
  readonly digest: 'none' | 'text' | 'bytes';
}

/** The most files of a folder or glob that are digested; a control names what it is, not a whole repository. */
const MOST_DIGESTED = 2_000;

/** The digest of a review: that of the one entry, or of all entries' lines (decisions.md 15). */
export function combineDigests(lines: readonly string[], digest: DigestText): string | undefined {
  if (lines.length === 0) return undefined;
  if (lines.length === 1) return lines[0]?.split('  ')[0];
  return digest([...lines].sort().join('\n'));
}

/** Looks places up. One reader serves one model build. */
export class PlaceReader {
  readonly #snapshot: Snapshot;
  readonly #port: FilePort;
  readonly #parsers: CodeParsers;
  readonly #digest: DigestText;
  readonly #read: (path: string) => Promise<SourceFile | undefined>;

  constructor(
    snapshot: Snapshot,
    outside: { readonly port: FilePort; readonly parsers: CodeParsers; readonly digest: DigestText },
    read: (path: string) => Promise<SourceFile | undefined>,
  ) {
    this.#snapshot = snapshot;
    this.#port = outside.port;
    this.#parsers = outside.parsers;
    this.#digest = outside.digest;
    this.#read = read;
  }

  /** The place that a path in a product leads to. */
  async lookUp(named: NamedPath, productFolder: string): Promise<Place> {
    const { path, symbol } = resolvePath(named.text, named.file, productFolder);
    if (path === undefined) return { path, files: [], exists: false, symbol: 'none', digests: undefined };
    const listed = filesAt(this.#snapshot.paths, path);
    const files = listed.length > 0 ? listed : (await this.#port.exists(path)) ? [path] : [];
    const exists = files.length > 0;
    const one = files[0];
    const declaration = symbol === undefined || one === undefined ? undefined : await this.#declaration(one, symbol);
    const digests = exists
      ? await this.#digests(named.digest, files, productFolder, symbol, declaration?.text)
      : undefined;
    return { path, files, exists, symbol: declaration?.state ?? 'none', digests };
  }

  async #declaration(path: string, symbol: string): Promise<{ state: Place['symbol']; text: string | undefined }> {
    const file = await this.#read(path);
    const language = codeLanguage(path);
    if (file === undefined || language === undefined) return { state: 'unknown', text: undefined };
    await this.#parsers.prepare([language]);
    const declarations = declarationsOf(file, this.#parsers);
    if (declarations === undefined) return { state: 'unknown', text: undefined };
    const found = findDeclaration(declarations, symbol);
    if (found === undefined) return { state: 'missing', text: undefined };
    return { state: 'found', text: file.text.slice(found.span.start, found.span.end) };
  }

  /** decisions.md 15 for texts, 28 for the bytes of models: one line `digest  path` for each file. */
  async #digests(
    kind: NamedPath['digest'],
    files: readonly string[],
    productFolder: string,
    symbol: string | undefined,
    declared: string | undefined,
  ): Promise<readonly string[] | undefined> {
    if (kind === 'none') return undefined;
    const lines: string[] = [];
    for (const path of files.slice(0, MOST_DIGESTED)) {
      const digest = kind === 'bytes' ? await this.#digestOfBytes(path) : await this.#digestOfText(path, declared);
      if (digest === undefined) continue;
      const relative =
        productFolder !== '' && isWithin(productFolder, path) ? path.slice(productFolder.length + 1) : path;
      lines.push(`${digest}  ${symbol === undefined ? relative : `${relative}#${symbol}`}`);
    }
    return lines;
  }

  async #digestOfText(path: string, declared: string | undefined): Promise<string | undefined> {
    const text = declared ?? (await this.#read(path))?.text;
    return text === undefined ? undefined : this.#digest(text.replace(/\r\n?/g, '\n'));
  }

  /** A Git LFS pointer counts by the digest that it names. */
  async #digestOfBytes(path: string): Promise<string | undefined> {
    const head = await this.#port.readHead(path, POINTER_LENGTH);
    if (head === undefined) return undefined;
    const pointer =
      head.size <= POINTER_LENGTH ? identifyArtifact(`${path}.onnx`, head.bytes, head.size)?.lfsPointer : undefined;
    return pointer?.oid ?? (await this.#port.sha256(path));
  }
}
