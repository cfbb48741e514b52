// A person without a folder opens the sample product: a copy that is theirs, and that is not overwritten unasked.
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

export const sampleProduct: Scenario = (scene) => {
  describe('the sample product', () => {
    let editor: EditorPage | undefined;

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor?.screenshot(`out/editor/sample-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
      await editor?.close();
      editor = undefined;
    });

    it('opens as a folder of its own, in which the walkthrough goes on', async () => {
      editor = await scene().openFolder(undefined);
      await editor.runCommand('Compliance: Open Walkthrough');
      await editor.guides.pressStepButton('Open the sample product', 'Open Sample Product');
      await editor.waitForFile('dependencies.compliance.yaml');
      // The lowest version opens the walkthrough of VS Code itself there; ours is one command away.
      if (scene().installed && scene().isNewest) await editor.guides.waitForWalkthrough('See a finding');
    });

    it('is asked about when it was opened before', async function () {
      // The lowest version shows no dialog while it is driven by a test.
      if (!scene().isNewest) return this.skip();
      editor = await scene().openFolder(undefined);
      await editor.runCommand('Compliance: Open Sample Product');
      await editor.waitForDialog('You have opened the sample product before.');
      await editor.press('Escape');
    });
  });
};
