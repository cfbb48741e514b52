// deps.dev: versions that are deprecated in their registries, and what OpenSSF Scorecard found of their repositories.
// API: https://docs.deps.dev/api/v3alpha/, of which alone many versions can be asked about at once.
// Invariant: a repository that is archived or still is a sign for a package that was built from it, since packages move on
// to others; only where the repository is the component itself it decides.
import { fullName, type Purl } from '../../terms/purl';
import { registryName } from '../component-query';
import type { SupportQuery } from '../sources';
import { answerAbout, postJson, readAs, unreadable } from './online-source';
import type { NeglectSign, OnlineAnswer, OnlineReading, OnlineRequest, OnlineSource } from './online-source';
import { ResponseData } from './response-data';

export const depsDev: OnlineSource = {
  name: 'deps.dev',
  sends: 'names and versions of packages, and names of the public repositories they are built from',
  discloses: 'packages',
  address: 'https://api.deps.dev/v3alpha/',
  speaksOf: (purl) => systems.has(purl.type) || projectOf(purl) !== undefined,
  ask(queries, { addressFor }) {
    const base = queries[0] && addressFor(queries[0].purl);
    if (base === undefined) return [];
    const versions = queries.filter(({ purl }) => systems.has(purl.type) && purl.version !== undefined);
    const repositories = queries.flatMap((query) => withProject(query, projectOf(query.purl)));
    return [
      ...chunksOf(versions).map((about) => askVersions(base, about)),
      ...chunksOf(repositories).map((about) => askProjects(base, about)),
    ];
  },
};

/** Up to 5,000 are allowed; fewer make answers of a few megabytes. */
const MOST_AT_ONCE = 1000;

const systems: ReadonlyMap<string, string> = new Map([
  ['cargo', 'CARGO'],
  ['gem', 'RUBYGEMS'],
  ['golang', 'GO'],
  ['maven', 'MAVEN'],
  ['npm', 'NPM'],
  ['nuget', 'NUGET'],
  ['pypi', 'PYPI'],
]);

const hosts: ReadonlyMap<string, string> = new Map([
  ['bitbucket', 'bitbucket.org/'],
  ['github', 'github.com/'],
  ['gitlab', 'gitlab.com/'],
  ['swift', ''],
]);

/** A component with its repository. */
interface InProject {
  readonly query: SupportQuery;
  /** `github.com/user/repository` */
  readonly project: string;
}

/** The repository that a component is; undefined where it is a package of a registry, or its repository is elsewhere. */
function projectOf(purl: Purl): string | undefined {
  const host = hosts.get(purl.type);
  const id = host === undefined ? undefined : `${host}${fullName(purl)}`;
  return id !== undefined && /^(?:github\.com|gitlab\.com|bitbucket\.org)\/./.test(id) ? id : undefined;
}

function withProject(query: SupportQuery, project: string | undefined): readonly InProject[] {
  return project === undefined ? [] : [{ query, project }];
}

/** What the pages before said. */
interface Before {
  readonly answered: number;
  readonly built: readonly InProject[];
}

const nothing: Before = { answered: 0, built: [] };

function askVersions(base: string, about: readonly SupportQuery[], page?: string, before = nothing): OnlineRequest {
  const requests = about.map((query) => ({ versionKey: versionKey(query) }));
  const body = page === undefined ? { requests } : { requests, pageToken: page };
  return postJson(`${base}versionbatch`, body, about, (answer) =>
    readVersions(base, about, before, new ResponseData(answer)),
  );
}

function versionKey(query: SupportQuery): Readonly<Record<'system' | 'name' | 'version', string>> {
  const { type, namespace, name, version = '' } = query.purl;
  const isPair = type === 'maven' && namespace !== undefined;
  return { system: systems.get(type) ?? '', name: isPair ? `${namespace}:${name}` : registryName(query), version };
}

function readVersions(base: string, about: readonly SupportQuery[], before: Before, body: ResponseData): OnlineReading {
  const responses = body.at('responses').list;
  if (responses === undefined) return unreadable('"responses" is no list');
  const asked = new Map(about.map((query) => [keyText(versionKey(query)), query]));
  const answers: OnlineAnswer[] = [];
  const built = [...before.built];
  for (const response of responses) {
    const key = response.at('request', 'versionKey');
    const [system = '', name = '', version = ''] = ['system', 'name', 'version'].map((part) => key.at(part).text);
    const query = asked.get(keyText({ system, name, version }));
    if (query === undefined) return unreadable(`it answers for ${name} ${version}, which was not asked about`);
    const found = response.at('version');
    const answer = found.isObject ? readVersion(query, found) : undefined;
    if (answer !== undefined) answers.push(answer);
    else built.push(...withProject(query, sourceOf(found)));
  }
  const page = body.at('nextPageToken').text;
  const answered = before.answered + responses.length;
  if (page !== undefined) return readAs(answers, [askVersions(base, about, page, { answered, built })]);
  if (answered !== about.length) return unreadable(INCOMPLETE);
  return readAs(
    answers,
    chunksOf(built).map((chunk) => askProjects(base, chunk)),
  );
}

