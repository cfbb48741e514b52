// The quick fix that makes code load the commit of a model that its record names.
// Invariant: offered only for files in which a call can be changed; whether the id is written there is seen when it is applied.
import type { Fix } from '../../text/change';
import type { UseRow } from '../../workspace/rows';

const hub = 'pkg:huggingface/';

/** Has the uses of a model of the hub name the commit; none where they stand in files that cannot be changed so. */
export function loadAt(commit: string, reference: string, uses: readonly UseRow[], why: string): readonly Fix[] {
  if (!reference.startsWith(hub)) return [];
  const files = [...new Set(uses.map(({ anchor }) => anchor.file))];
  if (!files.every((file) => /\.(?:py|[cm]?[jt]sx?)$/.test(file))) return [];
  const id = reference.slice(hub.length);
  return [
    {
      title: `Load commit ${commit}, ${why}`,
      changes: files.map((file) => ({ kind: 'pin-load', file, id, commit })),
      preferred: false,
    },
  ];
}
