// What npm modules can be replaced with, by the data of module-replacements (https://github.com/e18e/module-replacements,
// MIT), of which the build embeds the names.
// Invariant: it says what others do in a module's place, and nothing of whether the module is looked after.
import native from 'module-replacements/manifests/native.json';
import preferred from 'module-replacements/manifests/preferred.json';

/** What can take a module's place. */
export interface Replacement {
  /** A package of the npm registry, or something that the platform has. */
  readonly kind: 'package' | 'built-in';
  /** `ky`, `fetch` */
  readonly name: string;
}

const manifests: readonly unknown[] = [preferred, native];

/** Names by which the data goes that are not those of the packages. */
const packages: ReadonlyMap<string, string> = new Map([['day.js', 'dayjs']]);

/** What people use in place of an npm package, the most usual first; nothing where nobody has said. */
export function replacementsOf(name: string): readonly Replacement[] {
  for (const manifest of manifests) {
    const words = entryOf(manifest, name);
    if (Array.isArray(words)) return words.flatMap(readReplacement);
  }
  return [];
}

function entryOf(manifest: unknown, name: string): unknown {
  if (typeof manifest !== 'object' || manifest === null || !Object.hasOwn(manifest, name)) return undefined;
  // It is there, and looked at before use.
  return (manifest as Readonly<Record<string, unknown>>)[name];
}

/** `npm:ky` or `built-in:fetch`, as the build writes them. */
function readReplacement(text: unknown): readonly Replacement[] {
  const [, kind, name] = typeof text === 'string' ? (/^(npm|built-in):(.+)$/.exec(text) ?? []) : [];
  if (name === undefined) return [];
  return [
    kind === 'npm'
      ? { kind: 'package', name: packages.get(name) ?? name }
      : { kind: 'built-in', name: name.replaceAll('_', ' ') },
  ];
}
