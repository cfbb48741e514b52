// Places in source code, which has no data: a finding names the n-th trace tag of a file, an edit needs its letters.
// Invariant: read from the text that is to be edited, so that the place is where the text has it now.
import { readTraceTags } from '../../records/trace-tags';
import type { Anchor } from '../../text/anchor';
import type { Change } from '../../text/change';
import type { SourceFile } from '../../text/source-file';
import { mayBearTags, tagsOfFile } from '../../workspace/file-facts';

/** The change with its place as a span where it replaces a trace tag that the text has; any other as it is. */
export function placeInCode(change: Change, textOf: (file: string) => SourceFile | undefined): Change {
  const index = change.kind === 'replace' ? tagIndex(change.anchor) : undefined;
  if (change.kind !== 'replace' || index === undefined) return change;
  const { file } = change.anchor;
  const text = textOf(file);
  const tag = text === undefined ? undefined : readTraceTags(text)[index];
  return tag === undefined ? change : { ...change, anchor: { file, span: tag.span } };
}

/** Which tag of its file an anchor names; undefined for every other place. */
function tagIndex(anchor: Anchor): number | undefined {
  if (!('path' in anchor) || anchor.path.length !== 2 || !mayBearTags(anchor.file)) return undefined;
  const [list, index] = anchor.path;
  return list === tagsOfFile && typeof index === 'number' ? index : undefined;
}
