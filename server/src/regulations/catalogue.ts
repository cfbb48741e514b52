// The requirement catalogue: every instrument and clause that is known, found by id or by the reference a person writes.
// Invariant: a catalogue never changes. `builtIn` holds the embedded files, read at their first use; `withPacks` adds a team's own.
import { nearestName } from '../terms/nearest-name';
import aiAct from './ai-act/clauses.yaml';
import bsiTr03183 from './bsi-tr-03183-2/clauses.yaml';
import { readCitation } from './citation';
import cisa2026 from './cisa-2026/clauses.yaml';
import type { Clause, Instrument } from './clause';
import { isPartOf, speaksOf } from './clause-path';
import type { InstrumentContent } from './compose-clause';
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

/** How many references are remembered: a workspace has hundreds, a typing person adds one a letter. */
const MOST_REFERENCES = 5_000;

/** Instruments and their clauses. */
export class Catalogue {
  /** The laws first, then what comes with them, the standards, the SBOM profiles, the packs. */
  readonly instruments: readonly Instrument[];
  readonly #readClauses: () => readonly Clause[];
  #clauses: readonly Clause[] | undefined;
  #byLowerId: ReadonlyMap<string, Clause> | undefined;
  readonly #own = new Map<Instrument, readonly Clause[]>();
  readonly #resolved = new Map<string, ClauseResolution>();

  constructor(instruments: readonly Instrument[], readClauses: () => readonly Clause[]) {
    this.instruments = instruments;
    this.#readClauses = readClauses;
  }

  /** This catalogue with packs; one that declares an instrument which is known already adds nothing. */
  withPacks(packs: readonly InstrumentContent[]): Catalogue {
    const added = packs.filter(
      ({ instrument }, index) =>
        this.findInstrument(instrument.id) === undefined &&
        packs.findIndex((pack) => pack.instrument.id === instrument.id) === index,
    );
    if (added.length === 0) return this;
    return new Catalogue([...this.instruments, ...added.map(({ instrument }) => instrument)], () => [
      ...this.clauses,
      ...added.flatMap(({ clauses }) => clauses),
    ]);
  }

