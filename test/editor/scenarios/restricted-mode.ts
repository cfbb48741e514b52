// A workspace that nobody trusts: findings and hovers are there, edits are not.
import assert from 'node:assert/strict';
import type { Scenario } from './scenario';

export const restrictedMode: Scenario = (scene) => {
  describe('Restricted Mode', () => {
    it('shows findings', async () => {
      const { editor } = scene();
      await editor.openFile('infer.py');
      await editor.press('Control+End');
      await editor.type('model = AutoModel.from_pretrained("google/vit-base-patch16-224")');
      await editor.waitForSquiggle('error');
      await editor.waitForProblem('ai/undocumented-model');
    });

    it('offers no edit', async () => {
      const { editor } = scene();
      await editor.goTo(5, 25);
      assert.deepEqual(await editor.openQuickFixes(), []);
    });
  });
};
