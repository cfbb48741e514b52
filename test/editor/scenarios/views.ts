// A person opens the Compliance container on the sample product and works with its trees by keys.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

export const views: Scenario = (scene) => {
  describe('the views', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/views-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('show what each claimed instrument asks, once they are opened', async () => {
      editor = await scene().openFolder(scene().sample);
      await editor.waitForStatus(/^Compliance Lens: 8 errors, 2 warnings$/);
      await editor.openView('Requirements', 'IEC 62304');
      assert.match(await editor.waitForTreeRow('IEC 62304'), /\d+ of \d+ answered/);
    });

    it('tell at the container how many errors there are', async () => {
      await editor.waitForBadge(/8 errors, 2 warnings/);
    });

    it('lead to the file and line of a record by Enter', async () => {
      await editor.openView('Risks & Controls', 'RISK-1');
      await editor.moveToTreeRow('RISK-3');
      await editor.press('Enter');
      await editor.waitForCursor('compliance.yaml', 51);
    });

    it('follow the filter while it is typed, open what it finds, and come back by Escape', async () => {
      await editor.openView('Risks & Controls', 'RISK-1');
      await editor.runAskingCommand('Compliance: Filter Views…');
      await editor.type('server.ts');
      await editor.waitForNoTreeRow('RISK-1');
      await editor.waitForTreeRow('gateway/src/server.ts');
      await editor.press('Escape');
      await editor.waitForTreeRow('RISK-1');
      await editor.waitForNoTreeRow('gateway/src/server.ts');
    });

    it('keep a filter that is accepted, until it is cleared', async () => {
      await editor.runAskingCommand('Compliance: Filter Views…');
      await editor.answerInput('nothing of this name');
      await editor.waitForWelcomeButton('Clear Filter');
      await editor.pressWelcomeButton('Clear Filter');
      await editor.waitForTreeRow('RISK-1');
    });

    it('show only what falls short', async () => {
      await editor.runCommand('Compliance: Show Only What Falls Short');
      await editor.waitForNoTreeRow('RISK-1');
      await editor.waitForTreeRow('RISK-3');
      await editor.runCommand('Compliance: Show Everything');
      await editor.waitForTreeRow('RISK-1');
    });

    it('keep open what was opened when a check is done anew', async () => {
      await editor.openView('Risks & Controls', 'RISK-2');
      await editor.moveToTreeRow('RISK-2');
      await editor.press('ArrowRight');
      await editor.waitForTreeRow('RC-1 No verdict');
      await editor.openFile('compliance.yaml');
      await editor.goTo(39, 99);
      await editor.type(' anew');
      await editor.waitForTreeRow('False alarm anew');
      await editor.waitForTreeRow('RC-1 No verdict');
      await editor.runCommand('File: Revert File');
      await editor.waitForNoTreeRow('False alarm anew');
    });

    it('find the references of a record from its menu', async () => {
      await editor.openView('Risks & Controls', 'RISK-2');
      await editor.moveToTreeRow('RC-1');
      await editor.chooseFromContextMenu('Find References');
      await editor.waitForPeek('References (');
      await editor.press('Escape');
    });

    it('document a model from its menu, and show where', async () => {
      await editor.openView('Models', 'ecg-foundation');
      await editor.moveToTreeRow('ecg-foundation');
      await editor.chooseFromContextMenu('Document This');
      await editor.waitForUnsaved('compliance.yaml');
      await editor.waitForText('pkg:huggingface/example/ecg-foundation');
      await editor.runCommand('File: Revert File');
    });

    it('stamp a control as reviewed from its menu', async () => {
      await editor.openView('Risks & Controls', 'RISK-2');
      await editor.moveToTreeRow('RC-5');
      await editor.chooseFromContextMenu('Stamp as Reviewed');
      await editor.waitForUnsaved('compliance.yaml');
      await editor.runCommand('File: Revert File');
    });

    it('say that a file outside of every product is not checked', async () => {
      const { newFolder, openFolder } = scene();
      const two = await openFolder(
        newFolder({ 'watch/compliance.yaml': 'compliance: 1\nproduct:\n  name: Watch\n', 'tools/build.py': 'pass\n' }),
      );
      await two.openFile('build.py');
      await two.waitForStatus(/^Compliance Lens: no compliance.yaml above this file$/);
      await two.openFile('compliance.yaml');
      await two.waitForStatus(/^Compliance Lens: \d+ errors?, \d+ warnings?$/);
      await two.close();
    });
  });
};
