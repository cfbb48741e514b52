// Ecosystems with one small format each: Julia, Elm, Nix, Terraform, Bower, LibMan, Meson, Mint, scripts of .NET,
// registries of vcpkg, catalogues of Yarn.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../test/fixtures/joined-lines';
import { formatPurl } from '../terms/purl';
import { SourceFile } from '../text/source-file';
import { packageJson } from './npm/package-json';

interface Case {
  readonly it: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly problems?: readonly string[];
}

const uuid = (digit: string): string => `${digit.repeat(8)}-1111-4111-8111-111111111111`;
const commit = '3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b';

const cases: readonly Case[] = [
  {
    it: 'Julia: a project with its manifest',
    files: {
      'Project.toml': `name = "Ecg"
[deps]
DICOM = "${uuid('a')}"
LinearAlgebra = "${uuid('b')}"
[extras]
Test = "${uuid('c')}"
Broken = "x"
[compat]
DICOM = "0.10"
julia = "1.10"
`,
      'Manifest.toml': `julia_version = "1.10.4"
manifest_format = "2.0"
[[deps.DICOM]]
deps = ["LinearAlgebra", "Mmap_jll"]
git-tree-sha1 = "aa"
uuid = "${uuid('a')}"
version = "0.10.1"
[[deps.LinearAlgebra]]
uuid = "${uuid('b')}"
[[deps.Mmap_jll]]
git-tree-sha1 = "bb"
uuid = "${uuid('d')}"
version = "1.0.0+1"
`,
    },
    lines: [
      '*DICOM@0.10.1 0.10 runtime | Project.toml:3',
      '*LinearAlgebra@? runtime | Project.toml:4',
      '*Test@? development | Project.toml:6',
      'Mmap_jll@1.0.0+1 runtime < DICOM | Manifest.toml:12',
      '*julia@1.10 runtime | Project.toml:10',
    ],
    problems: ['"Broken" needs the UUID of a package.'],
  },
  {
    it: 'Elm: an application',
    files: {
      'elm.json': JSON.stringify(
        {
          type: 'application',
          'elm-version': '0.19.1',
          dependencies: { direct: { 'elm/core': '1.0.5' }, indirect: { 'elm/json': '1.1.3' } },
          'test-dependencies': { direct: { 'elm-explorations/test': '2.2.0' }, indirect: {} },
        },
        undefined,
        1,
      ),
    },
    lines: [
      '*elm/core@1.0.5 runtime | elm.json:6',
      'elm/json@1.1.3 runtime | elm.json:9',
      '*elm-explorations/test@2.2.0 development | elm.json:14',
      '*elm@0.19.1 runtime | elm.json:3',
    ],
  },
  {
    it: 'Nix: the inputs of a flake',
    files: {
      'flake.lock': JSON.stringify(
        {
          nodes: {
            root: { inputs: { nixpkgs: 'nixpkgs' } },
            nixpkgs: { locked: { type: 'github', owner: 'NixOS', repo: 'nixpkgs', rev: commit, narHash: 'sha256-x' } },
            systems: { locked: { type: 'git', url: 'https://git.example/systems', rev: commit } },
          },
        },
        undefined,
        1,
      ),
    },
    lines: [
      `*nixpkgs@${commit} development git:https://github.com/NixOS/nixpkgs#${commit} | flake.lock:8`,
      `systems@${commit} development git:https://git.example/systems#${commit} | flake.lock:17`,
    ],
    problems: ['Which packages are taken out of nixpkgs can be known only by running Nix.'],
  },
  {
    it: 'Terraform: providers',
    files: {
      '.terraform.lock.hcl': `# maintained by "terraform init"
provider "registry.terraform.io/hashicorp/azurerm" {
  version     = "3.110.0"
  constraints = "~> 3.100"
  hashes = [
    "h1:aa=",
    "zh:bb",
  ]
}
`,
    },
    lines: ['*registry.terraform.io/hashicorp/azurerm@3.110.0 ~> 3.100 development | .terraform.lock.hcl:2'],
  },
  {
    it: 'Bower and LibMan: libraries of web pages',
    files: {
      'bower.json':
        '{ "dependencies": { "jquery": "^2.2.4", "own": "git://git.example/own.git#v1", "a": "b#1.0.0" }, "devDependencies": { "chai": "3.5.0" } }',
      'libman.json': `{
  // fetched by Visual Studio
  "defaultProvider": "cdnjs",
  "libraries": [
    { "library": "jquery@3.7.1", "destination": "wwwroot" },
    { "provider": "unpkg", "library": "@microsoft/signalr@8.0.0" },
    { "provider": "filesystem", "library": "lib" },
    { "library": "" }
  ]
}
`,
    },
    lines: [
      '*jquery@? ^2.2.4 runtime | bower.json:1',
      '*own@? git://git.example/own.git#v1 runtime git:git://git.example/own.git#v1 | bower.json:1',
      '*b@1.0.0 runtime | bower.json:1',
      '*chai@3.5.0 development | bower.json:1',
      '*jquery@3.7.1 runtime | libman.json:5',
      '*@microsoft/signalr@8.0.0 runtime | libman.json:6',
    ],
    problems: ['A library is written "name@version".'],
  },
  {
    it: 'Meson and Mint: what is fetched for a build',
    files: {
      'subprojects/zlib.wrap':
        '[wrap-file]\ndirectory = zlib-1.3.1\nsource_url = https://zlib.example/zlib-1.3.1.tar.gz\nsource_hash = abc\nwrapdb_version = 1.3.1-2\n[provide]\nzlib = zlib_dep\n',
      'subprojects/fmt.wrap': '[wrap-git]\nurl = https://github.com/fmtlib/fmt.git\nrevision = 11.0.2\n',
      'subprojects/next.wrap': '[wrap-redirect]\nfilename = x/subprojects/y.wrap\n',
      Mintfile:
        '# tools\nrealm/SwiftLint@0.55.1\nhttps://github.com/mac-cain13/R.swift@v7.5.0\nunpinned/tool\nwhat is this\n',
    },
    lines: [
      '*zlib@1.3.1 runtime url:https://zlib.example/zlib-1.3.1.tar.gz | subprojects/zlib.wrap:3',
      '*fmt@11.0.2 runtime git:https://github.com/fmtlib/fmt.git#11.0.2 | subprojects/fmt.wrap:2',
      '*realm/SwiftLint@0.55.1 development | Mintfile:2',
      '*https://github.com/mac-cain13/R.swift@v7.5.0 development | Mintfile:3',
      '*unpinned/tool@? development | Mintfile:4',
    ],
    problems: ['"what is this" names no tool.'],
  },
  {
    it: 'scripts of .NET: packages that they ask for themselves',
    files: {
      'tools/run.fsx':
        '#r "nuget: FSharp.Data, 6.4.0"\n#r "nuget: Argu"\n#r "System.Net.Http"\n// #r "nuget: Not, 1"\n',
    },
    lines: ['*FSharp.Data@6.4.0 runtime | tools/run.fsx:1', '*Argu@? runtime | tools/run.fsx:2'],
    problems: ['No version of "Argu" is written here.'],
  },
  {
    it: 'vcpkg: registries',
    files: {
      'vcpkg-configuration.json': JSON.stringify(
        {
          'default-registry': { kind: 'builtin', baseline: commit },
          registries: [
            { kind: 'git', repository: 'https://git.example/ports', baseline: commit, packages: ['a'] },
            { kind: 'filesystem', path: 'ports', packages: ['b'] },
            { kind: 'artifact', location: 'https://x.example/a.zip', name: 'm' },
          ],
        },
        undefined,
        1,
      ),
    },
    lines: [
      `*https://github.com/microsoft/vcpkg@${commit} development git:https://github.com/microsoft/vcpkg#${commit} | vcpkg-configuration.json:4`,
      `*https://git.example/ports@${commit} development git:https://git.example/ports#${commit} | vcpkg-configuration.json:10`,
    ],
    problems: ['What this registry holds is not known: it lies at https://x.example/a.zip.'],
  },
  {
    it: 'FHIR: implementation guides, by SUSHI and as packages',
    files: {
      'ig/sushi-config.yaml':
        'id: clinic.ig\nversion: 1.0.0\nfhirVersion: 4.0.1\ndependencies:\n  hl7.fhir.us.core: 6.1.0\n  de.basisprofil.r4: { id: basis, version: 1.5.x }\n  hl7.terminology: current\n',
      'package/package.json':
        '{ "name": "clinic.profiles", "fhirVersions": ["4.0.1"], "dependencies": { "de.basisprofil.r4": "1.5.0" }, "devDependencies": { "fsh-sushi": "3.0.0" } }',
    },
    lines: [
      '*hl7.fhir.r4.core@4.0.1 runtime | ig/sushi-config.yaml:3',
      '*hl7.fhir.us.core@6.1.0 runtime | ig/sushi-config.yaml:5',
      '*de.basisprofil.r4@? 1.5.x runtime | ig/sushi-config.yaml:6',
      '*hl7.terminology@? current runtime | ig/sushi-config.yaml:7',
      '*de.basisprofil.r4@1.5.0 runtime | package/package.json:1',
      '*fsh-sushi@3.0.0 development | package/package.json:1',
    ],
  },
  {
    it: 'Yarn: catalogues',
    files: {
      '.yarnrc.yml': 'nodeLinker: node-modules\ncatalog:\n  react: 18.3.1\ncatalogs:\n  test:\n    vitest: ^2.0.0\n',
      'package.json': '{ "workspaces": ["web"] }',
      'web/package.json':
        '{ "dependencies": { "react": "catalog:", "gone": "catalog:" },\n"devDependencies": { "vitest": "catalog:test" } }',
    },
    lines: [
      '*react@18.3.1 runtime | web/package.json:1',
      '*gone@? catalog: runtime | web/package.json:1',
      '*vitest@? ^2.0.0 development | web/package.json:2',
    ],
    problems: ['No catalogue of this workspace says which range "catalog:" means for "gone".'],
  },
];

describe('other ecosystems', () => {
  it('FHIR: packages are those of its own registry', () => {
    const text = '{ "dependencies": { "hl7.fhir.us.core": "6.1.0", "fhir": "4.12.0" } }';
    const { components } = packageJson.read(new SourceFile('package.json', text)).value;
    assert.deepEqual(
      components.map(({ purl }) => formatPurl(purl)),
      ['pkg:npm/hl7.fhir.us.core@6.1.0?repository_url=https:%2F%2Fpackages.fhir.org', 'pkg:npm/fhir@4.12.0'],
    );
  });

  for (const { it: title, files, lines, problems = [] } of cases)
    it(title, () => assert.deepEqual(describeJoined(files), { lines, problems }));
});
