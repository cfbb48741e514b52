// What text an expression gives, as far as the file itself says: constants, f-strings, joined paths, files opened.
// Invariant: undefined means that it is decided while the program runs.
import { folderOf, joinPath } from '../../text/source-file';
import type { CodeNode } from '../../syntax/code';
import type { Resolver, Thing } from './resolver';
import type { CallView } from './view';

/** A text that is known without running the program. */
export interface KnownText {
  readonly text: string;
  /** Whether the text was put together as a path. */
  readonly isPath: boolean;
  /** Whether the path counts from the workspace's folder, because it was built from the file's own place. */
  readonly isAnchored: boolean;
  /** Whether the value is the content of the file at that path, or a handle on it. */
  readonly isContent: boolean;
}

const deepest = 60;

const joins = new Set([
  'os.path.join',
  'posixpath.join',
  'pathlib.Path',
  'pathlib.PurePath',
  'pathlib.PurePosixPath',
  'pathlib.PosixPath',
  'path.join',
  'path.resolve',
  'path.posix.join',
]);
const passes = new Set([
  'builtins.str',
  'builtins.String',
  'os.fspath',
  'os.path.abspath',
  'os.path.realpath',
  'os.path.normpath',
  'os.path.expanduser',
  'path.normalize',
  'url.fileURLToPath',
  'url.pathToFileURL',
  'io.BytesIO',
]);
const folders = new Set(['os.path.dirname', 'path.dirname']);
const workingFolders = new Set(['os.getcwd', 'pathlib.Path.cwd', 'builtins.process.cwd', 'process.cwd']);
const openings = new Set([
  'builtins.open',
  'io.open',
  'gzip.open',
  'bz2.open',
  'lzma.open',
  'tensorflow.io.gfile.GFile',
  'fs.readFileSync',
  'fs.readFile',
  'fs.promises.readFile',
]);
const passingMethods = new Set(['resolve', 'absolute', 'expanduser', 'as_posix', 'toString', 'href', 'pathname']);
const contentMethods = new Set(['open', 'read', 'read_bytes']);

/** Reads the texts of one file. */
export class Texts {
  #depth = 0;

  constructor(readonly resolver: Resolver) {}

