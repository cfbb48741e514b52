// How every bundle of the project is made: the three shipped entries, and the tests.
// Invariant: YAML files, and JSON files of packages, are data; importing one embeds its parsed content.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BuildOptions, Plugin } from 'esbuild';
import { parse } from 'yaml';

/** Lets code `import table from './table.yaml'`; the parsed data is embedded in the bundle. */
const yamlData: Plugin = {
  name: 'yaml-data',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

/** Lets code import a JSON file of a package where packages are left out of the bundle: Node itself would ask how it is to be read. */
const packageData: Plugin = {
  name: 'package-data',
  setup(build) {
    build.onResolve({ filter: /^[^./].*\.json$/ }, ({ path, importer }) => ({
      path: createRequire(importer).resolve(path),
    }));
  },
};

/** Of the data on replacements of npm modules only the names are embedded: where to read of them, and since when engines have them, is not. */
const replacementNames: Plugin = {
  name: 'replacement-names',
  setup(build) {
    // The shape is the package's own; what of it is used is read again where it is imported.
    build.onLoad({ filter: /[\\/]module-replacements[\\/]manifests[\\/]\w+\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(namesOf(JSON.parse(await readFile(path, 'utf8')) as ReplacementManifest)),
      loader: 'json',
    }));
  },
};

interface ReplacementManifest {
  readonly mappings: Readonly<Record<string, { readonly replacements: readonly string[] }>>;
  readonly replacements: Readonly<
    Record<string, { readonly id: string; readonly type: string; readonly replacementModule?: string }>
  >;
}

/** By the name of a module: `npm:ky` for a package, `built-in:fetch` for what the platform has. Snippets and mere removals are left out. */
function namesOf({ mappings, replacements }: ReplacementManifest): Readonly<Record<string, readonly string[]>> {
  const written = Object.entries(mappings).map(([name, { replacements: ids }]) => {
    const words = ids.flatMap((id) => {
      const { type, replacementModule = id } = replacements[id] ?? { type: 'missing' };
      if (type === 'documented') return [`npm:${replacementModule}`];
      return type === 'native' ? [`built-in:${id}`] : [];
    });
    return [name, words] as const;
  });
  return Object.fromEntries(written.filter(([, words]) => words.length > 0));
}

/** Options shared by all bundles. */
export const baseOptions: BuildOptions = {
  bundle: true,
  platform: 'node',
  // Some libraries' CommonJS builds load their parts in ways that a bundler cannot follow; their module builds are plain.
  mainFields: ['module', 'main'],
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [yamlData, packageData, replacementNames],
};
