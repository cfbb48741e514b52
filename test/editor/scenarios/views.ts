// A person opens the Compliance container and the traceability matrix: what is asked of the product stands there.
import assert from 'node:assert/strict';
import type { Scenario } from './scenario';

export const views: Scenario = (scene) => {
  describe('the views', () => {
    it('show what each claimed instrument asks, once they are opened', async () => {
      const { editor } = scene();
      await editor.openView('Requirements', 'IEC 62304');
      assert.match(await editor.waitForTreeRow('IEC 62304'), /\d+ of \d+ answered/);
    });

    it('show the models that are used, where each is documented by now', async () => {
      const { editor } = scene();
      await editor.openView('Models', 'vit-base-patch16-224');
    });

    it('show the traceability matrix', async () => {
      const { editor } = scene();
      await editor.runCommand('Compliance: Show Traceability Matrix');
      await editor
        .webview()
        .getByText(/\d+ requirements, \d+ answered/)
        .first()
        .waitFor();
    });
  });
};
