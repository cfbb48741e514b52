// A package.json with its lockfile, in the shape that npm 7, yarn 1, yarn 4, pnpm 9 and bun 1.2 write.
import type { LockedGraph, LockedPart } from '../locked-graph';

type Files = ReadonlyMap<string, string>;

/** The name under which a package of a graph is published. */
export function npmName({ name }: LockedGraph, part: LockedPart): string {
  return `@${name}/${part.name}`;
}

export function writeNpm(graph: LockedGraph): Files {
  const { name, parts } = graph;
  const entries = parts.map((part) => {
    const { version, license, wants } = part;
    const dependencies = wants.length === 0 ? {} : { dependencies: rangesOf(graph, wants) };
    const entry = { version, resolved: addressOf(graph, part), integrity: integrityOf(part), license, ...dependencies };
    return [`node_modules/${npmName(graph, part)}`, entry] as const;
  });
  const packages = { '': ownEntry(graph), ...Object.fromEntries(entries) };
  return besideManifest(graph, 'package-lock.json', {
    ...{ name, version: '1.0.0', lockfileVersion: 3, requires: true },
    packages,
  });
}

export function writeYarnClassic(graph: LockedGraph): Files {
  const blocks = graph.parts.flatMap((part) => [
    `"${npmName(graph, part)}@^${part.version}":`,
    `  version "${part.version}"`,
    `  resolved "${addressOf(graph, part)}"`,
    `  integrity ${integrityOf(part)}`,
    ...indented('  dependencies:', part.wants, (each) => `    "${npmName(graph, each)}" "^${each.version}"`),
    '',
  ]);
  return besideManifest(graph, 'yarn.lock', ['# yarn lockfile v1', '', '', ...blocks]);
}

export function writeYarnBerry(graph: LockedGraph): Files {
  const wanted = (each: LockedPart): string => `    "${npmName(graph, each)}": "npm:^${each.version}"`;
  const blocks = graph.parts.flatMap((part) => [
    `"${npmName(graph, part)}@npm:^${part.version}":`,
    `  version: ${part.version}`,
    `  resolution: "${npmName(graph, part)}@npm:${part.version}"`,
    ...indented('  dependencies:', part.wants, wanted),
    `  checksum: 10c0/${integrityOf(part).slice('sha512-'.length)}`,
    '  languageName: node',
    '  linkType: hard',
    '',
  ]);
  const head = ['__metadata:', '  version: 8', '  cacheKey: 10c0', ''];
  const project = [
    `"${graph.name}@workspace:.":`,
    '  version: 0.0.0-use.local',
    `  resolution: "${graph.name}@workspace:."`,
    ...indented('  dependencies:', graph.direct, wanted),
    '  languageName: unknown',
    '  linkType: soft',
    '',
  ];
  return besideManifest(graph, 'yarn.lock', [...head, ...blocks, ...project]);
}

export function writePnpm(graph: LockedGraph): Files {
  const importer = graph.direct.flatMap((part) => [
    `      '${npmName(graph, part)}':`,
    `        specifier: ^${part.version}`,
    `        version: ${part.version}`,
  ]);
  const packages = graph.parts.flatMap((part) => [
    `  '${npmName(graph, part)}@${part.version}':`,
    `    resolution: {integrity: ${integrityOf(part)}}`,
    "    engines: {node: '>=18'}",
    '',
  ]);
  const snapshots = graph.parts.flatMap((part) => [
    `  '${npmName(graph, part)}@${part.version}':${part.wants.length === 0 ? ' {}' : ''}`,
    ...indented('    dependencies:', part.wants, (each) => `      '${npmName(graph, each)}': ${each.version}`),
    '',
  ]);
  const head = ["lockfileVersion: '9.0'", '', 'importers:', '', '  .:', '    dependencies:', ...importer, ''];
  return besideManifest(graph, 'pnpm-lock.yaml', [
    ...head,
    'packages:',
    '',
    ...packages,
    'snapshots:',
    '',
    ...snapshots,
  ]);
}

/** JSON with a comma behind each last value, a package a line. */
export function writeBun(graph: LockedGraph): Files {
  const packages = graph.parts.flatMap((part) => {
    const name = npmName(graph, part);
    const wants = part.wants.length === 0 ? {} : { dependencies: rangesOf(graph, part.wants) };
    return [`    "${name}": ["${name}@${part.version}", "", ${JSON.stringify(wants)}, "${integrityOf(part)}"],`, ''];
  });
  const direct = graph.direct.map((part) => `        "${npmName(graph, part)}": "^${part.version}",`);
  const own = [
    '    "": {',
    `      "name": "${graph.name}",`,
    '      "dependencies": {',
    ...direct,
    '      },',
    '    },',
  ];
  return besideManifest(graph, 'bun.lock', [
    ...['{', '  "lockfileVersion": 1,', '  "workspaces": {', ...own, '  },', '  "packages": {'],
    ...[...packages, '  }', '}', ''],
  ]);
}

/** The lockfile as lines or as the data of a JSON text. */
function besideManifest(graph: LockedGraph, path: string, lock: readonly string[] | object): Files {
  return new Map([
    ['package.json', writeJson({ ...ownEntry(graph), private: true })],
    [path, Array.isArray(lock) ? lock.join('\n') : writeJson(lock)],
  ]);
}

function ownEntry(graph: LockedGraph): object {
  const dependencies = rangesOf(graph, graph.direct);
  return { name: graph.name, version: '1.0.0', license: 'UNLICENSED', dependencies };
}

function rangesOf(graph: LockedGraph, parts: readonly LockedPart[]): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.map((part) => [npmName(graph, part), `^${part.version}`]));
}

function addressOf(graph: LockedGraph, part: LockedPart): string {
  return `https://registry.example.org/${npmName(graph, part)}/-/${part.name}-${part.version}.tgz`;
}

function integrityOf({ digest }: LockedPart): string {
  return `sha512-${Buffer.from(digest).toString('base64')}`;
}

function writeJson(data: object): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** A heading with a line for each of what is asked for; nothing where nothing is. */
function indented(
  heading: string,
  parts: readonly LockedPart[],
  lineOf: (part: LockedPart) => string,
): readonly string[] {
  return parts.length === 0 ? [] : [heading, ...parts.map(lineOf)];
}
