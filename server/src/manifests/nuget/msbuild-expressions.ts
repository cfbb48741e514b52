// Expressions of MSBuild: `$(Property)`, the functions on paths, target frameworks and texts that real projects use.
// Invariant: what is not known is undefined, never an empty text; paths of the repository begin with `/`, its root.
// Source: learn.microsoft.com/visualstudio/msbuild/property-functions.
import { folderOf, joinPath } from '../../text/source-file';
import { nuget } from '../../terms/versions/nuget';
import { readMoniker } from './target-framework';

/** What expressions ask of the evaluation in which they stand. */
export interface ExpressionContext {
  /** The folder of the file that holds the expression. */
  readonly folder: string;
  /** Null for a property that nothing sets, undefined for one whose value is not known: in a condition, whether it is set counts too. */
  propertyOf(name: string, isInCondition: boolean): string | null | undefined;
  /** Whether a file is there; undefined where that cannot be told. */
  exists(path: string): boolean | undefined;
}

/** What a property that nothing sets is worth: in a condition the empty text, elsewhere nobody knows. */
export type Unset = '' | undefined;

const MOST_NESTED = 10;
/** Properties that repeat each other double with every one of them. */
const LONGEST = 50_000;

/** A text with the values in place; undefined where one of them is not known. */
export function expand(text: string, context: ExpressionContext, unset: Unset, depth = 0): string | undefined {
  if (/[@%]\(/.test(text) || depth > MOST_NESTED) return undefined;
  let expanded = '';
  let at = 0;
  for (let next = text.indexOf('$(', at); next >= 0; next = text.indexOf('$(', at)) {
    const end = endOfExpression(text, next);
    const value = evaluate(text.slice(next + 2, end - 1).trim(), context, unset, depth);
    if (value === undefined || text[end - 1] !== ')' || expanded.length > LONGEST) return undefined;
    expanded += text.slice(at, next) + value;
    at = end;
  }
  return (expanded + text.slice(at)).replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Where the expression that begins with `$(` ends, behind its bracket. */
export function endOfExpression(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') open++;
    else if (text[at] === ')' && --open === 0) return at + 1;
  }
  return text.length;
}

/** The path in the repository that a text means in a folder; undefined where it leads out. */
export function pathOf(text: string, folder: string): string | undefined {
  const path = text.trim().replaceAll('\\', '/');
  if (/^[a-z]:|^~/i.test(path)) return undefined;
  return joinPath(path.startsWith('/') ? '' : folder, path);
}

function evaluate(inner: string, context: ExpressionContext, unset: Unset, depth: number): string | undefined {
  if (/^[a-z_][\w-]*$/i.test(inner)) {
    const value = context.propertyOf(inner, unset === '');
    return value === null ? unset : value;
  }
  const [isCall, type, subject = '', name = '', written = ''] =
    /^(?:\[([\w.]+)\]::|([a-z_][\w-]*)\.)(\w+)\((.*)\)$/is.exec(inner) ?? [];
  const args = isCall === undefined ? undefined : argumentsOf(written, context, unset, depth);
  if (args === undefined) return undefined;
  if (type !== undefined) return callFunction(`${type}::${name}`.toLowerCase(), args, context);
  const value = context.propertyOf(subject, unset === '');
  return callMethod(value === null ? unset : value, name.toLowerCase(), args);
}

/** The arguments of a call; undefined where one is not known, or where more follows the call. */
function argumentsOf(
  written: string,
  context: ExpressionContext,
  unset: Unset,
  depth: number,
): readonly string[] | undefined {
  const args: string[] = [];
  let [start, open] = [0, 0];
  let quote = '';
  for (let at = 0; at <= written.length; at++) {
    const sign = written[at] ?? ',';
    if (quote !== '') quote = sign === quote && open === 0 ? '' : quote;
    else if (/['"`]/.test(sign) && open === 0) quote = sign;
    if (sign === '(') open++;
    else if (sign === ')' && --open < 0) return undefined;
    if (sign !== ',' || (at < written.length && (open > 0 || quote !== ''))) continue;
    const argument = written.slice(start, at).trim();
    start = at + 1;
    const value = expand(/^(['"`])(.*)\1$/s.exec(argument)?.[2] ?? argument, context, unset, depth + 1);
    if (value === undefined) return undefined;
    args.push(value);
  }
  return args;
}

function truth(is: boolean): string {
  return is ? 'True' : 'False';
}

function callMethod(value: string | undefined, name: string, args: readonly string[]): string | undefined {
  const [first = '', second = ''] = args;
  if (value === undefined) return undefined;
  switch (name) {
    case 'startswith':
      return truth(value.startsWith(first));
    case 'endswith':
      return truth(value.endsWith(first));
    case 'contains':
      return truth(value.includes(first));
    case 'replace':
      return first === '' ? undefined : value.replaceAll(first, () => second);
    case 'tolower':
    case 'tolowerinvariant':
      return value.toLowerCase();
    case 'toupper':
    case 'toupperinvariant':
      return value.toUpperCase();
    case 'trim':
    case 'trimstart':
    case 'trimend':
      return trimmed(value, name, first);
    case 'substring':
      return part(value, args);
    default:
      return undefined;
  }
}

/** Without white space, or without any of the letters that are given, at one end or both. */
function trimmed(value: string, name: string, letters: string): string {
  const isLetter = (letter = ''): boolean => (letters === '' ? /\s/.test(letter) : letters.includes(letter));
  let [start, end] = [0, value.length];
  while (name !== 'trimend' && start < end && isLetter(value[start])) start++;
  while (name !== 'trimstart' && end > start && isLetter(value[end - 1])) end--;
  return value.slice(start, end);
}

/** From a place on, or so many letters from there; undefined where the text is too short, which ends a build. */
function part(value: string, [from = '', count]: readonly string[]): string | undefined {
  const start = Number(from);
  const end = count === undefined ? value.length : start + Number(count);
  return Number.isInteger(start) && start >= 0 && end >= start && end <= value.length
    ? value.slice(start, end)
    : undefined;
}

function callFunction(name: string, args: readonly string[], context: ExpressionContext): string | undefined {
  const [first = '', second = ''] = args;
  switch (name) {
    case 'msbuild::getpathoffileabove':
      return pathAbove(first, args.length > 1 ? second : rooted(context.folder), context);
    case 'msbuild::getdirectorynameoffileabove':
      return folderAbove(first, second, context);
    case 'msbuild::normalizepath':
    case 'msbuild::normalizedirectory':
    case 'system.io.path::combine':
    case 'system.io.path::getfullpath':
      return joinAll(args, context, name.endsWith('directory'));
    case 'msbuild::ensuretrailingslash':
      return first === '' || /[\\/]$/.test(first) ? first : `${first}/`;
    case 'msbuild::gettargetframeworkidentifier':
      return readMoniker(first)?.identifier;
    case 'msbuild::gettargetframeworkversion':
      return readMoniker(first)?.version;
    case 'msbuild::istargetframeworkcompatible':
      return isCompatible(first, second);
    case 'msbuild::valueordefault':
      return first === '' ? second : first;
    case 'system.string::isnullorempty':
    case 'system.string::isnullorwhitespace':
      return truth(first.trim() === '');
    default:
      return name.startsWith('msbuild::version') ? compareVersions(name.slice(16), first, second) : undefined;
  }
}

/** Only within one family: what may use what across families is a table of NuGet's. */
function isCompatible(target: string, candidate: string): string | undefined {
  const [one, other] = [readMoniker(target), readMoniker(candidate)];
  if (one?.version === undefined || other?.version === undefined) return undefined;
  if (one.identifier !== other.identifier) {
    const isNever =
      other.identifier === '.NETCoreApp' || (other.identifier === '.NETFramework' && one.product === 'dotnet');
    return isNever ? truth(false) : undefined;
  }
  const order = nuget.compare(one.version, other.version);
  return order === undefined ? undefined : truth(order >= 0);
}

function compareVersions(relation: string, a: string, b: string): string | undefined {
  const order = nuget.compare(a, b);
  if (order === undefined) return undefined;
  if (relation === 'equals') return truth(order === 0);
  if (relation === 'notequals') return truth(order !== 0);
  const isSide = relation.startsWith('greater') ? order > 0 : order < 0;
  return truth(isSide || (relation.endsWith('orequals') && order === 0));
}

function rooted(folder: string): string {
  return folder === '' ? '/' : `/${folder}/`;
}

function joinAll(args: readonly string[], { folder }: ExpressionContext, isFolder: boolean): string | undefined {
  const path = args.reduce<string | undefined>(
    (here, arg) => (here === undefined ? undefined : pathOf(arg, here)),
    folder,
  );
  return path === undefined ? undefined : `/${path}${isFolder && path !== '' ? '/' : ''}`;
}

/** The nearest file of a name at or above a folder; empty if there is none. */
function pathAbove(name: string, start: string, context: ExpressionContext): string | undefined {
  const folder = folderAbove(start, name, context);
  return folder === undefined || folder === '' ? folder : `${folder}${folder === '/' ? '' : '/'}${name}`;
}

function folderAbove(start: string, name: string, context: ExpressionContext): string | undefined {
  const from = pathOf(start, context.folder);
  if (from === undefined) return '';
  for (let here = from; ; here = folderOf(here)) {
    const found = context.exists(here === '' ? name : `${here}/${name}`);
    if (found !== false) return found === true ? `/${here}` : undefined;
    if (here === '') return '';
  }
}
