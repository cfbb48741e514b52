// A package.json with its package-lock.json of any size, in the shape that npm 7 and later write.
// Invariant: every package is reached from the manifest; names are of nobody's packages.
import type { Random } from '../random';

/** A manifest and its lockfile. */
export interface LockedProject {
  readonly manifest: string;
  readonly lockfile: string;
  /** The names of what the manifest asks for. */
  readonly direct: readonly string[];
}

interface Entry {
  readonly version: string;
  readonly resolved: string;
  readonly integrity: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

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
  const entries = names.map((each, index): [string, Entry] => [
    `node_modules/${each}`,
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
    packages: { '': own, ...Object.fromEntries(entries) },
  };
  return {
    manifest: `${JSON.stringify({ ...own, private: true }, undefined, 2)}\n`,
    lockfile: `${JSON.stringify(lock, undefined, 2)}\n`,
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