  /** All clauses, by instrument, in the order of their text. */
  get clauses(): readonly Clause[] {
    return (this.#clauses ??= this.#readClauses());
  }

  /** The clauses of one instrument. */
  clausesOf(instrument: Instrument): readonly Clause[] {
    const known = this.#own.get(instrument);
    if (known !== undefined) return known;
    const own = this.clauses.filter((clause) => clause.instrument === instrument);
    this.#own.set(instrument, own);
    return own;
  }

  /** The clause of exactly that id, letter case aside. */
  findClause(id: string): Clause | undefined {
    this.#byLowerId ??= new Map(this.clauses.map((clause) => [clause.id.toLowerCase(), clause]));
    return this.#byLowerId.get(id.toLowerCase());
  }

  /** The instrument of that id, letter case aside. */
  findInstrument(id: string): Instrument | undefined {
    const wanted = id.toLowerCase();
    return this.instruments.find((instrument) => instrument.id === wanted);
  }

  /**
   * What a reference such as `cra:annex-I/part-I/2d` stands for: a clause; a number inside a clause's range; the whole above
   * several clauses (`cra:annex-I`, `iec-62304:7.2`); an instrument (`cra`). Letter case is ignored. A citation that can mean
   * one thing only (`CRA Annex I Part I (2)(d)`) is read as meant.
   */
  resolve(reference: string): ClauseResolution {
    const known = this.#resolved.get(reference);
    if (known !== undefined) return known;
    if (this.#resolved.size >= MOST_REFERENCES) this.#resolved.clear();
    const resolution = this.#resolve(reference);
    this.#resolved.set(reference, resolution);
    return resolution;
  }

  /** All clauses that a reference stands for: one, those of a whole or of an instrument; none for one that leads nowhere. */
  clausesBehind(reference: string): readonly Clause[] {
    const resolution = this.resolve(reference);
    switch (resolution.kind) {
      case 'clause':
        return [resolution.clause];
      case 'whole':
        return resolution.clauses;
      case 'instrument':
        return this.clausesOf(resolution.instrument);
      case 'unknown':
        return [];
    }
  }

  /**
   * The references that a citation as people write it may stand for: `Art. 10(2)(f) AI Act` gives `ai-act:art-10/2f`, and a
   * citation that two instruments know gives two. None for what is a reference already, or leads nowhere.
   */
  cited(text: string): readonly string[] {
    if (this.#isReference(text)) return [];
    const wanted = text.trim().toLowerCase();
    const own = this.clauses.filter(({ citation }) => citation.toLowerCase() === wanted);
    // Several clauses share a citation where the document numbers only what stands above them.
    if (own.length === 1) return own.map(({ id }) => id);
    return readCitation(text, this.instruments).flatMap(({ instrument, path }) => {
      if (path === '') return [instrument.id];
      const found = this.#findPath(instrument, path);
      if (found?.kind === 'clause') return [found.clause.id];
      return found === undefined ? [] : [`${instrument.id}:${wholePath(found.clauses, path)}`];
    });
  }

  #resolve(reference: string): ClauseResolution {
    const [name = '', ...rest] = reference.trim().toLowerCase().split(':');
    const instrument = this.findInstrument(name);
    if (instrument !== undefined && rest.length === 0) return { kind: 'instrument', instrument };
    const path = rest.join(':');
    const found = instrument === undefined ? undefined : this.#findPath(instrument, path);
    if (found !== undefined) return found;
    const [meant, ...others] = this.cited(reference);
    if (meant !== undefined && others.length === 0) return this.#resolve(meant);
    return { kind: 'unknown', nearest: meant ?? this.#nearestReference(name, path) };
  }

  /** Whether a text has the form of a reference, wherever it leads: `cra`, `cra:art-13/5`. */
  #isReference(text: string): boolean {
    const [name = ''] = text.trim().split(':');
    return !/\s/.test(text.trim()) && this.findInstrument(name) !== undefined;
  }

  /** The clause or the whole at a path of an instrument. */
  #findPath(instrument: Instrument, path: string): ClauseFound | undefined {
    const exact = this.findClause(`${instrument.id}:${path}`);
    if (exact !== undefined) return { kind: 'clause', clause: exact };
    if (path === '') return undefined;
    const own = this.clausesOf(instrument);
    const speaking = own.find((clause) => speaksOf(clause, path));
    if (speaking !== undefined) return { kind: 'clause', clause: speaking };
    const parts = own.filter((clause) => isPartOf(clause.path, path));
    return parts.length > 0 ? { kind: 'whole', instrument, clauses: parts } : undefined;
  }

  /** The nearest reference that leads somewhere; undefined where not even the instrument can be guessed. */
  #nearestReference(name: string, path: string): string | undefined {
    const ids = this.instruments.map((instrument) => instrument.id);
    const instrument = this.findInstrument(nearestName(name, ids) ?? '');
    if (instrument === undefined || path === '') return instrument?.id;
    const nearest = this.#nearestPath(instrument, path);
    return nearest === undefined ? undefined : `${instrument.id}:${nearest}`;
  }

  /** The path itself, if it exists; else the nearest below the deepest level that exists, or that level: 9.5 is not near 7.5. */
  #nearestPath(instrument: Instrument, path: string): string | undefined {
    for (let level = path; level !== ''; level = levelAbove(level)) {
      const found = this.#findPath(instrument, level);
      if (found?.kind === 'clause') return found.clause.path;
      const [first] = found?.clauses ?? [];
      if (found === undefined || first === undefined) continue;
      const start = first.path.slice(0, level.length + 1);
      const tails = found.clauses.map((clause) => clause.path.slice(start.length));
      const tail = level === path ? undefined : nearestName(path.slice(start.length), tails);
      return tail === undefined ? start.slice(0, -1) : `${start}${tail}`;
    }
    const paths = this.clausesOf(instrument).map((clause) => clause.path);
    return nearestName(path, paths);
  }
}

/** The embedded catalogue. */
export const builtIn = new Catalogue(
  files.map((file) => file.instrument),
  () => files.flatMap((file) => file.readClauses()),
);

/** A path in the letter case that its clauses have. */
function wholePath([first]: readonly Clause[], path: string): string {
  return first?.path.slice(0, path.length) ?? path;
}

/** `annex-I/17.2` gives `annex-I/17`, that gives `annex-I`, and that the empty text. */
function levelAbove(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('.'), 0));
}
