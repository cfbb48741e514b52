// Packagist: abandoned packages with what replaces them, and when a package was last released.
// API: https://packagist.org/apidoc#get-package-data. Each version has only what differs from the one before it.
// Invariant: a package is abandoned as a whole; its newest version, which comes first, says so.
import type { CalendarDay } from '../../terms/calendar-day';
import { fullName } from '../../terms/purl';
import { getJson, readAs, unreadable, type OnlineReading, type OnlineSource } from './online-source';
import { latestOf, signsOfSilence } from './last-release';
import { answerEach, askPerPackage, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const packagist: OnlineSource = {
  name: 'Packagist',
  sends: 'names of PHP packages, without versions',
  discloses: 'packages',
  address: 'https://repo.packagist.org/',
  speaksOf: ({ type, namespace }) => type === 'composer' && namespace !== undefined,
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const path = fullName(inquiry.purl).split('/').map(encodeURIComponent).join('/');
      const read = (body: unknown): OnlineReading => readPackage(inquiry, new ResponseData(body), context.today);
      return getJson(`${base}p2/${path}.json`, inquiry.queries, read);
    });
  },
};

function readPackage({ purl, queries }: PackageInquiry, body: ResponseData, today: CalendarDay): OnlineReading {
  const name = fullName(purl);
  const versions = body.at('packages', name).list;
  if (versions === undefined) return unreadable(`it lists no versions of ${name}`);
  if (versions.some((each) => each.at('version').text === undefined))
    return unreadable('one of its versions has no "version"');
  const abandoned = versions[0]?.at('abandoned') ?? new ResponseData(undefined);
  const successor = abandoned.text;
  const isAbandoned = abandoned.flag === true || successor !== undefined;
  const said: Statement | undefined = isAbandoned
    ? { status: 'deprecated', reason: 'abandoned', successor }
    : undefined;
  const signs = signsOfSilence(latestOf(versions.map((each) => each.at('time').day)), today);
  const page = `https://packagist.org/packages/${name}`;
  return readAs(answerEach(queries, page, signs, () => said));
}
