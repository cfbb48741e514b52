// RubyGems: yanked versions, and when a gem was last released. API: https://guides.rubygems.org/rubygems-org-api/
// The list of versions leaves yanked ones out. Whether a version that is not in it was ever there, the count of its
// downloads tells, which outlives it.
// Invariant: a version is yanked if it is counted and not listed; if it is neither, nothing is known of it.
import type { CalendarDay } from '../../terms/calendar-day';
import { schemeOf } from '../../terms/versions/schemes';
import type { SupportQuery } from '../sources';
import { answerAbout, getJson, readAs, unreadable } from './online-source';
import type { NeglectSign, OnlineReading, OnlineRequest, OnlineSource } from './online-source';
import { latestOf, signsOfSilence } from './last-release';
import { askPerPackage, type PackageInquiry } from './per-package';
import { ResponseData } from './response-data';

export const rubyGems: OnlineSource = {
  name: 'RubyGems',
  sends: 'names of Ruby gems, and versions of those that are not listed',
  discloses: 'packages',
  address: 'https://rubygems.org/',
  speaksOf: ({ type }) => type === 'gem',
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const url = `${base}api/v1/versions/${encodeURIComponent(inquiry.purl.name)}.json`;
      return getJson(url, inquiry.queries, (body) =>
        readVersions(base, inquiry, new ResponseData(body), context.today),
      );
    });
  },
};

function readVersions(
  base: string,
  { queries }: PackageInquiry,
  body: ResponseData,
  today: CalendarDay,
): OnlineReading {
  const numbers = body.list?.map((each) => each.at('number').text);
  if (numbers === undefined || numbers.length === 0) return unreadable('it is no list of versions');
  if (numbers.includes(undefined)) return unreadable('one of its versions has no "number"');
  const signs = signsOfSilence(latestOf(body.list?.map((each) => each.at('created_at').day) ?? []), today);
  const unlisted = queries.filter(({ purl: { version } }) => version !== undefined && !isListed(version, numbers));
  return readAs(
    queries.map((query) => answerAbout(query, { status: 'unknown', signs })),
    unlisted.map((query) => askDownloads(base, query, signs)),
  );
}

function isListed(version: string, numbers: readonly (string | undefined)[]): boolean {
  const scheme = schemeOf('gem');
  return numbers.some((each) => each === version || (each !== undefined && scheme?.compare(each, version) === 0));
}

function askDownloads(base: string, query: SupportQuery, signs: readonly NeglectSign[]): OnlineRequest {
  const { name, version = '', qualifiers } = query.purl;
  const platform = qualifiers.platform ?? 'ruby';
  const file = platform === 'ruby' ? `${name}-${version}` : `${name}-${version}-${platform}`;
  return getJson(`${base}api/v1/downloads/${encodeURIComponent(file)}.json`, [query], (body) => {
    if (new ResponseData(body).at('version_downloads').number === undefined)
      return unreadable('"version_downloads" is no number');
    const page = `https://rubygems.org/gems/${name}`;
    return readAs([answerAbout(query, { status: 'withdrawn', reason: 'yanked', page, signs })]);
  });
}
