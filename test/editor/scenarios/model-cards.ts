// A person brings the record of a model in from its card, and has a card written from a record.
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

const product = `compliance: 1
product:
  name: Triage
  version: 1.0.0
  manufacturer: Example GmbH
  type: medical-device
  intended-purpose: Sorts messages of patients.
scope: [mdr]
`;

const card = `---
license: apache-2.0
base_model: example/bert-base
model_name: Triage BERT
datasets: [example/messages]
---
# Triage BERT

Sorts messages.
`;

export const modelCards: Scenario = (scene) => {
  describe('model cards', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/cards-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('become a record when the open one is imported', async () => {
      editor = await scene().openFolder(scene().newFolder({ 'compliance.yaml': product, 'triage/README.md': card }));
      await editor.openFile('README.md');
      await editor.waitForStatus(/^Compliance Lens: \d+/);
      await editor.runCommand('Compliance: Import Model Record…');
      await editor.waitForUnsaved('compliance.yaml');
      await editor.waitForText('name: Triage BERT');
      await editor.waitForText('license: Apache-2.0');
      await editor.runCommand('File: Save All Files');
    });

    it('are written from a record', async () => {
      await editor.runAskingCommand('Compliance: Export Model Card…');
      await editor.answerInput('Triage BERT');
      await editor.waitForText('model_name: Triage BERT');
    });
  });
};
