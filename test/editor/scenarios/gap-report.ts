// A person looks at what is still open, in a page of the editor, and goes to a record that may answer it.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

export const gapReport: Scenario = (scene) => {
  describe('the gap report', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/gaps-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('tells by instrument what is answered, short and open, and what does not apply', async () => {
      editor = await scene().openFolder(scene().sample);
      await editor.waitForStatus(/^Compliance Lens: 8 errors/);
      await editor.runCommand('Compliance: Show Gap Report');
      await editor.waitForWebviewText(/136 clauses of 6 instruments: 38 answered, 10 fall short/);
      await editor.waitForWebviewText(/It excludes products to which the MDR or the IVDR applies/);
    });

    it('is searched, and leads to the record that answers a clause', async () => {
      await editor.press('/');
      await editor.type('RC-1');
      await editor.press('Enter', 'ArrowRight', 'ArrowRight');
      assert.match(await editor.readFocusInWebview(), /RC-1/);
      await editor.press('Enter');
      await editor.waitForCursor('compliance.yaml', 73);
    });
  });
};
