// The plugins of a build script: `plugins { id("…") version "…" }`, Kotlin's shorthand, and entries of version catalogs.
// Invariant: a plugin is a component where its version is said; one without is Gradle's own or has its version elsewhere.
import { componentOf, type Component } from '../component';
import { readVersion } from './coordinates';
import type { Surroundings } from './gradle-model';
import { allStatements, type Piece, type Statement } from './gradle-script';
import { evaluate } from './gradle-values';
import { namePlugin } from './catalog-content';
import type { VersionGaps } from './version-gaps';

/** The plugins that a script asks for in its `plugins` blocks. */
export function readPlugins(
  file: string,
  statements: readonly Statement[],
  around: Surroundings,
  gaps: VersionGaps,
): readonly Component[] {
  const blocks = [...allStatements(statements)].filter(({ name }) => name === 'plugins');
  return blocks.flatMap(({ block }) => block).flatMap((statement) => readPlugin(file, statement, around, gaps) ?? []);
}

/** The version of the Kotlin plugin among some components. */
export function kotlinVersion(plugins: readonly Component[]): string | undefined {
  return plugins.find(({ name }) => name.startsWith('org.jetbrains.kotlin.'))?.version;
}

function readPlugin(
  file: string,
  statement: Statement,
  around: Surroundings,
  gaps: VersionGaps,
): Component | undefined {
  const { name, path } = statement;
  const [subject] = statement.arguments;
  if (subject === undefined) return undefined;
  const versionAt = subject.pieces.findIndex(isWord('version'));
  const own = versionAt < 0 ? subject.pieces : subject.pieces.slice(0, versionAt);
  if (name === 'alias') return readAlias(own, path, around, gaps);
  const short = evaluate(own, around);
  const version = versionOf(statement.pieces);
  if (short === undefined || version === undefined || (name !== 'id' && name !== 'kotlin')) return undefined;
  const text = evaluate(version, around);
  const written = readVersion(text);
  const named = namePlugin(name === 'kotlin' ? `org.jetbrains.kotlin.${short}` : short, written.version);
  if (named === undefined) return undefined;
  if (text === undefined) gaps.computedVersion(path, named.name);
  const anchor = { file, path, part: 'key' } as const;
  return componentOf({ ...named, ...written, direct: true, scope: 'development', anchor });
}

/** `alias(libs.plugins.kotlin.jvm)` */
function readAlias(
  pieces: readonly Piece[],
  path: Statement['path'],
  around: Surroundings,
  gaps: VersionGaps,
): Component | undefined {
  const [catalog = '', , ...rest] = pieces.flatMap((piece) => (piece.kind === 'word' ? piece.text : []));
  const found = around.catalogs.get(catalog)?.plugins.get(rest.join('.'));
  if (found !== undefined && found.range === undefined) return undefined;
  if (found === undefined) gaps.computed(path, pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''));
  return found;
}

/** What stands behind `version`, in brackets or not, up to `apply`. */
function versionOf(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const flat = pieces.flatMap((piece) =>
    piece.kind === 'group' && piece.open === '(' && piece.pieces.some(isWord('version')) ? piece.pieces : [piece],
  );
  const at = flat.findIndex(isWord('version'));
  if (at < 0) return undefined;
  const next = flat[at + 1];
  if (next?.kind === 'group') return next.pieces;
  const end = flat.findIndex((piece, index) => index > at && isWord('apply')(piece));
  return flat.slice(at + 1, end < 0 ? undefined : end);
}

function isWord(text: string): (piece: Piece) => boolean {
  return (piece) => piece.kind === 'word' && piece.text === text;
}
