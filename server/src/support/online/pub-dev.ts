// pub.dev: discontinued packages with what replaces them, retracted versions, and when a package was last released.
// API: https://github.com/dart-lang/pub/blob/master/doc/repository-spec-v2.md; `published` is pub.dev's own addition.
import type { CalendarDay } from '../../terms/calendar-day';
import { getJson, readAs, unreadable, type OnlineReading, type OnlineSource } from './online-source';
import { latestOf, signsOfSilence } from './last-release';
import { answerEach, askPerPackage, statementFor, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const pubDev: OnlineSource = {
  name: 'pub.dev',
  sends: 'names of Dart packages, without versions',
  discloses: 'packages',
  address: 'https://pub.dev/',
  speaksOf: ({ type }) => type === 'pub',
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const url = `${base}api/packages/${encodeURIComponent(inquiry.purl.name)}`;
      const read = (body: unknown): OnlineReading => readPackage(inquiry, new ResponseData(body), context.today);
      return getJson(url, inquiry.queries, read, 'application/vnd.pub.v2+json');
    });
  },
};

function readPackage({ purl, queries }: PackageInquiry, body: ResponseData, today: CalendarDay): OnlineReading {
  const versions = body.at('versions').list;
  if (body.at('name').text !== purl.name) return unreadable(`it is not about ${purl.name}`);
  if (versions === undefined || versions.length === 0) return unreadable('"versions" is no list of versions');
  const published = new Map<string, Statement | undefined>();
  for (const each of versions) {
    const version = each.at('version').text;
    if (version === undefined) return unreadable('one of its "versions" has no "version"');
    published.set(
      version,
      each.at('retracted').flag === true ? { status: 'withdrawn', reason: 'retracted' } : undefined,
    );
  }
  const successor = body.at('replacedBy').text;
  const whole: Statement | undefined =
    body.at('isDiscontinued').flag === true ? { status: 'deprecated', reason: 'discontinued', successor } : undefined;
  const signs = signsOfSilence(latestOf(versions.map((each) => each.at('published').day)), today);
  const page = `https://pub.dev/packages/${purl.name}`;
  return readAs(answerEach(queries, page, signs, (query) => statementFor(query, published) ?? whole));
}
