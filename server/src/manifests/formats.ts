// The formats of dependency files that are read, and what each of them can tell.
// Invariant: no two formats match the same path.
import type { Capabilities, ManifestFormat } from './format';
import { moduleBazel } from './bazel/module-bazel';
import { bowerJson } from './bower/bower-json';
import { cargoLock } from './cargo/cargo-lock';
import { cargoToml } from './cargo/cargo-toml';
import { podfile, podspec, podspecJson } from './cocoapods/podfile';
import { podfileLock } from './cocoapods/podfile-lock';
import { composerJson } from './composer/composer-json';
import { composerLock } from './composer/composer-lock';
import { conanLock } from './conan/conan-lock';
import { conanfilePy } from './conan/conanfile-py';
import { conanfileTxt } from './conan/conanfile-txt';
import { condaLock } from './conda/conda-lock';
import { environmentYml } from './conda/environment-yml';
import { pixiLock } from './conda/pixi-lock';
import { pixiToml } from './conda/pixi-toml';
import { description } from './cran/description';
import { renvLock } from './cran/renv-lock';
import { compose } from './docker/compose';
import { devcontainer } from './docker/devcontainer';
import { dockerfile } from './docker/dockerfile';
import { pipelineFormats } from './docker/pipelines';
import { elmJson } from './elm/elm-json';
import { sushiConfig } from './fhir/sushi-config';
import { gemfile, gemspec } from './gem/gemfile';
import { gemfileLock } from './gem/gemfile-lock';
import { cmakeLists } from './generic/cmake-fetch';
import { rustToolchain } from './generic/rust-toolchain';
import { toolVersions, sdkmanrc, miseToml } from './generic/tool-lists';
import { versionFiles, runtimeTxt } from './generic/version-files';
import { wrap } from './generic/wrap';
import { gitModules } from './github/git-modules';
import { preCommit } from './github/pre-commit';
import { west } from './github/west';
import { workflow, action } from './github/workflow';
import { goMod } from './golang/go-mod';
import { goSum } from './golang/go-sum';
import { cabal } from './hackage/cabal';
import { cabalFreeze, cabalProject } from './hackage/cabal-project';
import { packageYaml } from './hackage/package-yaml';
import { stackLock, stackYaml } from './hackage/stack';
import { chartLock } from './helm/chart-lock';
import { chartYaml } from './helm/chart-yaml';
import { valuesYaml } from './helm/values-yaml';
import { gleamManifest } from './hex/gleam-manifest';
import { gleamToml } from './hex/gleam-toml';
import { mixExs } from './hex/mix-exs';
import { mixLock } from './hex/mix-lock';
import { rebarConfig } from './hex/rebar-config';
import { rebarLock } from './hex/rebar-lock';
import { denoJson } from './jsr/deno-json';
import { denoLock } from './jsr/deno-lock';
import { juliaManifest } from './julia/julia-manifest';
import { juliaProject } from './julia/julia-project';
import { kustomization } from './kubernetes/kustomization';
import { kubernetesResources } from './kubernetes/resources';
import { buildGradle, settingsGradle } from './maven/build-gradle';
import { buildProperties } from './maven/build-properties';
import { buildSbt } from './maven/build-sbt';
import { buildscriptLock, configurationLock, gradleLockfile } from './maven/gradle-lock';
import { gradleProperties } from './maven/gradle-properties';
import { mavenExtensions } from './maven/maven-extensions';
import { pomXml } from './maven/pom';
import { sbtLock } from './maven/sbt-lock';
import { verificationMetadata } from './maven/verification-metadata';
import { versionCatalog } from './maven/version-catalog';
import { gradleWrapper, mavenWrapper } from './maven/wrappers';
import { flakeLock } from './nix/flake-lock';
import { bunLock } from './npm/bun-lock';
import { bunLockb } from './npm/bun-lockb';
import { libmanJson } from './npm/libman-json';
import { packageJson } from './npm/package-json';
import { npmShrinkwrap, packageLock } from './npm/package-lock';
import { pnpmLock } from './npm/pnpm-lock';
import { pnpmWorkspace } from './npm/pnpm-workspace';
import { yarnLock } from './npm/yarn-lock';
import { yarnrcYml } from './npm/yarnrc-yml';
import { depsJson, projectAssetsJson } from './nuget/build-outputs';
import { dotnetTools } from './nuget/dotnet-tools';
import { globalJson } from './nuget/global-json';
import { nuspec } from './nuget/nuspec';
import { packagesConfig } from './nuget/packages-config';
import { packagesLockJson } from './nuget/packages-lock-json';
import { paketDependencies } from './nuget/paket-dependencies';
import { paketLock } from './nuget/paket-lock';
import { directoryPackages, projectFile, sharedFile } from './nuget/project-file';
import { scriptReferences } from './nuget/script-references';
import { idfComponent } from './platformio/idf-component';
import { idfLock } from './platformio/idf-lock';
import { platformioIni } from './platformio/platformio-ini';
import { pubspecLock } from './pub/pubspec-lock';
import { pubspecYaml } from './pub/pubspec-yaml';
import { notebook } from './pypi/notebook';
import { pdmLock } from './pypi/pdm-lock';
import { pipfile, pipfileLock } from './pypi/pipfile';
import { poetryLock } from './pypi/poetry-lock';
import { pylockToml } from './pypi/pylock-toml';
import { pyprojectToml } from './pypi/pyproject-toml';
import { requirementsTxt } from './pypi/requirements-txt';
import { setupCfg } from './pypi/setup-cfg';
import { setupPy } from './pypi/setup-py';
import { uvLock } from './pypi/uv-lock';
import { sbomFormats } from './sbom/sbom-formats';
import { cartfile, cartfileResolved } from './swift/cartfile';
import { mintfile } from './swift/mintfile';
import { packageResolved } from './swift/package-resolved';
import { packageSwift } from './swift/package-swift';
import { xcodeProject } from './swift/xcode-project';
import { terraformLock } from './terraform/terraform-lock';
import { projectVersion } from './unity/project-version';
import { unityLock } from './unity/unity-lock';
import { unityManifest } from './unity/unity-manifest';
import { vcpkgConfiguration } from './vcpkg/vcpkg-configuration';
import { vcpkgJson } from './vcpkg/vcpkg-json';

