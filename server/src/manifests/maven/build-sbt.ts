// build.sbt and the Scala files of sbt's `project` folder: dependencies that are written out, with versions that a name
// may stand for. Invariant: sbt is not run; a version that only it would know is a problem. An artifact that is built for
// each Scala has that in its name where the build says one Scala. Source: scala-sbt.org, "Library Dependencies".
import type { DataPath } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { folderOf, isWithin, type SourceFile } from '../../text/source-file';
import { componentOf, type Component, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { nameOfKey } from '../../syntax/made-tree';
import { nameComponent, readVersion } from './coordinates';
import { runtime } from './java-runtime';
import { sbt } from './sbt-notation';

const FORMAT = 'build.sbt';

/** A dependency as it is written. */
interface Written {
  readonly group: string;
  readonly artifact: string;
  /** `%`, or `%%` for one that is built for each Scala. */
  readonly sign: string;
  /** A text in quotes, or a name. */
  readonly version: string;
  readonly scope: Scope;
  readonly isPlugin: boolean;
  readonly path: DataPath;
}

interface SbtContent extends ManifestContent {
  readonly written: readonly Written[];
  /** Texts by their names; undefined where a name means several. */
  readonly values: ReadonlyMap<string, string | undefined>;
  /** As written, with `=` before a name. */
  readonly scala: string | undefined;
}

export const buildSbt: ManifestFormat = {
  name: FORMAT,
  purlType: 'maven',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: sbt,
  matches: (path) => /\.sbt$|(?:^|\/)project\/[^/]+\.scala$/.test(path),
  read: readBuild,
  resolve(content, nearby) {
    // Only this format's own content comes here.
    const own = content as SbtContent;
    const { components, runtimes, problems } = componentsOf(own, buildOf(own, nearby));
    return { value: { ...own, components, runtimes }, problems };
  },
};

function readBuild(file: SourceFile): Reading<SbtContent> {
  const { root, problems } = new ManifestData(file, sbt);
  const [values, dependencies, scala] = [root.values, root.dependencies, root.scala].map((part) =>
    isFields(part) ? part : {},
  );
  const own = {
    ...silent,
    file: file.path,
    format: FORMAT,
    purlType: 'maven',
    lockedBy: ['build.sbt.lock'],
    written: Object.entries(dependencies ?? {}).flatMap(([key, fields]) =>
      isFields(fields) ? [writtenAt(key, fields)] : [],
    ),
    values: new Map([
      ...valuesOf(values ?? {}),
      ...revisionsOf(isFields(root.modules) ? root.modules : {}, dependencies ?? {}),
    ]),
    scala: textOf(scala?.version),
  };
  return { value: { ...own, ...componentsOf(own, [own]) }, problems };
}

function writtenAt(key: string, { sign, version, scope, plugin }: Fields): Written {
  const [group = '', artifact = ''] = nameOfKey(key).split(':');
  return {
    ...{ group, artifact, sign: textOf(sign) ?? '%', version: textOf(version) ?? '' },
    scope: plugin === undefined ? scopeOf(textOf(scope)) : 'development',
    isPlugin: plugin === 'addSbtPlugin',
    path: ['dependencies', key],
  };
}

/** `Test`, `"test,it"`, `"provided->compile"`: what a configuration is for. */
function scopeOf(configuration: string | undefined): Scope {
  const words = (configuration ?? '')
    .replaceAll('"', '')
    .split(/[,;]/)
    .map((word) => (word.split('->')[0] ?? '').trim().toLowerCase());
  if (words.some((word) => word === 'compile' || word === 'runtime' || word === '')) return 'runtime';
  if (words.includes('provided')) return 'peer';
  return words.includes('optional') ? 'optional' : 'development';
}

function valuesOf(values: Fields): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const [key, value] of Object.entries(values)) {
    const name = nameOfKey(key);
    found.set(name, found.has(name) && found.get(name) !== value ? undefined : textOf(value));
  }
  return found;
}

