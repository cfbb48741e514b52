// What text an expression gives, as far as the file itself says: constants, f-strings, joined paths, files opened.
// Invariant: undefined means that it is decided while the program runs.
import { folderOf } from '../../text/source-file';
import type { CodeNode } from '../../syntax/code';
import { anchored, content, fill, folder, joinTexts, normalised, plain, turnText, type KnownText } from './known-text';
import type { Resolver } from './resolver';
import { readByTables } from './text-effects';
import type { Thing } from './things';
import { argumentsByParameter } from './parameters';
import type { Argument, Binding, CallView, Program } from './view';

export type { KnownText } from './known-text';

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
  'importlib.resources.as_file',
  'builtins.Uint8Array',
  'builtins.Buffer.from',
  'builtins.Object.freeze',
  'builtins.require.resolve',
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
  'fs/promises.readFile',
  'builtins.fetch',
]);
/** What gives a file of a package; its first argument is the package's name. */
const packageFolders = new Set([
  'importlib.resources.files',
  'importlib.resources.path',
  'importlib_resources.files',
  'importlib_resources.path',
  'pkg_resources.resource_filename',
  'pkg_resources.resource_stream',
]);
const passingMethods = new Set(['resolve', 'absolute', 'expanduser', 'as_posix', 'toString', 'href', 'pathname']);
const contentMethods = new Set(['open', 'read', 'read_bytes', 'arrayBuffer', 'blob', 'bytes']);

/** Reads the texts of one file. */
export class Texts {
  #depth = 0;
  /** What the functions that are being looked into were given, by their parameters. */
  readonly #given = new Map<Binding, CodeNode>();

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
    const { texts } = this.resolver.programOf(node);
    const byTables = texts === undefined ? undefined : readByTables(view, texts, this);
    if (byTables !== undefined) return byTables;
    switch (view.kind) {
      case 'text':
        return plain(view.text);
      case 'joined':
        return this.#concatenate(view.parts);
      case 'division':
        return joinTexts([this.of(view.left), this.#piece(view.right)]);
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
        return this.#ofParameter(node) ?? this.#agreed(node);
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

  /** What a function that is being looked into was given. */
  #ofParameter(node: CodeNode): KnownText | undefined {
    if (this.#given.size === 0) return undefined;
    const [binding] = this.resolver.bindingsOf(node);
    const given = binding === undefined ? undefined : this.#given.get(binding);
    return given === undefined ? undefined : this.of(given);
  }

  /** A part of a longer text: numbers count too. */
  #piece(node: CodeNode): KnownText | undefined {
    const [thing, ...others] = this.resolver.things(node);
    const view = thing?.kind === 'expression' && others.length === 0 ? this.resolver.view(thing.node) : undefined;
    return view?.kind === 'literal' && typeof view.value === 'number' ? plain(String(view.value)) : this.of(node);
  }

  /** The text that all possibilities agree on. */
  #agreed(node: CodeNode): KnownText | undefined {
    let agreed: KnownText | undefined;
    for (const thing of withoutTypes(this.resolver.things(node))) {
      const known = this.#ofThing(thing, node);
      if (known === undefined || (agreed !== undefined && agreed.text !== known.text)) return undefined;
      agreed = known;
    }
    return agreed;
  }

  #ofThing(thing: Thing, asked: CodeNode): KnownText | undefined {
    if (thing.kind === 'expression') return thing.node === asked ? undefined : this.of(thing.node);
    if (thing.kind === 'module') return this.#ofWhole(thing.program);
    if (thing.kind !== 'library') return undefined;
    if (thing.node !== undefined && thing.node !== asked) return this.of(thing.node);
    const place = thing.path.join('.');
    const { path } = this.resolver.programOf(asked).tree.file;
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

  /** What a module gives as a whole: `export default 'a/b'`. */
  #ofWhole({ module }: Program): KnownText | undefined {
    const [whole, ...others] = module.exports.get('default') ?? [];
    return whole?.kind === 'value' && others.length === 0 ? this.of(whole.value) : undefined;
  }

  #concatenate(parts: readonly (CodeNode | string)[]): KnownText | undefined {
    const pieces: KnownText[] = [];
    for (const part of parts) {
      const known = typeof part === 'string' ? plain(part) : this.#piece(part);
      // A place of its own in the middle of a text makes no path.
      if (known === undefined || (known.isAnchored && pieces.length > 0)) return undefined;
      pieces.push(known);
    }
    const joined = pieces.map((piece) => piece.text).join('');
    if (pieces[0]?.isAnchored === true) return normalised(joined);
    // A folder that is not known by name, from which the path counts.
    const text = pieces[0]?.isPath === true && pieces[0].text === '' ? joined.replace(/^\//, '') : joined;
    return { ...plain(text), isPath: pieces.some((piece) => piece.isPath) };
  }

