// A person at the clauses of a control is offered those that it serves as well, and has a citation written as an id.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

const file = `compliance: 1
product:
  name: Gateway
  version: 1.0.0
  manufacturer: Example GmbH
  type: medical-device
  intended-purpose: Passes readings on.
  connected: true
scope: [mdr, iec-62304, iec-81001-5-1]
controls:
  - id: RC-1
    title: Mutual TLS
    type: protective-measure
    satisfies: [mdr:annex-I/18.8, GSPR 17.2]
`;

export const alsoSatisfies: Scenario = (scene) => {
  describe('the clauses of a control', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/clauses-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('are joined by one that the control serves as well', async () => {
      editor = await scene().openFolder(scene().newFolder({ 'compliance.yaml': file }));
      await editor.openFile('compliance.yaml');
      await editor.waitForStatus(/^Compliance Lens: \d+/);
      await editor.goTo(14, 20);
      const offered = (await editor.openQuickFixes()).find((title) => /^Also (?:satisfies|contributes to)/.test(title));
      assert.ok(offered);
      const added = /[\w-]+:\S+/.exec(offered)?.[0] ?? '';
      await editor.chooseQuickFix(offered);
      await editor.waitForText(`, ${added}]`);
    });

    it('are written as ids where they stand as citations', async () => {
      await editor.goTo(14, 38);
      const fixes = await editor.openQuickFixes();
      const write = fixes.find((title) => title.includes('mdr:annex-I/17.2'));
      assert.ok(write, fixes.join(', '));
      await editor.chooseQuickFix(write);
      await editor.waitForText('mdr:annex-I/18.8, mdr:annex-I/17.2');
      await editor.runCommand('File: Revert File');
    });
  });
};
