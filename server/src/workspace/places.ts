// What is at the paths that records name: does it exist, is the symbol there, what is its digest.
// Invariant: a place is looked up again only when the file that names it, or the files there, changed.
import { isWithin, SourceFile } from '../text/source-file';
import { codeLanguage, type CodeParsers } from '../syntax/code';
import { declarationsOf, findDeclaration } from '../syntax/symbols';
import { readLfsPointer } from '../models/artifacts/identify';
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

/** A text that a review speaks of: a file's, or that of a symbol's declaration. */
export interface ReviewedText {
  /** `path#symbol`, the path from the product's folder. */
  readonly name: string;
  readonly path: string;
  /** The line of the file in which it begins, from 0. */
  readonly line: number;
  /** With LF at the end of lines. */
  readonly text: string;
  readonly digest: string;
}

/** What places are looked up with. */
export interface PlaceSource {
  readonly port: Pick<FilePort, 'readText' | 'readHead' | 'sha256' | 'exists'>;
  readonly parsers: CodeParsers;
  readonly digest: DigestText;
}

/** What a path leads to. */
interface Target extends Pick<Place, 'path' | 'files'> {
  readonly symbol: string | undefined;
  readonly state: Place['symbol'];
  /** The symbol's declaration, where it was found. */
  readonly declared: { readonly text: string; readonly line: number } | undefined;
}

/** Looks places up in one snapshot. */
export class PlaceReader {
  readonly #snapshot: Snapshot;
  readonly #source: PlaceSource;

  constructor(snapshot: Snapshot, source: PlaceSource) {
    this.#snapshot = snapshot;
    this.#source = source;
  }

  /** The place that a path in a product leads to. */
  async lookUp(named: NamedPath, productFolder: string): Promise<Place> {
    const target = await this.#find(named, productFolder);
    const { path, files, state } = target;
    const exists = files.length > 0;
    const digests = exists ? await this.#digests(named.digest, target, productFolder) : undefined;
    return { path, files, exists, symbol: state, digests };
  }

  /** The texts that a path in a product stands for in a review; none where nothing is there. */
  async readTexts(named: Pick<NamedPath, 'file' | 'text'>, productFolder: string): Promise<readonly ReviewedText[]> {
    return this.#texts(await this.#find(named, productFolder), productFolder);
  }

  async #find({ file, text }: Pick<NamedPath, 'file' | 'text'>, productFolder: string): Promise<Target> {
    const { path, symbol } = resolvePath(text, file, productFolder);
    if (path === undefined) return { path, files: [], symbol, state: 'none', declared: undefined };
    const listed = filesAt(this.#snapshot.paths, path);
    const files = listed.length > 0 ? listed : (await this.#source.port.exists(path)) ? [path] : [];
    const one = files[0];
    if (symbol === undefined || one === undefined) return { path, files, symbol, state: 'none', declared: undefined };
    return { path, files, symbol, ...(await this.#declaration(one, symbol)) };
  }

  async #declaration(path: string, symbol: string): Promise<Pick<Target, 'state' | 'declared'>> {
    const file = await this.#read(path);
    const language = codeLanguage(path);
    if (file === undefined || language === undefined) return { state: 'unknown', declared: undefined };
    await this.#source.parsers.prepare([language]);
    const declarations = declarationsOf(file, this.#source.parsers);
    if (declarations === undefined) return { state: 'unknown', declared: undefined };
    const span = findDeclaration(declarations, symbol)?.span;
    if (span === undefined) return { state: 'missing', declared: undefined };
    const { line } = file.lines.positionAt(span.start);
    return { state: 'found', declared: { text: file.text.slice(span.start, span.end), line } };
  }

  /** decisions.md 15 for texts, 28 for the bytes of models: one line `digest  path` for each file. */
  async #digests(
    kind: NamedPath['digest'],
    target: Target,
    productFolder: string,
  ): Promise<readonly string[] | undefined> {
    if (kind === 'none') return undefined;
    const found =
      kind === 'text' ? await this.#texts(target, productFolder) : await this.#digestBytes(target, productFolder);
    return found?.map(({ digest, name }) => `${digest}  ${name}`);
  }

  async #texts(target: Target, productFolder: string): Promise<readonly ReviewedText[]> {
    const texts: ReviewedText[] = [];
    for (const path of target.files.slice(0, MOST_DIGESTED)) {
      const whole = target.declared ?? { text: (await this.#read(path))?.text, line: 0 };
      const text = whole.text?.replace(/\r\n?/g, '\n');
      if (text === undefined) continue;
      const name = nameIn(productFolder, path, target.symbol);
      texts.push({ name, path, line: whole.line, text, digest: this.#source.digest(text) });
    }
    return texts;
  }

  /** Undefined where one of the files has no digest, or none yet: what all have together is then not known. */
  async #digestBytes(
    { files, symbol }: Target,
    productFolder: string,
  ): Promise<readonly Pick<ReviewedText, 'name' | 'digest'>[] | undefined> {
    const found = [];
    for (const path of files.slice(0, MOST_DIGESTED)) {
      const digest = await this.#digestOfBytes(path);
      if (digest === undefined) return undefined;
      found.push({ name: nameIn(productFolder, path, symbol), digest });
    }
    return found;
  }

  /** A Git LFS pointer counts by the digest that it names. */
  async #digestOfBytes(path: string): Promise<string | undefined> {
    const head = await this.#source.port.readHead(path, POINTER_LENGTH);
    if (head === undefined) return undefined;
    const pointer = head.size <= POINTER_LENGTH ? readLfsPointer(head.bytes) : undefined;
    return pointer?.oid ?? (await this.#source.port.sha256(path));
  }

  async #read(path: string): Promise<SourceFile | undefined> {
    const open = this.#snapshot.open.get(path);
    if (open !== undefined) return open;
    const text = await this.#source.port.readText(path);
    return text === undefined ? undefined : new SourceFile(path, text);
  }
}

/** `path#symbol` from the product's folder, as the lines of a digest name it. */
function nameIn(productFolder: string, path: string, symbol: string | undefined): string {
  const inside = productFolder !== '' && isWithin(productFolder, path);
  const relative = inside ? path.slice(productFolder.length + 1) : path;
  return symbol === undefined ? relative : `${relative}#${symbol}`;
}
