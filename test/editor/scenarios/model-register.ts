// A person looks at all models of a product, in a page of the editor, and goes to where one is used.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

export const modelRegister: Scenario = (scene) => {
  describe('the model register', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/register-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('tells what is stated of each model, and which has no record', async () => {
      editor = await scene().openFolder(scene().sample);
      await editor.waitForStatus(/^Compliance Lens: 8 errors/);
      await editor.runCommand('Compliance: Show Model Register');
      await editor.waitForWebviewText(/2 models, one dataset, .* Without a record: 2\./);
    });

    it('is searched, and leads to the line that uses a model', async () => {
      await editor.press('/');
      await editor.type('ecg-foundation');
      await editor.waitForWebviewText(/^1 of \d+ entries$/);
      await editor.press('Enter', 'ArrowRight', 'ArrowRight');
      assert.match(await editor.readFocusInWebview(), /classify\.py/);
      await editor.press('Enter');
      await editor.waitForCursor('classify.py', 12);
    });
  });
};
