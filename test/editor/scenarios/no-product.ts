// A folder where no compliance.yaml stands: nothing is underlined, and the status item quietly offers to begin.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

export const noProduct: Scenario = (scene) => {
  describe('a folder without a compliance.yaml', () => {
    let editor: EditorPage;

    it('is left alone', async () => {
      editor = await scene().openFolder('src');
      await editor.openFile('infer.py');
      await editor.waitForStatus(/^Compliance Lens: no product$/);
      assert.equal(await editor.countSquiggles(), 0);
      assert.deepEqual(await editor.readNotifications(), []);
    });

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true) await editor.screenshot('out/editor/no-product.png');
    });

    it('can be given one from the status item', async () => {
      await editor.chooseFromStatusMenu('Create compliance.yaml');
      await editor.waitForUnsaved('compliance.yaml');
      await editor.waitForText('name: src');
    });
  });
};
