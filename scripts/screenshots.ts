// Takes pictures of a real VS Code on a copy of the sample product: those of the documentation in the light theme, and the
// same in any other theme to be looked at in out/screenshots/.
// Usage: tsx scripts/screenshots.ts [light|dark|hc-black|hc-light]; run it again when what they show has changed, and look at them.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EditorPage } from '../test/editor/editor-page';
import { launchBrowser } from './editor-host/browser';
import { installEditor } from './editor-host/install';
import { isTheme, startServer, type Theme } from './editor-host/server';
import { newest } from './editor-host/versions';
import { packExtension } from './package';

/** The pictures that the documentation shows. */
const documented: readonly string[] = [
  'problems',
  'quick-fix',
  'hover-clause',
  'hover-dependency',
  'undocumented-model',
  'views',
  'matrix',
  'timeline',
  'walkthrough',
  'gap-report',
  'learn',
];

const settings = {
  'editor.minimap.enabled': false,
  'workbench.startupEditor': 'none',
  'editor.fontSize': 13,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'explorer.compactFolders': false,
};

type Shot = (editor: EditorPage, take: (name: string) => Promise<void>) => Promise<void>;

const shots: readonly Shot[] = [
  async (editor, take) => {
    await editor.openFile('compliance.yaml');
    await editor.goTo(51, 12);
    await editor.waitForSquiggle('error');
    await editor.waitForProblem('RISK-3');
    await take('problems');
    await editor.press('Control+KeyJ');
    await editor.hover();
    await take('hover-risk');
    await editor.press('Escape');
    await editor.openQuickFixes();
    await take('quick-fix');
    await editor.press('Escape');
    await editor.goTo(85, 26);
    await editor.hover();
    await take('hover-clause');
    await editor.press('Escape');
  },
  async (editor, take) => {
    await editor.openFile('package.json');
    await editor.goTo(13, 7);
    await editor.waitForSquiggle('error');
    await editor.hover();
    await take('hover-dependency');
    await editor.press('Escape');
  },
  async (editor, take) => {
    await editor.openFile('classify.py');
    await editor.goTo(12, 25);
    await editor.waitForSquiggle('error');
    await editor.hover();
    await take('undocumented-model');
    await editor.press('Escape');
  },
  async (editor, take) => {
    await editor.openView('Risks & Controls', 'RISK-3');
    await take('views');
    await editor.moveToTreeRow('RISK-4');
    await editor.press('ArrowRight');
    await editor.waitForTreeRow('RC-4');
    await editor.press('Shift+F10');
    await take('views-menu');
    await editor.press('Escape');
    await editor.runAskingCommand('Compliance: Filter Views…');
    await editor.type('support');
    await editor.waitForNoTreeRow('RISK-1');
    await take('views-filter');
    await editor.press('Escape');
    await editor.waitForTreeRow('RISK-1');
  },
  async (editor, take) => {
    await editor.runCommand('Compliance: Show Traceability Matrix');
    await editor.waitForWebviewText(/\d+ requirements, \d+ answered/);
    await take('matrix');
    await editor.press('/');
    await editor.type('RC-');
    await editor.press('Escape', 'ArrowDown', 'ArrowRight', 'ArrowRight');
    await take('matrix-focus');
  },
  async (editor, take) => {
    await editor.runCommand('Compliance: Show Support Timeline');
    await editor.waitForWebviewText(/\d+ components: \d+ ended/);
    await take('timeline');
    await editor.press('/', 'Escape', 'ArrowDown', 'ArrowRight');
    await take('timeline-focus');
  },
  async (editor, take) => {
    await editor.runCommand('Compliance: Show Gap Report');
    await editor.waitForWebviewText(/\d+ clauses of \d+ instruments/);
    await take('gap-report');
    await editor.runCommand('Compliance: Show Model Register');
    await editor.waitForWebviewText(/\d+ models, /);
    await take('model-register');
  },
  async (editor, take) => {
    await editor.openFile('package.json');
    await editor.runCommand('Compliance: Focus on Learn View');
    await editor.guides.waitForLesson(/IEC 62304 8\.1\.2/);
    // The other views make room: what is asked is to be read.
    for (const view of ['Risks & Controls', 'Requirements', 'Dependencies', 'Models']) await editor.foldView(view);
    await take('learn');
    await editor.runCommand('View: Toggle Primary Side Bar Visibility');
    await editor.runCommand('Compliance: Open Walkthrough');
    await editor.guides.waitForWalkthrough('See a finding');
    await take('walkthrough');
    await editor.runCommand('View: Toggle Primary Side Bar Visibility');
  },
  async (editor, take) => {
    await editor.openFile('models.compliance.yaml');
    await editor.goTo(29, 1);
    await editor.press('Control+End');
    await editor.type('\nrisks:\n  - id: RISK-9\n  controls: [');
    await editor.press('Control+Space');
    await new Promise((done) => setTimeout(done, 1500));
    await take('completion');
  },
];

async function main(theme: Theme): Promise<void> {
  const vsix = resolve(await packExtension());
  const editor = await installEditor(newest);
  const home = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
  const workspace = join(home, 'cardiowatch');
  cpSync('examples/cardiowatch', workspace, { recursive: true });
  const server = await startServer({ editor, port: 0, home, trusted: true, theme, settings, vsix });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1180, height: 720 } });
    const screen = new EditorPage(page);
    await screen.open(server.address({ workspace, extension: undefined, suite: undefined }));
    await screen.waitForStatus(/error/i);
    for (const shot of shots) {
      await shot(screen, async (name) => {
        await new Promise((done) => setTimeout(done, 700));
        const folder = theme === 'light' && documented.includes(name) ? 'docs/images' : `out/screenshots/${theme}`;
        await screen.screenshot(`${folder}/${name}.png`);
        console.log(`${folder}/${name}.png`);
      });
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const [theme = 'light'] = process.argv.slice(2);
if (isTheme(theme)) void main(theme);
else {
  console.error(`There is no theme "${theme}": take light, dark, hc-black or hc-light.`);
  process.exitCode = 2;
}
