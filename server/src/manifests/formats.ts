// The formats of dependency files that are read, and what each of them can tell.
// Invariant: no two formats match the same path.
import type { Capabilities, ManifestFormat } from './format';
import { goMod } from './golang/go-mod';
import { goSum } from './golang/go-sum';
import { bunLock } from './npm/bun-lock';
import { bunLockb } from './npm/bun-lockb';
import { packageJson } from './npm/package-json';
import { npmShrinkwrap, packageLock } from './npm/package-lock';
import { pnpmLock } from './npm/pnpm-lock';
import { pnpmWorkspace } from './npm/pnpm-workspace';
import { yarnLock } from './npm/yarn-lock';
import { conanfileTxt } from './conan/conanfile-txt';
import { conanLock } from './conan/conan-lock';
import { compose } from './docker/compose';
import { devcontainer } from './docker/devcontainer';
import { dockerfile } from './docker/dockerfile';
import { conanfilePy } from './conan/conanfile-py';
import { pomXml } from './maven/pom';
import { versionFiles, runtimeTxt } from './generic/version-files';
import { toolVersions, sdkmanrc, miseToml } from './generic/tool-lists';
import { rustToolchain } from './generic/rust-toolchain';
import { workflow, action } from './github/workflow';
import { west } from './github/west';
import { vcpkgJson } from './vcpkg/vcpkg-json';

export type { ManifestContent, ManifestFormat } from './format';

export const formats: readonly ManifestFormat[] = [
  goMod,
  goSum,
  packageJson,
  packageLock,
  npmShrinkwrap,
  pnpmLock,
  yarnLock,
  bunLock,
  bunLockb,
  pnpmWorkspace,
  conanfileTxt,
  conanLock,
  compose,
  devcontainer,
  dockerfile,
  conanfilePy,
  pomXml,
  ...versionFiles,
  runtimeTxt,
  toolVersions,
  sdkmanrc,
  miseToml,
  rustToolchain,
  workflow,
  action,
  west,
  vcpkgJson,
];

/** The format of a file by its path; undefined for files that are no manifest. */
export function formatOf(path: string): ManifestFormat | undefined {
  return formats.find((format) => format.matches(path));
}

const columns: Readonly<Record<keyof Capabilities, string>> = {
  versions: 'Exact versions',
  ranges: 'Ranges',
  direct: 'Direct or transitive',
  paths: 'Brought by which',
  scope: 'Scope',
  hashes: 'Hashes',
  license: 'Licence',
  deprecated: 'Deprecated',
  runtimes: 'Runtimes',
  positions: 'Positions',
};

/** What every format can tell, as a Markdown table for the documentation. */
export function describeFormats(): string {
  // `columns` has exactly the keys of Capabilities; the compiler knows them only as strings.
  const keys = Object.keys(columns) as (keyof Capabilities)[];
  const rows = [
    ['Ecosystem', 'File', ...keys.map((key) => columns[key])],
    ['---', '---', ...keys.map(() => '---')],
    ...formats.map((format) => [format.purlType, format.name, ...keys.map((key) => format.tells[key])]),
  ];
  return rows.map((row) => `| ${row.join(' | ')} |\n`).join('');
}
