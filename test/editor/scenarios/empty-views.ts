// Views that have nothing to show say what to do next, and the button that they offer does it.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

const bare = 'compliance: 1\nproduct:\n  name: Bare\n';

export const emptyViews: Scenario = (scene) => {
  describe('views with nothing to show', () => {
    let editor: EditorPage | undefined;

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor?.screenshot(`out/editor/empty-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('offer to open a folder where none is open', async () => {
      editor = await scene().openFolder(undefined);
      await editor.runCommand('Compliance: Focus on Risks & Controls View');
      await editor.waitForWelcomeButton('Open Folder');
    });

    it('offer a compliance.yaml where there is none', async () => {
      editor = await scene().openFolder(scene().newFolder({ 'README.md': 'Nothing yet.\n' }));
      await editor.runCommand('Compliance: Focus on Risks & Controls View');
      await editor.pressWelcomeButton('Create compliance.yaml');
      await editor.waitForUnsaved('compliance.yaml');
      await editor.waitForText('intended-purpose:');
    });

    for (const { view, button, writes } of [
      { view: 'Risks & Controls', button: 'Add Risk', writes: 'risks: - id: RISK-1' },
      { view: 'Requirements', button: 'Name Laws and Standards', writes: 'scope: -' },
      { view: 'Models', button: 'Record a Model', writes: 'models: - id:' },
    ]) {
      it(`offer to begin in "${view}"`, async () => {
        editor = await scene().openFolder(scene().newFolder({ 'product/compliance.yaml': bare }));
        await editor.waitForStatus(/^Compliance Lens: \d+ errors?, \d+ warnings?$/);
        await editor.runCommand(`Compliance: Focus on ${view} View`);
        await editor.pressWelcomeButton(button);
        await editor.waitForUnsaved('compliance.yaml');
        await editor.waitForText(writes);
      });
    }

    it('offer to look again where no dependency was found', async () => {
      assert.ok(editor);
      await editor.runCommand('Compliance: Focus on Dependencies View');
      await editor.waitForWelcomeButton('Check Workspace Again');
    });
  });
};