/** Texts by `name.revision` for the dependencies that have a name. */
function revisionsOf(modules: Fields, dependencies: Fields): ReadonlyMap<string, string | undefined> {
  const revisions = Object.entries(modules).flatMap(([name, key]): readonly (readonly [string, string])[] => {
    const written = dependencies[textOf(key) ?? ''];
    const version = isFields(written) ? textOf(written.version) : undefined;
    return version?.startsWith('"') === true ? [[`${name}.revision`, version.slice(1, -1)]] : [];
  });
  return new Map(revisions);
}

/** The files of the build to which a file belongs: its own folder's, those above, and the `project` folders of these. */
function buildOf(own: SbtContent, nearby: NearbyFiles): readonly SbtContent[] {
  const others = nearby.pathsOf(FORMAT).filter((path) => path !== own.file && isWithin(rootOf(path), rootOf(own.file)));
  return [own, ...others.flatMap((path) => (nearby.contentOf(path) as SbtContent | undefined) ?? [])];
}

function rootOf(path: string): string {
  return folderOf(path).replace(/(?:^|\/)project$/, '');
}

function componentsOf(
  { file, written, scala: ownScala }: Pick<SbtContent, 'file' | 'written' | 'scala'>,
  build: readonly Pick<SbtContent, 'values' | 'scala'>[],
): {
  readonly components: readonly Component[];
  readonly runtimes: readonly Runtime[];
  readonly problems: readonly ReadingProblem[];
} {
  const problems: ReadingProblem[] = [];
  const scala = build.map((each) => each.scala).find((each) => each !== undefined);
  const line =
    scala === undefined ? undefined : scalaLine(valueOf(scala.startsWith('=') ? scala.slice(1) : `"${scala}"`, build));
  const components = written.flatMap((each): readonly Component[] => {
    const { group, sign, version: asked, scope, path } = each;
    const text = valueOf(asked, build);
    const { version, range } = text === undefined ? { version: undefined, range: asked } : readVersion(text);
    const artifact = sign === '%%' && line !== undefined && !each.isPlugin ? `${each.artifact}_${line}` : each.artifact;
    const named = nameComponent({ group, artifact, version });
    const anchor = { file, path, part: 'key' } as const;
    if (named === undefined)
      problems.push({ anchor, message: `"${group}:${artifact}" cannot be the name of an artifact.`, kind: 'broken' });
    else if (text === undefined)
      problems.push({
        anchor,
        message: `Which version of "${named.name}" is meant can be known only by running sbt.`,
        kind: 'unknowable',
      });
    return named === undefined
      ? []
      : [
          componentOf({
            ...named,
            version,
            range,
            direct: true,
            scope,
            anchor,
          }),
        ];
  });
  const at = { file, path: ['scala', 'version'], part: 'value' } as const;
  const own =
    ownScala === undefined || ownScala.startsWith('=')
      ? undefined
      : runtime('scala', ownScala, /^\d[\w.-]*$/.exec(ownScala)?.[0], at);
  return { components, runtimes: own === undefined ? [] : [own], problems };
}

/** The text that an expression stands for: itself, or the only one of that name in the build. */
function valueOf(expression: string, build: readonly Pick<SbtContent, 'values'>[]): string | undefined {
  if (expression.startsWith('"')) return expression.slice(1, -1);
  const name = expression.endsWith('.revision') ? expression : (expression.split('.').at(-1) ?? '');
  const found = new Set(build.flatMap(({ values }) => (values.has(name) ? [values.get(name)] : [])));
  return found.size === 1 ? [...found][0] : undefined;
}

/** `2.13` of `2.13.18`; since Scala 3 all are built for `3`. */
function scalaLine(version: string | undefined): string | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return major === undefined || minor === undefined ? undefined : Number(major) < 3 ? `${major}.${minor}` : major;
}
