// Which npm registry is asked about which package of a workspace.
// Invariant: a package goes by the configuration of the folders that name it; where several do, one that gives it a
// registry of its own counts, so that the name of a private package is not sent to a public one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from '../../text/source-file';
import { fullName, type Purl } from '../../terms/purl';
import type { ComponentRow } from '../../workspace/rows';
import { readNpmConfiguration, type NpmConfiguration } from './npm-configuration';

/** npm's configurations of a workspace. */
export class NpmRegistries {
  /** That of the workspace's own folder; undefined where npm does not answer. */
  readonly own: NpmConfiguration | undefined;
  readonly #byFolder: ReadonlyMap<string, NpmConfiguration>;
  readonly #foldersOf: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(
    own: NpmConfiguration | undefined,
    byFolder: ReadonlyMap<string, NpmConfiguration>,
    foldersOf: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.own = own;
    this.#byFolder = byFolder;
    this.#foldersOf = foldersOf;
  }

  /** Reads the configuration of the workspace's folder and of those below it that hold a `.npmrc`. */
  static async read(folder: string, rows: readonly ComponentRow[], env: NodeJS.ProcessEnv): Promise<NpmRegistries> {
    const foldersOf = new Map<string, Set<string>>();
    for (const { component, manifest } of rows) {
      if (component.purl.type !== 'npm') continue;
      const name = fullName(component.purl);
      const folders = foldersOf.get(name) ?? new Set();
      foldersOf.set(name, folders.add(configuredAt(folder, folderOf(manifest))));
    }
    const byFolder = new Map<string, NpmConfiguration>();
    for (const at of new Set(['', ...[...foldersOf.values()].flatMap((folders) => [...folders])])) {
      const configuration = await readNpmConfiguration(join(folder, at), env);
      if (configuration !== undefined) byFolder.set(at, configuration);
    }
    return new NpmRegistries(byFolder.get(''), byFolder, foldersOf);
  }

  registryFor(purl: Purl): string | undefined {
    const name = fullName(purl);
    return this.#configurationOf(name)?.registryFor(name);
  }

  /**
   * Whether the package comes from the registry that holds for all that has no other one. Where npm does not answer, that
   * is not known of a package with a scope.
   */
  isPublic(purl: Purl): boolean {
    if (purl.type !== 'npm') return true;
    return this.own === undefined ? purl.namespace === undefined : this.registryFor(purl) === this.#usual;
  }

  authorizationFor(url: string): string | undefined {
    for (const configuration of this.#byFolder.values()) {
      const value = configuration.authorizationFor(url);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** The registry of packages without a scope. */
  get #usual(): string | undefined {
    return this.own?.registryFor('');
  }

  #configurationOf(name: string): NpmConfiguration | undefined {
    const configurations = [...(this.#foldersOf.get(name) ?? [''])].flatMap((at) => this.#byFolder.get(at) ?? []);
    return configurations.find((each) => each.registryFor(name) !== this.#usual) ?? configurations[0];
  }
}

/** The nearest folder at or above a manifest's that holds a `.npmrc`, else the workspace's own. */
function configuredAt(root: string, folder: string): string {
  for (let at = folder; at !== ''; at = folderOf(at)) if (existsSync(join(root, at, '.npmrc'))) return at;
  return '';
}
