// A person looks until when everything is supported: in the timeline by keys, behind the components of a manifest, in hovers.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import { readSaved, type Scenario } from './scenario';

const show = 'Compliance: Show Support Timeline';

export const supportTimeline: Scenario = (scene) => {
  describe('the support timeline', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/timeline-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('shows every end of support, and what is not known', async () => {
      editor = await scene().openFolder(scene().sample);
      await editor.waitForStatus(/^Compliance Lens: 8 errors/);
      await editor.runCommand(show);
      await editor.waitForWebviewText(/^8 components: 2 ended, 1 given up, .*, 4 not known\./);
      await editor.waitForWebviewText(/^6 entries$/);
    });

    it('is searched by keys, and tells who does not see it what is drawn', async () => {
      await editor.press('/');
      await editor.type('node');
      await editor.waitForWebviewText(/^1 of 6 entries$/);
      await editor.press('Escape');
      assert.equal(await editor.readFocusInWebview(), 'node 18.x');
      const heard: string[] = [];
      for (const keys of [['ArrowRight'], ['ArrowRight'], ['End'], ['Control+Home']]) {
        await editor.press(...keys);
        heard.push(await editor.readFocusInWebview());
      }
      assert.match(heard[0] ?? '', /^✕ ended 2025-04-30 /);
      assert.match(heard[1] ?? '', /^node 18\.x: ended 2025-04-30; unsupported for the last 6 years and 8 months of/);
      assert.match(heard[2] ?? '', /^nodejs\.org$/);
      assert.equal(heard[3], 'Component');
    });

    it('leads to the line of the manifest by Enter, and is as it was on coming back', async () => {
      await editor.press('/', 'Escape', 'Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
      assert.equal(await editor.readFocusInWebview(), 'node 18.x');
      await editor.press('Enter');
      await editor.waitForCursor('package.json', 8);
      await editor.runCommand(show);
      await editor.waitForWebviewText(/^1 of 6 entries$/);
    });

    it('shows only what a person wants to see', async () => {
      await editor.press('/');
      await editor.press('Control+A', 'Backspace');
      await editor.waitForWebviewText(/^6 entries$/);
      await editor.press('Tab');
      await editor.type('Dev');
      await editor.waitForWebviewText(/^1 of 6 entries$/);
      await editor.waitForWebviewText(/^typescript 5\.6\.2$/);
      await editor.press('Home');
      await editor.press('Tab', 'Space');
      await editor.waitForWebviewText(/^3 of 6 entries$/);
      assert.equal(await editor.webview().getByText('node 18.x', { exact: true }).isVisible(), false);
      await editor.press('Space');
      await editor.waitForWebviewText(/^6 entries$/);
    });

    it('is written as a table for spreadsheets, and as a report that needs nothing else', async () => {
      await editor.runAskingCommand('Compliance: Export Support Timeline as CSV…');
      await editor.acceptSaveDialog('support-timeline.csv');
      const csv = await readSaved(scene(), `${scene().sample}/support-timeline.csv`, /\r\n$/);
      assert.match(csv, /^\uFEFFProduct,Version,Supported until,State of,Component,/);
      assert.match(csv, /,node,18\.x,runtime,runtime,gateway\/package\.json,,Support has ended,ended,2025-04-30,/);
      await editor.runAskingCommand('Compliance: Export Support Timeline as HTML…');
      await editor.acceptSaveDialog('support-timeline.html');
      const html = await readSaved(scene(), `${scene().sample}/support-timeline.html`, /<\/html>\n$/);
      assert.match(html, /<h1>Support timeline<\/h1>.*CardioWatch 2\.3\.0/s);
      assert.doesNotMatch(html, /<script|<link|src=/);
    });

    it('stands behind the components of a manifest, and in their hovers', async () => {
      await editor.openFile('package.json');
      // Some versions of VS Code keep the hint off the text by a blank, some by a margin.
      await editor.waitForText(/"node":\s"18\.x"\s*ended\s2025-04/);
      await editor.goTo(8, 7);
      await editor.waitForHover('The product is supported until 2031-12-31, 6 years and 8 months longer.');
      await editor.press('Escape');
      await editor.goTo(14, 7);
      await editor.waitForHover('What could make it known:');
      await editor.press('Escape');
    });
  });
};
