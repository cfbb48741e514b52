// A person types the loading of an AI model: they are told that nobody documented it, why, and have it documented.
import assert from 'node:assert/strict';
import { readSaved, type Scenario } from './scenario';

const reference = 'google/vit-base-patch16-224';

export const undocumentedModel: Scenario = (scene) => {
  describe('a model load typed into a Python file', () => {
    it('is underlined while typing and named in the Problems panel', async () => {
      const { editor } = scene();
      await editor.openFile('infer.py');
      await editor.press('Control+End');
      await editor.type(`model = AutoModel.from_pretrained("${reference}")`);
      await editor.waitForSquiggle('error');
      assert.match(await editor.waitForProblem('ai/undocumented-model'), new RegExp(reference));
    });

    it('is explained by a hover', async () => {
      const { editor } = scene();
      await editor.goTo(5, 25);
      assert.match(await editor.hover(), new RegExp(reference));
    });

    it('is mended by a quick fix that writes the record into compliance.yaml', async () => {
      const { editor } = scene();
      await editor.goTo(5, 25);
      const fixes = await editor.openQuickFixes();
      const document = fixes.find((title) => /document/i.test(title));
      assert.ok(document, `no fix documents the model: ${fixes.join(', ')}`);
      await editor.chooseQuickFix(document);
      await editor.openFile('infer.py');
      await editor.waitForNoSquiggle();
      await editor.waitForUnsaved('compliance.yaml');
      await editor.runCommand('File: Save All Files');
      const record = new RegExp(`^models:[^]*${reference}`, 'm');
      assert.match(await readSaved(scene(), 'compliance.yaml', record), record);
    });
  });
};
