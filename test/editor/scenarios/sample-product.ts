// A person without a folder opens the sample product: a copy that is theirs, and that is not overwritten unasked.
import type { Scenario } from './scenario';

export const sampleProduct: Scenario = (scene) => {
  describe('the sample product', () => {
    it('opens as a folder of its own, in which the walkthrough goes on', async () => {
      const editor = await scene().openFolder(undefined);
      await editor.runCommand('Compliance: Open Walkthrough');
      await editor.guides.pressStepButton('Open the sample product', 'Open Sample Product');
      await editor.waitForFile('dependencies.compliance.yaml');
      if (scene().installed) await editor.guides.waitForWalkthrough('See a finding');
      await editor.close();
    });

    it('is asked about when it was opened before', async () => {
      const editor = await scene().openFolder(undefined);
      await editor.runCommand('Compliance: Open Sample Product');
      await editor.waitForDialog('You have opened the sample product before.');
      await editor.press('Escape');
      await editor.close();
    });
  });
};
