// Model files made by hand, for tests: only what a reader looks at, laid out as the formats say.

/** Letters as bytes. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A number, the least significant byte first. */
export const little = (value: number, size: number): string =>
  Array.from({ length: size }, (_, index) => String.fromCharCode(Math.floor(value / 256 ** index) % 256)).join('');

/** A ZIP archive of stored members with its directory. */
export function zipFile(members: Readonly<Record<string, string>>, before = ''): Uint8Array {
  let content = before;
  let directory = '';
  const entries = Object.entries(members);
  for (const [name, text] of entries) {
    const common = `\x14\0\0\0\0\0\0\0\0\0\0\0\0\0${little(text.length, 4)}${little(text.length, 4)}${little(name.length, 2)}\0\0`;
    directory += `PK\x01\x02\x14\0${common}\0\0\0\0\0\0\0\0\0\0${little(content.length - before.length, 4)}${name}`;
    content += `PK\x03\x04${common}${name}${text}`;
  }
  const count = little(entries.length, 2);
  const place = little(content.length - before.length, 4);
  const end = `PK\x05\x06\0\0\0\0${count}${count}${little(directory.length, 4)}${place}\0\0`;
  return latin(content + directory + end);
}

/** A text field of a protocol buffer message, or a message as one. */
export const field = (number: number, content: string): string =>
  varint(number * 8 + 2) + varint(content.length) + content;

/** A number field. */
export const numberField = (number: number, value: number): string => varint(number * 8) + varint(value);

function varint(value: number): string {
  return value < 128
    ? String.fromCharCode(value)
    : String.fromCharCode((value % 128) + 128) + varint(Math.floor(value / 128));
}

/** A GGUF file: texts, numbers (32 bits) and lists of texts by their keys. */
export function ggufFile(values: Readonly<Record<string, string | number | readonly string[]>>): Uint8Array {
  const text = (value: string): string => little(value.length, 8) + value;
  const spelled = Object.entries(values).map(([key, value]) => {
    if (typeof value === 'string') return `${text(key)}${little(8, 4)}${text(value)}`;
    if (typeof value === 'number') return `${text(key)}${little(4, 4)}${little(value, 4)}`;
    return `${text(key)}${little(9, 4)}${little(8, 4)}${little(value.length, 8)}${value.map(text).join('')}`;
  });
  return latin(`GGUF${little(3, 4)}${little(0, 8)}${little(spelled.length, 8)}${spelled.join('')}`);
}

export function safetensorsFile(metadata: Readonly<Record<string, string>>): Uint8Array {
  const head = JSON.stringify({ __metadata__: metadata, weight: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } });
  return latin(`${little(head.length, 8)}${head}\0\0\0\0`);
}

/** A table of a FlatBuffer by the numbers of its fields: texts, numbers (32 bits), bytes, tables and lists of tables. */
export interface Flat {
  readonly [field: number]: string | number | Uint8Array | Flat | readonly Flat[];
}

/** A FlatBuffer with the four letters that name its schema. */
export function flatBuffer(root: Flat, letters: string): Uint8Array {
  const bytes: number[] = [0, 0, 0, 0, ...latin(letters)];
  const put = (at: number, value: number): void => {
    latin(little(value, 4)).forEach((byte, index) => (bytes[at + index] = byte));
  };
  const add = (content: Iterable<number>): number => {
    const at = bytes.length;
    for (const byte of content) bytes.push(byte);
    return at;
  };
  const sized = (content: Uint8Array): number => add([...latin(little(content.length, 4)), ...content]);
  const addTable = (table: Flat): number => {
    const count = Math.max(-1, ...Object.keys(table).map(Number)) + 1;
    const places = Array.from({ length: count }, (_, index) => (index in table ? 4 + 4 * index : 0));
    const fields = add(latin([4 + 2 * count, 4 + 4 * count, ...places].map((value) => little(value, 2)).join('')));
    const start = add(new Uint8Array(4 + 4 * count));
    put(start, start - fields);
    for (const index of Object.keys(table).map(Number)) {
      const value = table[index] ?? 0;
      const at = start + 4 + 4 * index;
      if (typeof value === 'number') put(at, value);
      else put(at, addValue(value) - at);
    }
    return start;
  };
  const addValue = (value: Exclude<Flat[number], number>): number => {
    if (typeof value === 'string') return sized(latin(value));
    if (value instanceof Uint8Array) return sized(value);
    if (!isList(value)) return addTable(value);
    const at = add(new Uint8Array(4 + 4 * value.length));
    put(at, value.length);
    value.forEach((item, index) => put(at + 4 + 4 * index, addTable(item) - (at + 4 + 4 * index)));
    return at;
  };
  put(0, addTable(root));
  return Uint8Array.from(bytes);
}

function isList(value: Flat | readonly Flat[]): value is readonly Flat[] {
  return Array.isArray(value);
}

/** A text of a pickle of protocol 4. */
export const pickledText = (text: string): string => `\x8c${String.fromCharCode(text.length)}${text}\x94`;

/** A pickle of protocol 4 that calls a function with a text. */
export const pickledCall = (module: string, name: string, argument: string): Uint8Array =>
  latin(
    `\x80\x04\x95\0\0\0\0\0\0\0\0${pickledText(module)}${pickledText(name)}\x93\x94${pickledText(argument)}\x85\x94R\x94.`,
  );
