// Views that have nothing to show say what to do next, and the button that they offer does it.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

const bare = 'compliance: 1\nproduct:\n  name: Bare\n';

export const emptyViews: Scenario = (scene) => {
  describe('views with nothing to show', () => {
    let editor: EditorPage | undefined;

    const open = async (folder: string | undefined): Promise<EditorPage> => {
      await editor?.close();
      editor = await scene().openFolder(folder);
      return editor;
    };
    const focusOn = async (view: string): Promise<EditorPage> => {
      assert.ok(editor);
      await editor.runCommand(`Compliance: Focus on ${view} View`);
      return editor;
    };

    after(() => editor?.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor?.screenshot(`out/editor/empty-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('offer to open a folder where none is open', async () => {
      await open(undefined);
      await (await focusOn('Risks & Controls')).waitForWelcomeButton('Open Folder');
    });

    it('offer to begin where there is no compliance.yaml', async () => {
      await open(scene().newFolder({ 'README.md': 'Nothing yet.\n' }));
      const window = await focusOn('Risks & Controls');
      await window.pressWelcomeButton('Start Here');
      await window.waitForQuestion('What is the product in law?');
      await window.press('Escape');
    });

    it('offer to look again where no dependency was found', async () => {
      const window = await open(scene().newFolder({ 'product/compliance.yaml': bare }));
      await window.waitForStatus(/^Compliance Lens: \d+ errors?, \d+ warnings?$/);
      await (await focusOn('Dependencies')).waitForWelcomeButton('Check Workspace Again');
    });

    for (const { view, button, writes } of [
      { view: 'Risks & Controls', button: 'Add Risk', writes: 'risks: - id: RISK-1' },
      { view: 'Requirements', button: 'Name Laws and Standards', writes: 'scope: -' },
      { view: 'Models', button: 'Record a Model', writes: 'models: - id:' },
    ]) {
      it(`offer to begin in "${view}"`, async () => {
        const window = await focusOn(view);
        await window.pressWelcomeButton(button);
        await window.waitForUnsaved('compliance.yaml');
        await window.waitForText(writes);
        await window.press('Escape', 'Escape');
        await window.runCommand('File: Revert File');
      });
    }
  });
};
