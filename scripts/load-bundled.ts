// Loads a module of the project through the bundler, for scripts that need code which embeds YAML files.
import { rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { baseOptions } from './esbuild';

/** The module at a path; the type is what the caller knows the module to be. */
export async function loadBundled<T>(entryPoint: string): Promise<T> {
  const outfile = resolve('out', `${basename(entryPoint, '.ts')}-${process.pid}.mjs`);
  await build({ ...baseOptions, entryPoints: [entryPoint], outfile, format: 'esm', packages: 'external' });
  try {
    // What was just bundled is that module.
    return (await import(pathToFileURL(outfile).href)) as T;
  } finally {
    rmSync(outfile, { force: true });
  }
}
