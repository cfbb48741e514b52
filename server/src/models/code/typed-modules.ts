// The files of the workspace that a name may mean in languages with declared types: by package, folder or file name.
// Invariant: a pattern is a path, `folder/*.ending` for the files of a folder, or `**/name` for files of that name anywhere.
import { folderOf, joinPath } from '../../text/source-file';
import type { ModuleAsk, ModuleCandidate } from './modules';
import { wordTable } from '../../text/word-table';

/** The files that an ask of such a language may mean; undefined for files of other languages. */
export function typedCandidates(ask: ModuleAsk): readonly ModuleCandidate[] | undefined {
  const ending = ask.from.slice(ask.from.lastIndexOf('.') + 1).toLowerCase();
  return byEnding[ending]?.(ask);
}

type Finder = (ask: ModuleAsk) => readonly ModuleCandidate[];

const byEnding: Readonly<Record<string, Finder>> = wordTable({
  java: (ask) => ofJvm(ask, ['java', 'kt']),
  kt: (ask) => ofJvm(ask, ['kt', 'java']),
  cs: (ask) => ofProject(ask, 'cs', '.'),
  swift: (ask) => ofProject(ask, 'swift', '.'),
  go: ofGo,
  rs: ofRust,
  dart: ofDart,
  ...Object.fromEntries(['c', 'cc', 'cpp', 'cxx', 'cu', 'mm', 'h', 'hh', 'hpp', 'hxx'].map((ending) => [ending, ofC])),
});

/** The folders above a file, the nearest first. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folderOf(path); ; at = folderOf(at)) {
    folders.push(at);
    if (at === '') return folders;
  }
}

function below(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** A name that no import binds is one of the same package, and so of a file in the same folder. */
function ofJvm(
  { from, names: [first = '', ...more] }: ModuleAsk,
  endings: readonly string[],
): readonly ModuleCandidate[] {
  if (first === 'builtins') {
    const folder = folderOf(from);
    const [name = ''] = more;
    return endings.flatMap((ending) => [
      { path: below(folder, `${name}.${ending}`), rest: more },
      ...(ending === 'kt' ? [{ path: below(folder, '*.kt'), rest: more }] : []),
    ]);
  }
  const parts = [...first.split('.'), ...more];
  // A class is a file; a function or constant of Kotlin stands in any file of its package.
  return foldersAbove(from).flatMap((root) =>
    parts.flatMap((_, index) => {
      const count = parts.length - index;
      const path = below(root, parts.slice(0, count).join('/'));
      const own = endings.map((ending) => ({ path: `${path}.${ending}`, rest: parts.slice(count - 1) }));
      return count === parts.length - 1 || count === parts.length
        ? [...own, { path: `${path}/*.kt`, rest: parts.slice(count) }]
        : own;
    }),
  );
}

/** A type is looked for in the file of its name, and then in the files beside the one that asks. */
function ofProject(
  { from, names: [first = '', ...more] }: ModuleAsk,
  ending: string,
  separator: string,
): readonly ModuleCandidate[] {
  const parts = first === 'builtins' ? more : [...first.split(separator), ...more];
  const named = parts.map((name, index) => ({ path: `**/${name}.${ending}`, rest: parts.slice(index) }));
  const beside = { path: below(folderOf(from), `*.${ending}`), rest: more };
  return first === 'builtins' ? [...named.slice(0, 1), beside] : named;
}

/** A name of the same package stands in a file beside; a package of one's own is a folder at the end of its import path. */
function ofGo({ from, names: [first = '', ...more] }: ModuleAsk): readonly ModuleCandidate[] {
  if (first === 'builtins') return [{ path: below(folderOf(from), '*.go'), rest: more }];
  const parts = first.split('/');
  return foldersAbove(from).flatMap((root) =>
    parts.slice(1).map((_, index) => ({ path: below(root, `${parts.slice(index + 1).join('/')}/*.go`), rest: more })),
  );
}

/** `crate::config::MODEL` stands in `src/config.rs` or `src/config/mod.rs`. */
function ofRust({ from, names: [first = '', ...more] }: ModuleAsk): readonly ModuleCandidate[] {
  const written = first === 'builtins' ? more : [...first.split('::'), ...more];
  const parts = written.filter((name) => !['crate', 'self', 'super'].includes(name));
  const own = foldersAbove(from).flatMap((root) =>
    parts.flatMap((_, index) => {
      const module = below(root, parts.slice(0, index + 1).join('/'));
      const rest = parts.slice(index + 1);
      return [
        { path: `${module}.rs`, rest },
        { path: `${module}/mod.rs`, rest },
        { path: below('', `${module.replace(/(^|\/)([^/]+)$/, '$1src/$2')}.rs`), rest },
      ];
    }),
  );
  // A crate's own name stands before its modules in its programs; what is at its root stands in its main files.
  const roots = foldersAbove(from).flatMap((root) => [
    { path: below(root, 'lib.rs'), rest: parts },
    { path: below(root, 'main.rs'), rest: parts },
    ...parts.slice(1, 2).flatMap((name) => [
      { path: below(root, `${name}.rs`), rest: parts.slice(2) },
      { path: below(root, `src/${name}.rs`), rest: parts.slice(2) },
    ]),
  ]);
  return [...own, ...roots];
}

function ofDart({ from, names: [first = '', ...rest] }: ModuleAsk): readonly ModuleCandidate[] {
  const inside = /^package:[^/]+\/(.+)$/.exec(first)?.[1];
  if (inside !== undefined) return foldersAbove(from).map((root) => ({ path: below(root, `lib/${inside}`), rest }));
  const path = first.endsWith('.dart') ? joinPath(folderOf(from), first) : undefined;
  return path === undefined ? [] : [{ path, rest }];
}

function ofC({ from, names: [first = '', ...rest] }: ModuleAsk): readonly ModuleCandidate[] {
  if (!/\.(?:h|hh|hpp|hxx|inc)$/.test(first)) return [];
  const near = joinPath(folderOf(from), first);
  const above = foldersAbove(from).flatMap((root) =>
    ['', 'include/', 'src/', 'inc/'].map((folder) => below(root, folder + first)),
  );
  return [...(near === undefined ? [] : [near]), ...above].map((path) => ({ path, rest }));
}
