// The requirement catalogue: every instrument and clause that the tool knows, found by id or by the reference a person writes.
// Invariant: built from the embedded files alone; the clauses are read at their first use and never change.
import { nearestName } from '../terms/nearest-name';
import aiAct from './ai-act/clauses.yaml';
import bsiTr03183 from './bsi-tr-03183-2/clauses.yaml';
import cisa2026 from './cisa-2026/clauses.yaml';
import type { Clause, Instrument } from './clause';
import { isPartOf, speaksOf } from './clause-path';
import cra from './cra/clauses.yaml';
import fda524b from './fda-524b/clauses.yaml';
import g7AiSbom from './g7-ai-sbom/clauses.yaml';
import iec62304 from './iec-62304/clauses.yaml';
import iec81001 from './iec-81001-5-1/clauses.yaml';
import { readInstrumentFile } from './instrument-file';
import iso14971 from './iso-14971/clauses.yaml';
import ivdr from './ivdr/clauses.yaml';
import mdcg2019 from './mdcg-2019-16/clauses.yaml';
import mdcg2025 from './mdcg-2025-6/clauses.yaml';
import mdr from './mdr/clauses.yaml';
import ntia2021 from './ntia-2021/clauses.yaml';

const files = Object.entries({
  cra,
  'ai-act': aiAct,
  mdr,
  ivdr,
  'mdcg-2019-16': mdcg2019,
  'mdcg-2025-6': mdcg2025,
  'fda-524b': fda524b,
  'iec-62304': iec62304,
  'iso-14971': iso14971,
  'iec-81001-5-1': iec81001,
  'bsi-tr-03183-2': bsiTr03183,
  'cisa-2026': cisa2026,
  'ntia-2021': ntia2021,
  'g7-ai-sbom': g7AiSbom,
}).map(([folder, data]) => readInstrumentFile(data, `regulations/${folder}/clauses.yaml`));

/** A clause, or an article, annex or section: all clauses below it, at least one. */
type ClauseFound =
  | { readonly kind: 'clause'; readonly clause: Clause }
  | { readonly kind: 'whole'; readonly instrument: Instrument; readonly clauses: readonly Clause[] };

/** What a clause reference stands for. */
export type ClauseResolution =
  | ClauseFound
  | { readonly kind: 'instrument'; readonly instrument: Instrument }
  /** It leads nowhere; `nearest` is a reference that does, if one is near. */
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

/** All instruments: the laws first, then what comes with them, the standards, the SBOM profiles. */
export const instruments: readonly Instrument[] = files.map((file) => file.instrument);

let loaded: readonly Clause[] | undefined;
let byLowerId: ReadonlyMap<string, Clause> | undefined;

/** All clauses, by instrument, in the order of their text. */
export function clauses(): readonly Clause[] {
  return (loaded ??= files.flatMap((file) => file.readClauses()));
}

/** The clause of exactly that id, letter case aside. */
export function findClause(id: string): Clause | undefined {
  byLowerId ??= new Map(clauses().map((clause) => [clause.id.toLowerCase(), clause]));
  return byLowerId.get(id.toLowerCase());
}

/** The instrument of that id, letter case aside. */
export function findInstrument(id: string): Instrument | undefined {
  const wanted = id.toLowerCase();
  return instruments.find((instrument) => instrument.id === wanted);
}

/**
 * What a reference such as `cra:annex-I/part-I/2d` stands for: a clause; a number inside a clause's range; the whole above
 * several clauses (`cra:annex-I`, `iec-62304:7.2`); an instrument (`cra`). Letter case is ignored.
 */
export function resolveClause(reference: string): ClauseResolution {
  const [name = '', ...rest] = reference.trim().toLowerCase().split(':');
  const instrument = findInstrument(name);
  if (instrument !== undefined && rest.length === 0) return { kind: 'instrument', instrument };
  const path = rest.join(':');
  const found = instrument === undefined ? undefined : findPath(instrument, path);
  return found ?? { kind: 'unknown', nearest: nearestReference(name, path) };
}

/** All clauses that a reference stands for: one, those of a whole or of an instrument; none for one that leads nowhere. */
export function clausesBehind(reference: string): readonly Clause[] {
  const resolution = resolveClause(reference);
  switch (resolution.kind) {
    case 'clause':
      return [resolution.clause];
    case 'whole':
      return resolution.clauses;
    case 'instrument':
      return clausesOf(resolution.instrument);
    case 'unknown':
      return [];
  }
}

/** The clause or the whole at a path of an instrument. */
function findPath(instrument: Instrument, path: string): ClauseFound | undefined {
  const exact = findClause(`${instrument.id}:${path}`);
  if (exact !== undefined) return { kind: 'clause', clause: exact };
  if (path === '') return undefined;
  const own = clausesOf(instrument);
  const speaking = own.find((clause) => speaksOf(clause, path));
  if (speaking !== undefined) return { kind: 'clause', clause: speaking };
  const parts = own.filter((clause) => isPartOf(clause.path, path));
  return parts.length > 0 ? { kind: 'whole', instrument, clauses: parts } : undefined;
}

/** The nearest reference that leads somewhere; undefined where not even the instrument can be guessed. */
function nearestReference(name: string, path: string): string | undefined {
  const ids = instruments.map((instrument) => instrument.id);
  const instrument = findInstrument(nearestName(name, ids) ?? '');
  if (instrument === undefined || path === '') return instrument?.id;
  const nearest = nearestPath(instrument, path);
  return nearest === undefined ? undefined : `${instrument.id}:${nearest}`;
}

/** The path itself, if it exists; else the nearest below the deepest level that exists, or that level: 9.5 is not near 7.5. */
function nearestPath(instrument: Instrument, path: string): string | undefined {
  for (let level = path; level !== ''; level = levelAbove(level)) {
    const found = findPath(instrument, level);
    if (found?.kind === 'clause') return found.clause.path;
    const [first] = found?.clauses ?? [];
    if (found === undefined || first === undefined) continue;
    const start = first.path.slice(0, level.length + 1);
    const tails = found.clauses.map((clause) => clause.path.slice(start.length));
    const tail = level === path ? undefined : nearestName(path.slice(start.length), tails);
    return tail === undefined ? start.slice(0, -1) : `${start}${tail}`;
  }
  const paths = clausesOf(instrument).map((clause) => clause.path);
  return nearestName(path, paths);
}

/** `annex-I/17.2` gives `annex-I/17`, that gives `annex-I`, and that the empty text. */
function levelAbove(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('.'), 0));
}

function clausesOf(instrument: Instrument): readonly Clause[] {
  return clauses().filter((clause) => clause.instrument === instrument);
}