export type { ManifestContent, ManifestFormat } from './format';

/** By ecosystem, in the order of its folders; a manifest before its lockfile. */
export const formats: readonly ManifestFormat[] = [
  moduleBazel,
  bowerJson,
  cargoToml,
  cargoLock,
  podfile,
  podfileLock,
  podspec,
  podspecJson,
  composerJson,
  composerLock,
  conanfileTxt,
  conanLock,
  conanfilePy,
  environmentYml,
  condaLock,
  pixiToml,
  pixiLock,
  description,
  renvLock,
  compose,
  devcontainer,
  dockerfile,
  ...pipelineFormats,
  elmJson,
  sushiConfig,
  gemfile,
  gemspec,
  gemfileLock,
  ...versionFiles,
  runtimeTxt,
  toolVersions,
  sdkmanrc,
  miseToml,
  rustToolchain,
  cmakeLists,
  wrap,
  workflow,
  action,
  west,
  gitModules,
  preCommit,
  goMod,
  goSum,
  cabal,
  cabalProject,
  cabalFreeze,
  packageYaml,
  stackYaml,
  stackLock,
  chartYaml,
  chartLock,
  valuesYaml,
  mixExs,
  mixLock,
  rebarConfig,
  rebarLock,
  gleamToml,
  gleamManifest,
  denoJson,
  denoLock,
  juliaProject,
  juliaManifest,
  kustomization,
  kubernetesResources,
  pomXml,
  buildGradle,
  settingsGradle,
  buildscriptLock,
  configurationLock,
  gradleLockfile,
  gradleProperties,
  mavenExtensions,
  verificationMetadata,
  versionCatalog,
  gradleWrapper,
  mavenWrapper,
  buildSbt,
  sbtLock,
  buildProperties,
  flakeLock,
  packageJson,
  packageLock,
  npmShrinkwrap,
  pnpmLock,
  yarnLock,
  bunLock,
  bunLockb,
  pnpmWorkspace,
  yarnrcYml,
  libmanJson,
  projectFile,
  directoryPackages,
  sharedFile,
  packagesConfig,
  packagesLockJson,
  projectAssetsJson,
  depsJson,
  globalJson,
  dotnetTools,
  nuspec,
  paketDependencies,
  paketLock,
  scriptReferences,
  platformioIni,
  idfComponent,
  idfLock,
  pubspecYaml,
  pubspecLock,
  pyprojectToml,
  uvLock,
  poetryLock,
  pdmLock,
  pylockToml,
  requirementsTxt,
  pipfile,
  pipfileLock,
  setupCfg,
  setupPy,
  notebook,
  ...sbomFormats,
  packageSwift,
  packageResolved,
  xcodeProject,
  cartfile,
  cartfileResolved,
  mintfile,
  terraformLock,
  unityManifest,
  unityLock,
  projectVersion,
  vcpkgJson,
  vcpkgConfiguration,
];

/** How many paths are remembered: those of a large workspace. */
const MOST_PATHS = 50_000;

const known = new Map<string, ManifestFormat | undefined>();

/** The format of a file by its path; undefined for files that are no manifest. Asking a hundred formats is done once a path. */
export function formatOf(path: string): ManifestFormat | undefined {
  if (known.has(path)) return known.get(path);
  const format = formats.find((each) => each.matches(path));
  if (known.size >= MOST_PATHS) known.clear();
  known.set(path, format);
  return format;
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
