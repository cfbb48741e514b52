// Actions that set up a language or a tool, with the inputs by which its version is asked for, and the runners on which
// jobs run. Invariant: everything here serves development; a version that moves (`latest`, `lts/*`) names none.
// Source: the README of each action; docs.github.com, "GitHub-hosted runners".
import type { DataPath } from '../../text/anchor';
import { makePurl } from '../../terms/purl';
import type { Runtime } from '../component';
import { readVersion } from '../generic/version-managers';
import { isFields, type Fields, type ManifestData } from '../manifest-data';
import { valuesOf, type JobScope, type WrittenValue } from './workflow-expressions';
import { wordTable } from '../../text/word-table';

/** By action in lower case: what it sets up, by its inputs. */
const actions: Readonly<Record<string, readonly (readonly [input: string, product: string])[]>> = wordTable({
  'actions/setup-node': [['node-version', 'node']],
  'actions/setup-python': [['python-version', 'python']],
  'actions/setup-java': [['java-version', 'java']],
  'actions/setup-go': [['go-version', 'go']],
  'actions/setup-dotnet': [['dotnet-version', 'dotnet-sdk']],
  'ruby/setup-ruby': [['ruby-version', 'ruby']],
  'actions/setup-ruby': [['ruby-version', 'ruby']],
  'shivammathur/setup-php': [['php-version', 'php']],
  'graalvm/setup-graalvm': [['java-version', 'graalvm']],
  'denoland/setup-deno': [['deno-version', 'deno']],
  'oven-sh/setup-bun': [['bun-version', 'bun']],
  'subosito/flutter-action': [['flutter-version', 'flutter']],
  'dart-lang/setup-dart': [['sdk', 'dart']],
  'swift-actions/setup-swift': [['swift-version', 'swift']],
  'maxim-lobanov/setup-xcode': [['xcode-version', 'xcode']],
  'dtolnay/rust-toolchain': [['toolchain', 'rust']],
  'actions-rs/toolchain': [['toolchain', 'rust']],
  'actions-rust-lang/setup-rust-toolchain': [['toolchain', 'rust']],
  'erlef/setup-beam': [
    ['otp-version', 'erlang'],
    ['elixir-version', 'elixir'],
    ['gleam-version', 'gleam'],
  ],
  'haskell-actions/setup': [['ghc-version', 'ghc']],
  'julia-actions/setup-julia': [['version', 'julia']],
  'r-lib/actions/setup-r': [['r-version', 'r']],
  'pnpm/action-setup': [['version', 'pnpm']],
  'gradle/actions/setup-gradle': [['gradle-version', 'gradle']],
  'hashicorp/setup-terraform': [['terraform_version', 'terraform']],
  'azure/setup-helm': [['version', 'helm']],
  'azure/setup-kubectl': [['version', 'kubectl']],
});

/** The vendors of Java by the names that the action gives them. */
const javaVendors: Readonly<Record<string, string>> = wordTable({
  temurin: 'temurin',
  adopt: 'temurin',
  zulu: 'zulu',
  corretto: 'corretto',
  liberica: 'liberica',
  microsoft: 'microsoft-openjdk',
  semeru: 'semeru',
  sapmachine: 'sapmachine',
  oracle: 'oracle-jdk',
  graalvm: 'graalvm',
});

const runners: Readonly<Record<string, string>> = wordTable({
  ubuntu: 'ubuntu',
  windows: 'windows-server',
  macos: 'macos',
});
/** What moves with time, or leaves the choice to a file or to the action. */
const NO_VERSION =
  /^(?:latest|lts(?:\/?[*-].*)?|\*|node|current|stable|beta|nightly|any|oldstable|release|devel|none|default)$/i;

/** What a step sets up, in each of the versions that it is given. */
export function readSetup(manifest: ManifestData, step: Fields, path: DataPath, scope: JobScope): readonly Runtime[] {
  const action = typeof step.uses === 'string' ? (step.uses.split('@')[0] ?? '').trim().toLowerCase() : '';
  const given = isFields(step.with) ? step.with : {};
  return (actions[action] ?? []).flatMap(([input, product]): readonly Runtime[] => {
    const at = [...path, 'with', input];
    const values = valuesOf(given[input], at, scope);
    if (values === undefined) {
      manifest.unknowable(at, `An expression says which ${product} is set up, so that its version cannot be known.`);
      return [];
    }
    const name = product === 'java' ? (javaVendors[String(given.distribution).toLowerCase()] ?? product) : product;
    return values.flatMap(linesOf).flatMap((value) => runtimeOf(manifest, name, value));
  });
}

/** The system of a runner, where its label names one version of it. */
export function readRunner(manifest: ManifestData, scope: JobScope): readonly Runtime[] {
  const { job, path } = scope;
  const label = isFields(job['runs-on']) ? job['runs-on'].labels : job['runs-on'];
  return (valuesOf(label, [...path, 'runs-on'], scope) ?? []).flatMap((value): readonly Runtime[] => {
    const [, system = '', version] = /^(ubuntu|windows|macos)-(\d[\d.]*)(?:-[\w.-]+)?$/i.exec(value.text) ?? [];
    const name = runners[system.toLowerCase()];
    return version === undefined || name === undefined ? [] : runtimeOf(manifest, name, { ...value, text: version });
  });
}

/** Several versions may stand in one text, a line each. */
function linesOf({ text, path }: WrittenValue): readonly WrittenValue[] {
  return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [{ text: line.trim(), path }]));
}

function runtimeOf({ file }: ManifestData, name: string, { text, path }: WrittenValue): readonly Runtime[] {
  if (NO_VERSION.test(text)) return [];
  // `3.x` is as much as `3`; `8.0.x` is the line 8.0.
  const { product, version } = readVersion(name, text.replace(/(?:\.[x*])+$/i, ''));
  const purl = makePurl({ type: 'generic', name: product, version });
  return purl === undefined
    ? []
    : [{ purl, name: product, range: text, scope: 'development', anchor: { file: file.path, path, part: 'value' } }];
}
