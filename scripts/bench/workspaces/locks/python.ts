// A project of Python with its lockfile, in the shape that Poetry 2, uv 0.5 and Pipenv write.
import type { LockedGraph, LockedPart } from '../locked-graph';

type Files = ReadonlyMap<string, string>;

const nameOf = ({ name }: LockedGraph, part: LockedPart): string => `${name}-${part.name}`;

/** Two files of each package, as most have a wheel and their sources. */
function filesOf(graph: LockedGraph, part: LockedPart): readonly (readonly [file: string, digest: string])[] {
  const stem = `${nameOf(graph, part).replaceAll('-', '_')}-${part.version}`;
  return [
    [`${stem}-py3-none-any.whl`, part.digest],
    [`${stem}.tar.gz`, part.digest.slice(32) + part.digest.slice(0, 32)],
  ];
}

export function writePoetry(graph: LockedGraph): Files {
  const direct = graph.direct.map((part) => `${nameOf(graph, part)} = "^${part.version}"`);
  const tables = graph.parts.flatMap((part) => [
    ...['[[package]]', `name = "${nameOf(graph, part)}"`, `version = "${part.version}"`],
    ...['description = "A part of it."', 'optional = false', 'python-versions = ">=3.9"', 'groups = ["main"]'],
    'files = [',
    ...filesOf(graph, part).map(([file, digest]) => `    {file = "${file}", hash = "sha256:${digest}"},`),
    ...[']', ''],
    ...(part.wants.length === 0 ? [] : ['[package.dependencies]']),
    ...part.wants.map((each) => `${nameOf(graph, each)} = ">=${each.version}"`),
    ...(part.wants.length === 0 ? [] : ['']),
  ]);
  const end = ['[metadata]', 'lock-version = "2.1"', 'python-versions = ">=3.9"', `content-hash = "${'0'.repeat(64)}"`];
  return new Map([
    [
      'pyproject.toml',
      ['[tool.poetry]', `name = "${graph.name}"`, '', '[tool.poetry.dependencies]', ...direct, ''].join('\n'),
    ],
    ['poetry.lock', [...tables, ...end, ''].join('\n')],
  ]);
}

export function writeUv(graph: LockedGraph): Files {
  const direct = graph.direct.map((part) => `    "${nameOf(graph, part)}>=${part.version}",`);
  const wishes = (parts: readonly LockedPart[]): readonly string[] =>
    parts.length === 0
      ? []
      : ['dependencies = [', ...parts.map((each) => `    { name = "${nameOf(graph, each)}" },`), ']'];
  const tables = graph.parts.flatMap((part) => {
    const [wheel, sources] = filesOf(graph, part).map(([file, digest]) => {
      return `{ url = "https://files.example.org/packages/${digest.slice(0, 12)}/${file}", hash = "sha256:${digest}", size = 1234 }`;
    });
    return [
      ...['[[package]]', `name = "${nameOf(graph, part)}"`, `version = "${part.version}"`],
      'source = { registry = "https://registry.example.org/simple" }',
      ...wishes(part.wants),
      ...[`sdist = ${sources ?? ''}`, 'wheels = [', `    ${wheel ?? ''},`, ']', ''],
    ];
  });
  const own = ['[[package]]', `name = "${graph.name}"`, 'version = "1.0.0"', 'source = { virtual = "." }'];
  return new Map([
    [
      'pyproject.toml',
      ['[project]', `name = "${graph.name}"`, 'version = "1.0.0"', 'dependencies = [', ...direct, ']', ''].join('\n'),
    ],
    [
      'uv.lock',
      ['version = 1', 'requires-python = ">=3.9"', '', ...tables, ...own, ...wishes(graph.direct), ''].join('\n'),
    ],
  ]);
}

export function writePipenv(graph: LockedGraph): Files {
  const direct = graph.direct.map((part) => `${nameOf(graph, part)} = ">=${part.version}"`);
  const entries = graph.parts.map((part) => {
    const hashes = filesOf(graph, part).map(([, digest]) => `sha256:${digest}`);
    const entry = { hashes, index: 'registry', markers: "python_version >= '3.9'", version: `==${part.version}` };
    return [nameOf(graph, part), entry] as const;
  });
  const meta = { hash: { sha256: '0'.repeat(64) }, 'pipfile-spec': 6, requires: {}, sources: [] };
  const lock = { _meta: meta, default: Object.fromEntries(entries), develop: {} };
  return new Map([
    ['Pipfile', ['[packages]', ...direct, ''].join('\n')],
    ['Pipfile.lock', `${JSON.stringify(lock, undefined, 4)}\n`],
  ]);
}
