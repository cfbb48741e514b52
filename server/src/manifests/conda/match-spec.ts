// What conda is asked for in one text: `channel::name`, `name=1.0=build`, `name 1.0 build`, `name>=1,<2`, `name[version='1.0']`.
// Invariant: one `=` names a version as much as two do, since exports of an environment are written so.
import type { DataAnchor } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component } from '../component';

const SPEC = /^(?:(\S+?)::?)?([a-z0-9_][\w.-]*?)\s*(?:([=<>!~|]\S*|\s\S+)(?:\s+(\S+))?)?\s*(?:\[(.*)\])?$/i;
const LONGEST = 500;
const EXACT = /^[\w.!+]+$/;

/** The package that a text asks for; undefined for what is none. Of several channels any may have it. */
export function readMatchSpec(text: string, channels: readonly string[], anchor: DataAnchor): Component | undefined {
  if (text.length > LONGEST) return undefined;
  const spec = text
    .trim()
    .replace(/\s*([=<>!~]=?)\s+/g, '$1')
    .replace(/\s*,\s*/g, ',');
  const [whole, channel, name, constraint = '', tail, keys = ''] = SPEC.exec(spec) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const said = Object.fromEntries(
    [...keys.matchAll(/(\w+)\s*=\s*["']?([^"',]*)/g)].map(([, key = '', value = '']) => [key, value]),
  );
  const [asked, ownBuild] = splitBuild(constraint.trim());
  const range = said.version ?? (asked === '' ? undefined : asked);
  const build = said.build ?? tail ?? ownBuild;
  const exact = range?.replace(/^={1,3}/, '') ?? '';
  const version = EXACT.test(exact) && /\d/.test(exact) ? exact : undefined;
  const from = channel ?? said.channel ?? (channels.length === 1 ? channels[0] : undefined);
  const qualifiers = { channel: from ?? '', build: build !== undefined && EXACT.test(build) ? build : '' };
  const purl = makePurl({ type: 'conda', name, version, qualifiers });
  return purl && componentOf({ purl, name, version, range, direct: true, anchor });
}

/** `=1.0=build` in its two parts. */
function splitBuild(constraint: string): readonly [constraint: string, build?: string] {
  const [, first, build] = /^((?:={1,2}|[<>]=?)?[^=<>]+)=([\w*]+)$/.exec(constraint) ?? [];
  return first !== undefined && build !== undefined ? [first, build] : [constraint];
}
