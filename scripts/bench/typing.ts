// Keys as a person presses them in an annotation file: a new record, a comment, a value taken away and written again.
// Invariant: the keys follow from the text alone; every half-typed state in between is one that an editor sends.

/** One press: what is replaced and by what, by the offset in the text before it. */
export interface Key {
  readonly offset: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The text after a key. */
export function press(text: string, { offset, removed, inserted }: Key): string {
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

/** So many keys, typed at four places of a text. Throws when the text is no generated annotation file. */
export function typing(text: string, count: number): readonly Key[] {
  const keys: Key[] = [];
  let now = text;
  const push = (key: Key): void => {
    keys.push(key);
    now = press(now, key);
  };
  const typeAt = (offset: number, letters: string): void =>
    Array.from(letters).forEach((inserted, index) => push({ offset: offset + index, removed: 0, inserted }));
  const rubOut = (end: number, length: number): void => {
    for (let index = 1; index <= length; index++) push({ offset: end - index, removed: 1, inserted: '' });
  };
  for (let round = 0; keys.length < count; round++) {
    const record = placeOf(now, '\n  - id: RISK-', 0.2 + 0.15 * (round % 4));
    typeAt(record + 1, `  - id: RISK-X${round}\n    title: "Seen late"\n`);
    typeAt(placeOf(now, '\nrisks:', 0), '\n# seen at the clinic');
    const severity = placeOf(now, '\n    severity: ', 0.5);
    const end = now.indexOf('\n', severity + 1);
    const value = now.slice(severity + '\n    severity: '.length, end);
    rubOut(end, value.length);
    typeAt(end - value.length, value);
  }
  return keys.slice(0, count);
}

/** The first place of a piece behind a share of the text. */
function placeOf(text: string, piece: string, share: number): number {
  const at = text.indexOf(piece, Math.floor(text.length * share));
  const place = at < 0 ? text.indexOf(piece) : at;
  if (place < 0) throw new Error(`The text does not hold ${JSON.stringify(piece)}.`);
  return place;
}
