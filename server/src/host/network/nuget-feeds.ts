// Which NuGet feed is asked about which package, as nuget.config has it: those of the manifest's folder and of all above it,
// then the user's. Source: https://learn.microsoft.com/en-us/nuget/consume-packages/configuring-nuget-behavior and
// …/consume-packages/package-source-mapping.
// Invariant: a package that a feed of the company's own may hold is named to that feed only, or to nobody; a password goes
// nowhere but to the feed that it is for.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Element } from '../../manifests/maven/element';
import { xml } from '../../syntax/xml';
import { folderOf, SourceFile } from '../../text/source-file';
import type { Purl } from '../../terms/purl';
import type { ComponentRow } from '../../workspace/rows';

/** A feed that packages may come from. */
export interface Feed {
  /** The address of its service index, such as `https://…/v3/index.json`; a path for a folder. */
  readonly address: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/** The configuration that holds in a folder. */
export interface NugetConfiguration {
  readonly feeds: ReadonlyMap<string, Feed>;
  /** Patterns of package names by the key of a feed; empty where every feed may hold every package. */
  readonly patterns: ReadonlyMap<string, readonly string[]>;
}

const PUBLIC = 'https://api.nuget.org/v3/index.json';

const usual: NugetConfiguration = {
  feeds: new Map([['nuget.org', { address: PUBLIC, user: undefined, password: undefined }]]),
  patterns: new Map(),
};

/** Reads configurations from the farthest to the nearest: each adds to the ones before, or clears them. */
export function readNugetConfiguration(texts: readonly string[], env: NodeJS.ProcessEnv): NugetConfiguration {
  const feeds = new Map(usual.feeds);
  const disabled = new Set<string>();
  const patterns = new Map<string, readonly string[]>();
  const secrets = new Map<string, ReadonlyMap<string, string>>();
  for (const text of texts) {
    const root = new Element(xml.treeOf(new SourceFile('nuget.config', text)).root?.node).at('configuration');
    const [sources, off, mapping] = ['packageSources', 'disabledPackageSources', 'packageSourceMapping'].map((name) =>
      root.at(name),
    );
    if (sources?.at('clear').exists === true) feeds.clear();
    if (off?.at('clear').exists === true) disabled.clear();
    if (mapping?.at('clear').exists === true) patterns.clear();
    for (const { key, value } of additions(sources))
      feeds.set(key, { address: expand(value, env), user: undefined, password: undefined });
    for (const { key, value } of additions(off)) {
      if (value.toLowerCase() === 'true') disabled.add(key);
      else disabled.delete(key);
    }
    for (const source of mapping?.all('packageSource') ?? []) {
      const names = source.all('package').flatMap((each) => each.textAt('@pattern') ?? []);
      patterns.set(source.textAt('@key') ?? '', names);
    }
    for (const [key, fields] of credentialsIn(root.at('packageSourceCredentials'))) secrets.set(key, fields);
  }
  const enabled = [...feeds].filter(([key]) => !disabled.has(key));
  return { feeds: new Map(enabled.map(([key, feed]) => [key, withSecret(feed, secrets.get(key), env)])), patterns };
}

function additions(section: Element | undefined): readonly { readonly key: string; readonly value: string }[] {
  return (section?.all('add') ?? []).map((each) => ({
    key: each.textAt('@key') ?? '',
    value: each.textAt('@value')?.trim() ?? '',
  }));
}

/** By the key of the feed, in which a name of XML spells what it cannot hold: `my_x0020_feed`. */
function credentialsIn(section: Element): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const written = section.elements().map((each) => {
    const key = String(each.path.at(-1) ?? '').replace(/_x([\da-f]{4})_/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return [key, new Map(additions(each).map((pair) => [pair.key.toLowerCase(), pair.value]))] as const;
  });
  return new Map(written);
}

/** A password that is encrypted for this machine's user is not read. */
function withSecret(feed: Feed, fields: ReadonlyMap<string, string> | undefined, env: NodeJS.ProcessEnv): Feed {
  const [user, password] = ['username', 'cleartextpassword'].map((name) => fields?.get(name));
  if (user === undefined || password === undefined) return feed;
  return { ...feed, user: expand(user, env), password: expand(password, env) };
}

/** `%NAME%` as the variable has it; as it stands where there is none. */
function expand(text: string, env: NodeJS.ProcessEnv): string {
  return text.replace(/%([^%]+)%/g, (whole, name: string) => env[name] ?? whole);
}

/** The feeds that may hold a package: those whose pattern names it most closely, or all where there are no patterns. */
export function feedsFor({ feeds, patterns }: NugetConfiguration, name: string): readonly Feed[] {
  if (patterns.size === 0) return [...feeds.values()];
  let [best, found]: [number, Feed[]] = [-1, []];
  for (const [key, names] of patterns) {
    const feed = feeds.get(key);
    const weight = Math.max(-1, ...names.map((pattern) => weightOf(pattern, name)));
    if (feed === undefined || weight < 0 || weight < best) continue;
    if (weight > best) [best, found] = [weight, []];
    found.push(feed);
  }
  return found;
}

/** An exact name beats the longest beginning; negative where the pattern does not name the package. */
function weightOf(pattern: string, name: string): number {
  const [wanted, given] = [pattern.toLowerCase(), name.toLowerCase()];
  if (!wanted.endsWith('*')) return wanted === given ? Number.MAX_SAFE_INTEGER : -1;
  return given.startsWith(wanted.slice(0, -1)) ? wanted.length - 1 : -1;
}

function isPublicFeed({ address }: Feed): boolean {
  return /^https:\/\/(?:api|www)\.nuget\.org\//i.test(address);
}

/** The feeds of a workspace's packages. */
export class NugetFeeds {
  readonly #byName: ReadonlyMap<string, readonly Feed[]>;

