// OSV: open advisories of versions in use, and which of them the CISA lists as exploited. Extra information: none of it
// changes a status. API: https://google.github.io/osv.dev/post-v1-querybatch/ and /get-v1-vulns/
// Invariant: an advisory counts as exploited if its record refers to CISA's catalogue of exploited vulnerabilities; of
// others nothing is known. Withdrawn advisories are none, and several of one CVE are one.
import { formatPurl, fullName } from '../../terms/purl';
import { registryName } from '../component-query';
import type { SupportQuery } from '../sources';
import { answerAbout, getJson, postJson, readAs, unreadable } from './online-source';
import type { Advisory, OnlineAnswer, OnlineReading, OnlineRequest, OnlineSource } from './online-source';
import { ResponseData } from './response-data';

const types: ReadonlySet<string> = new Set([
  ...['cargo', 'composer', 'conan', 'cran', 'gem', 'golang', 'hackage'],
  ...['hex', 'maven', 'npm', 'nuget', 'pub', 'pypi', 'swift'],
]);

export const osv: OnlineSource = {
  name: 'OSV',
  sends: 'names and versions of packages',
  discloses: 'packages',
  address: 'https://api.osv.dev/v1/',
  speaksOf: ({ type }) => types.has(type),
  ask(queries, { addressFor }) {
    const base = queries[0] && addressFor(queries[0].purl);
    const open = queries.filter(({ purl }) => purl.version !== undefined).map((query): Open => ({ query, found: [] }));
    if (base === undefined) return [];
    const chunks = Array.from({ length: Math.ceil(open.length / MOST_AT_ONCE) }, (_, at) => at * MOST_AT_ONCE);
    return chunks.map((start) => askBatch(base, open.slice(start, start + MOST_AT_ONCE)));
  },
};

/** As many as the service allows. */
const MOST_AT_ONCE = 1000;

/** A query whose advisories are not all known yet. */
interface Open {
  readonly query: SupportQuery;
  readonly found: readonly string[];
  readonly page?: string;
}

/** A query with the names of all its advisories. */
type Known = Omit<Open, 'page'>;

function askBatch(base: string, open: readonly Open[]): OnlineRequest {
  const queries = open.map(({ query, page }) => {
    const asked = askedPackage(query);
    return page === undefined ? asked : { ...asked, page_token: page };
  });
  const about = open.map(({ query }) => query);
  return postJson(`${base}querybatch`, { queries }, about, (body) => readBatch(base, open, new ResponseData(body)));
}

/** A package by its purl; by its name where that has letters that a purl does not keep, since names are compared to the letter. */
function askedPackage(query: SupportQuery): object {
  const { type, version = '' } = query.purl;
  const name = registryName(query);
  const purl = { ...query.purl, qualifiers: {}, subpath: undefined };
  if (name === fullName(purl)) return { package: { purl: formatPurl(purl) } };
  return { package: { name, ecosystem: type === 'golang' ? 'Go' : type }, version: version.replace(/^v/, '') };
}

/** Results stand in the order of the queries; some may have further pages. */
function readBatch(base: string, open: readonly Open[], body: ResponseData): OnlineReading {
  const results = body.at('results').list;
  if (results?.length !== open.length) return unreadable('"results" does not hold as many as there were queries');
  const known: Known[] = [];
  const next: Open[] = [];
  for (const [index, { query, found: before }] of open.entries()) {
    const result = results[index];
    const entries = result?.at('vulns').isThere === true ? result.at('vulns').list : [];
    const names = entries?.map((entry) => entry.at('id').text);
    if (result?.isObject !== true || names === undefined || names.includes(undefined))
      return unreadable('one of its "results" holds no list of advisories');
    const found = [...before, ...names.flatMap((name) => name ?? [])];
    const page = result.at('next_page_token').text;
    if (page === undefined) known.push({ query, found });
    else next.push({ query, found, page });
  }
  const details = new Details(known);
  return readAs(details.answers(), [...details.ask(base), ...(next.length === 0 ? [] : [askBatch(base, next)])]);
}

/** What becomes known of the advisories of some queries, request after request, in whatever order. */
class Details {
  readonly #known: readonly Known[];
  readonly #read = new Map<string, Advisory | 'withdrawn'>();

  constructor(known: readonly Known[]) {
    this.#known = known.filter(({ found }) => found.length > 0);
  }

  /** One request for each advisory. */
  ask(base: string): readonly OnlineRequest[] {
    const names = new Set(this.#known.flatMap(({ found }) => found));
    return [...names].map((name) => {
      const known = this.#known.filter(({ found }) => found.includes(name));
      const about = known.map(({ query }) => query);
      const url = `${base}vulns/${encodeURIComponent(name)}`;
      return getJson(url, about, (body) => this.#readAdvisory(name, known, new ResponseData(body)));
    });
  }

  /** What is known by now; an advisory that was not read yet goes by its name alone. */
  answers(known = this.#known): readonly OnlineAnswer[] {
    return known.map(({ query, found }) => {
      const byId = new Map<string, Advisory>();
      for (const name of found) {
        const advisory = this.#read.get(name) ?? { id: name, exploited: false };
        if (advisory === 'withdrawn') continue;
        const { id } = advisory;
        byId.set(id, { id, exploited: advisory.exploited || byId.get(id)?.exploited === true });
      }
      const advisories = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return answerAbout(query, { status: 'unknown', advisories });
    });
  }

  #readAdvisory(name: string, known: readonly Known[], body: ResponseData): OnlineReading {
    if (body.at('id').text !== name) return unreadable(`it is not the advisory ${name}`);
    this.#read.set(name, body.at('withdrawn').isThere ? 'withdrawn' : advisoryOf(name, body));
    return readAs(this.answers(known));
  }
}

/** By its CVE, by which most people know it; by its own name where it has none. */
function advisoryOf(name: string, body: ResponseData): Advisory {
  const texts = (key: string): readonly string[] => body.at(key).list?.flatMap(({ text }) => text ?? []) ?? [];
  const references = body.at('references').list?.flatMap((each) => each.at('url').text ?? []) ?? [];
  return {
    id: [name, ...texts('aliases'), ...texts('upstream')].find((each) => each.startsWith('CVE-')) ?? name,
    exploited: references.some((url) => /\/\/www\.cisa\.gov\/known-exploited-vulnerabilities-catalog\b/.test(url)),
  };
}
