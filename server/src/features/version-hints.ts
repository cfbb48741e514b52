// The locked versions behind the ranges of a manifest: `"express": "^4.21.0" 4.21.2`.
// Invariant: only what says more than the manifest does is shown, and nothing in a lockfile.
import { locateIn, type Notation } from '../syntax/notation';
import type { DataAnchor } from '../text/anchor';
import type { Range } from '../text/line-index';
import type { SourceFile } from '../text/source-file';
import type { Component } from '../manifests/component';
import { productAt, type FeatureContext } from './context';
import type { InlayHint } from './inlay-hints';
import { lockfileOf, rowsIn } from './manifest-entries';

/** The hints of a manifest in a range; none in other files. */
export function versionHintsIn(context: FeatureContext, path: string, range: Range): readonly InlayHint[] {
  const facts = context.model.facts(path);
  const product = productAt(context, path);
  if (facts?.kind !== 'manifest' || facts.format.kind !== 'manifest' || product === undefined) return [];
  const file = context.textOf(path) ?? facts.file;
  return [...rowsIn(product.tables, path).values()].flatMap((rows): readonly InlayHint[] => {
    const [row] = rows;
    const lockfile = row && lockfileOf(product, row);
    const version = row?.component.version;
    // Of an entry that several manifests share, each may lock another version.
    const isOne = rows.every(({ component }) => component.version === version);
    if (row === undefined || lockfile === undefined || version === undefined || !isOne) return [];
    const offset = placeBehind(facts.format.notation, file, row.component, version);
    if (offset === undefined) return [];
    const position = file.lines.positionAt(offset);
    if (position.line < range.start.line || position.line > range.end.line) return [];
    return [{ position, label: version, tooltip: `Locked by ${lockfile}` }];
  });
}

/** Behind the range, or behind the entry that has none; undefined where the version stands there already. */
function placeBehind(
  notation: Notation,
  file: SourceFile,
  { anchor, range = '' }: Component,
  version: string,
): number | undefined {
  const { start, end } = locateIn(notation, file, anchor.path, 'entry' satisfies DataAnchor['part']);
  const entry = file.text.slice(start, end);
  if (entry.includes(version)) return undefined;
  const at = range === '' ? -1 : entry.lastIndexOf(range);
  if (at < 0) return entry.includes('\n') ? locateIn(notation, file, anchor.path, 'key').end : end;
  const behind = start + at + range.length;
  return /["']/.test(file.text.charAt(behind)) ? behind + 1 : behind;
}
