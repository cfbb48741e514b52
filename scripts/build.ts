// Bundles the shipped entries into dist/ and puts the grammars of the syntax trees beside them.
// Invariant: after `buildAll`, dist/ holds only what this build made, and nothing in it needs node_modules.
// Usage: tsx scripts/build.ts [--production] [--watch]
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { context, type BuildContext, type BuildOptions, type Metafile } from 'esbuild';
import { grammarPackages, packedEnding } from '../server/src/host/grammars';
import { baseOptions } from './esbuild';
import { collectNotices } from './third-party-notices';

type Entry = Readonly<{ source: string; bundle: string; options: BuildOptions }>;

/** What runs in a page of the editor, in the browser that the lowest supported version holds. */
const forBrowser: BuildOptions = { platform: 'browser', format: 'iife', target: 'chrome130' };

const entries: readonly Entry[] = [
  { source: 'client/src/extension.ts', bundle: 'dist/extension.js', options: { external: ['vscode'] } },
  { source: 'client/src/webview/matrix.ts', bundle: 'dist/matrix.js', options: forBrowser },
  { source: 'client/src/webview/support-timeline.ts', bundle: 'dist/support-timeline.js', options: forBrowser },
  { source: 'client/src/webview/gap-report.ts', bundle: 'dist/gap-report.js', options: forBrowser },
  { source: 'client/src/webview/model-register.ts', bundle: 'dist/model-register.js', options: forBrowser },
  { source: 'client/src/webview/learn.ts', bundle: 'dist/learn.js', options: forBrowser },
  { source: 'server/src/lsp/main.ts', bundle: 'dist/server.js', options: {} },
  { source: 'server/src/cli/main.ts', bundle: 'dist/cli.js', options: { banner: { js: '#!/usr/bin/env node' } } },
];

const grammars = 'python javascript typescript tsx java kotlin c-sharp swift go rust cpp dart'.split(' ');

/** Builds everything; a production build is minified, without source maps, and lists the licences of what it contains. */
export async function buildAll(mode: 'development' | 'production'): Promise<void> {
  const contexts = await prepare(mode);
  const metafiles: Metafile[] = [];
  for (const bundle of contexts) {
    const { metafile } = await bundle.rebuild();
    if (metafile !== undefined) metafiles.push(metafile);
    await bundle.dispose();
  }
  if (mode === 'development') return;
  writeFileSync('dist/THIRD-PARTY-NOTICES.txt', collectNotices(metafiles));
  for (const { outputs } of metafiles) {
    for (const [path, { bytes }] of Object.entries(outputs)) console.log(`${path}: ${Math.ceil(bytes / 1024)} KiB`);
  }
}

async function prepare(mode: 'development' | 'production'): Promise<BuildContext[]> {
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist/grammars', { recursive: true });
  for (const name of ['tree-sitter', ...grammars.map((grammar) => `tree-sitter-${grammar}`)]) {
    putGrammar(`${name}.wasm`, mode);
  }
  const there = entries.filter(({ source }) => existsSync(source));
  for (const { source } of entries.filter((entry) => !there.includes(entry))) console.log(`Not built: no ${source}`);
  const production = mode === 'production';
  return Promise.all(
    there.map(({ source, bundle, options }) =>
      context({
        ...baseOptions,
        format: 'cjs',
        ...options,
        entryPoints: [source],
        outfile: bundle,
        // Some packages are loaded by their UMD wrapper otherwise, whose requires no bundler can follow.
        mainFields: ['module', 'main'],
        minify: production,
        metafile: production,
        sourcemap: production ? false : 'linked',
        define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
      }),
    ),
  );
}

/** Copies a grammar; for the package in its smallest form, which takes a while to make. */
function putGrammar(name: string, mode: 'development' | 'production'): void {
  const source = grammarPackages.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
  if (source === undefined) throw new Error(`No package holds ${name}.`);
  if (mode === 'development') {
    copyFileSync(source, `dist/grammars/${name}`);
    return;
  }
  const bytes = readFileSync(source);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`dist/grammars/${name}${packedEnding}`, brotliCompressSync(bytes, { params }));
}

async function main(options: readonly string[]): Promise<void> {
  if (!options.includes('--watch')) return buildAll(options.includes('--production') ? 'production' : 'development');
  for (const bundle of await prepare('development')) await bundle.watch();
  console.log('Watching for changes; Ctrl+C ends it.');
}

if (require.main === module) void main(process.argv.slice(2));
