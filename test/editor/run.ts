// Runs the tests in a real VS Code: the suite in the extension host, and scenarios played with keys on a screen,
// in the lowest and in the newest version that the extension supports.
// Invariant: both versions run the same tests; what is played with keys is the packed extension, as a person installs it.
// Usage: tsx test/editor/run.ts [--source] [--grep=WORDS] [lowest|newest]; --source plays the scenarios with the source
// folder, --grep only those whose titles hold the words.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import Mocha from 'mocha';
import { buildAll } from '../../scripts/build';
import { launchBrowser } from '../../scripts/editor-host/browser';
import { canRunDesktop } from '../../scripts/editor-host/desktop';
import { installEditor } from '../../scripts/editor-host/install';
import { startServer } from '../../scripts/editor-host/server';
import { lowest, newest, type EditorVersion } from '../../scripts/editor-host/versions';
import { baseOptions } from '../../scripts/esbuild';
import { packExtension } from '../../scripts/package';
import { EditorPage } from './editor-page';
import { firstSight } from './scenarios/first-sight';
import { emptyViews } from './scenarios/empty-views';
import { alsoSatisfies } from './scenarios/also-satisfies';
import { gapReport } from './scenarios/gap-report';
import { manifests } from './scenarios/manifests';
import { matrix } from './scenarios/matrix';
import { modelCards } from './scenarios/model-cards';
import { modelRegister } from './scenarios/model-register';
import { noProduct } from './scenarios/no-product';
import { restrictedMode } from './scenarios/restricted-mode';
import type { Scene } from './scenarios/scenario';
import { sampleProduct } from './scenarios/sample-product';
import { startHere } from './scenarios/start-here';
import { supportTimeline } from './scenarios/support-timeline';
import type { SuiteResult } from './suite/suite';
import { undocumentedModel } from './scenarios/undocumented-model';
import { views } from './scenarios/views';
import { walkthrough } from './scenarios/walkthrough';

export type Counts = Readonly<{ passed: number; failed: number }>;

export type EditorTestOptions = Readonly<{
  /** The packed extension to install; otherwise the source folder is used. */
  vsix: string | undefined;
  /** The workspace is not trusted. */
  restricted: boolean;
  /** Only scenarios whose titles hold these words are played. */
  grep?: string;
}>;

/** The suites of the extension host, each with the folder that is open while it runs. */
const hostSuites = { extension: 'test/editor/workspace', sample: 'examples/cardiowatch' } as const;

/** Runs a suite inside the extension host: of desktop VS Code where that can be had, otherwise of the browser host. */
export async function runHostSuite(
  version: EditorVersion,
  desktop: boolean,
  suite: keyof typeof hostSuites,
): Promise<Counts> {
  await build({
    ...baseOptions,
    entryPoints: { suite: 'test/editor/suite/suite.ts', launch: 'scripts/editor-host/launch.ts' },
    outdir: 'out/editor',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', 'playwright-core'],
    banner: { js: '#!/usr/bin/env node' },
  });
  const launcher = resolve('out/editor/launch.js');
  chmodSync(launcher, 0o755);
  return withTemporaryFolder(async (home) => {
    const workspace = copyWorkspace(home, hostSuites[suite]);
    const result = join(home, 'result.json');
    const expected = join(home, 'expected.json');
    writeFileSync(expected, checkByCommandLine(workspace));
    try {
      await runTests({
        ...(desktop ? { version: version.vscode } : { vscodeExecutablePath: launcher }),
        extensionDevelopmentPath: resolve('.'),
        extensionTestsPath: resolve('out/editor/suite.js'),
        extensionTestsEnv: {
          COMPLIANCE_LENS_RESULT: result,
          COMPLIANCE_LENS_EDITOR: version.vscode,
          COMPLIANCE_LENS_SUITE: suite,
          COMPLIANCE_LENS_EXPECTED: expected,
        },
        launchArgs: [workspace, `--user-data-dir=${home}`, `--extensions-dir=${join(home, 'extensions')}`],
      });
    } catch (error) {
      // A suite that failed has left its counts; one that could not run has not, and then this is the failure.
      if (!(error instanceof TestRunFailedError) || !existsSync(result)) throw error;
    }
    // The shape is what suite.ts writes.
    const { report, ...counts } = JSON.parse(readFileSync(result, 'utf8')) as SuiteResult;
    console.log(report);
    return counts;
  });
}

