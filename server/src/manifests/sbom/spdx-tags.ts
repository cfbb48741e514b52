// SPDX as lines of `Tag: value`, given the shape of SPDX in JSON; a file that holds JSON is read as that.
// Invariant: every package and relationship has its place; what belongs to files and snippets is passed over.
import type { Span } from '../../text/span';
import { json } from '../../syntax/json';
import { notation, type SyntaxTree } from '../../syntax/notation';
import {
  plainScalar,
  type ListNode,
  type MapEntry,
  type MapNode,
  type SyntaxProblem,
  type TreeNode,
} from '../../syntax/tree';
import { SourceFile } from '../../text/source-file';
import { wordTable } from '../../text/word-table';

/** Tags by the keys that JSON has for them. */
const keys: Readonly<Record<string, string>> = wordTable({
  SPDXVersion: 'spdxVersion',
  SPDXID: 'SPDXID',
  DocumentName: 'name',
  PackageName: 'name',
  PackageVersion: 'versionInfo',
  PackageLicenseConcluded: 'licenseConcluded',
  PackageLicenseDeclared: 'licenseDeclared',
  PrimaryPackagePurpose: 'primaryPackagePurpose',
});

/** Tags that may come again, each value with several parts; by the list that JSON has for them. */
const lists: Readonly<
  Record<string, { readonly key: string; readonly parts: readonly string[]; readonly value: RegExp }>
> = wordTable({
  ExternalRef: {
    key: 'externalRefs',
    parts: ['referenceCategory', 'referenceType', 'referenceLocator'],
    value: /^(\S+)(\s+)(\S+)(\s+)(\S+)$/,
  },
  PackageChecksum: { key: 'checksums', parts: ['algorithm', 'checksumValue'], value: /^([^\s:]+)(:\s*)(\S+)$/ },
  Relationship: {
    key: 'relationships',
    parts: ['spdxElementId', 'relationshipType', 'relatedSpdxElement'],
    value: /^(\S+)(\s+)(\S+)(\s+)(\S+)$/,
  },
});

/** SPDX tag-value. */
export const spdxTags = notation(
  'SPDX',
  (text) => {
    return isJson(text) ? json.treeOf(new SourceFile('', text)) : new TagReader(text).read();
  },
  (text) => (isJson(text) ? json.readPlainly(text) : undefined),
);

/** Some tools give JSON the name that tag-value has. */
function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** A map that grows while it is read. */
interface Growing extends MapNode {
  readonly entries: MapEntry[];
}

class TagReader {
  readonly #problems: SyntaxProblem[] = [];
  readonly #text: string;
  readonly #document: Growing;
  readonly #packages: Growing[] = [];
  /** Items of the document's and the packages' lists, by owner and key. */
  readonly #items = new Map<Growing, Map<string, MapNode[]>>();
  /** What the next line belongs to; undefined within a file or a snippet. */
  #owner: Growing | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#document = emptyMap({ start: 0, end: text.length });
    this.#owner = this.#document;
  }

  read(): SyntaxTree {
    const line = /[^\S\n]*(?:#[^\n]*|([A-Za-z][\w-]*)[^\S\n]*:[^\S\n]*(<text>)?([^\n]*)|([^\n]*\S[^\n]*))?(?:\n|$)/y;
    for (let match = line.exec(this.#text); match !== null && match[0] !== ''; match = line.exec(this.#text)) {
      const [, tag, opening, rest = '', stranger] = match;
      const start = line.lastIndex - rest.length - (match[0].endsWith('\n') ? 1 : 0);
      if (stranger !== undefined)
        this.#report(match.index, stranger.length, 'This is no line of the form "Tag: value".');
      if (tag === undefined) continue;
      const end = opening === undefined ? start + rest.trimEnd().length : this.#endOfText(start);
      const keyStart = match.index + match[0].indexOf(tag);
      this.#add(tag, { start: keyStart, end: keyStart + tag.length }, { start, end });
      if (opening !== undefined) line.lastIndex = this.#lineAfter(end);
    }
    return { root: this.#finish(), problems: this.#problems };
  }

  /** Where a text between `<text>` and `</text>` ends, which may be lines below. */
  #endOfText(start: number): number {
    const end = this.#text.indexOf('</text>', start);
    if (end >= 0) return end;
    this.#report(start, 0, 'The closing "</text>" is missing.');
    return this.#text.length;
  }

  #lineAfter(end: number): number {
    const next = this.#text.indexOf('\n', end);
    return next < 0 ? this.#text.length : next + 1;
  }

  #add(tag: string, keySpan: Span, span: Span): void {
    if (tag === 'PackageName') this.#packages.push((this.#owner = emptyMap({ start: keySpan.start, end: span.end })));
    else if (tag === 'FileName' || tag === 'SnippetSPDXID') this.#owner = undefined;
    const list = lists[tag];
    const owner = list?.key === 'relationships' ? this.#document : this.#owner;
    if (owner === undefined) return;
    if (list !== undefined) this.#addItem(owner, tag, list, keySpan, span);
    else if (Object.hasOwn(keys, tag)) {
      const key = keys[tag] ?? tag;
      owner.entries.push({ key, keySpan, node: plainScalar(this.#text.slice(span.start, span.end), span), shift: 0 });
    }
  }

  #addItem(
    owner: Growing,
    tag: string,
    { key, parts, value }: NonNullable<(typeof lists)[string]>,
    keySpan: Span,
    span: Span,
  ): void {
    const pieces = value.exec(this.#text.slice(span.start, span.end))?.slice(1) ?? [];
    if (pieces.length === 0) this.#report(span.start, span.end - span.start, `"${tag}" has ${parts.length} parts.`);
    let at = span.start;
    const entries: MapEntry[] = [];
    // Parts and what stands between them take turns.
    pieces.forEach((piece, index) => {
      const place = { start: at, end: at + piece.length };
      const part = index % 2 === 0 ? parts[index / 2] : undefined;
      if (part !== undefined) entries.push({ key: part, keySpan, node: plainScalar(piece, place), shift: 0 });
      at = place.end;
    });
    if (entries.length > 0) this.#itemsOf(owner, key).push({ kind: 'map', span, entries, flow: true });
  }

  #itemsOf(owner: Growing, key: string): MapNode[] {
    let byKey = this.#items.get(owner);
    if (byKey === undefined) this.#items.set(owner, (byKey = new Map<string, MapNode[]>()));
    let items = byKey.get(key);
    if (items === undefined) byKey.set(key, (items = []));
    return items;
  }

  #finish(): { readonly node: TreeNode; readonly shift: number } | undefined {
    for (const [owner, byKey] of this.#items) {
      for (const [key, items] of byKey) owner.entries.push(listEntry(key, items));
    }
    if (this.#packages.length > 0) this.#document.entries.push(listEntry('packages', this.#packages));
    return this.#document.entries.length === 0 ? undefined : { node: this.#document, shift: 0 };
  }

  #report(start: number, length: number, message: string): void {
    if (this.#problems.length < 100) this.#problems.push({ span: { start, end: start + length }, message });
  }
}

function emptyMap(span: Span): Growing {
  return { kind: 'map', span, entries: [], flow: false };
}

function listEntry(key: string, items: readonly MapNode[]): MapEntry {
  const span = { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 };
  const node: ListNode = { kind: 'list', span, items: items.map((item) => ({ node: item, shift: 0 })), flow: false };
  return { key, keySpan: { start: span.start, end: span.start }, node, shift: 0 };
}
