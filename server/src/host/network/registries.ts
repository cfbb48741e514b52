// Which registry, feed or mirror is asked about a component, as the package managers of this machine are configured.
// Invariant: what may come from a registry of the company's own is named to no other one.
import type { Purl } from '../../terms/purl';
import type { ComponentRow } from '../../workspace/rows';
import { mavenMirrorOf, type MavenMirror } from './maven-mirror';
import type { NpmConfiguration } from './npm-configuration';
import { NpmRegistries } from './npm-registries';
import { NugetFeeds } from './nuget-feeds';

/** The registries of a workspace. */
export class Registries {
  readonly #npm: NpmRegistries;
  readonly #nuget: NugetFeeds;
  readonly #maven: MavenMirror | undefined;

  private constructor(npm: NpmRegistries, nuget: NugetFeeds, maven: MavenMirror | undefined) {
    this.#npm = npm;
    this.#nuget = nuget;
    this.#maven = maven;
  }

  /** Reads the configurations that hold in a workspace; nothing is sent. */
  static async read(folder: string, rows: readonly ComponentRow[], env: NodeJS.ProcessEnv): Promise<Registries> {
    const has = (type: string): boolean => rows.some(({ component }) => component.purl.type === type);
    const npm = await NpmRegistries.read(folder, rows, env);
    return new Registries(
      npm,
      NugetFeeds.read(folder, rows, env),
      has('maven') ? mavenMirrorOf(folder, env) : undefined,
    );
  }

  /** npm's own configuration, with its proxies and certificates; undefined where npm does not answer. */
  get npm(): NpmConfiguration | undefined {
    return this.#npm.own;
  }

  /** Whether a component comes from registries that are open to everybody. */
  isPublic(purl: Purl): boolean {
    return this.#npm.isPublic(purl) && this.#nuget.isPublic(purl);
  }

  /** Whether a source may hear of a component: a registry of what it may hold, others of what everybody may know. */
  mayHear(source: string, purl: Purl): boolean {
    return (source === 'NuGet' && purl.type === 'nuget') || this.isPublic(purl);
  }

  /**
   * Where a source is to be asked about a component instead of its usual address: `usual` for that, undefined where it is
   * not to be asked about it.
   */
  addressFor(source: string, purl: Purl): string | undefined {
    switch (source) {
      case 'npm':
        return this.#npm.registryFor(purl);
      case 'NuGet': {
        const feed = this.#nuget.feedFor(purl);
        return feed === 'public' ? 'usual' : feed?.address;
      }
      case 'Maven Central':
        return this.#maven?.address ?? 'usual';
      default:
        return 'usual';
    }
  }

  /** The value of `Authorization` for an address; undefined for none. */
  authorizationFor(url: string): string | undefined {
    if (this.#maven !== undefined && url.startsWith(this.#maven.address)) return this.#maven.authorization;
    return this.#npm.authorizationFor(url) ?? this.#nuget.authorizationFor(url);
  }
}