/** Plays the scenarios in the browser host. */
export async function runEditorTests(version: EditorVersion, options: EditorTestOptions): Promise<Counts> {
  const { vsix, restricted } = options;
  const editor = await installEditor(version);
  return withTemporaryFolder(async (home) => {
    const workspace = copyWorkspace(home, hostSuites.extension);
    const server = await startServer({
      editor,
      port: 0,
      home,
      trusted: !restricted,
      theme: 'light',
      settings: typingSettings,
      vsix,
    });
    const browser = await launchBrowser();
    try {
      const extension = vsix === undefined ? resolve('.') : undefined;
      const openFolder = async (path: string | undefined): Promise<EditorPage> => {
        const page = new EditorPage(await browser.newPage({ viewport: { width: 1280, height: 800 } }));
        const folder = path === undefined ? undefined : resolve(workspace, path);
        await page.open(server.address({ workspace: folder, extension, suite: undefined }));
        return page;
      };
      const sample = join(home, 'cardiowatch');
      cpSync(hostSuites.sample, sample, { recursive: true });
      const newFolder = (files: Readonly<Record<string, string>>): string => writeFolder(home, files);
      const installed = vsix !== undefined;
      const scene = {
        editor: await openFolder('.'),
        workspace,
        sample,
        isNewest: version === newest,
        installed,
        openFolder,
        newFolder,
      };
      const shots = `out/editor/${version.vscode}${restricted ? '-restricted' : ''}`;
      return await playScenarios(scene, options, shots);
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

/** Keeps the editor from completing what the scenarios type, and from saving by itself as it does in a browser. */
const typingSettings = {
  'files.autoSave': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
};

async function playScenarios(scene: Scene, { restricted, grep }: EditorTestOptions, shots: string): Promise<Counts> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, ...(grep === undefined ? {} : { grep }) });
  mocha.suite.emit('pre-require', globalThis, 'scenarios', mocha);
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.isFailed() === true) await scene.editor.screenshot(`${shots}/${test.title.replaceAll(/\W+/g, '-')}.png`);
  });
  for (const scenario of restricted
    ? [firstSight, restrictedMode]
    : [
        firstSight,
        undocumentedModel,
        noProduct,
        startHere,
        manifests,
        views,
        matrix,
        gapReport,
        modelRegister,
        modelCards,
        alsoSatisfies,
        walkthrough,
        sampleProduct,
        supportTimeline,
        emptyViews,
      ]) {
    scenario(() => scene);
  }
  let passed = 0;
  const failed = await new Promise<number>((settle) => mocha.run(settle).on('pass', () => passed++));
  return { passed, failed };
}

async function withTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function writeFolder(home: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(home, 'folder-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function copyWorkspace(home: string, source: string): string {
  const workspace = join(home, 'pulse-reader');
  cpSync(source, workspace, { recursive: true });
  return workspace;
}

/** What the command line finds in a folder, as JSON: the editor has to show the same. */
function checkByCommandLine(folder: string): string {
  return spawnSync(process.execPath, ['dist/cli.js', 'check', folder, '--format', 'json'], { encoding: 'utf8' }).stdout;
}

async function main(args: readonly string[]): Promise<void> {
  const versions = [lowest, newest].filter((version) => !args.includes(version === lowest ? 'newest' : 'lowest'));
  const source = args.includes('--source');
  if (source) await buildAll('development');
  const vsix = source ? undefined : resolve(await packExtension());
  const desktop = await canRunDesktop();
  const grep = args.find((arg) => arg.startsWith('--grep='))?.slice('--grep='.length);
  const all: Counts[] = [];
  for (const version of versions) {
    if (grep !== undefined) {
      all.push(await runEditorTests(version, { vsix, restricted: false, grep }));
      continue;
    }
    const began = Date.now();
    for (const suite of ['extension', 'sample'] as const) {
      console.log(`\nVS Code ${version.vscode}: the suite "${suite}" in the extension host`);
      all.push(await runHostSuite(version, desktop, suite));
    }
    for (const restricted of [false, true]) {
      console.log(`\nVS Code ${version.vscode}: with keys on a screen${restricted ? ', in Restricted Mode' : ''}`);
      all.push(await runEditorTests(version, { vsix, restricted }));
    }
    console.log(`VS Code ${version.vscode} took ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  const sum = (count: keyof Counts): number => all.reduce((total, counts) => total + counts[count], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

if (require.main === module) void main(process.argv.slice(2));
