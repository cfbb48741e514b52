// What a person sees on opening the folder of a product: a status item, and nothing that they did not ask for.
import assert from 'node:assert/strict';
import type { Scenario } from './scenario';

export const firstSight: Scenario = (scene) => {
  describe('first sight', () => {
    it('shows the counts in the status bar', async () => {
      await scene().editor.waitForStatus(/^Compliance Lens: \d+ errors?, \d+ warnings?$/);
    });

    it('brings no notification', async () => {
      assert.deepEqual(await scene().editor.readNotifications(), []);
    });
  });
};
