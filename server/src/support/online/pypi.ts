// PyPI: yanked versions, the status of projects, projects that call themselves inactive, and when they last released.
// The simple index (https://docs.pypi.org/api/index-api/, PEP 691, 700 and 792) tells all but what a project calls itself,
// which only the JSON API does (https://docs.pypi.org/api/json/).
// Invariant: a version is yanked if all of its files are, and only of files whose names tell a version.
import type { CalendarDay } from '../../terms/calendar-day';
import { getJson, answerAbout, readAs, unreadable } from './online-source';
import type { NeglectSign, OnlineReading, OnlineRequest, OnlineSource } from './online-source';
import { latestOf, signsOfSilence } from './last-release';
import { answerEach, askPerPackage, statementFor, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const pypi: OnlineSource = {
  name: 'PyPI',
  sends: 'names of Python packages, without versions',
  discloses: 'packages',
  address: 'https://pypi.org/',
  speaksOf: ({ type }) => type === 'pypi',
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const url = `${base}simple/${encodeURIComponent(inquiry.purl.name)}/`;
      const read = (body: unknown): OnlineReading => readIndex(base, inquiry, new ResponseData(body), context.today);
      return getJson(url, inquiry.queries, read, 'application/vnd.pypi.simple.v1+json');
    });
  },
};

/** What a project's status means, by https://packaging.python.org/en/latest/specifications/project-status-markers/ */
const statuses: ReadonlyMap<string, Statement> = new Map<string, Statement>([
  ['quarantined', { status: 'withdrawn', reason: 'quarantined by PyPI as unsafe' }],
  ['archived', { status: 'deprecated', reason: 'archived by its maintainers, who expect no further release' }],
  ['deprecated', { status: 'deprecated', reason: 'marked as obsolete by its maintainers' }],
]);

function readIndex(base: string, inquiry: PackageInquiry, body: ResponseData, today: CalendarDay): OnlineReading {
  const { purl, queries } = inquiry;
  const files = body.at('files').list;
  if (body.at('meta', 'api-version').text?.startsWith('1.') !== true)
    return unreadable('"meta.api-version" is none of version 1');
  if (!isName(body.at('name'), purl.name)) return unreadable(`it is not about ${purl.name}`);
  if (files === undefined) return unreadable('"files" is no list');
  const project = projectStatement(body.at('project-status'));
  const published = readVersions(files, purl.name);
  const signs = signsOfSilence(latestOf(files.map((file) => file.at('upload-time').day)), today);
  const page = `https://pypi.org/project/${purl.name}/`;
  const answers = answerEach(queries, page, signs, (query) =>
    project?.status === 'withdrawn' ? project : (statementFor(query, published) ?? project),
  );
  const open = answers.filter(({ status }) => status === 'unknown').map(({ query }) => query);
  return readAs(answers, open.length === 0 ? [] : [askDetails(base, { ...inquiry, queries: open }, signs)]);
}

function projectStatement(project: ResponseData): Statement | undefined {
  const known = statuses.get(project.at('status').text ?? '');
  return known && { ...known, reason: project.at('reason').text ?? known.reason };
}

function readVersions(files: readonly ResponseData[], name: string): ReadonlyMap<string, Statement | undefined> {
  const byVersion = new Map<string, ResponseData[]>();
  for (const file of files) {
    const version = versionOf(file.at('filename').text ?? '', name);
    if (version !== undefined) byVersion.set(version, [...(byVersion.get(version) ?? []), file.at('yanked')]);
  }
  return new Map([...byVersion].map(([version, yanked]) => [version, yankedStatement(yanked)]));
}

/** `yanked` is false, true, or a reason. */
function yankedStatement(yanked: readonly ResponseData[]): Statement | undefined {
  if (!yanked.every((each) => each.flag === true || each.text !== undefined)) return undefined;
  const reason = yanked.find((each) => each.text !== undefined)?.text;
  return { status: 'withdrawn', reason: reason === undefined ? 'yanked' : `yanked: ${reason}` };
}

/** The version in the name of a wheel or egg (`name-version-…`) or of a source archive (`name-version.tar.gz`). */
function versionOf(file: string, name: string): string | undefined {
  const [, stem, ending] = /^(.+?)(\.whl|\.egg|\.tar\.\w+|\.tgz|\.zip)$/.exec(file) ?? [];
  if (stem === undefined) return undefined;
  if (ending === '.whl' || ending === '.egg') return stem.split('-')[1];
  for (let dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
    if (normalised(stem.slice(0, dash)) === name) return stem.slice(dash + 1);
  }
  return undefined;
}

function askDetails(base: string, { purl, queries }: PackageInquiry, signs: readonly NeglectSign[]): OnlineRequest {
  return getJson(`${base}pypi/${encodeURIComponent(purl.name)}/json`, queries, (body) => {
    const info = new ResponseData(body).at('info');
    const classifiers = info.at('classifiers').list;
    if (!isName(info.at('name'), purl.name)) return unreadable(`it is not about ${purl.name}`);
    if (classifiers === undefined) return unreadable('"info.classifiers" is no list');
    const all = classifiers.some(({ text }) => text === INACTIVE) ? [...signs, inactive] : signs;
    return readAs(queries.map((query) => answerAbout(query, { status: 'unknown', signs: all })));
  });
}

const INACTIVE = 'Development Status :: 7 - Inactive';

const inactive: NeglectSign = { kind: 'declared-inactive', says: `its newest release calls it "${INACTIVE}"` };

function isName({ text }: ResponseData, name: string): boolean {
  return text !== undefined && normalised(text) === name;
}

/** As PEP 503 has it, and purls. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
