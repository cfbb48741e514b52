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

/** Options shared by all bundles. */
export const baseOptions: BuildOptions = {
  bundle: true,
  platform: 'node',
  // Some libraries' CommonJS builds load their parts in ways that a bundler cannot follow; their module builds are plain.
  mainFields: ['module', 'main'],
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
  plugins: [yamlData, packageData],
};
