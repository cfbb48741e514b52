// A project of a compiled language with its lockfile, in the shape that Cargo 1.78, Go 1.22, NuGet 6 and Gradle 8 write.
import type { LockedGraph, LockedPart } from '../locked-graph';

type Files = ReadonlyMap<string, string>;

export function writeCargo(graph: LockedGraph): Files {
  const nameOf = (part: LockedPart): string => `${graph.name}-${part.name}`;
  const wishes = (parts: readonly LockedPart[]): readonly string[] =>
    parts.length === 0 ? [] : ['dependencies = [', ...parts.map((each) => ` "${nameOf(each)}",`), ']'];
  const tables = graph.parts.flatMap((part) => [
    ...['[[package]]', `name = "${nameOf(part)}"`, `version = "${part.version}"`],
    'source = "registry+https://registry.example.org/index"',
    ...[`checksum = "${part.digest}"`, ...wishes(part.wants), ''],
  ]);
  const own = ['[[package]]', `name = "${graph.name}"`, 'version = "1.0.0"', ...wishes(graph.direct), ''];
  const direct = graph.direct.map((part) => `${nameOf(part)} = "${part.version}"`);
  const head = ['[package]', `name = "${graph.name}"`, 'version = "1.0.0"', '', '[dependencies]'];
  return new Map([
    ['Cargo.toml', [...head, ...direct, ''].join('\n')],
    ['Cargo.lock', ['version = 4', '', ...tables, ...own].join('\n')],
  ]);
}

export function writeGo(graph: LockedGraph): Files {
  const direct = new Set(graph.direct);
  const nameOf = (part: LockedPart): string => `example.org/${graph.name}/${part.name}`;
  const requires = graph.parts.map(
    (part) => `\t${nameOf(part)} v${part.version}${direct.has(part) ? '' : ' // indirect'}`,
  );
  const sums = graph.parts.flatMap((part) => {
    const digest = `h1:${Buffer.from(part.digest, 'hex').toString('base64')}`;
    return [`${nameOf(part)} v${part.version} ${digest}`, `${nameOf(part)} v${part.version}/go.mod ${digest}`];
  });
  const head = [`module example.org/${graph.name}`, '', 'go 1.22', '', 'require ('];
  return new Map([
    ['go.mod', [...head, ...requires, ')', ''].join('\n')],
    ['go.sum', [...sums, ''].join('\n')],
  ]);
}

export function writeNuget(graph: LockedGraph): Files {
  const nameOf = (part: LockedPart): string => `${graph.name}.${part.name.replace('-', '.')}`;
  const direct = new Set(graph.direct);
  const entries = graph.parts.map((part) => {
    const requested = direct.has(part) ? { type: 'Direct', requested: `[${part.version}, )` } : { type: 'Transitive' };
    const contentHash = Buffer.from(part.digest).toString('base64');
    const wants = part.wants.map((each) => [nameOf(each), each.version]);
    const dependencies = wants.length === 0 ? {} : { dependencies: Object.fromEntries(wants) as object };
    return [nameOf(part), { ...requested, resolved: part.version, contentHash, ...dependencies }] as const;
  });
  const lock = { version: 1, dependencies: { 'net8.0': Object.fromEntries(entries) } };
  const references = graph.direct.map(
    (part) => `    <PackageReference Include="${nameOf(part)}" Version="${part.version}" />`,
  );
  const framework = '  <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>';
  const items = ['  <ItemGroup>', ...references, '  </ItemGroup>'];
  const project = ['<Project Sdk="Microsoft.NET.Sdk">', framework, ...items, '</Project>', ''];
  return new Map([
    [`${graph.name}.csproj`, project.join('\n')],
    ['packages.lock.json', JSON.stringify(lock, undefined, 2)],
  ]);
}

export function writeGradle(graph: LockedGraph): Files {
  const nameOf = (part: LockedPart): string => `org.example.${graph.name}:${part.name}`;
  const direct = graph.direct.map((part) => `    implementation("${nameOf(part)}:${part.version}")`);
  const entries = graph.parts.map((part) => `${nameOf(part)}:${part.version}=compileClasspath,runtimeClasspath`);
  return new Map([
    ['build.gradle.kts', ['plugins {', '    java', '}', '', 'dependencies {', ...direct, '}', ''].join('\n')],
    ['gradle.lockfile', [...entries.sort(), 'empty=annotationProcessor', ''].join('\n')],
  ]);
}