  #evaluateCall(node: CodeNode, call: CallView): KnownText | undefined {
    const values = call.arguments.map((argument) => argument.value);
    const [first, second] = values;
    if (call.arguments.some((argument) => argument.spread !== undefined)) return undefined;
    for (const { path } of this.resolver.origins(call.callee)) {
      const place = path.join('.');
      if (joins.has(place)) return joinTexts(values.map((value) => this.#piece(value)));
      if (workingFolders.has(place)) return { ...plain(''), isPath: true };
      if (first === undefined) continue;
      if (passes.has(place)) return this.of(first);
      if (folders.has(place)) return folder(this.of(first));
      if (packageFolders.has(place))
        return joinTexts([inPackage(this.of(first)), ...values.slice(1).map((value) => this.of(value))]);
      if (place === 'builtins.require') return asset(node, this.of(first), this.resolver);
      if (openings.has(place)) return content(this.of(first));
      if (place === 'builtins.URL')
        return joinTexts([second === undefined ? plain('') : folder(this.of(second)), this.of(first)]);
    }
    const callee = this.resolver.view(call.callee);
    const result =
      callee.kind === 'member' ? this.#evaluateMethod(callee.object, callee.name, call.arguments) : undefined;
    return result ?? this.#ofResult(node, call);
  }

  /** The result of a function that is written here, for what it is given. */
  #ofResult(node: CodeNode, call: CallView): KnownText | undefined {
    if (this.resolver.things(node).some((thing) => thing.kind === 'expression' && thing.node === node))
      return undefined;
    const [target, ...others] = this.resolver.things(call.callee);
    const scope = target?.kind === 'function' ? target.scope : undefined;
    const parameters = scope === undefined ? [] : argumentsByParameter(scope, call);
    const before = parameters.map(([binding]) => this.#given.get(binding));
    for (const [binding, value] of parameters) this.#given.set(binding, value);
    const results = target?.kind === 'function' && others.length === 0 ? target.results : [];
    try {
      return results.length === 0 ? this.#agreed(node) : this.#same(results);
    } finally {
      parameters.forEach(([binding], index) => {
        const value = before[index];
        if (value === undefined) this.#given.delete(binding);
        else this.#given.set(binding, value);
      });
    }
  }

  /** The text that all of some expressions give. */
  #same(nodes: readonly CodeNode[]): KnownText | undefined {
    const [first, ...others] = nodes.map((each) => this.of(each));
    return others.every((other) => other !== undefined && other.text === first?.text) ? first : undefined;
  }

  #evaluateMethod(object: CodeNode, method: string, values: readonly Argument[]): KnownText | undefined {
    const known = this.of(object);
    if (known === undefined) return undefined;
    if (passingMethods.has(method)) return known;
    if (contentMethods.has(method)) return content(known);
    const texts = values.map(({ value }) => this.of(value));
    const [first] = texts;
    switch (method) {
      case 'joinpath':
        return joinTexts([known, ...texts]);
      case 'with_name':
        return joinTexts([folder(known), first]);
      case 'format':
        return fill(
          known.text,
          values.map(({ name }, index) => [name, texts[index]]),
        );
      case 'join': {
        const list = values[0] === undefined ? undefined : this.resolver.view(values[0].value);
        if (list?.kind !== 'list') return undefined;
        const items = list.items.map((item) => this.of(item)?.text);
        return items.every((item) => item !== undefined) ? plain(items.join(known.text)) : undefined;
      }
      default:
        return turnText(known, method, texts);
    }
  }
}

function inPackage(name: KnownText | undefined): KnownText | undefined {
  return name === undefined ? undefined : { ...name, text: name.text.replaceAll('.', '/'), isPath: true };
}

/** A file that a bundler packs: `require('../assets/gait.tflite')`. */
function asset(node: CodeNode, path: KnownText | undefined, resolver: Resolver): KnownText | undefined {
  if (!path?.text.startsWith('.')) return undefined;
  return joinTexts([anchored(folderOf(resolver.programOf(node).tree.file.path)), path]);
}

/** What a declared type adds says nothing about a text that the value gives. */
function withoutTypes(things: readonly Thing[]): readonly Thing[] {
  if (things.length === 1 || !things.some(({ kind }) => kind === 'expression')) return things;
  return things.filter((thing) => {
    const isTyped = thing.kind === 'library' && thing.calls.length > 0 && thing.calls.at(-1) === undefined;
    return !isTyped && !(thing.kind === 'instance' && thing.made === undefined);
  });
}
