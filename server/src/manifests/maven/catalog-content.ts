// What a version catalog of Gradle says: libraries, bundles, plugins and versions under the names that build scripts use.
// Invariant: an entry that names no thing is a problem; of a rich version the strictest part counts.
import { baseName, folderOf } from '../../text/source-file';
import { toml } from '../../syntax/toml';
import type { SourceFile } from '../../text/source-file';
import { componentOf, type Component } from '../component';
import { silent, type ManifestContent } from '../format';
import type { Reading } from '../../text/reading';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { nameComponent, readVersion } from './coordinates';
import { readNotation } from './gradle-coordinates';

/** The name of the format. */
export const CATALOG = 'libs.versions.toml';

/** What a catalog says, by the names that build scripts use: `commons-lang3_x` is `commons.lang3.x`. */
export interface CatalogContent extends ManifestContent {
  readonly libraries: ReadonlyMap<string, Component>;
  readonly plugins: ReadonlyMap<string, Component>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
  readonly versions: ReadonlyMap<string, string>;
}

/** Reads a catalog. */
export function readCatalog(file: SourceFile): Reading<CatalogContent> {
  const manifest = new ManifestData(file, toml);
  const reader = new CatalogReader(manifest);
  const libraries = reader.read('libraries', (entry) => reader.readLibrary(entry));
  const plugins = reader.read('plugins', (entry) => reader.readPlugin(entry));
  const value = {
    ...silent,
    file: file.path,
    format: CATALOG,
    purlType: 'maven',
    components: [...libraries.values(), ...[...plugins.values()].filter(({ range }) => range !== undefined)],
    libraries,
    plugins,
    bundles: reader.readBundles(),
    versions: reader.versions,
  };
  return { value, problems: manifest.problems };
}

/** The name under which scripts know a catalog: that of its file. */
export function catalogName(file: string): string {
  return baseName(file).replace(/\.versions\.toml$/, '');
}

/** The folder of the build that a catalog in its `gradle` folder is for. */
export function rootOf(file: string): string {
  const folder = folderOf(file);
  return baseName(folder) === 'gradle' ? folderOf(folder) : folder;
}

/** How scripts spell the name of an entry. */
function accessorOf(alias: string): string {
  return alias.replaceAll(/[-_.]/g, '.');
}

/** An entry being read. */
interface Entry {
  readonly value: unknown;
  readonly alias: string;
  readonly table: string;
}

class CatalogReader {
  readonly versions: ReadonlyMap<string, string>;
  readonly #manifest: ManifestData;
  readonly #written: Fields;

  constructor(manifest: ManifestData) {
    this.#manifest = manifest;
    this.#written = manifest.fields(manifest.root, ['versions']);
    this.versions = new Map(
      Object.entries(this.#written).flatMap(([alias, value]) => {
        const text = richVersion(value);
        return text === undefined ? [] : [[accessorOf(alias), text] as const];
      }),
    );
  }

  read(table: string, readEntry: (entry: Entry) => Component | undefined): ReadonlyMap<string, Component> {
    const entries = Object.entries(this.#manifest.fields(this.#manifest.root, [table]));
    return new Map(
      entries.flatMap(([alias, value]) => {
        const component = readEntry({ value, alias, table });
        if (component === undefined)
          this.#manifest.broken(
            [table, alias],
            `"${alias}" does not say which ${table === 'plugins' ? 'plugin' : 'library'} is meant.`,
          );
        return component === undefined ? [] : [[accessorOf(alias), component] as const];
      }),
    );
  }

  /** `"g:a:v"`, `{ module = "g:a", version = … }` or `{ group = "g", name = "a", version = … }`. */
  readLibrary(entry: Entry): Component | undefined {
    const { value } = entry;
    const fields = isFields(value) ? value : {};
    const short = readNotation(textOf(value) ?? textOf(fields.module) ?? '');
    const [group, artifact] = [short?.group ?? textOf(fields.group), short?.artifact ?? textOf(fields.name)];
    if (group === undefined || artifact === undefined) return undefined;
    const written = readVersion(short?.version ?? this.#versionOf(entry));
    const named = nameComponent({ ...short, group, artifact, version: written.version });
    return named && this.#component(entry, { ...named, ...written });
  }

  /** `"id:version"` or `{ id = "…", version = … }`. */
  readPlugin(entry: Entry): Component | undefined {
    const [shortId, shortVersion] = textOf(entry.value)?.split(':') ?? [];
    const id = shortId ?? (isFields(entry.value) ? textOf(entry.value.id) : undefined);
    const written = readVersion(shortVersion ?? this.#versionOf(entry));
    const named = id === undefined ? undefined : namePlugin(id, written.version);
    return named && this.#component(entry, { ...named, ...written, scope: 'development' });
  }

  readBundles(): ReadonlyMap<string, readonly string[]> {
    const bundles = this.#manifest.fields(this.#manifest.root, ['bundles']);
    return new Map(
      Object.keys(bundles).map((alias) => {
        const names = this.#manifest.list(bundles, ['bundles', alias]).flatMap((each) => textOf(each) ?? []);
        return [accessorOf(alias), names.map(accessorOf)] as const;
      }),
    );
  }

  #component({ table, alias }: Entry, known: Pick<Component, 'name' | 'purl'> & Partial<Component>): Component {
    return componentOf({
      direct: true,
      ...known,
      anchor: { file: this.#manifest.file.path, path: [table, alias], part: 'key' },
    });
  }

  #versionOf({ value, alias, table }: Entry): string | undefined {
    const version = isFields(value) ? value.version : undefined;
    const reference = isFields(version) ? textOf(version.ref) : undefined;
    if (reference === undefined) return richVersion(version);
    const found = richVersion(this.#written[reference]) ?? this.versions.get(accessorOf(reference));
    if (found === undefined)
      this.#manifest.broken([table, alias, 'version'], `There is no "${reference}" below [versions].`);
    return found;
  }
}

/** A text, or `{ strictly, require, prefer }`: of these the strictest that says a version. */
function richVersion(value: unknown): string | undefined {
  if (!isFields(value)) return textOf(value);
  const written = [value.strictly, value.require, value.prefer].flatMap((each) => textOf(each) ?? []);
  return written[0];
}

/** A plugin of Gradle, whose id is a thing in a repository as well. */
export function namePlugin(id: string, version: string | undefined): Pick<Component, 'name' | 'purl'> | undefined {
  const named = nameComponent({ group: id, artifact: `${id}.gradle.plugin`, version });
  return named && { ...named, name: id };
}
