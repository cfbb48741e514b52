// Which repository is asked in place of Maven Central: the mirror that Maven's settings name for it.
// Source: https://maven.apache.org/guides/mini/guide-mirror-settings.html and https://maven.apache.org/settings.html.
// Invariant: a password goes nowhere but to the mirror that it is for; one that Maven keeps encrypted is not read.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Element } from '../../manifests/maven/element';
import { xml } from '../../syntax/xml';
import { SourceFile } from '../../text/source-file';

/** A mirror of Maven Central. */
export interface MavenMirror {
  /** With a slash at its end. */
  readonly address: string;
  /** The value of `Authorization`; undefined where nobody has to say who asks. */
  readonly authorization: string | undefined;
}

/** The mirror for Maven Central in settings; the first settings that have one count, as the user's do before the installation's. */
export function readMavenMirror(texts: readonly string[], env: NodeJS.ProcessEnv): MavenMirror | undefined {
  const roots = texts.map((text) =>
    new Element(xml.treeOf(new SourceFile('settings.xml', text)).root?.node).at('settings'),
  );
  const mirrors = roots
    .flatMap((root) => root.at('mirrors').all('mirror'))
    .map((each) => ({
      id: each.textAt('id') ?? '',
      of: each.textAt('mirrorOf') ?? '',
      address: expand(each.textAt('url') ?? '', env),
      isBlocked: each.textAt('blocked') === 'true',
    }))
    .filter(({ address, isBlocked }) => URL.canParse(address) && !isBlocked);
  const mirror = mirrors.find(({ of }) => of === 'central') ?? mirrors.find(({ of }) => speaksForCentral(of));
  if (mirror === undefined) return undefined;
  const server = roots
    .flatMap((root) => root.at('servers').all('server'))
    .find((each) => each.textAt('id') === mirror.id);
  const [user, password] = ['username', 'password'].map((name) => {
    const text = server?.textAt(name);
    return text === undefined ? undefined : expand(text, env);
  });
  const isReadable = user !== undefined && password !== undefined && !/^\{.*\}$/s.test(password);
  return {
    address: mirror.address.endsWith('/') ? mirror.address : `${mirror.address}/`,
    authorization: isReadable ? `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` : undefined,
  };
}

/** Whether a list of repositories holds `central`, which is external and is asked by HTTPS. */
function speaksForCentral(list: string): boolean {
  const parts = list.split(',').map((part) => part.trim());
  if (parts.includes('!central')) return false;
  return parts.some((part) => ['*', 'external:*', 'central'].includes(part));
}

/** `${env.NAME}`; as it stands where there is no such variable. */
function expand(text: string, env: NodeJS.ProcessEnv): string {
  return text.replace(/\$\{env\.([^}]+)\}/g, (whole, name: string) => env[name] ?? whole);
}

/** The mirror that holds in a workspace: by the settings it is built with, those of the user, those of the installation. */
export function mavenMirrorOf(folder: string, env: NodeJS.ProcessEnv): MavenMirror | undefined {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  const options = textOf(join(folder, '.mvn', 'maven.config'));
  const named = /(?:^|\s)(?:-s|--settings)(?:\s+|=)(\S+)/.exec(options)?.[1];
  const installed = env.MAVEN_HOME ?? env.M2_HOME;
  const paths = [
    named === undefined ? join(home, '.m2', 'settings.xml') : isAbsolute(named) ? named : join(folder, named),
    join(folder, '.mvn', 'settings.xml'),
    ...(installed === undefined ? [] : [join(installed, 'conf', 'settings.xml')]),
  ];
  return readMavenMirror(
    paths.map(textOf).filter((text) => text !== ''),
    env,
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Most people have not all of Maven's files.
    return '';
  }
}
