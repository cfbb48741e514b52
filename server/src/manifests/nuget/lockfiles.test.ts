// .NET's lockfiles and build outputs, with their manifests and alone.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

interface Case {
  readonly it: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly problems?: readonly string[];
}

const entry = (type: string, resolved: string, dependencies: Readonly<Record<string, string>> = {}): object => ({
  type,
  resolved,
  contentHash: 'aGFzaA==',
  dependencies,
});

const cases: readonly Case[] = [
  {
    it: 'joins a project with packages.lock.json, whatever the letter case',
    files: {
      'App.csproj': `<Project Sdk="Microsoft.NET.Sdk">
<PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
<ItemGroup>
<PackageReference Include="serilog" Version="3.0.0" />
<PackageReference Include="Bare" />
<PackageReference Include="Missing" Version="1.0.0" />
<PackageReference Include="Analyzer" Version="1.0.0" PrivateAssets="all" />
<ProjectReference Include="Core/Core.csproj" />
</ItemGroup>
</Project>`,
      'packages.lock.json': JSON.stringify(
        {
          version: 1,
          dependencies: {
            'net8.0': {
              Serilog: entry('Direct', '3.1.1', { 'Serilog.Core': '1.0.0' }),
              Bare: entry('Direct', '2.0.0'),
              Analyzer: entry('Direct', '1.0.0', { Roslyn: '4.0.0' }),
              'serilog.core': entry('Transitive', '1.0.1'),
              Roslyn: entry('Transitive', '4.0.0'),
              core: { type: 'Project', dependencies: { Inner: '[1.0.0, )' } },
              Inner: entry('CentralTransitive', '1.0.0'),
            },
            'net8.0/win-x64': { Native: entry('Transitive', '1.0.0', { Bare: '2.0.0' }) },
          },
        },
        null,
        1,
      ),
    },
    lines: [
      '*serilog@3.1.1 3.0.0 runtime | App.csproj:4',
      '*Bare@2.0.0 runtime | App.csproj:5',
      '*Missing@1.0.0 runtime | App.csproj:6',
      '*Analyzer@1.0.0 development | App.csproj:7',
      '*Core@? runtime path:Core/Core.csproj | App.csproj:8',
      'serilog.core@1.0.1 runtime < Serilog | packages.lock.json:27',
      'Roslyn@4.0.0 development < Analyzer | packages.lock.json:33',
      'Inner@1.0.0 runtime < core | packages.lock.json:45',
      'Native@1.0.0 runtime | packages.lock.json:53',
      '*dotnet@8.0 net8.0 runtime | App.csproj:2',
    ],
    problems: ['packages.lock.json does not hold "Missing", so its version is not known.'],
  },
  {
    it: 'takes the version of each target framework, and the lockfile that bears the name of its project',
    files: {
      'One.csproj': `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net8.0;net48</TargetFrameworks></PropertyGroup>
<ItemGroup Condition="'$(TargetFramework)' == 'net8.0'"><PackageReference Include="A" Version="2.0.0" /></ItemGroup>
<ItemGroup Condition="'$(TargetFramework)' == 'net48'"><PackageReference Include="A" Version="[1.0.0,2.0.0)" /></ItemGroup>
</Project>`,
      'Two.csproj': '<Project Sdk="Microsoft.Build.NoTargets/3.7.0" />',
      'packages.one.lock.json': JSON.stringify({
        version: 2,
        dependencies: { 'net8.0': { A: entry('Direct', '2.0.0') }, net48: { A: entry('Direct', '1.5.0') } },
      }),
    },
    lines: [
      '*A@2.0.0 runtime | One.csproj:2',
      '*A@1.5.0 [1.0.0,2.0.0) runtime | One.csproj:3',
      '*dotnet@8.0 net8.0 runtime | One.csproj:1',
      '*dotnet-framework@4.8 net48 runtime | One.csproj:1',
      '*Microsoft.Build.NoTargets@3.7.0 development | Two.csproj:1',
    ],
  },
  {
    it: 'reads a published application, with the runtime that is packed with it',
    files: {
      'app.deps.json': JSON.stringify({
        targets: {
          '.NETCoreApp,Version=v8.0/win-x64': {
            'App/1.0.0': {
              dependencies: { Serilog: '3.1.1', 'runtimepack.Microsoft.NETCore.App.Runtime.win-x64': '8.0.1' },
            },
            'Serilog/3.1.1': { dependencies: { 'Serilog.Core': '1.0.0' } },
            'Serilog.Core/1.0.0': {},
            'runtimepack.Microsoft.NETCore.App.Runtime.win-x64/8.0.1': {},
          },
        },
        libraries: {
          'App/1.0.0': { type: 'project', sha512: '' },
          'Serilog/3.1.1': { type: 'package', sha512: 'sha512-aGFzaA==' },
          'Serilog.Core/1.0.0': { type: 'package' },
          'runtimepack.Microsoft.NETCore.App.Runtime.win-x64/8.0.1': { type: 'runtimepack' },
        },
      }),
    },
    lines: [
      '*Serilog@3.1.1 runtime | app.deps.json:1',
      '*runtimepack.Microsoft.NETCore.App.Runtime.win-x64@8.0.1 runtime | app.deps.json:1',
      'Serilog.Core@1.0.0 runtime < Serilog | app.deps.json:1',
    ],
  },
  {
    it: 'joins Paket, each group with its own versions',
    files: {
      'paket.dependencies': `version 5.257.0
source https://nuget.example.org/v3/index.json // the mirror
framework: net8.0, netstandard2.0
storage: none

nuget Argu >= 5.1 < 7
nuget newtonsoft.json = 13.0.1 redirects: force
github fsharp/FAKE:0341a2e614eb2a7f34607cec914eb0ed83ce9add src/Globbing.fs
http https://files.example.org/x/ecg.fs
git https://git.example.org/a/b.git master
restriction: || (== net8.0) (== netstandard2.0)
condition: MAIN
nuget "Quoted.Name" ">= 1.0"
unheard of

group Test
  source https://nuget.example.org/v3/index.json
  nuget Argu ~> 5.0 prerelease
`,
      'paket.lock': `STORAGE: NONE
RESTRICTION: || (== net8.0) (== netstandard2.0)
NUGET
  remote: https://nuget.example.org/v3/index.json
    Argu (6.1.1)
      FSharp.Core (>= 4.3.2) - restriction: >= netstandard2.0
    FSharp.Core (9.0.101) - restriction: >= netstandard2.0
    Newtonsoft.Json (13.0.1) - redirects: force
GITHUB
  remote: fsharp/FAKE
    src/Globbing.fs (0341a2e614eb2a7f34607cec914eb0ed83ce9add)
    src/More.fs (0341a2e614eb2a7f34607cec914eb0ed83ce9add)
GIT
  remote: https://git.example.org/a/b.git
     (5f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b)
HTTP
  remote: https://files.example.org
    ecg.fs (/x/ecg.fs)

GROUP Test
NUGET
  remote: https://nuget.example.org/v3/index.json
    Argu (5.5.0)
`,
    },
    lines: [
      '*Argu@6.1.1 >= 5.1 < 7 runtime | paket.dependencies:6',
      '*newtonsoft.json@13.0.1 = 13.0.1 runtime | paket.dependencies:7',
      '*fsharp/FAKE@0341a2e614eb2a7f34607cec914eb0ed83ce9add runtime git:https://github.com/fsharp/FAKE#0341a2e614eb2a7f34607cec914eb0ed83ce9add | paket.dependencies:8',
      '*ecg.fs@? runtime url:https://files.example.org/x/ecg.fs | paket.dependencies:9',
      '*https://git.example.org/a/b.git@5f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b master runtime git:https://git.example.org/a/b.git#5f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b | paket.dependencies:10',
      '*Quoted.Name@? >= 1.0 runtime | paket.dependencies:13',
      '*Argu@5.5.0 ~> 5.0 prerelease development | paket.dependencies:18',
      'FSharp.Core@9.0.101 runtime < Argu | paket.lock:7',
      '*dotnet@8.0 net8.0 runtime | paket.dependencies:3',
      '*netstandard@2.0 netstandard2.0 runtime | paket.dependencies:3',
    ],
    problems: [
      '"unheard of" is no statement of Paket.',
      'paket.lock does not hold "Quoted.Name", so its version is not known.',
    ],
  },
];

describe('lockfiles of .NET', () => {
  for (const { it: title, files, lines, problems = [] } of cases)
    it(title, () => assert.deepEqual(describeJoined(files), { lines, problems }));
});
