// A person works with the traceability matrix by keys, goes to what it names, and takes it along as a file.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditorPage } from '../editor-page';
import { readSaved, type Scenario } from './scenario';

const show = 'Compliance: Show Traceability Matrix';

export const matrix: Scenario = (scene) => {
  describe('the traceability matrix', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/matrix-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('shows every requirement', async () => {
      editor = await scene().openFolder(scene().sample);
      await editor.waitForStatus(/^Compliance Lens: 8 errors/);
      await editor.runCommand(show);
      await editor.waitForWebviewText(/\d+ requirements, \d+ answered/);
    });

    it('is searched by keys, which Escape leaves for the table', async () => {
      await editor.press('/');
      await editor.type('RC-3');
      await editor.waitForWebviewText(/^3 of \d+ requirements$/);
      await editor.press('Escape');
      assert.match(await editor.readFocusInWebview(), /^Annex I 17\.2 /);
    });

    it('has one stop for the Tab key, from which arrows lead to every cell', async () => {
      const heard: string[] = [];
      for (const keys of [['ArrowRight', 'ArrowRight'], ['ArrowRight'], ['End'], ['ArrowDown'], ['Control+Home']]) {
        await editor.press(...keys);
        heard.push(await editor.readFocusInWebview());
      }
      assert.deepEqual(heard, [
        'Annex I 17.2 is answered by RC-3 Mutual TLS between wearable and gateway',
        'RC-3 is built by gateway/src/server.ts#createGateway',
        'RC-3 is verified by EV-1 System test of release 2.3.0',
        'RC-3 is verified by EV-1 System test of release 2.3.0',
        'Requirement',
      ]);
      await editor.press('Shift+Tab');
      assert.equal(await editor.readFocusInWebview(), 'Export CSV');
      await editor.press('Tab');
      assert.equal(await editor.readFocusInWebview(), 'Requirement');
    });

    it('leads to the place of a record by Enter, and is as it was on coming back', async () => {
      await editor.press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
      assert.match(await editor.readFocusInWebview(), /is answered by RC-3 /);
      await editor.press('Enter');
      await editor.waitForCursor('compliance.yaml', 91);
      await editor.runCommand(show);
      await editor.waitForWebviewText(/^3 of \d+ requirements$/);
    });

    it('keeps the focus in its cell while somebody changes what it shows', async () => {
      await editor.runCommand('View: Move Editor into Next Group');
      await editor.waitForWebviewText(/^3 of \d+ requirements$/);
      await editor.press('/', 'Escape', 'ArrowDown', 'ArrowRight', 'ArrowRight');
      const before = await editor.readFocusInWebview();
      assert.match(before, /^Annex I 17\.4 is answered by RC-3 Mutual TLS/);
      const file = join(scene().sample, 'compliance.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('title: Mutual TLS', 'title: Renewed TLS'));
      await editor.waitForWebviewText(/Renewed TLS/);
      assert.equal(await editor.readFocusInWebview(), before.replace('Mutual', 'Renewed'));
      await writeFile(file, text);
      await editor.waitForWebviewText(/Mutual TLS/);
    });

    it('is written as a table for spreadsheets', async () => {
      await editor.runAskingCommand('Compliance: Export Traceability Matrix as CSV…');
      await editor.acceptSaveDialog('traceability-matrix.csv');
      const text = await readSaved(scene(), `${scene().sample}/traceability-matrix.csv`, /\r\n$/);
      const [head, ...lines] = text.split('\r\n');
      assert.equal(
        head,
        '\uFEFFProduct,Version,Source,Requirement,Title,State,Notes,Answered by,Answer,Built by,Verified by',
      );
      assert.ok(
        lines.some((line) =>
          /^CardioWatch,2\.3\.0,MDR,mdr:annex-I\/17\.2,.*,RC-3,Mutual TLS between wearable and gateway,gateway\/src\/server\.ts#createGateway,EV-1$/.test(
            line,
          ),
        ),
      );
    });

    it('is written as a report that needs nothing else', async () => {
      await editor.runAskingCommand('Compliance: Export Traceability Matrix as HTML…');
      await editor.acceptSaveDialog('traceability-matrix.html');
      const text = await readSaved(scene(), `${scene().sample}/traceability-matrix.html`, /<\/html>\n$/);
      assert.match(text, /CardioWatch 2\.3\.0/);
      assert.match(text, /Made by Compliance Lens \d+\.\d+\.\d+\./);
      assert.match(text, /RISK-3 .* has no control\./);
      assert.doesNotMatch(text, /<script|<link|src=/);
    });
  });
};
