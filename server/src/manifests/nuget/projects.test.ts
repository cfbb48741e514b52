// What projects and the files around them come to together: properties, conditions, central versions, SDKs.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

const sdk = (...body: readonly string[]): string =>
  `<Project Sdk="Microsoft.NET.Sdk">\n${body.join('\n')}\n</Project>\n`;
const items = (...body: readonly string[]): string => `<ItemGroup>${body.join('')}</ItemGroup>`;
const properties = (...body: readonly string[]): string => `<PropertyGroup>${body.join('')}</PropertyGroup>`;
const reference = (name: string, version: string, more = ''): string =>
  `<PackageReference Include="${name}" Version="${version}" ${more}/>`;
const net8 = properties('<TargetFramework>net8.0</TargetFramework>');

interface Case {
  readonly it: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly problems?: readonly string[];
}

const projects: readonly Case[] = [
  {
    it: 'reads versions as attributes and as elements, ranges, private assets and own projects',
    files: {
      'App.csproj': sdk(
        net8,
        '<ItemGroup>',
        '<PackageReference Include="Serilog" Version="3.1.1" />',
        '<PackageReference Include="NodaTime"><Version>[3.1,4.0)</Version></PackageReference>',
        '<PackageReference Include="Polly" Version="8.*" />',
        '<PackageReference Include="Exact" version=" [1.2.3] " />',
        '<PackageReference Include="StyleCop.Analyzers" Version="1.1.118"><PrivateAssets>All</PrivateAssets></PackageReference>',
        '<DotNetCliToolReference Include="dotnet-xunit" Version="2.3.1" />',
        '<ProjectReference Include="..\\Core\\Core.fsproj" />',
        '<Reference Include="Ecg.Native, Version=2.1.0.0, Culture=neutral"><HintPath>lib\\Ecg.Native.dll</HintPath></Reference>',
        '<Reference Include="System.Xml" />',
        '</ItemGroup>',
      ),
    },
    lines: [
      '*Serilog@3.1.1 runtime | App.csproj:4',
      '*NodaTime@? [3.1,4.0) runtime | App.csproj:5',
      '*Polly@? 8.* runtime | App.csproj:6',
      '*Exact@1.2.3 [1.2.3] runtime | App.csproj:7',
      '*StyleCop.Analyzers@1.1.118 development | App.csproj:8',
      '*dotnet-xunit@2.3.1 development | App.csproj:9',
      '*Core@? runtime path:../Core/Core.fsproj | App.csproj:10',
      '*Ecg.Native@2.1.0.0 runtime path:lib/Ecg.Native.dll | App.csproj:11',
      '*dotnet@8.0 net8.0 runtime | App.csproj:2',
    ],
  },
  {
    it: 'puts properties in, from the file, from above and from an import, in their order',
    files: {
      'Directory.Build.props':
        '<Project><Import Project="eng/Versions.props" /><PropertyGroup><Minor>2</Minor></PropertyGroup></Project>',
      'eng/Versions.props':
        '<Project><PropertyGroup><SerilogVersion>3.1.1</SerilogVersion><Minor>1</Minor></PropertyGroup></Project>',
      'src/App/App.csproj': sdk(
        properties('<TargetFramework>net8.0</TargetFramework>', '<PollyVersion>8.$(Minor).0</PollyVersion>'),
        items(reference('Serilog', '$(serilogversion)'), reference('Polly', '$(PollyVersion)')),
        items(reference('Unknown', '$(Nowhere)')),
      ),
    },
    lines: [
      '*Serilog@3.1.1 runtime | src/App/App.csproj:3',
      '*Polly@8.2.0 runtime | src/App/App.csproj:3',
      '*Unknown@? $(Nowhere) runtime | src/App/App.csproj:4',
      '*dotnet@8.0 net8.0 runtime | src/App/App.csproj:2',
    ],
    problems: ['The version of "Unknown" is "$(Nowhere)", which can be known only by running MSBuild.'],
  },
  {
    it: 'evaluates each target framework by itself',
    files: {
      'App.csproj': sdk(
        properties('<TargetFrameworks>net8.0;net48;netstandard2.0</TargetFrameworks>'),
        `<ItemGroup Condition="'$(TargetFramework)' == 'net48'">${reference('System.Memory', '4.5.5')}</ItemGroup>`,
        `<ItemGroup Condition="'$(TargetFrameworkIdentifier)' == '.NETCoreApp'">${reference('Json', '8.0.0')}</ItemGroup>`,
        `<ItemGroup Condition="$([MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'net9.0'))">${reference('Never', '1.0')}</ItemGroup>`,
        '<Choose><When Condition="$(TargetFramework.StartsWith(\'netstandard\'))">',
        items(reference('Json', '6.0.0')),
        '</When><Otherwise>',
        items(reference('Other', '1.0')),
        '</Otherwise></Choose>',
      ),
    },
    lines: [
      '*Json@8.0.0 runtime | App.csproj:4',
      '*Other@1.0 runtime | App.csproj:9',
      '*System.Memory@4.5.5 runtime | App.csproj:3',
      '*Json@6.0.0 runtime | App.csproj:7',
      '*dotnet@8.0 net8.0 runtime | App.csproj:2',
      '*dotnet-framework@4.8 net48 runtime | App.csproj:2',
      '*netstandard@2.0 netstandard2.0 runtime | App.csproj:2',
    ],
  },
  {
    it: 'counts what a condition leaves open, and not what two such conditions make of a property',
    files: {
      'App.csproj': sdk(
        net8,
        `<PropertyGroup Condition="'$(OS)' == 'Windows_NT'"><X>1.0</X></PropertyGroup>`,
        `<PropertyGroup Condition="'$(OS)' != 'Windows_NT'"><X>2.0</X></PropertyGroup>`,
        items(`<PackageReference Include="Debugging" Version="1.0" Condition="'$(Configuration)' == 'Debug'" />`),
        items(`<PackageReference Include="Never" Version="1.0" Condition="'$(Undefined)' == 'true'" />`),
        items(reference('Split', '$(X)')),
        `<PropertyGroup Condition="'$(OS)' != 'Windows_NT'"><IsLinux>true</IsLinux></PropertyGroup>`,
        `<ItemGroup Condition="'$(IsLinux)' != 'true'">${reference('Windows', '1.0')}</ItemGroup>`,
      ),
    },
    lines: [
      '*Debugging@1.0 runtime | App.csproj:5',
      '*Split@? $(X) runtime | App.csproj:7',
      '*Windows@1.0 runtime | App.csproj:9',
      '*dotnet@8.0 net8.0 runtime | App.csproj:2',
    ],
    problems: ['The version of "Split" is "$(X)", which can be known only by running MSBuild.'],
  },
  {
    it: 'takes versions from the nearest Directory.Packages.props and what that imports from above',
    files: {
      'Directory.Packages.props': `<Project>${properties('<ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>', '<V>2.0.0</V>')}
<ItemGroup>
<PackageVersion Include="Above" Version="$(V)" />
<PackageVersion Include="Both" Version="1.0.0" />
<GlobalPackageReference Include="Nerdbank.GitVersioning" Version="3.6.133" />
</ItemGroup></Project>`,
      'src/Directory.Packages.props': `<Project>
<Import Project="$([MSBuild]::GetPathOfFileAbove(Directory.Packages.props, $(MSBuildThisFileDirectory)..))" />
<ItemGroup><PackageVersion Update="both" Version="1.5.0" /><PackageVersion Include="Unused" Version="9.9.9" /></ItemGroup>
</Project>`,
      'src/App.csproj': sdk(
        net8,
        '<ItemGroup>',
        '<PackageReference Include="above" />',
        '<PackageReference Include="Both" />',
        '<PackageReference Include="Overridden" VersionOverride="7.0.0" />',
        '<PackageReference Include="Nowhere" />',
        '</ItemGroup>',
      ),
    },
    lines: [
      '*above@2.0.0 runtime | src/App.csproj:4',
      '*Both@1.5.0 runtime | src/App.csproj:5',
      '*Overridden@7.0.0 runtime | src/App.csproj:6',
      '*Nowhere@? runtime | src/App.csproj:7',
      '*Nerdbank.GitVersioning@3.6.133 development | Directory.Packages.props:5',
      '*dotnet@8.0 net8.0 runtime | src/App.csproj:2',
    ],
    problems: ['No file of this workspace says the version of "Nowhere".'],
  },
  {
    it: 'adds what Directory.Build files ask for to every project below, and lets them update and remove',
    files: {
      'Directory.Build.props': `<Project>${items(reference('Shared', '1.0.0'), reference('Removed', '1.0.0'))}</Project>`,
      'Directory.Build.targets': `<Project>${items('<PackageReference Update="Own" Version="5.0.0" />')}</Project>`,
      'A.csproj': sdk(
        net8,
        items(
          '<PackageReference Include="Own" />',
          '<PackageReference Remove="Removed" />',
          '<Unrelated Include="x" />',
        ),
      ),
      'B/B.vbproj': sdk(net8),
    },
    lines: [
      '*Shared@1.0.0 runtime | Directory.Build.props:1',
      '*Own@5.0.0 runtime | A.csproj:3',
      '*dotnet@8.0 net8.0 runtime | A.csproj:2',
      '*Shared@1.0.0 runtime | Directory.Build.props:1',
      '*Removed@1.0.0 runtime | Directory.Build.props:1',
      '*dotnet@8.0 net8.0 runtime | B/B.vbproj:2',
    ],
  },
  {
    it: 'takes all of a project of tests for development',
    files: {
      'Tests.csproj': sdk(
        net8,
        items(reference('Microsoft.NET.Test.Sdk', '17.8.0'), reference('Moq', '4.20.70')),
        items('<ProjectReference Include="../App/App.csproj" />'),
      ),
    },
    lines: [
      '*Microsoft.NET.Test.Sdk@17.8.0 development | Tests.csproj:3',
      '*Moq@4.20.70 development | Tests.csproj:3',
      '*App@? development path:../App/App.csproj | Tests.csproj:4',
      '*dotnet@8.0 net8.0 development | Tests.csproj:2',
    ],
  },
  {
    it: 'knows projects of tests and benchmarks by what only these have, unless a project says it is none',
    files: {
      'bench/Bench.csproj': sdk(net8, items(reference('BenchmarkDotNet', '0.14.0'), reference('Polly', '8.4.1'))),
      'mtp/Mtp.csproj': sdk(net8, items(reference('Microsoft.Testing.Extensions.TrxReport', '1.3.2'))),
      'kit/Kit.csproj': sdk(
        net8,
        properties('<IsTestProject>false</IsTestProject>'),
        items(reference('xunit', '2.9.0'), reference('FluentAssertions', '6.12.0')),
      ),
    },
    lines: [
      '*BenchmarkDotNet@0.14.0 development | bench/Bench.csproj:3',
      '*Polly@8.4.1 development | bench/Bench.csproj:3',
      '*dotnet@8.0 net8.0 development | bench/Bench.csproj:2',
      '*Microsoft.Testing.Extensions.TrxReport@1.3.2 development | mtp/Mtp.csproj:3',
      '*dotnet@8.0 net8.0 development | mtp/Mtp.csproj:2',
      '*xunit@2.9.0 runtime | kit/Kit.csproj:4',
      '*FluentAssertions@6.12.0 runtime | kit/Kit.csproj:4',
      '*dotnet@8.0 net8.0 runtime | kit/Kit.csproj:2',
    ],
  },
  {
    it: 'reads SDKs, global.json, tools and frameworks',
    files: {
      'global.json':
        '{\n  // pinned\n  "sdk": { "version": "8.0.100", "rollForward": "latestFeature" },\n  "msbuild-sdks": { "Microsoft.Build.Traversal": "4.1.0" }\n}',
      '.config/dotnet-tools.json':
        '{ "version": 1, "isRoot": true, "tools": { "dotnet-ef": { "version": "8.0.0", "commands": ["dotnet-ef"] } } }',
      'dirs.proj': '<Project Sdk="Microsoft.Build.Traversal"/>',
      'web/Web.csproj': `<Project Sdk="Microsoft.NET.Sdk.Web">
${net8}
<Sdk Name="Aspire.AppHost.Sdk" Version="9.0.0" />
<ItemGroup><FrameworkReference Include="Microsoft.WindowsDesktop.App" /></ItemGroup>
<ItemGroup><PackageDownload Include="Tool" Version="[1.0.0];[2.0.0]" /></ItemGroup>
</Project>`,
      'other/Other.csproj': '<Project Sdk="Some.Sdk/1.2.3;Unversioned.Sdk" />',
    },
    lines: [
      '*Microsoft.Build.Traversal@4.1.0 development | global.json:4',
      '*dotnet-sdk@8.0.100 development | global.json:3',
      '*dotnet-ef@8.0.0 development | .config/dotnet-tools.json:1',
      '*Aspire.AppHost.Sdk@9.0.0 development | web/Web.csproj:3',
      '*Tool@1.0.0 [1.0.0] development | web/Web.csproj:5',
      '*Tool@2.0.0 [2.0.0] development | web/Web.csproj:5',
      '*dotnet@8.0 net8.0 runtime | web/Web.csproj:2',
      '*Microsoft.WindowsDesktop.App@8.0 net8.0 runtime | web/Web.csproj:4',
      '*Microsoft.AspNetCore.App@8.0 net8.0 runtime | web/Web.csproj:1',
      '*Some.Sdk@1.2.3 development | other/Other.csproj:1',
      '*Unversioned.Sdk@?  development | other/Other.csproj:1',
    ],
    problems: ['No file of this workspace says the version of "Unversioned.Sdk".'],
  },
  {
    it: 'reads old projects with their packages.config',
    files: {
      'Old.csproj': `<?xml version="1.0" encoding="utf-8"?>
<Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
<Import Project="$(MSBuildExtensionsPath)\\$(MSBuildToolsVersion)\\Microsoft.Common.props" Condition="Exists('$(MSBuildExtensionsPath)\\x')" />
<PropertyGroup><TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion></PropertyGroup>
<ItemGroup><Reference Include="Newtonsoft.Json, Version=6.0.0.0"><HintPath>..\\packages\\Newtonsoft.Json.6.0.4\\lib\\net45\\Newtonsoft.Json.dll</HintPath></Reference></ItemGroup>
<Import Project="$(MSBuildToolsPath)\\Microsoft.CSharp.targets" />
<Import Project="..\\.paket\\Paket.Restore.targets" />
<Import Project="..\\missing\\more.targets" />
</Project>`,
      'packages.config': `<packages>
  <package id="Newtonsoft.Json" version="6.0.4" targetFramework="net472" allowedVersions="[6,7)" />
  <package id="Tool" version="1.0" developmentDependency="true" />
  <package id="Bad" />
</packages>`,
    },
    lines: [
      '*dotnet-framework@4.7.2 v4.7.2 runtime | Old.csproj:4',
      '*Newtonsoft.Json@6.0.4 [6,7) runtime | packages.config:2',
      '*Tool@1.0 development | packages.config:3',
      '*Bad@? runtime | packages.config:4',
    ],
    problems: [
      'A package needs an id and a version.',
      '"..\\missing\\more.targets" is no file of this workspace, so what it adds is not known.',
    ],
  },
  {
    it: 'takes the packages of an old project from where its assemblies lie, if nothing else names them',
    files: {
      'Old.csproj': `<Project>
<ItemGroup>
<Reference Include="Antlr3.Runtime, Version=3.5.0.0"><HintPath>
..\\packages\\Antlr.3.5.0.2\\lib\\Antlr3.Runtime.dll</HintPath></Reference>
<Reference Include="Ecg.Paket"><HintPath>..\\packages\\Ecg.Paket\\lib\\Ecg.Paket.dll</HintPath></Reference>
<Reference Include="System.Xml" />
</ItemGroup>
</Project>`,
    },
    lines: ['*Antlr@3.5.0.2 runtime | Old.csproj:3'],
    problems: [],
  },
  {
    it: 'reads a nuspec, one package for all groups',
    files: {
      'x.nuspec': `<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>x</id><version>$version$</version>
<dependencies>
<group targetFramework="net8.0"><dependency id="A" version="1.0.0" /></group>
<group targetFramework="net48"><dependency id="A" version="1.0.0" /><dependency id="B" version="[1.0,2.0)" />
<dependency id="C" version="$version$" /></group>
</dependencies></metadata></package>`,
    },
    lines: [
      '*A@1.0.0 runtime | x.nuspec:3',
      '*B@? [1.0,2.0) runtime | x.nuspec:4',
      '*C@? $version$ runtime | x.nuspec:5',
    ],
    problems: ['The version of "C" is "$version$", which is known only when it is packed.'],
  },
];

describe('.NET projects', () => {
  for (const { it: title, files, lines, problems = [] } of projects)
    it(title, () => assert.deepEqual(describeJoined(files), { lines, problems }));
});
