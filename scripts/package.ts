// Packs the extension as a person installs it: compliance-lens-<version>.vsix.
// Invariant: the package holds no node_modules and every bundle that package.json names.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { buildAll } from './build';

/** Builds for production and packs; returns the path of the .vsix. Throws when the package would not be whole. */
export async function packExtension(): Promise<string> {
  await buildAll('production');
  const files = await listFiles({ packageManager: PackageManager.None });
  const foreign = files.filter((file) => file.includes('node_modules/'));
  if (foreign.length > 0) throw new Error(`The package would hold node_modules: ${foreign.slice(0, 3).join(', ')}`);
  for (const bundle of [
    'dist/extension.js',
    'dist/matrix.js',
    'dist/support-timeline.js',
    'dist/gap-report.js',
    'dist/model-register.js',
    'dist/learn.js',
    'dist/server.js',
    'dist/cli.js',
    'media/compliance.svg',
    'media/learn.css',
    'media/matrix.css',
    'media/support-timeline.css',
    'media/table-page.css',
  ]) {
    if (!files.includes(bundle)) throw new Error(`The package would lack ${bundle}.`);
  }
  // The shape of our own package.json.
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  const packagePath = `${name}-${version}.vsix`;
  // An extension's page shows no pictures of its own package, and there is no public address to show them from.
  writeFileSync('dist/README.md', withoutPictures(readFileSync('README.md', 'utf8')));
  const readmePath = 'dist/README.md';
  await createVSIX({
    dependencies: false,
    packagePath,
    readmePath,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  console.log(`${packagePath}: ${files.length} files, ${(statSync(packagePath).size / 1024 / 1024).toFixed(1)} MiB`);
  return packagePath;
}

/** The README without what stands between its marks for pictures. */
function withoutPictures(readme: string): string {
  return readme.replaceAll(/<!-- pictures -->.*?<!-- \/pictures -->\n/gs, '');
}

if (require.main === module) void packExtension();
