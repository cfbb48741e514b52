// A project of PHP, Ruby, Dart, Elixir or Erlang with its lockfile, in the shape that Composer 2, Bundler 2.5, Pub 3, Mix
// 1.16 and rebar 3 write.
import type { LockedGraph, LockedPart } from '../locked-graph';

type Files = ReadonlyMap<string, string>;

/** Names of Pub, Mix and rebar hold no hyphens. */
const snakeName = ({ name }: LockedGraph, part: LockedPart): string => `${name}_${part.name.replace('-', '_')}`;

export function writeComposer(graph: LockedGraph): Files {
  const nameOf = (part: LockedPart): string => `${graph.name}/${part.name}`;
  const rangesOf = (parts: readonly LockedPart[]): Readonly<Record<string, string>> =>
    Object.fromEntries(parts.map((each) => [nameOf(each), `^${each.version}`]));
  const packages = graph.parts.map((part) => {
    const [name, reference] = [nameOf(part), part.digest.slice(0, 40)];
    const [url, archive] = [`https://git.example.org/${name}.git`, `https://git.example.org/${name}/zip/${reference}`];
    return {
      ...{ name, version: part.version, source: { type: 'git', url, reference } },
      ...{
        dist: { type: 'zip', url: archive, reference, shasum: '' },
        require: { php: '>=8.1', ...rangesOf(part.wants) },
      },
      ...{ type: 'library', autoload: { 'psr-4': { 'Example\\': 'src/' } }, license: [part.license] },
      ...{ description: 'A part of it.', time: '2026-01-01T00:00:00+00:00' },
    };
  });
  const lock = {
    'content-hash': '0'.repeat(32),
    packages,
    'packages-dev': [],
    aliases: [],
    'plugin-api-version': '2.6.0',
  };
  return new Map([
    ['composer.json', writeJson({ name: `example/${graph.name}`, require: rangesOf(graph.direct) })],
    ['composer.lock', writeJson(lock)],
  ]);
}

export function writeBundler(graph: LockedGraph): Files {
  const nameOf = (part: LockedPart): string => `${graph.name}-${part.name}`;
  const specs = graph.parts.flatMap((part) => [
    `    ${nameOf(part)} (${part.version})`,
    ...part.wants.map((each) => `      ${nameOf(each)} (~> ${each.version})`),
  ]);
  const direct = graph.direct.map((part) => `  ${nameOf(part)} (~> ${part.version})`);
  const checksums = graph.parts.map((part) => `  ${nameOf(part)} (${part.version}) sha256=${part.digest}`);
  const remote = ['GEM', '  remote: https://registry.example.org/', '  specs:'];
  const sections = [
    ...remote,
    ...specs,
    '',
    'PLATFORMS',
    '  ruby',
    '',
    'DEPENDENCIES',
    ...direct,
    '',
    'CHECKSUMS',
    ...checksums,
  ];
  const gems = graph.direct.map((part) => `gem "${nameOf(part)}", "~> ${part.version}"`);
  return new Map([
    ['Gemfile', ['source "https://registry.example.org"', ...gems, ''].join('\n')],
    ['Gemfile.lock', [...sections, '', 'BUNDLED WITH', '   2.5.9', ''].join('\n')],
  ]);
}

export function writePub(graph: LockedGraph): Files {
  const direct = new Set(graph.direct);
  const packages = graph.parts.flatMap((part) => [
    `  ${snakeName(graph, part)}:`,
    `    dependency: ${direct.has(part) ? '"direct main"' : 'transitive'}`,
    ...['    description:', `      name: ${snakeName(graph, part)}`, `      sha256: "${part.digest}"`],
    ...['      url: "https://registry.example.org"', '    source: hosted', `    version: "${part.version}"`],
  ]);
  const asked = graph.direct.map((part) => `  ${snakeName(graph, part)}: ^${part.version}`);
  return new Map([
    ['pubspec.yaml', [`name: ${graph.name}`, 'dependencies:', ...asked, ''].join('\n')],
    ['pubspec.lock', ['packages:', ...packages, 'sdks:', '  dart: ">=3.4.0 <4.0.0"', ''].join('\n')],
  ]);
}

export function writeMix(graph: LockedGraph): Files {
  const entries = graph.parts.map((part) => {
    const name = snakeName(graph, part);
    const wishes = part.wants.map((each) => {
      return `{:${snakeName(graph, each)}, "~> ${each.version}", [hex: :${snakeName(graph, each)}, repo: "hexpm", optional: false]}`;
    });
    return `  "${name}": {:hex, :${name}, "${part.version}", "${part.digest}", [:mix], [${wishes.join(', ')}], "hexpm", "${part.digest}"},`;
  });
  const direct = graph.direct.map((part) => `      {:${snakeName(graph, part)}, "~> ${part.version}"},`);
  const project = ['  def project do', `    [app: :${graph.name}, version: "1.0.0", deps: deps()]`, '  end', ''];
  const deps = ['  defp deps do', '    [', ...direct, '    ]', '  end'];
  return new Map([
    [
      'mix.exs',
      ['defmodule Example.MixProject do', '  use Mix.Project', '', ...project, ...deps, 'end', ''].join('\n'),
    ],
    ['mix.lock', ['%{', ...entries, '}', ''].join('\n')],
  ]);
}

export function writeRebar(graph: LockedGraph): Files {
  const direct = new Set(graph.direct);
  const entries = graph.parts.map((part) => {
    const name = `<<"${snakeName(graph, part)}">>`;
    return `{${name},{pkg,${name},<<"${part.version}">>},${direct.has(part) ? 0 : 1}}`;
  });
  const digests = graph.parts.map((part) => ` {<<"${snakeName(graph, part)}">>, <<"${part.digest.toUpperCase()}">>}`);
  const groups = ['pkg_hash', 'pkg_hash_ext'].map((group) => `{${group},[\n${digests.join(',\n')}]}`);
  const asked = graph.direct.map((part) => `    {${snakeName(graph, part)}, "${part.version}"}`);
  return new Map([
    ['rebar.config', `{deps, [\n${asked.join(',\n')}\n]}.\n`],
    ['rebar.lock', `{"1.2.0",\n[${entries.join(',\n ')}]}.\n[\n${groups.join(',\n')}\n].\n`],
  ]);
}

function writeJson(data: object): string {
  return `${JSON.stringify(data, undefined, 4)}\n`;
}
