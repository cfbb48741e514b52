// What is at the paths that records name: does it exist, is the symbol there, what is its digest.
// Invariant: a place is looked up again only when the file that names it, or the files there, changed.
import { isWithin, type SourceFile } from '../text/source-file';
import { codeLanguage, type CodeParsers } from '../syntax/code';
import { declarationsOf, findDeclaration } from '../syntax/symbols';
import type { FilePort } from './port';
import { filesAt, resolvePath } from './paths';
import type { Place } from './rows';
import type { Snapshot } from './snapshot';

/** Turns text into its SHA-256 in hexadecimal. */
export type DigestText = (text: string) => string;

/** A path named by a record. */
export interface NamedPath {
  /** The file in which it stands. */
  readonly file: string;
  readonly text: string;
  /** Whether the digest of what is there is wanted, for a review. */
  readonly withDigest: boolean;
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
    const digests =
      named.withDigest && exists ? await this.#digests(files, productFolder, symbol, declaration?.text) : undefined;
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

  /** decisions.md 15: SHA-256 of the text with LF; for a symbol, of its declaration with its doc comment. */
  async #digests(
    files: readonly string[],
    productFolder: string,
    symbol: string | undefined,
    declared: string | undefined,
  ): Promise<readonly string[]> {
    const lines: string[] = [];
    for (const path of files.slice(0, MOST_DIGESTED)) {
      const text = declared ?? (await this.#read(path))?.text;
      if (text === undefined) continue;
      const relative =
        productFolder !== '' && isWithin(productFolder, path) ? path.slice(productFolder.length + 1) : path;
      const name = symbol === undefined ? relative : `${relative}#${symbol}`;
      lines.push(`${this.#digest(text.replace(/\r\n?/g, '\n'))}  ${name}`);
    }
    return lines;
  }
}