  private constructor(byName: ReadonlyMap<string, readonly Feed[]>) {
    this.#byName = byName;
  }

  /** Reads the configuration of every folder that names packages. `folder` is the workspace's. */
  static read(folder: string, rows: readonly ComponentRow[], env: NodeJS.ProcessEnv): NugetFeeds {
    const byFolder = new Map<string, NugetConfiguration>();
    const byName = new Map<string, readonly Feed[]>();
    for (const { component, manifest } of rows) {
      if (component.purl.type !== 'nuget') continue;
      const at = join(folder, folderOf(manifest));
      const configuration = byFolder.get(at) ?? readNugetConfiguration(textsFor(at, env), env);
      byFolder.set(at, configuration);
      const name = component.purl.name.toLowerCase();
      byName.set(name, [...(byName.get(name) ?? []), ...feedsFor(configuration, name)]);
    }
    return new NugetFeeds(byName);
  }

  /** Whether every feed that may hold it is the public one. */
  isPublic(purl: Purl): boolean {
    if (purl.type !== 'nuget') return true;
    const feeds = this.#feedsOf(purl);
    return feeds.length > 0 && feeds.every(isPublicFeed);
  }

  /**
   * Where to ask about a package: `public` where the public feed is among those that hear of it anyway, the service index
   * of a feed of the company's own, or undefined where none can be asked.
   */
  feedFor(purl: Purl): 'public' | Feed | undefined {
    const feeds = this.#feedsOf(purl);
    if (feeds.some(isPublicFeed)) return 'public';
    return feeds.find(({ address }) => /^https?:\/\/.*\.json$/i.test(address));
  }

  authorizationFor(url: string): string | undefined {
    for (const { address, user, password } of [...this.#byName.values()].flat()) {
      if (user === undefined || password === undefined || !URL.canParse(address)) continue;
      if (url.startsWith(reachOf(address)))
        return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
    }
    return undefined;
  }

  #feedsOf({ name }: Purl): readonly Feed[] {
    return this.#byName.get(name.toLowerCase()) ?? [...usual.feeds.values()];
  }
}

/** What of a host is a feed's: the registrations that its index names stand beside it, below the same first folder. */
function reachOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${/^\/[^/]+\//.exec(pathname)?.[0] ?? '/'}`;
}

/** The configurations that count in a folder, the farthest first. */
function textsFor(folder: string, env: NodeJS.ProcessEnv): readonly string[] {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const name = namesIn(at).find((each) => each.toLowerCase() === 'nuget.config');
    if (name !== undefined) found.unshift(join(at, name));
    if (at === dirname(at)) break;
  }
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const users = [
    env.APPDATA === undefined ? undefined : join(env.APPDATA, 'NuGet', 'NuGet.Config'),
    join(home, '.nuget', 'NuGet', 'NuGet.Config'),
    join(home, '.config', 'NuGet', 'NuGet.Config'),
  ].filter((path) => path !== undefined && existsSync(path));
  return [...users.slice(0, 1), ...found].flatMap((path) => textOf(path ?? ''));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A folder above may be closed to us, as it is to NuGet then.
    return [];
  }
}

function textOf(path: string): readonly string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch {
    // As NuGet itself would not get to read it.
    return [];
  }
}
