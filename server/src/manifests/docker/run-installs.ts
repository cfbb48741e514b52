// What a RUN instruction installs by package managers of languages: `pip install torch==2.3.1`, `npm install -g pm2@5`,
// `gem install x -v 1`, `go install m@v1`, `cargo install x --version 1`, `conda install numpy=1.26`.
// Invariant: a script is not run: what stands in variables, files and loops is not looked at. Packages of the operating
// system are counted only, since they belong to the image's system and follow its releases.
import type { DataPath } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component } from '../component';
import { readMatchSpec } from '../conda/match-spec';
import { npmPurl, readSpec } from '../npm/dependency-spec';
import { RequirementList } from '../pypi/requirement-list';

/** A word of an instruction with its place, variables put in as far as they are known. */
export interface ShellWord {
  readonly text: string;
  readonly path: DataPath;
}

/** What is installed, and how many packages of the operating system beside it. */
export interface Installs {
  readonly components: readonly Component[];
  readonly systemPackages: readonly ShellWord[];
}

type Installer = 'pip' | 'conda' | 'npm' | 'gem' | 'go' | 'cargo' | 'system';

/** How a command begins that installs, in words. */
const installers: readonly (readonly [begins: RegExp, installer: Installer])[] = [
  [/^(?:\S*python[\d.]* -m |uv )?pip[\d.]* install$/, 'pip'],
  [/^(?:pipx|uv tool) install$/, 'pip'],
  [/^(?:conda|mamba|micromamba) install$/, 'conda'],
  [/^(?:npm (?:install|i|add)|yarn global add|pnpm add)$/, 'npm'],
  [/^gem install$/, 'gem'],
  [/^go install$/, 'go'],
  [/^cargo install$/, 'cargo'],
  [/^(?:(?:apt|apt-get|yum|dnf|microdnf|zypper) install|apk add|tdnf install)$/, 'system'],
];
const MOST_WORDS_BEFORE = 8;
/** Options with a value of their own; those by which a version is said are read before. */
const WITH_VALUE =
  /^(?:-[ifrctpn]|--(?:index-url|extra-index-url|find-links|requirement|constraint|target|prefix|root|timeout|trusted-host|proxy|no-binary|only-binary|platform|python-version|channel|name|registry|repository|source|install-dir|bindir|features|git|tag|rev|branch|path|virtual|allow-untrusted))$/;
const VERSION_OPTION = /^(?:-v|--version|--vers)$/;
const END_OF_COMMAND = /^(?:&&|\|\|?|;|&|[12&]?>.*|<.*)$/;
/** What sets up Python's packaging itself, in whatever version is newest. */
const PACKAGING = /^(?:pip|setuptools|wheel)$/;

/** Reads the words of an instruction. */
export function readInstalls(file: string, words: readonly ShellWord[], problems: ReadingProblem[]): Installs {
  const components: Component[] = [];
  const systemPackages: ShellWord[] = [];
  for (const command of commandsOf(words)) {
    const found = installerOf(command);
    if (found === undefined) continue;
    const { installer, rest } = found;
    const { named, version } = argumentsOf(rest);
    if (installer === 'system') systemPackages.push(...named);
    else if (installer === 'pip') components.push(...requirementsOf(file, named, problems));
    else for (const word of named) components.push(...packageOf(file, installer, word, version));
  }
  return { components, systemPackages };
}

/** The commands of a script, which a semicolon may end within a word. */
function commandsOf(words: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const commands: ShellWord[][] = [[]];
  for (const word of words) {
    // Continued lines are one for the shell, so that a comment reaches to the end.
    if (word.text.startsWith('#')) break;
    if (END_OF_COMMAND.test(word.text)) commands.push([]);
    else {
      const text = word.text.replace(/;+$/, '');
      if (text !== '') commands.at(-1)?.push({ ...word, text });
      if (text !== word.text) commands.push([]);
    }
  }
  return commands;
}

/** The package manager of a command, be there `sudo`, assignments or options before its verb. */
function installerOf(
  words: readonly ShellWord[],
): { readonly installer: Installer; readonly rest: readonly ShellWord[] } | undefined {
  const start = words.findIndex(({ text }) => !/^(?:sudo|exec|time|then|do|else|if|!|\(|\w+=.*)$/.test(text));
  const begun: string[] = [];
  for (const [index, { text }] of words.slice(Math.max(0, start), start + MOST_WORDS_BEFORE).entries()) {
    if (text.startsWith('-') && text !== '-m') continue;
    begun.push(text);
    const installer = installers.find(([begins]) => begins.test(begun.join(' ')))?.[1];
    if (installer !== undefined) return { installer, rest: words.slice(start + index + 1) };
  }
  return undefined;
}

function argumentsOf(words: readonly ShellWord[]): {
  readonly named: readonly ShellWord[];
  readonly version: string | undefined;
} {
  const named: ShellWord[] = [];
  let version: string | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (VERSION_OPTION.test(word.text)) version = words[++index]?.text;
    else if (WITH_VALUE.test(word.text)) index++;
    else if (!word.text.startsWith('-')) named.push(word);
    else version ??= /^(?:--version|-v)=?(\d.*)$/.exec(word.text)?.[1];
  }
  return { named, version };
}

function requirementsOf(file: string, words: readonly ShellWord[], problems: ReadingProblem[]): readonly Component[] {
  const list = new RequirementList(file, problems);
  for (const { text, path } of words)
    if (!PACKAGING.test(text) && !/[*`]|^\$\w/.test(text)) list.add(path, text, { scope: 'runtime' });
  return list.components;
}

function packageOf(
  file: string,
  installer: Installer,
  { text, path }: ShellWord,
  said: string | undefined,
): readonly Component[] {
  const anchor = { file, path, part: 'value' } as const;
  if (/[$*`]|^[./~]/.test(text)) return [];
  if (installer === 'conda') {
    const component = readMatchSpec(text, [], anchor);
    return component === undefined ? [] : [component];
  }
  const [, name = '', asked] = /^(@?[^@:]+)(?:[@:](.+))?$/.exec(text) ?? [];
  const range = asked ?? said;
  const slash = name.lastIndexOf('/');
  const version = installer === 'npm' ? readSpec(name, range ?? '').version : /^v?\d[\w.+-]*$/.exec(range ?? '')?.[0];
  const purl =
    installer === 'npm'
      ? npmPurl(name, version)
      : installer === 'go'
        ? makePurl({
            type: 'golang',
            namespace: name.slice(0, Math.max(0, slash)),
            name: name.slice(slash + 1),
            version,
          })
        : makePurl({ type: installer, name, version });
  return purl === undefined ? [] : [componentOf({ purl, name, version, range, direct: true, anchor })];
}
