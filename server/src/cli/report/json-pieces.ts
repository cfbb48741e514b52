// JSON in pieces: a list of a hundred thousand entries is never one text in memory.
// Invariant: all pieces together are what `JSON.stringify(data, undefined, 2)` gives.

/** How many entries of a list make a piece. */
const BATCH = 100;

/** The text of an object, indented. Its own long lists come in pieces, all else as a whole. */
export function* jsonPieces(data: object): Iterable<string> {
  let before = '{';
  for (const [key, value] of Object.entries(data) as readonly (readonly [string, unknown])[]) {
    const written = (content: unknown): string => JSON.stringify({ [key]: content }, undefined, 2);
    const [head, tail] = [`{\n  ${JSON.stringify(key)}: [`, '\n  ]\n}'];
    if (Array.isArray(value) && value.length > BATCH) {
      yield before + head.slice(1);
      for (let at = 0; at < value.length; at += BATCH)
        yield (at === 0 ? '' : ',') + written(value.slice(at, at + BATCH)).slice(head.length, -tail.length);
      yield tail.slice(0, -2);
    } else if (value === undefined) continue;
    else yield before + written(value).slice(1, -2);
    before = ',';
  }
  yield before === '{' ? '{}' : '\n}';
}
