// NuGet: deprecated versions with the reasons and what takes their place, and when a package was last released.
// API: https://learn.microsoft.com/en-us/nuget/api/registration-base-url-resource. Versions come in pages; those of large
// packages are documents of their own. A feed of a company's own is asked by its service index, which says where that is
// (https://learn.microsoft.com/en-us/nuget/api/service-index).
// Invariant: unlisted is not withdrawn, it is hidden from searches. An unlisted version has no day of release.
import { schemeOf } from '../../terms/versions/schemes';
import type { CalendarDay } from '../../terms/calendar-day';
import type { SupportQuery } from '../sources';
import {
  getJson,
  readAs,
  unreadable,
  type OnlineReading,
  type OnlineRequest,
  type OnlineSource,
} from './online-source';
import { latestOf, signsOfSilence } from './last-release';
import { answerEach, askPerPackage, statementFor, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const nuget: OnlineSource = {
  name: 'NuGet',
  sends: 'names of NuGet packages and, of those with many versions, in which range of them the version lies',
  discloses: 'packages',
  address: 'https://api.nuget.org/v3/registration5-gz-semver2/',
  speaksOf: ({ type }) => type === 'nuget',
  ask(queries, context) {
    const bases = new Set(queries.flatMap(({ purl }) => context.addressFor(purl) ?? []));
    return [...bases].flatMap((base) => {
      const own = queries.filter(({ purl }) => context.addressFor(purl) === base);
      return base.endsWith('.json') ? [askFeed(base, own, context.today)] : askPackages(base, own, context.today);
    });
  },
};

function askPackages(base: string, about: readonly SupportQuery[], today: CalendarDay): readonly OnlineRequest[] {
  return askPerPackage(about, { addressFor: () => base }, (_, inquiry) => {
    const url = `${base}${encodeURIComponent(inquiry.purl.name.toLowerCase())}/index.json`;
    return getJson(url, inquiry.queries, (body) => readIndex(inquiry, new ResponseData(body), today));
  });
}

/** The newest form of a feed's registrations is preferred, in which all versions stand. */
const registrations = ['RegistrationsBaseUrl/3.6.0', 'RegistrationsBaseUrl/3.4.0', 'RegistrationsBaseUrl'];

function askFeed(index: string, about: readonly SupportQuery[], today: CalendarDay): OnlineRequest {
  return getJson(index, about, (body) => {
    const resources = new ResponseData(body).at('resources').list;
    const named = registrations.flatMap((type) => resources?.find((each) => each.at('@type').text === type) ?? []);
    const base = named[0]?.at('@id').text;
    if (base === undefined) return unreadable('it names no registrations of packages');
    return readAs([], askPackages(base.endsWith('/') ? base : `${base}/`, about, today));
  });
}

function readIndex(inquiry: PackageInquiry, body: ResponseData, today: CalendarDay): OnlineReading {
  const pages = body.at('items').list;
  if (pages === undefined || pages.length === 0) return unreadable('"items" is no list of pages');
  // Versions ascend: the last page tells of the last release.
  const needed = pages.filter((page, index) => index === pages.length - 1 || mayHold(page, inquiry));
  return readPages(inquiry, needed, [], today);
}

/** Whether a version asked for may be on a page; a page that does not say what it holds may hold any. */
function mayHold(page: ResponseData, { queries }: PackageInquiry): boolean {
  const [lower, upper] = [page.at('lower').text, page.at('upper').text];
  const scheme = schemeOf('nuget');
  if (lower === undefined || upper === undefined) return true;
  return queries.some(({ purl: { version } }) => {
    if (version === undefined) return true;
    return (scheme?.compare(version, lower) ?? 0) >= 0 && (scheme?.compare(version, upper) ?? 0) <= 0;
  });
}

/** Page after page; one that is not given in full is asked for. */
function readPages(
  inquiry: PackageInquiry,
  pages: readonly ResponseData[],
  before: readonly ResponseData[],
  today: CalendarDay,
): OnlineReading {
  const [page, ...rest] = pages;
  if (page === undefined) return readEntries(inquiry, before, today);
  const leaves = page.at('items').list;
  if (leaves !== undefined)
    return readPages(inquiry, rest, [...before, ...leaves.map((leaf) => leaf.at('catalogEntry'))], today);
  const url = page.at('@id').text;
  if (url === undefined) return unreadable('one of its pages has neither versions nor an address');
  const next = getJson(url, inquiry.queries, (body) => {
    const whole = new ResponseData(body);
    if (whole.at('items').list === undefined) return unreadable('a page of it has no versions');
    return readPages(inquiry, [whole, ...rest], before, today);
  });
  return readAs([], [next]);
}

function readEntries(
  { purl, queries }: PackageInquiry,
  entries: readonly ResponseData[],
  today: CalendarDay,
): OnlineReading {
  const published = new Map<string, Statement | undefined>();
  for (const entry of entries) {
    const version = entry.at('version').text;
    if (version === undefined) return unreadable('one of its versions has no "version"');
    if (entry.at('id').text?.toLowerCase() !== purl.name.toLowerCase())
      return unreadable(`it is not about ${purl.name}`);
    published.set(version, statementOf(entry.at('deprecation')));
  }
  const signs = signsOfSilence(latestOf(entries.map(releaseOf)), today);
  const page = `https://www.nuget.org/packages/${purl.name}`;
  return readAs(answerEach(queries, page, signs, (query) => statementFor(query, published)));
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['CriticalBugs', 'it has critical bugs'],
  ['Legacy', 'it is legacy and no longer maintained'],
]);

function statementOf(deprecation: ResponseData): Statement | undefined {
  if (!deprecation.isObject) return undefined;
  const given = deprecation.at('reasons').list?.flatMap(({ text }) => reasons.get(text ?? '') ?? []) ?? [];
  const reason = deprecation.at('message').text ?? (given.length === 0 ? undefined : given.join(', '));
  const range = deprecation.at('alternatePackage', 'range').text ?? '*';
  const successor = deprecation.at('alternatePackage', 'id').text;
  return {
    status: 'deprecated',
    reason,
    successor: successor === undefined || range === '*' ? successor : `${successor} ${range}`,
  };
}

/** The year 1900 stands in place of the day for what is not listed. */
function releaseOf(entry: ResponseData): CalendarDay | undefined {
  const day = entry.at('published').day;
  return day === undefined || day < '1901' ? undefined : day;
}
