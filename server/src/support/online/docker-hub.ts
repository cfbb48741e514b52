// Docker Hub's official images: those that are deprecated as a whole, tags that nobody renews and tags that nobody uses.
// Until when what is in an image is supported, its product says, which other sources are asked about.
// API: https://docs.docker.com/reference/api/hub/latest/. That an official image is deprecated stands in its description
// (https://github.com/docker-library/docs), under a heading that may as well be about some of its tags.
// Invariant: an image is deprecated only if the words under that heading say so of the image.
import { addMonths, type CalendarDay } from '../../terms/calendar-day';
import type { SupportQuery } from '../sources';
import { answerAbout, getJson, readAs, unreadable } from './online-source';
import type { NeglectSign, OnlineReading, OnlineRequest, OnlineSource } from './online-source';
import { answerEach, askPerPackage, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const dockerHub: OnlineSource = {
  name: 'Docker Hub',
  sends: 'names and tags of official images',
  discloses: 'packages',
  address: 'https://hub.docker.com/v2/',
  speaksOf: ({ type, namespace }) => type === 'docker' && namespace === 'library',
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const url = `${base}namespaces/library/repositories/${encodeURIComponent(inquiry.purl.name)}`;
      return getJson(url, inquiry.queries, (body) => readImage(url, inquiry, new ResponseData(body), context.today));
    });
  },
};

/** How long a tag may stay as it is before that is a sign of neglect: what is in an image changes by a new push only. */
const quietMonths = 12;

function readImage(
  url: string,
  { purl, queries }: PackageInquiry,
  body: ResponseData,
  today: CalendarDay,
): OnlineReading {
  if (body.at('name').text !== purl.name || body.at('namespace').text !== 'library')
    return unreadable(`it is not about the official image ${purl.name}`);
  const said = deprecation(body.at('full_description').text ?? '');
  const answers = answerEach(queries, `https://hub.docker.com/_/${purl.name}`, [], () => said);
  return readAs(answers, said === undefined ? queries.flatMap((query) => askTag(url, query, today)) : []);
}

/** The first sentence of the notice. */
function deprecation(description: string): Statement | undefined {
  const [, notice = ''] = /# \*\*DEPRECATION NOTICE\*\*\s+(.*?)(?:\s#+\s|$)/.exec(description) ?? [];
  const plain = notice.replace(/\[([^\][]*)\]\([^()]*\)/g, '$1');
  if (!/\bthis (?:image|repository|image\/project) is (?:officially )?deprecated\b/i.test(plain)) return undefined;
  return { status: 'deprecated', reason: /^.*?[.!](?=\s|$)/.exec(plain)?.[0] ?? plain };
}

function askTag(url: string, query: SupportQuery, today: CalendarDay): readonly OnlineRequest[] {
  const tag = query.purl.version;
  // A digest is no tag.
  if (tag === undefined || tag.includes(':')) return [];
  const read = (body: unknown): OnlineReading => readTag(query, tag, new ResponseData(body), today);
  return [getJson(`${url}/tags/${encodeURIComponent(tag)}`, [query], read)];
}

function readTag(query: SupportQuery, tag: string, body: ResponseData, today: CalendarDay): OnlineReading {
  if (body.at('name').text !== tag) return unreadable(`it is not about the tag ${tag}`);
  const pushed = body.at('tag_last_pushed').day ?? body.at('last_updated').day;
  if (pushed === undefined) return unreadable('it does not say when the tag was pushed');
  const signs: NeglectSign[] = [];
  if (pushed <= addMonths(today, -quietMonths))
    signs.push({ kind: 'last-release', says: `the tag was not renewed since ${pushed}` });
  if (body.at('tag_status').text === 'inactive')
    signs.push({ kind: 'no-activity', says: 'nobody pulls the tag any more' });
  return readAs([answerAbout(query, { status: 'unknown', signs })]);
}
