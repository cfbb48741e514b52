// What npm is configured to use: registries by scope, credentials, proxies, certificates.
// npm itself is asked (`npm config ls`), so that all its files, variables and defaults count as they do for npm; a library
// of its parts would add 120 KB to each bundle, know another npm's defaults, and send requests past the gate. npm keeps
// secrets to itself: they are read from the files that it names. Invariant: a secret goes nowhere but into `Authorization`
// of the registry that it is for. No folder's own configuration is run, only read.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** npm's configuration in a folder. */
export interface NpmConfiguration {
  /** The registry of a package by its name, with a slash at its end. */
  registryFor(name: string): string | undefined;
  /** The value of `Authorization` for an address below a registry. */
  authorizationFor(url: string): string | undefined;
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  readonly cafile: string | undefined;
  /** Certificates as texts. */
  readonly ca: readonly string[];
}

type Settings = ReadonlyMap<string, unknown>;

const PATIENCE = 20_000;

/** npm is to read its files, and neither to ask the network for a newer npm nor to keep a log. */
const inSilence = ['--offline', '--no-update-notifier', '--logs-max=0'];

/** npm's configuration as it holds in a folder; undefined where npm is not there or does not answer. */
export async function readNpmConfiguration(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<NpmConfiguration | undefined> {
  const settings = await askNpm(folder, env);
  if (settings === undefined) return undefined;
  const files = [textOf(settings, 'globalconfig'), textOf(settings, 'userconfig'), join(folder, '.npmrc')];
  const secrets = new Map<string, string>();
  for (const file of files) {
    if (file === undefined) continue;
    for (const [key, value] of readSecrets(await textOfFile(file), env)) secrets.set(key, value);
  }
  for (const [name, value] of Object.entries(env)) {
    const key = /^npm_config_(\/\/.+)$/i.exec(name)?.[1];
    if (key !== undefined && value !== undefined) secrets.set(key, value);
  }
  return configurationOf(settings, secrets);
}

function configurationOf(settings: Settings, secrets: ReadonlyMap<string, string>): NpmConfiguration {
  const ofScope = (name: string): string | undefined => {
    const scope = name.startsWith('@') ? name.split('/')[0] : undefined;
    return scope === undefined ? undefined : textOf(settings, `${scope}:registry`);
  };
  const [ca, noProxy] = [settings.get('ca'), settings.get('noproxy')];
  return {
    registryFor: (name) => withSlash(ofScope(name) ?? textOf(settings, 'registry')),
    authorizationFor: (url) => authorizationFor(url, secrets),
    httpProxy: textOf(settings, 'proxy'),
    httpsProxy: textOf(settings, 'https-proxy') ?? textOf(settings, 'proxy'),
    noProxy: Array.isArray(noProxy) && noProxy.length > 0 ? noProxy.join(',') : textOf(settings, 'noproxy'),
    cafile: textOf(settings, 'cafile'),
    ca: (Array.isArray(ca) ? ca : [ca]).filter((each): each is string => typeof each === 'string' && each !== ''),
  };
}

function askNpm(folder: string, env: NodeJS.ProcessEnv): Promise<Settings | undefined> {
  const isWindows = process.platform === 'win32';
  // On Windows npm is a script, which only a shell runs; nothing of its line comes from outside.
  const options = {
    cwd: folder,
    env,
    timeout: PATIENCE,
    maxBuffer: 4 * 1024 * 1024,
    shell: isWindows,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    execFile(isWindows ? 'npm.cmd' : 'npm', ['config', 'ls', '--json', ...inSilence], options, (error, stdout) => {
      resolve(error === null ? readSettings(stdout) : undefined);
    });
  });
}

function readSettings(json: string): Settings | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    // Whatever answered was not npm.
    return undefined;
  }
}

/** Lines such as `//registry.example.org/:_authToken=${TOKEN}`; one whose variable is not set is left out. */
export function readSecrets(text: string, env: NodeJS.ProcessEnv): ReadonlyMap<string, string> {
  const secrets = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, key, written] = /^\s*(\/\/[^=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    const value = written === undefined ? undefined : expand(written.replace(/^(["'])(.*)\1$/, '$2'), env);
    if (key !== undefined && value !== undefined && value !== '') secrets.set(key, value);
  }
  return secrets;
}

/** A value with its variables, `${NAME}`, or `${NAME?}` for one that may lack; undefined where one is not set. */
function expand(value: string, env: NodeJS.ProcessEnv): string | undefined {
  const names = [...value.matchAll(VARIABLE)];
  if (names.some(([, name = '', mayLack]) => mayLack === undefined && env[name] === undefined)) return undefined;
  return value.replace(VARIABLE, (_, name: string) => env[name] ?? '');
}

const VARIABLE = /\$\{([^}?]+)(\?)?\}/g;

/** The credentials of the nearest address at or above a URL, as npm looks for them. */
function authorizationFor(url: string, secrets: ReadonlyMap<string, string>): string | undefined {
  const { host, pathname } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '');
  for (let length = parts.length; length >= 0; length--) {
    const base = ['', '', host, ...parts.slice(0, length), ''].join('/');
    const of = (name: string): string | undefined =>
      secrets.get(`${base}:${name}`) ?? secrets.get(`${base.slice(0, -1)}:${name}`);
    const token = of('_authToken');
    if (token !== undefined) return `Bearer ${token}`;
    const basic = of('_auth');
    if (basic !== undefined) return `Basic ${basic}`;
    const [user, password] = [of('username'), of('_password')];
    if (user !== undefined && password !== undefined)
      return `Basic ${Buffer.from(`${user}:${Buffer.from(password, 'base64').toString('utf8')}`).toString('base64')}`;
  }
  return undefined;
}

async function textOfFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    // Most people have not all of npm's files.
    return '';
  }
}

function textOf(settings: Settings, key: string): string | undefined {
  const value = settings.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function withSlash(address: string | undefined): string | undefined {
  return address === undefined || address.endsWith('/') ? address : `${address}/`;
}
