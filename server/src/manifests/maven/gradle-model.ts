// What a build script says to others, and what others say to it: constants, properties and version catalogs.
// Invariant: the nearest one that knows a name counts, and one that knows it in two ways ends the search.
import { folderOf, isWithin, joinPath } from '../../text/source-file';
import type { ManifestContent, NearbyFiles } from '../format';
import type { GradleProperties } from './gradle-properties';
import { evaluate, type Constants, type Names } from './gradle-values';
import type { Piece, Statement } from './gradle-script';
import { CATALOG, catalogName, rootOf, type CatalogContent } from './catalog-content';

/** The content of a build script. */
export interface ScriptContent extends ManifestContent {
  readonly isKotlin: boolean;
  readonly statements: readonly Statement[];
  readonly constants: Constants;
}

/** What is known around a script. */
export class Surroundings implements Names {
  readonly isKotlin: boolean;
  readonly isLocked: boolean;
  readonly catalogs: ReadonlyMap<string, CatalogContent>;
  readonly #constants: readonly Constants[];
  readonly #properties: readonly GradleProperties[];

  constructor(own: ScriptContent, nearby: NearbyFiles) {
    const folders = foldersUp(folderOf(own.file));
    const contentsOf = (name: string): readonly ManifestContent[] =>
      folders.flatMap((folder) => nearby.contentOf(folder === '' ? name : `${folder}/${name}`) ?? []);
    const above = ['build.gradle', 'build.gradle.kts'].flatMap(contentsOf).filter(isScript);
    const scripts = [own, ...above].flatMap((script) => [script, ...appliedBy(script, nearby)]);
    this.isKotlin = own.isKotlin;
    this.isLocked = nearby.contentOf(joinPath(folderOf(own.file), 'gradle.lockfile') ?? '') !== undefined;
    this.#constants = [...new Set(scripts)].map(({ constants }) => constants);
    // Only that format gives such content.
    this.#properties = contentsOf('gradle.properties') as GradleProperties[];
    this.catalogs = catalogsFor(own.file, nearby);
  }

  valueOf(name: string): readonly Piece[] | string | undefined {
    const [catalog = '', table, ...rest] = name.split('.');
    const version = table === 'versions' ? this.catalogs.get(catalog)?.versions.get(rest.join('.')) : undefined;
    const constants = this.#constants.find((each) => each.has(name));
    if (version !== undefined || constants !== undefined) return version ?? constants?.get(name);
    return this.#properties.find(({ values }) => values.has(name))?.values.get(name);
  }
}

/** Only these two formats give such content. */
function isScript(content: ManifestContent): content is ScriptContent {
  return content.format === 'build.gradle' || content.format === 'settings.gradle';
}

/** The scripts that a script applies by a literal path; a property of the build may stand for the root's folder. */
function appliedBy(script: ScriptContent, nearby: NearbyFiles): readonly ScriptContent[] {
  const names: Names = {
    isKotlin: script.isKotlin,
    valueOf: (name) => (/^(?:rootDir|projectDir)$/.test(name) ? '.' : undefined),
  };
  return script.statements
    .filter(({ name }) => name === 'apply')
    .flatMap((statement) => statement.arguments.filter(({ label }) => label === 'from'))
    .flatMap(({ pieces }) => {
      const path = evaluate(pieces, names);
      const found = foldersUp(folderOf(script.file)).flatMap((folder) => {
        const target = path === undefined ? undefined : joinPath(folder, path);
        return target === undefined ? [] : (nearby.contentOf(target) ?? []);
      });
      return found.filter(isScript).slice(0, 1);
    });
}

/** The catalogs of the builds that a file is in, by the names that scripts know them by; the nearest counts. */
function catalogsFor(file: string, nearby: NearbyFiles): ReadonlyMap<string, CatalogContent> {
  const paths = nearby.pathsOf(CATALOG).filter((path) => isWithin(rootOf(path), file));
  const outerFirst = paths.toSorted((a, b) => rootOf(a).length - rootOf(b).length);
  return new Map(
    outerFirst.flatMap((path) => {
      const content = nearby.contentOf(path);
      // Only that format gives such content.
      return content === undefined ? [] : [[catalogName(path), content as CatalogContent] as const];
    }),
  );
}

/** A folder and those above it. */
function foldersUp(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return [...parts.keys(), parts.length].map((length) => parts.slice(0, length).join('/')).reverse();
}
