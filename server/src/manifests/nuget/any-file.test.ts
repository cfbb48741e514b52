// The readers of .NET's files on whatever a file may hold: cut short, changed anywhere, random, or without measure.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../../text/source-file';
import { Manifests } from '../../workspace/manifests';
import type { ManifestContent } from '../format';
import { formatOf } from '../formats';
import { joinManifest } from '../inventory';

const project = `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup Condition="'$(A)' == ''"><A>$(B).1</A><TargetFrameworks>net8.0;net48</TargetFrameworks></PropertyGroup>
<Import Project="$([MSBuild]::GetPathOfFileAbove('x.props'))" Condition="Exists('x')"/><Choose><When Condition="!$(A)"><ItemGroup/></When></Choose>
<ItemGroup><PackageReference Include="P;Q" Version="$(A)"><PrivateAssets>all</PrivateAssets></PackageReference><PackageVersion Update="*" Version="[1,2)"/></ItemGroup></Project>`;
const lock =
  '{"version":1,"dependencies":{"net8.0":{"A":{"type":"Direct","resolved":"1.0.0","dependencies":{"B":"1"}},"B":{"type":"Project"}}}}';
const samples: Readonly<Record<string, string>> = {
  'a.csproj': project,
  'a.props': project,
  'Directory.Packages.props': project,
  'packages.config': '<packages><package id="A" version="1.0" developmentDependency="true"/></packages>',
  'packages.lock.json': lock,
  'obj/project.assets.json':
    '{"targets":{"net8.0":{"A/1.0":{"dependencies":{"B":"1"}}}},"libraries":{"A/1.0":{"type":"package"}},"projectFileDependencyGroups":{"net8.0":["A >= 1.0"]}}',
  'a.deps.json':
    '{"targets":{"x":{"App/1":{"dependencies":{"A":"1"}}}},"libraries":{"App/1":{"type":"project"},"A/1":{}}}',
  'global.json': '{"sdk":{"version":"8.0.100"},"msbuild-sdks":{"A":"1.0"},"tools":{"dotnet":"8"}}',
  '.config/dotnet-tools.json': '{"tools":{"a":{"version":"1.0"}}}',
  'a.nuspec':
    '<package><metadata><id>a</id><dependencies><group><dependency id="b" version="1"/></group></dependencies></metadata></package>',
  'paket.dependencies': 'source x\nnuget A ~> 1.0 // c\ngroup Test\n  github a/b:1.0 c\n  http https://x.example/y\n',
  'paket.lock': 'NUGET\n  remote: x\n    A (1.0)\n      B (>= 1)\nGROUP Test\nGITHUB\n  remote: a/b\n    c (1)\n',
};

describe('any file of .NET', () => {
  function readAny(path: string, text: string): ManifestContent {
    const [file, format] = [new SourceFile(path, text), formatOf(path)];
    assert.ok(format);
    const reading = format.read(file);
    joinManifest(undefined, reading.value);
    const facts = { kind: 'manifest', file, format, reading, code: undefined } as const;
    const resolved = Manifests.of([[path, facts]]).resolve(path);
    assert.ok(resolved);
    joinManifest(resolved.value, reading.value);
    return resolved.value;
  }

  it('cut short anywhere is read', () => {
    for (const [path, text] of Object.entries(samples))
      for (let end = 0; end <= text.length; end++) readAny(path, text.slice(0, end));
  });

  it('changed anywhere, or of any letters, is read', () => {
    const paths = Object.keys(samples);
    const letters = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('$(', ')', "'", '"', '<', '/>', '{', '(', '\n '),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.nat(8), letters, (path, at, length, inserted) => {
        const text = samples[path] ?? '';
        const start = at % (text.length + 1);
        readAny(path, text.slice(0, start) + inserted + text.slice(start + length));
        readAny(path, inserted);
      }),
      { numRuns: 400 },
    );
  });

  it('without measure takes bounded time', () => {
    const count = 20_000;
    const nested = '<When Condition="true"><Choose>'.repeat(count);
    readAny('a.csproj', `<Project><Choose>${nested}`);
    readAny('a.csproj', `<Project><PropertyGroup>${'<A>$(A)$(A)x</A>'.repeat(30)}</PropertyGroup></Project>`);
    readAny(
      'a.csproj',
      `<Project><ItemGroup>${'<PackageReference Include="A" Version="$('.repeat(200)}"/></ItemGroup></Project>`,
    );
    const many = Array.from(
      { length: count },
      (_, at) => `<PackageReference Include="P${at}" Version="1.${at}"/>`,
    ).join('');
    assert.equal(readAny('a.csproj', `<Project><ItemGroup>${many}</ItemGroup></Project>`).components.length, count);
    readAny('paket.lock', Array.from({ length: count }, (_, at) => `${' '.repeat(at % 500)}x`).join('\n'));
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `P${at}`,
        { type: 'Transitive', resolved: '1.0', dependencies: { [`P${at + 1}`]: '1' } },
      ]),
    );
    readAny('packages.lock.json', JSON.stringify({ version: 1, dependencies: { net8: chain } }));
  });
});
