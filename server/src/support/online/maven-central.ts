// Maven Central: artifacts that were relocated, and when an artifact was last released.
// A POM tells where its artifact went (https://maven.apache.org/guides/mini/guide-relocation.html). Most artifacts say so
// only in their newest versions, so that those are asked before the version in use.
// Invariant: a relocation to the same group and artifact is none.
import { Element } from '../../manifests/maven/element';
import { xml } from '../../syntax/xml';
import { SourceFile } from '../../text/source-file';
import { parseDay, type CalendarDay } from '../../terms/calendar-day';
import type { Purl } from '../../terms/purl';
import {
  readAs,
  unreadable,
  type NeglectSign,
  type OnlineReading,
  type OnlineRequest,
  type OnlineSource,
} from './online-source';
import { signsOfSilence } from './last-release';
import { answerEach, askPerPackage, type PackageInquiry, type Statement } from './per-package';

export const mavenCentral: OnlineSource = {
  name: 'Maven Central',
  sends: 'groups, artifacts and versions of Java packages',
  discloses: 'packages',
  address: 'https://repo1.maven.org/maven2/',
  speaksOf: ({ type }) => type === 'maven',
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const { namespace = '', name } = inquiry.purl;
      const folder = `${base}${[...namespace.split('.'), name].map(encodeURIComponent).join('/')}/`;
      return getXml(`${folder}maven-metadata.xml`, inquiry, (root) =>
        readVersions(folder, inquiry, root, context.today),
      );
    });
  },
};

function getXml(url: string, { queries }: PackageInquiry, read: (root: Element) => OnlineReading): OnlineRequest {
  const readBody = (body: unknown): OnlineReading => {
    const { root, problems } = xml.treeOf(new SourceFile('answer.xml', typeof body === 'string' ? body : ''));
    return problems.length > 0 ? unreadable('it is no well-formed XML') : read(new Element(root?.node));
  };
  return { about: queries, url, body: undefined, expects: 'xml', accept: undefined, read: readBody };
}

function readVersions(folder: string, inquiry: PackageInquiry, root: Element, today: CalendarDay): OnlineReading {
  const { purl } = inquiry;
  const data = root.at('metadata');
  const [group, artifact] = [data.textAt('groupId'), data.textAt('artifactId')];
  if (group !== purl.namespace || artifact !== purl.name) return unreadable(`it is not about ${coordinates(purl)}`);
  const versioning = data.at('versioning');
  const versions = versioning
    .at('versions')
    .all('version')
    .flatMap(({ text }) => text ?? []);
  const newest = versioning.textAt('release') ?? versioning.textAt('latest') ?? versions.at(-1);
  if (newest === undefined) return unreadable('it lists no version');
  const signs = signsOfSilence(dayOf(versioning.textAt('lastUpdated')), today);
  const olderUsed = new Set(inquiry.queries.flatMap(({ purl: { version = newest } }) => version));
  olderUsed.delete(newest);
  const older = [...olderUsed].filter((version) => versions.includes(version));
  return readAs([], [askPom(folder, inquiry, newest, older, signs)]);
}

/** Asks for the POM of the newest version and, where that was not relocated, for those of older ones in use. */
function askPom(
  folder: string,
  inquiry: PackageInquiry,
  version: string,
  older: readonly string[],
  signs: readonly NeglectSign[],
): OnlineRequest {
  const { purl, queries } = inquiry;
  const file = `${folder}${encodeURIComponent(version)}/${encodeURIComponent(`${purl.name}-${version}`)}.pom`;
  return getXml(file, inquiry, (root) => {
    const project = root.at('project');
    if (!project.exists || ![undefined, purl.name].includes(project.textAt('artifactId')))
      return unreadable(`it is not the POM of ${coordinates(purl)}`);
    const said = relocation(project.at('distributionManagement', 'relocation'), purl);
    const page = `https://central.sonatype.com/artifact/${purl.namespace ?? ''}/${purl.name}`;
    const answers = answerEach(queries, page, signs, () => said);
    if (said !== undefined) return readAs(answers);
    const more = older.map((each) => {
      const using = queries.filter((query) => query.purl.version === each);
      return askPom(folder, { ...inquiry, queries: using }, each, [], signs);
    });
    return readAs(answers, more);
  });
}

/** What a relocation leaves out stays as it was. A property in it nobody resolves here. */
function relocation(element: Element, purl: Purl): Statement | undefined {
  if (!element.exists) return undefined;
  const group = element.textAt('groupId') ?? purl.namespace ?? '';
  const artifact = element.textAt('artifactId') ?? purl.name;
  if (group === purl.namespace && artifact === purl.name) return undefined;
  const target = `${group}:${artifact}`;
  const successor = target.includes('${') ? undefined : target;
  const moved = successor === undefined ? 'relocated' : `relocated to ${successor}`;
  const message = element.textAt('message')?.replace(/\s+/g, ' ').trim();
  return { status: 'deprecated', successor, reason: message === undefined ? moved : `${moved}: ${message}` };
}

function coordinates({ namespace = '', name }: Purl): string {
  return `${namespace}:${name}`;
}

/** Of a time such as `20240131093000`. */
function dayOf(time: string | undefined): CalendarDay | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})\d{6}$/.exec(time ?? '') ?? [];
  return parseDay(`${year}-${month}-${day}`);
}
