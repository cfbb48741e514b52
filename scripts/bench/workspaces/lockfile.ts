// A package.json with its lockfile of any size, in the shape that npm 7, yarn 1, yarn 4 and pnpm 9 write.
// Invariant: every package is reached from the manifest; names are of nobody's packages.
import type { Random } from '../random';

/** A manifest and its lockfile, as each package manager writes it. */
export interface LockedProject {
  readonly manifest: string;
  readonly lockfile: string;
  readonly yarnClassic: string;
  readonly yarnBerry: string;
  readonly pnpm: string;
  /** The names of what the manifest asks for. */
  readonly direct: readonly string[];
}

type Ranges = Readonly<Record<string, string>>;

interface Entry {
  readonly version: string;
  readonly resolved: string;
  readonly integrity: string;
  readonly license: string;
  readonly dependencies?: Ranges;
}

type NamedEntry = readonly [name: string, entry: Entry];

/** A project of so many locked packages, `direct` of which the manifest names. */
export function lockedProject(name: string, packages: number, direct: number, random: Random): LockedProject {
  const names = Array.from({ length: packages }, (_, index) => `@${name}/part-${index}`);
  const versions = names.map(() => `${random.below(9) + 1}.${random.below(20)}.${random.below(30)}`);
  const wants = names.map((): Record<string, string> => ({}));
  // Each package beyond the direct ones is asked for by one before it, so that a way leads to all of them.
  for (let index = direct; index < packages; index++) {
    const owner = wants[random.below(index)];
    if (owner !== undefined) owner[names[index] ?? ''] = `^${versions[index] ?? ''}`;
  }
  const entries = names.map((each, index): NamedEntry => [
    each,
    entryOf(each, versions[index] ?? '', wants[index] ?? {}, random),
  ]);
  const dependencies = Object.fromEntries(
    names.slice(0, direct).map((each, index) => [each, `^${versions[index] ?? ''}`]),
  );
  const own = { name, version: '1.0.0', license: 'UNLICENSED', dependencies };
  const lock = {
    name,
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: { '': own, ...Object.fromEntries(entries.map(([each, entry]) => [`node_modules/${each}`, entry])) },
  };
  return {
    manifest: `${JSON.stringify({ ...own, private: true }, undefined, 2)}\n`,
    lockfile: `${JSON.stringify(lock, undefined, 2)}\n`,
    yarnClassic: writeYarnClassic(entries),
    yarnBerry: writeYarnBerry(name, dependencies, entries),
    pnpm: writePnpm(dependencies, entries),
    direct: names.slice(0, direct),
  };
}

function entryOf(name: string, version: string, wants: Readonly<Record<string, string>>, random: Random): Entry {
  const file = name.slice(name.indexOf('/') + 1);
  return {
    version,
    resolved: `https://registry.example.org/${name}/-/${file}-${version}.tgz`,
    integrity: `sha512-${Buffer.from(random.hex(64)).toString('base64')}`,
    license: random.pick(['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause']),
    ...(Object.keys(wants).length === 0 ? {} : { dependencies: wants }),
  };
}

function writeYarnClassic(entries: readonly NamedEntry[]): string {
  const blocks = entries.map(([name, { version, resolved, integrity, dependencies }]) => [
    `"${name}@^${version}":`,
    `  version "${version}"`,
    `  resolved "${resolved}"`,
    `  integrity ${integrity}`,
    ...indented('  dependencies:', dependencies, ([each, range]) => `    "${each}" "${range}"`),
    '',
  ]);
  return ['# yarn lockfile v1', '', '', ...blocks.flat()].join('\n');
}

function writeYarnBerry(own: string, direct: Ranges, entries: readonly NamedEntry[]): string {
  const wants = ([name, range]: readonly [string, string]): string => `    "${name}": "npm:${range}"`;
  const blocks = entries.map(([name, { version, integrity, dependencies }]) => [
    `"${name}@npm:^${version}":`,
    `  version: ${version}`,
    `  resolution: "${name}@npm:${version}"`,
    ...indented('  dependencies:', dependencies, wants),
    `  checksum: 10c0/${integrity.slice('sha512-'.length)}`,
    '  languageName: node',
    '  linkType: hard',
    '',
  ]);
  const head = ['__metadata:', '  version: 8', '  cacheKey: 10c0', ''];
  const project = [
    `"${own}@workspace:.":`,
    '  version: 0.0.0-use.local',
    `  resolution: "${own}@workspace:."`,
    ...indented('  dependencies:', direct, wants),
    '  languageName: unknown',
    '  linkType: soft',
    '',
  ];
  return [...head, ...blocks.flat(), ...project].join('\n');
}

function writePnpm(direct: Ranges, entries: readonly NamedEntry[]): string {
  const importer = Object.entries(direct).flatMap(([name, range]) => [
    `      '${name}':`,
    `        specifier: ${range}`,
    `        version: ${range.slice(1)}`,
  ]);
  const packages = entries.flatMap(([name, { version, integrity }]) => [
    `  '${name}@${version}':`,
    `    resolution: {integrity: ${integrity}}`,
    "    engines: {node: '>=18'}",
    '',
  ]);
  const snapshots = entries.flatMap(([name, { version, dependencies = {} }]) => [
    `  '${name}@${version}':${Object.keys(dependencies).length === 0 ? ' {}' : ''}`,
    ...indented('    dependencies:', dependencies, ([each, range]) => `      '${each}': ${range.slice(1)}`),
    '',
  ]);
  const head = ["lockfileVersion: '9.0'", '', 'importers:', '', '  .:', '    dependencies:', ...importer, ''];
  return [...head, 'packages:', '', ...packages, 'snapshots:', '', ...snapshots].join('\n');
}

/** A heading with a line for each of what is asked for; nothing where nothing is. */
function indented(
  heading: string,
  ranges: Ranges | undefined,
  lineOf: (entry: readonly [name: string, range: string]) => string,
): readonly string[] {
  const entries = Object.entries(ranges ?? {});
  return entries.length === 0 ? [] : [heading, ...entries.map(lineOf)];
}
