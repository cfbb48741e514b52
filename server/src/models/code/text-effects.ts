// Applies what a language's functions do with texts to one expression.
// Invariant: undefined means that the tables say nothing about it, or that a text it needs is not known.
import { folderOf } from '../../text/source-file';
import type { CodeNode } from '../../syntax/code';
import { anchored, content, fill, folder, joinTexts, normalised, plain, type KnownText } from './known-text';
import type { Resolver } from './resolver';
import type { TextEffect, TextFunctions } from './text-functions';
import type { Argument, View } from './view';

/** What it takes to look at the parts of an expression. */
interface Reader {
  readonly resolver: Resolver;
  of(node: CodeNode): KnownText | undefined;
}

const base: KnownText = { ...plain(''), isPath: true };

/** The text of a call or a member, by the tables of its language. */
export function readByTables(view: View, functions: TextFunctions, reader: Reader): KnownText | undefined {
  if (view.kind === 'member') {
    const effect = own(functions.members, view.name);
    return effect === undefined ? undefined : apply(effect, [reader.of(view.object)], []);
  }
  if (view.kind !== 'call') return undefined;
  const callee = reader.resolver.view(view.callee);
  const given = view.arguments.map(({ value }) => reader.of(value));
  const names = namesOf(view.callee, reader.resolver);
  const qualified = names.length > 1 ? own(functions.functions, names.slice(-2).join('.')) : undefined;
  const written = qualified ?? (callee.kind === 'name' ? own(functions.functions, callee.name) : undefined);
  if (written !== undefined) return apply(written, given, view.arguments, reader);
  if (callee.kind !== 'member') return handedOver(view.arguments, given);
  const anywhere = own(functions.anywhere, names.slice(-2).join('.')) ?? own(functions.anywhere, callee.name);
  if (anywhere !== undefined) return apply(anywhere, given, view.arguments, reader);
  const method = own(functions.methods, callee.name);
  const object = method === undefined ? undefined : reader.of(callee.object);
  if (method !== undefined && object !== undefined) return apply(method, [object, ...given], view.arguments, reader);
  return handedOver(view.arguments, given);
}

function own(table: Readonly<Record<string, TextEffect>>, name: string): TextEffect | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The names that an expression is written with, the last three at most. */
function namesOf(node: CodeNode, resolver: Resolver): readonly string[] {
  const names: string[] = [];
  for (let view = resolver.view(node); names.length < 3;) {
    if (view.kind === 'name') return [view.name, ...names];
    if (view.kind === 'call') view = resolver.view(view.callee);
    else if (view.kind === 'member') {
      names.unshift(view.name);
      view = resolver.view(view.object);
    } else break;
  }
  return names;
}

const weightFile =
  /\.(?:tflite|lite|onnx|ort|pt|pth|ptl|pte|gguf|ggml|mlmodelc?|mlpackage|task|litertlm|safetensors|pb|h5|keras|pmml|mnn|param)$/i;

/** A function of unknown make that is handed the name of a file of weights gives what is in it. */
function handedOver(given: readonly Argument[], texts: readonly (KnownText | undefined)[]): KnownText | undefined {
  const files = texts.filter((known) => known !== undefined && weightFile.test(known.text));
  return given.length > 0 && files.length === 1 ? content(files[0]) : undefined;
}

function apply(
  effect: TextEffect,
  texts: readonly (KnownText | undefined)[],
  given: readonly Argument[],
  reader?: Reader,
): KnownText | undefined {
  const [first, second] = texts;
  switch (effect) {
    case 'same':
      return first;
    case 'second':
      return second;
    case 'join':
      return joinTexts(texts);
    case 'join-rest':
      return joinTexts(texts.slice(1));
    case 'folder':
      return folder(first);
    case 'sibling':
      return joinTexts([folder(first), second]);
    case 'extension':
      return first && second && { ...first, text: `${first.text.replace(/\.[^./]*$/, '')}.${second.text}` };
    case 'content':
      return content(first);
    case 'second-content':
      return content(second);
    case 'format':
      return format(texts, given);
    case 'concat':
      return concat(texts);
    case 'base':
      return base;
    case 'beside':
      return beside(first, reader);
    case 'resource':
      return resource(given, texts);
  }
}

/** A text put together; a folder that is not known by name takes the slash behind it away. */
function concat(texts: readonly (KnownText | undefined)[]): KnownText | undefined {
  const pieces = texts.map((known) => known?.text);
  if (!pieces.every((piece) => piece !== undefined)) return undefined;
  const isBelow = texts[0]?.isPath === true && texts[0].text === '';
  const text = pieces.join('');
  return { ...plain(isBelow ? text.replace(/^\//, '') : text), isPath: texts.some((known) => known?.isPath === true) };
}

/** `%s` and `%d` in turn, else `{}` and `{0}`. */
function format(texts: readonly (KnownText | undefined)[], given: readonly Argument[]): KnownText | undefined {
  const [pattern, ...values] = texts;
  if (pattern === undefined) return undefined;
  const names = given.slice(given.length - values.length).map(({ name }) => name);
  if (!/%[sdv@]/.test(pattern.text)) {
    return pattern.text.includes('{') || values.length > 0
      ? fill(
          pattern.text,
          values.map((value, index) => [names[index], value]),
        )
      : pattern;
  }
  let next = 0;
  const pieces = pattern.text
    .split(/(%[sdv@])/)
    .map((piece) => (/^%[sdv@]$/.test(piece) ? values[next++]?.text : piece));
  return pieces.every((piece) => piece !== undefined) ? plain(pieces.join('')) : undefined;
}

/** A path that counts from the folder of the file it is written in; one that is built from the crate's counts from that. */
function beside(known: KnownText | undefined, reader: Reader | undefined): KnownText | undefined {
  if (known === undefined || reader === undefined) return undefined;
  if (known.isPath) return content(known);
  const from = folderOf(reader.resolver.tree.file.path);
  return content(normalised(from === '' ? known.text : `${from}/${known.text}`) ?? anchored(known.text));
}

/** A file of the app: its name, its ending if that is given apart, and the folder in the bundle. */
function resource(given: readonly Argument[], texts: readonly (KnownText | undefined)[]): KnownText | undefined {
  const find = (...names: readonly string[]): KnownText | undefined =>
    texts[given.findIndex(({ name }) => name !== undefined && names.includes(name))];
  const name = find('forResource', 'forAuxiliaryExecutable');
  if (name === undefined) return undefined;
  const ending = find('withExtension', 'ofType');
  const isGiven = given.some(({ name: label }) => label === 'withExtension' || label === 'ofType');
  const below = find('subdirectory', 'inDirectory');
  if (isGiven && ending === undefined && !isNil(given, 'withExtension')) return undefined;
  const whole =
    ending === undefined || ending.text === '' ? name.text : `${name.text}.${ending.text.replace(/^\./, '')}`;
  return { ...plain(below === undefined ? whole : `${below.text}/${whole}`), isPath: true };
}

function isNil(given: readonly Argument[], label: string): boolean {
  return given.some(({ name, value }) => name === label && value.end - value.start === 3);
}