const INCOMPLETE = 'it does not answer for all that it was asked about';

function keyText({ system, name, version }: ReturnType<typeof versionKey>): string {
  return JSON.stringify([system, name, version]);
}

function readVersion(query: SupportQuery, version: ResponseData): OnlineAnswer | undefined {
  if (version.at('isDeprecated').flag !== true) return undefined;
  const { system, name } = versionKey(query);
  const page = `https://deps.dev/${system.toLowerCase()}/${encodeURIComponent(name)}`;
  return answerAbout(query, { status: 'deprecated', reason: version.at('deprecatedReason').text, page });
}

function sourceOf(version: ResponseData): string | undefined {
  const related = version.at('relatedProjects').list ?? [];
  return related.find((each) => each.at('relationType').text === 'SOURCE_REPO')?.at('projectKey', 'id').text;
}

function askProjects(base: string, about: readonly InProject[], page?: string, before = 0): OnlineRequest {
  const ids = [...new Set(about.map(({ project }) => project))];
  const requests = ids.map((id) => ({ projectKey: { id } }));
  const body = page === undefined ? { requests } : { requests, pageToken: page };
  const queries = about.map(({ query }) => query);
  return postJson(`${base}projectbatch`, body, queries, (answer) => {
    const data = new ResponseData(answer);
    const answers = readProjects(about, data);
    if (typeof answers === 'string') return unreadable(answers);
    const answered = before + (data.at('responses').list?.length ?? 0);
    const next = data.at('nextPageToken').text;
    if (next !== undefined) return readAs(answers, [askProjects(base, about, next, answered)]);
    return answered === ids.length ? readAs(answers) : unreadable(INCOMPLETE);
  });
}

/** The answers of one page, or why it cannot be read. */
function readProjects(about: readonly InProject[], body: ResponseData): readonly OnlineAnswer[] | string {
  const responses = body.at('responses').list;
  if (responses === undefined) return '"responses" is no list';
  const answers: OnlineAnswer[] = [];
  for (const response of responses) {
    const id = response.at('request', 'projectKey', 'id').text ?? '';
    const built = about.filter(({ project }) => project === id);
    if (built.length === 0) return `it answers for "${id}", which was not asked about`;
    const signs = signsOf(id, response.at('project'));
    answers.push(...built.map(({ query }) => answerFor(query, id, signs)));
  }
  return answers;
}

function answerFor(query: SupportQuery, project: string, signs: readonly NeglectSign[]): OnlineAnswer {
  const archived = signs.find(({ kind }) => kind === 'archived');
  if (archived === undefined || projectOf(query.purl) === undefined)
    return answerAbout(query, { status: 'unknown', signs });
  return answerAbout(query, { status: 'deprecated', reason: archived.says, page: `https://${project}` });
}

/** So many open issues that a finished project would have looked at them. */
const UNANSWERED = 10;

/** By the words of Scorecard's check "Maintained", which looks at the 90 days before its day. */
function signsOf(id: string, project: ResponseData): readonly NeglectSign[] {
  const day = project.at('scorecard', 'date').day;
  const checks = project.at('scorecard', 'checks').list ?? [];
  const reason = checks.find((check) => check.at('name').text === 'Maintained')?.at('reason').text ?? '';
  const issues = project.at('openIssuesCount').number ?? 0;
  if (/\barchived\b/.test(reason)) return [{ kind: 'archived', says: `its repository ${id} is archived` }];
  const isStill = /^0 commit\(s\) and 0 issue activity found\b/.test(reason);
  if (!isStill || day === undefined || issues < UNANSWERED) return [];
  return [
    {
      kind: 'no-activity',
      says: `${id} had no commit and no answer to its ${issues} open issues in the 90 days before ${day}`,
    },
  ];
}

function chunksOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / MOST_AT_ONCE);
  return Array.from({ length: count }, (_, at) => items.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE));
}