  /** The text of an expression. */
  of(node: CodeNode): KnownText | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth++;
    try {
      return this.#evaluate(node);
    } finally {
      this.#depth--;
    }
  }

  #evaluate(node: CodeNode): KnownText | undefined {
    const view = this.resolver.view(node);
    switch (view.kind) {
      case 'text':
        return plain(view.text);
      case 'joined':
        return this.#concatenate(view.parts);
      case 'division':
        return joinTexts([this.of(view.left), this.of(view.right)]);
      case 'call':
        return this.#evaluateCall(node, view);
      case 'member': {
        if (view.name === 'parent') return folder(this.of(view.object));
        if (passingMethods.has(view.name)) return this.of(view.object);
        return this.#agreed(node);
      }
      case 'item': {
        const parents = this.resolver.view(view.object);
        const key = this.resolver.view(view.key);
        if (parents.kind !== 'member' || parents.name !== 'parents') return this.#agreed(node);
        if (key.kind !== 'literal' || typeof key.value !== 'number') return undefined;
        let known = this.of(parents.object);
        for (let up = 0; up <= key.value && known !== undefined; up++) known = folder(known);
        return known;
      }
      case 'name':
      case 'choice':
        return this.#agreed(node);
      case 'literal':
      case 'map':
      case 'list':
      case 'function':
      case 'opaque':
        return undefined;
    }
  }

  /** The text that all possibilities agree on. */
  #agreed(node: CodeNode): KnownText | undefined {
    let agreed: KnownText | undefined;
    for (const thing of this.resolver.things(node)) {
      const known = this.#ofThing(thing, node);
      if (known === undefined || (agreed !== undefined && agreed.text !== known.text)) return undefined;
      agreed = known;
    }
    return agreed;
  }

  #ofThing(thing: Thing, asked: CodeNode): KnownText | undefined {
    if (thing.kind === 'expression') return thing.node === asked ? undefined : this.of(thing.node);
    if (thing.kind !== 'library') return undefined;
    if (thing.node !== undefined && thing.node !== asked) return this.of(thing.node);
    const place = thing.path.join('.');
    const { path } = this.resolver.tree.file;
    if (
      [
        'builtins.__file__',
        'builtins.__filename',
        'builtins.import.meta.url',
        'builtins.import.meta.filename',
      ].includes(place)
    ) {
      return anchored(path);
    }
    return ['builtins.__dirname', 'builtins.import.meta.dirname'].includes(place)
      ? anchored(folderOf(path))
      : undefined;
  }

  #concatenate(parts: readonly (CodeNode | string)[]): KnownText | undefined {
    const pieces: KnownText[] = [];
    for (const part of parts) {
      const known = typeof part === 'string' ? plain(part) : this.of(part);
      // A place of its own in the middle of a text makes no path.
      if (known === undefined || (known.isAnchored && pieces.length > 0)) return undefined;
      pieces.push(known);
    }
    const text = pieces.map((piece) => piece.text).join('');
    if (pieces[0]?.isAnchored === true) return normalised(text);
    return { ...plain(text), isPath: pieces.some((piece) => piece.isPath) };
  }

  #evaluateCall(node: CodeNode, call: CallView): KnownText | undefined {
    const values = call.arguments.map((argument) => argument.value);
    const [first, second] = values;
    if (call.arguments.some((argument) => argument.spread !== undefined)) return undefined;
    for (const { path } of this.resolver.origins(call.callee)) {
      const place = path.join('.');
      if (joins.has(place)) return joinTexts(values.map((value) => this.of(value)));
      if (workingFolders.has(place)) return { ...plain(''), isPath: true };
      if (first === undefined) continue;
      if (passes.has(place)) return this.of(first);
      if (folders.has(place)) return folder(this.of(first));
      if (openings.has(place)) return content(this.of(first));
      if (place === 'builtins.URL')
        return joinTexts([second === undefined ? plain('') : folder(this.of(second)), this.of(first)]);
    }
    const callee = this.resolver.view(call.callee);
    const result = callee.kind === 'member' ? this.#evaluateMethod(callee.object, callee.name, values) : undefined;
    return result ?? this.#agreedElsewhere(node);
  }

  /** The result of a function of this file. */
  #agreedElsewhere(node: CodeNode): KnownText | undefined {
    return this.resolver.things(node).some((thing) => thing.kind === 'expression' && thing.node === node)
      ? undefined
      : this.#agreed(node);
  }

  #evaluateMethod(object: CodeNode, method: string, values: readonly CodeNode[]): KnownText | undefined {
    const known = this.of(object);
    if (known === undefined) return undefined;
    if (passingMethods.has(method)) return known;
    if (contentMethods.has(method)) return content(known);
    const texts = values.map((value) => this.of(value));
    const [first] = texts;
    switch (method) {
      case 'joinpath':
        return joinTexts([known, ...texts]);
      case 'with_name':
        return joinTexts([folder(known), first]);
      case 'format':
        return formatText(known.text, texts);
      case 'join': {
        const list = values[0] === undefined ? undefined : this.resolver.view(values[0]);
        if (list?.kind !== 'list') return undefined;
        const items = list.items.map((item) => this.of(item)?.text);
        return items.every((item) => item !== undefined) ? plain(items.join(known.text)) : undefined;
      }
      default:
        return undefined;
    }
  }
}

function plain(text: string): KnownText {
  return { text, isPath: false, isAnchored: false, isContent: false };
}

function anchored(path: string): KnownText {
  return { text: path, isPath: true, isAnchored: true, isContent: false };
}

/** An anchored path without `.` and `..`; undefined when it leaves the workspace. */
function normalised(path: string): KnownText | undefined {
  const joined = joinPath('', path);
  return joined === undefined ? undefined : anchored(joined);
}

function folder(known: KnownText | undefined): KnownText | undefined {
  return known === undefined ? undefined : { ...known, text: folderOf(known.text), isPath: true };
}

function content(known: KnownText | undefined): KnownText | undefined {
  return known === undefined ? undefined : { ...known, isPath: true, isContent: true };
}

/** Joins paths; an absolute one starts anew. */
function joinTexts(parts: readonly (KnownText | undefined)[]): KnownText | undefined {
  let whole: KnownText | undefined;
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (whole === undefined || isAbsolute(part.text) || part.isAnchored) whole = { ...part, isPath: true };
    else whole = { ...whole, text: whole.text === '' ? part.text : `${whole.text.replace(/\/$/, '')}/${part.text}` };
  }
  return whole?.isAnchored === true ? normalised(whole.text) : whole;
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.includes('://');
}

/** Fills `{}` and `{0}`; undefined when a value is unknown or a hole is named. */
function formatText(pattern: string, values: readonly (KnownText | undefined)[]): KnownText | undefined {
  let next = 0;
  const pieces = pattern
    .split(/(\{\w*\})/)
    .map((piece) =>
      /^\{\w*\}$/.test(piece) ? values[piece === '{}' ? next++ : Number(piece.slice(1, -1))]?.text : piece,
    );
  return pieces.every((piece) => piece !== undefined) ? plain(pieces.join('')) : undefined;
}
