// npm registries: what a publisher deprecated or unpublished, and since when nothing was published.
// Packages are asked for in the short form first (https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md);
// only of a version that is not listed the long form is asked, since that alone tells whether it was ever published.
// Invariant: which registry is asked about which scope is for npm's own configuration to say; no host stands here.
import type { CalendarDay } from '../../terms/calendar-day';
import { fullName } from '../../terms/purl';
import { semver } from '../../terms/versions/semver';
import { registryName } from '../component-query';
import type { SupportQuery } from '../sources';
import { signsOfSilence } from './last-release';
import {
  answerAbout,
  getJson,
  readAs,
  unreadable,
  type NeglectSign,
  type OnlineAnswer,
  type OnlineReading,
  type OnlineRequest,
  type OnlineSource,
} from './online-source';
import { ResponseData } from './response-data';

export const npm: OnlineSource = {
  name: 'npm',
  sends: 'names of npm packages, without versions, to the registry that npm is configured to use for each',
  discloses: 'packages',
  address: undefined,
  speaksOf: ({ type }) => type === 'npm',
  ask(queries, { today, addressFor }) {
    return [...byName(queries)].flatMap(([name, about]) => {
      const base = about[0] === undefined ? undefined : addressFor(about[0].purl);
      if (base === undefined) return [];
      const url = `${base}${encodeURIComponent(name).replace(/^%40/, '@')}`;
      return [getJson(url, about, (body) => readShort(url, about, new ResponseData(body), today), shortForm)];
    });
  },
};

const shortForm = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8';

/** All versions of a package come with one response. */
function byName(queries: readonly SupportQuery[]): ReadonlyMap<string, readonly SupportQuery[]> {
  const grouped = new Map<string, SupportQuery[]>();
  for (const query of queries) {
    const name = registryName(query);
    grouped.set(name, [...(grouped.get(name) ?? []), query]);
  }
  return grouped;
}

function readShort(url: string, about: readonly SupportQuery[], body: ResponseData, today: CalendarDay): OnlineReading {
  const versions = body.at('versions');
  if (body.at('name').text === undefined || !versions.isObject) return unreadable('it has no "name" and "versions"');
  if (about.some(({ purl }) => fullName(purl) !== body.at('name').text?.toLowerCase()))
    return unreadable(`it is about ${body.at('name').text}`);
  // Nothing was released after the last change of whatever kind.
  const signs = signsOfSilence(body.at('modified').day ?? body.at('time', 'modified').day, today);
  const unlisted = about.filter(({ purl }) => purl.version !== undefined && !versions.at(purl.version).isThere);
  const answers = about
    .filter((query) => !unlisted.includes(query))
    .map((query) => answerFromVersions(query, versions, signs));
  return readAs(answers, unlisted.length === 0 ? [] : [askLong(url, unlisted)]);
}

/** Not deprecated is not supported: a registry does not know that. */
function answerFromVersions(query: SupportQuery, versions: ResponseData, signs: readonly NeglectSign[]): OnlineAnswer {
  const words = admitted(query, versions).map((version) => deprecation(versions.at(version, 'deprecated')));
  const isDeprecated = words.length > 0 && words.every((each) => each !== undefined);
  if (!isDeprecated) return answerAbout(query, { status: 'unknown', signs });
  return answerAbout(query, { status: 'deprecated', reason: words.findLast((each) => each !== ''), signs });
}

/** The version, or those that the range lets in; none where the range cannot be read. */
function admitted({ purl, range }: SupportQuery, versions: ResponseData): readonly string[] {
  if (purl.version !== undefined) return [purl.version];
  if (range === undefined) return [];
  const inRange = versions.keys.filter((version) => semver.satisfies(version, range) === true);
  return inRange.sort((a, b) => semver.compare(a, b) ?? 0);
}

/** The publisher's words, empty where there are none; undefined for what is not deprecated, which some registries say by false or an empty text. */
function deprecation(value: ResponseData): string | undefined {
  return value.flag === true ? '' : value.text;
}

function askLong(url: string, about: readonly SupportQuery[]): OnlineRequest {
  return getJson(url, about, (body) => readLong(about, new ResponseData(body)));
}

/** A version that has a time of publication and is not listed was unpublished. */
function readLong(about: readonly SupportQuery[], body: ResponseData): OnlineReading {
  const time = body.at('time');
  if (!time.isObject) return readAs([]);
  const listed = body.at('versions');
  const whole = time.at('unpublished');
  const wasPublished = ({ purl: { version = '' } }: SupportQuery): boolean =>
    time.at(version).day !== undefined || whole.at('versions').list?.some((each) => each.text === version) === true;
  const answers = about
    .filter((query) => wasPublished(query) && !listed.at(query.purl.version ?? '').isThere)
    .map((query) => answerAbout(query, { status: 'withdrawn', reason: unpublishedOn(whole) }));
  return readAs(answers);
}

function unpublishedOn(whole: ResponseData): string {
  const day = whole.at('time').day;
  return day === undefined ? 'unpublished' : `the whole package was unpublished on ${day}`;
}
