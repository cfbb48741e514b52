// Conditions, expressions and target frameworks of MSBuild by themselves.
import assert from 'node:assert/strict';
import { holds } from './msbuild-conditions';
import { expand, type ExpressionContext } from './msbuild-expressions';
import { readMoniker } from './target-framework';

const context: ExpressionContext = {
  folder: 'src/app',
  propertyOf(name) {
    const set: Readonly<Record<string, string>> = { A: 'one', Flag: 'true', Tfm: 'net8.0', Empty: '' };
    return name === 'Open' ? undefined : (set[name] ?? null);
  },
  exists: (path) => (path.endsWith('.user') ? undefined : path === 'eng/Versions.props'),
};

describe('conditions of MSBuild', () => {
  const cases: readonly (readonly [string, boolean | undefined])[] = [
    ["'$(A)' == 'ONE'", true],
    ["'$(A)'=='two'", false],
    ["'$(A)' != 'two' and '$(Flag)' == 'true'", true],
    ["'$(Unset)' == ''", true],
    ['$(Flag)', true],
    ['!$(Flag)', false],
    ["!('$(A)' == 'one' Or false)", false],
    ["'$(Open)' == 'x'", undefined],
    ["'$(Open)' == 'x' and false", false],
    ["'$(Open)' == 'x' or true", true],
    ["'$(A)|$(Open)' == 'one|x'", undefined],
    ["Exists('..\\..\\eng\\Versions.props')", true],
    ["!Exists('$(MSBuildX)none.props')", true],
    ["Exists('local.user')", undefined],
    ["HasTrailingSlash('a/')", true],
    ["'10.0' > '9.0'", true],
    ["$([MSBuild]::GetTargetFrameworkIdentifier('$(Tfm)')) == '.NETCoreApp'", true],
    ["'$([MSBuild]::IsTargetFrameworkCompatible('$(Tfm)', 'net9.0'))' == 'true'", false],
    ["$([MSBuild]::VersionGreaterThanOrEquals('8.0', '6.0'))", true],
    ["$(Tfm.StartsWith('net4'))", false],
    ["'$(Tfm.Substring(3))' == '8.0'", true],
    ["'$(Tfm.Substring(3, 1))' == '8'", true],
    ["'$(Tfm.Substring(9))' == ''", undefined],
    ["'$(Tfm.TrimStart('net'))' == '8.0'", true],
    ["'$(Tfm.TrimEnd('0.').ToUpper())' == 'NET8'", undefined],
    ["'$(Tfm.ToUpperInvariant())' == 'NET8.0'", true],
    ["'$([MSBuild]::ValueOrDefault('$(Unset)', 'b'))' == 'b'", true],
    ["'$(Tfm.Replace('net', ''))' == '8.0'", true],
    ["$([MSBuild]::IsOSPlatform('windows'))", undefined],
    ["'@(Compile)' == ''", undefined],
    ["'$(A)' ==", undefined],
    ["'$(A", undefined],
    ['(((', undefined],
    ['', true],
  ];
  for (const [condition, expected] of cases)
    it(condition, () => assert.equal(holds(condition, context), expected, condition));

  it('of any depth take bounded time', () => {
    assert.equal(holds('('.repeat(100_000), context), undefined);
    assert.equal(holds('!'.repeat(250) + 'true', context), true);
  });
});

describe('expressions of MSBuild', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['plain', 'plain'],
    ['$(A).$(A)', 'one.one'],
    ['$(Unset)', undefined],
    ['$(A)$(Open)', undefined],
    ['%(Version)', undefined],
    ['a%3Bb', 'a;b'],
    ['$([MSBuild]::GetDirectoryNameOfFileAbove($(Dir), eng/Versions.props))', undefined],
    ["$([MSBuild]::GetPathOfFileAbove('eng/Versions.props'))", '/eng/Versions.props'],
    ["$([MSBuild]::GetPathOfFileAbove('none.props', '..'))", ''],
    ["$([System.IO.Path]::Combine('..', 'x.props'))", '/src/x.props'],
    ["$([MSBuild]::NormalizeDirectory('../../eng'))", '/eng/'],
    ['$([System.DateTime]::Now)', undefined],
    ['$(Ab', undefined],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(expand(text, context, undefined), expected));
});

describe('target frameworks', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['net8.0', 'dotnet 8.0'],
    ['net8.0-windows10.0.19041', 'dotnet 8.0'],
    ['net10.0', 'dotnet 10.0'],
    ['net9', 'dotnet 9.0'],
    ['netcoreapp3.1', 'dotnet 3.1'],
    ['net48', 'dotnet-framework 4.8'],
    ['net472', 'dotnet-framework 4.7.2'],
    ['net4.6.2', 'dotnet-framework 4.6.2'],
    ['net35', 'dotnet-framework 3.5'],
    ['NetStandard2.0', 'netstandard 2.0'],
    ['uap10.0.16299', 'uap 10.0.16299'],
    ['portable-net45+win8', 'portable ?'],
    ['8.0', undefined],
    ['', undefined],
  ];
  for (const [moniker, expected] of cases) {
    it(moniker, () => {
      const framework = readMoniker(moniker);
      assert.equal(framework && `${framework.product} ${framework.version ?? '?'}`, expected);
    });
  }
});
