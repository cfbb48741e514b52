// What one argument of a dependency stands for: a text of coordinates, named parts, a platform, a catalog's entry …
// Invariant: an argument is one of the kinds below; what would have to be run is `unknown`, never guessed.
import type { Component } from '../component';
import type { Coordinates } from './coordinates';
import { readNotation } from './gradle-coordinates';
import type { Surroundings } from './gradle-model';
import { groupAt, readLabel, splitAtCommas, wordAt, type Labelled, type Piece } from './gradle-script';
import { evaluate } from './gradle-values';

export type Added =
  /** `isComputed`: which versions they have is not known. */
  | {
      readonly kind: 'things';
      readonly things: readonly Coordinates[];
      readonly isComputed: boolean;
      readonly isPlatform: boolean;
    }
  | { readonly kind: 'catalog'; readonly components: readonly Component[]; readonly isPlatform: boolean }
  /** A project of the same build, or a part of Gradle. */
  | { readonly kind: 'own' }
  | { readonly kind: 'files' }
  | { readonly kind: 'unknown' };

const PLATFORM = /(?:^|\.)(?:platform|enforcedPlatform)$/;
/** Calls that give what they are given, or a variant of it. */
const SAME = /(?:^|\.)(?:create|testFixtures|variantOf|provider|implementation|api)$/;
const OWN =
  /^(?:project|projects\..*|gradleApi|gradleTestKit|gradleKotlinDsl|localGroovy|sourceSets\..*|rootProject|project\.project)$/;
const FILES = /^(?:files|fileTree|(?:project|layout|rootProject)\..*(?:files|fileTree))$/;

/** What may be called on a catalog's entry, without its brackets. */
const CALLED = /(?:\.(?:get|asProvider|orNull|getOrNull))+$/;

/** What an argument adds. */
export function readArgument(pieces: readonly Piece[], around: Surroundings): Added {
  const only = pieces.length === 1 ? pieces[0] : undefined;
  if (only?.kind === 'group') return readGroup(only.pieces, around);
  const { name, call, end } = readCall(pieces);
  if (OWN.test(name)) return { kind: 'own' };
  if (call === undefined) return readEntry(name, around) ?? readText(pieces, around);
  if (FILES.test(name)) return { kind: 'files' };
  if (end < pieces.length && !SAME.test(name)) return readEntry(name, around) ?? readText(pieces, around);
  if (PLATFORM.test(name)) return asPlatform(readGroup(call, around));
  if (SAME.test(name)) return readGroup(call, around);
  if (name === 'kotlin' || name === 'embeddedKotlin') return readKotlin(call, around);
  return readEntry(name, around) ?? readText(pieces, around);
}

/** A dotted name, and what it is called with. */
function readCall(pieces: readonly Piece[]): { name: string; call: readonly Piece[] | undefined; end: number } {
  const names: string[] = [];
  let at = 0;
  for (let name = wordAt(pieces, at); name !== undefined; name = wordAt(pieces, at)) {
    names.push(name);
    at++;
    const dot = pieces[at];
    if (dot?.kind !== 'sign' || dot.text !== '.') break;
    at++;
  }
  const call = groupAt(pieces, at, '(')?.pieces;
  return { name: names.join('.'), call, end: call === undefined ? at : at + 1 };
}

/** What stands in brackets: the parts of one thing, or one argument with what may follow it. */
function readGroup(pieces: readonly Piece[], around: Surroundings): Added {
  const parts = splitAtCommas(pieces).map(readLabel);
  return readParts(parts, around) ?? readArgument(parts[0]?.pieces ?? [], around);
}

/** One thing of which the parts are named, or in their order as Kotlin allows it; undefined for other arguments. */
export function readParts(parts: readonly Labelled[], around: Surroundings): Added | undefined {
  const labelled = new Map(
    parts.flatMap(({ label, pieces }) => (label === undefined ? [] : [[label, pieces] as const])),
  );
  if (['group', 'name', 'path'].some((label) => labelled.has(label))) return readLabelled(labelled, around);
  if (labelled.size > 0) return undefined;
  const [group, artifact, version] = parts.map(({ pieces }) => evaluate(pieces, around));
  if (group === undefined || artifact === undefined || `${group}${artifact}`.includes(':')) return undefined;
  const isComputed = parts.length > 2 && version === undefined;
  return { kind: 'things', things: [{ group, artifact, version }], isComputed, isPlatform: false };
}

function readLabelled(parts: ReadonlyMap<string, readonly Piece[]>, around: Surroundings): Added {
  const textOf = (label: string): string | undefined => {
    const pieces = parts.get(label);
    return pieces && evaluate(pieces, around);
  };
  if (parts.has('path')) return { kind: 'own' };
  const [group, artifact, version] = [textOf('group'), textOf('name'), textOf('version')];
  if (group === undefined || artifact === undefined) return { kind: 'unknown' };
  const thing = { group, artifact, version, classifier: textOf('classifier'), type: textOf('ext') };
  return {
    kind: 'things',
    things: [thing],
    isComputed: parts.has('version') && version === undefined,
    isPlatform: false,
  };
}

/** `kotlin("stdlib", "2.0")` */
function readKotlin(pieces: readonly Piece[], around: Surroundings): Added {
  const [module, version] = splitAtCommas(pieces).map((part) => evaluate(readLabel(part).pieces, around));
  if (module === undefined) return { kind: 'unknown' };
  const thing = { group: 'org.jetbrains.kotlin', artifact: `kotlin-${module}`, version };
  return { kind: 'things', things: [thing], isComputed: false, isPlatform: false };
}

/** A library or a bundle of a version catalog; undefined where no catalog has the name. */
function readEntry(written: string, around: Surroundings): Added | undefined {
  const [catalog = '', ...rest] = written.replace(CALLED, '').split('.');
  const found = around.catalogs.get(catalog);
  const name = rest.join('.');
  const bundle = rest[0] === 'bundles' ? found?.bundles.get(rest.slice(1).join('.')) : undefined;
  const components = [...(bundle ?? [name])].flatMap((each) => found?.libraries.get(each) ?? []);
  return components.length === 0 ? undefined : { kind: 'catalog', components, isPlatform: false };
}

/** A text of coordinates, be its version unknown; or files by the name of one. */
function readText(pieces: readonly Piece[], around: Surroundings): Added {
  const text = evaluate(pieces, around);
  const whole = text === undefined ? undefined : readNotation(text);
  if (whole !== undefined) return { kind: 'things', things: [whole], isComputed: false, isPlatform: false };
  const [first, plus] = pieces;
  const isJoined = plus?.kind === 'sign' && plus.text === '+';
  if (text !== undefined || first?.kind !== 'text' || (plus !== undefined && !isJoined)) return { kind: 'unknown' };
  const partly = readNotation(first.text.replaceAll(/\$\{[^}]*\}/g, (place) => place.replaceAll(/[:@\s]/g, '')));
  const isNamed = partly !== undefined && !`${partly.group}${partly.artifact}`.includes('$');
  return isNamed ? { kind: 'things', things: [partly], isComputed: true, isPlatform: false } : { kind: 'unknown' };
}

/** The same as a platform: it only says versions, and is a POM. */
export function asPlatform(added: Added): Added {
  if (added.kind === 'things')
    return { ...added, things: added.things.map((each) => ({ ...each, type: 'pom' })), isPlatform: true };
  if (added.kind !== 'catalog') return added;
  const components = added.components.map((each) => {
    const qualifiers = { ...each.purl.qualifiers, type: 'pom' };
    return { ...each, purl: { ...each.purl, qualifiers } };
  });
  return { ...added, components, isPlatform: true };
}
