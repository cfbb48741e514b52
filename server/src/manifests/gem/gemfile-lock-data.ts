// The data of a Gemfile.lock as Bundler writes it, read without a tree.
// Invariant: it is the data of the tree, or nothing at all where a line is unusual or comes again.
import { ENTRY, GEM, linesOf, OPTION, SOURCES, TITLE, type Line } from './gemfile-lock-lines';

type Data = Record<string, unknown>;

/** The data of a text; undefined for one that only the tree can tell of. */
export function readGemfileLock(text: string): Data | undefined {
  const reader = new DataReader();
  for (const line of linesOf(text)) if (!reader.take(line)) return undefined;
  return reader.root;
}

class DataReader {
  readonly root: Data = {};
  readonly #counts = new Map<string, number>();
  #title = '';
  #section: Data | undefined;
  #specs: Data | undefined;
  #gem: Data | undefined;

  /** Whether the line is a usual one. */
  take({ text, indent }: Line): boolean {
    if (indent === 0) return this.#open(text);
    if (!SOURCES.test(this.#title)) return this.#addToList(text);
    if (indent === 6) return addEntry(this.#gem, text);
    if (indent === 4) return GEM.test(text) && put(this.#specs, text, (this.#gem = {}));
    if (indent !== 2) return false;
    if (text === 'specs:') return put(this.#section, 'specs', (this.#specs = {}));
    const [, key, value = ''] = OPTION.exec(text) ?? [];
    return key !== undefined && put(this.#section, key, value);
  }

  #open(title: string): boolean {
    const count = (this.#counts.get(title) ?? 0) + 1;
    this.#counts.set(title, count);
    this.#title = title;
    this.#specs = this.#gem = undefined;
    return TITLE.test(title) && put(this.root, count === 1 ? title : `${title}[${count}]`, (this.#section = {}));
  }

  #addToList(text: string): boolean {
    if (this.#title === 'DEPENDENCIES') return addEntry(this.#section, text);
    if (this.#title !== 'CHECKSUMS') return put(this.#section, text, '');
    const [, name, said = '', , digests = ''] = ENTRY.exec(text) ?? [];
    return name !== undefined && put(this.#section, `${name} (${said})`, digests);
  }
}

function addEntry(map: Data | undefined, text: string): boolean {
  const [, name, said = '', mark = ''] = ENTRY.exec(text) ?? [];
  return name !== undefined && put(map, name, `${said}${mark}`);
}

/** Whether there is such a map, and nothing under that key yet. */
function put(map: Data | undefined, key: string, value: unknown): boolean {
  if (map === undefined || Object.hasOwn(map, key) || key === '__proto__') return false;
  map[key] = value;
  return true;
}
