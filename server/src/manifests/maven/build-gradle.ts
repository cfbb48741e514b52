// build.gradle, settings.gradle and other scripts of Gradle, in Groovy and Kotlin: what they say in literal words, with
// constants, gradle.properties and version catalogs put in. Invariant: no script is run; what only a run can tell is a gap.
import { baseName, type SourceFile } from '../../text/source-file';
import type { ReadingProblem } from '../../text/reading';
import type { Notation } from '../../syntax/notation';
import { nothingNearby, silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';
import { readDependencies } from './gradle-dependencies';
import { Surroundings, type ScriptContent } from './gradle-model';
import { kotlinVersion, readPlugins } from './gradle-plugins';
import { readRuntimes } from './gradle-runtimes';
import { groovyScript, kotlinScript, readScript } from './gradle-script';
import { readConstants } from './gradle-values';
import { includedFolders } from './gradle-projects';
import { VersionGaps } from './version-gaps';

/** Groovy or Kotlin, by the file's name. */
const gradleScript: Notation = {
  ...groovyScript,
  treeOf: (file) => (isKotlin(file.path) ? kotlinScript : groovyScript).treeOf(file),
};

export const settingsGradle = scriptFormat('settings.gradle', (path) =>
  /^settings\.gradle(?:\.kts)?$/.test(baseName(path)),
);

/** Any other script as well: scripts apply one another, and plugins are written so. */
export const buildGradle = scriptFormat(
  'build.gradle',
  (path) => /\.gradle(?:\.kts)?$/.test(path) && !settingsGradle.matches(path),
);

function scriptFormat(name: string, matches: (path: string) => boolean): ManifestFormat {
  return {
    name,
    purlType: 'maven',
    kind: 'manifest',
    tells: { ...manifestTells, runtimes: 'yes' },
    notation: gradleScript,
    matches,
    read(file) {
      const { statements, problems } = readScript(file.text, isKotlin(file.path));
      let known: ManifestContent | undefined;
      const value: ScriptContent = {
        ...silent,
        file: file.path,
        format: name,
        purlType: 'maven',
        isKotlin: isKotlin(file.path),
        statements,
        constants: readConstants(statements),
        // Only who does not resolve the file asks for these.
        get components() {
          return (known ??= resolveScript(value, nothingNearby).value).components;
        },
        workspaces: includedFolders(statements),
        lockedBy: ['gradle.lockfile'],
      };
      return { value, problems: problems.map(({ span, message }) => broken(file, span, message)) };
    },
    // Only this format's own content comes here.
    resolve: (content, nearby) => resolveScript(content as ScriptContent, nearby),
  };
}

function resolveScript(
  script: ScriptContent,
  nearby: NearbyFiles,
): { value: ScriptContent; problems: readonly ReadingProblem[] } {
  const { file, statements } = script;
  const around = new Surroundings(script, nearby);
  const gaps = new VersionGaps(file);
  const plugins = readPlugins(file, statements, around, gaps);
  const dependencies = readDependencies(file, statements, around, gaps, kotlinVersion(plugins));
  const { format, purlType, isKotlin: inKotlin, constants, workspaces, lockedBy } = script;
  const value = {
    ...silent,
    file,
    format,
    purlType,
    isKotlin: inKotlin,
    statements,
    constants,
    workspaces,
    lockedBy,
    components: withoutRepeats([...plugins, ...dependencies]),
    runtimes: readRuntimes(file, statements, around),
  };
  return { value, problems: gaps.problems };
}

function isKotlin(path: string): boolean {
  return path.endsWith('.kts');
}

function broken(file: SourceFile, span: { start: number; end: number }, message: string): ReadingProblem {
  return { anchor: { file: file.path, span }, message, kind: 'broken' };
}
