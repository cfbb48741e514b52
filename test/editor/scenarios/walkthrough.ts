// A person follows the walkthrough: its buttons lead there, and its steps are done once a person did what they ask for.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

const open = 'Compliance: Open Walkthrough';

export const walkthrough: Scenario = (scene) => {
  describe('the walkthrough', () => {
    let editor: EditorPage;

    after(() => editor.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor.screenshot(`out/editor/walkthrough-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('leads to a finding and its fixes, and counts it as done once one is mended', async () => {
      editor = await scene().openFolder(scene().sample);
      await editor.waitForStatus(/^Compliance Lens: 8 errors/);
      await editor.runCommand(open);
      await editor.guides.waitForWalkthrough('Fix it');
      assert.equal(await editor.guides.isStepDone('Fix it'), false);
      await editor.guides.pressStepButton('See a finding', 'Go to Worst Finding');
      await editor.waitForSquiggle('error');
      await editor.openFile('classify.py');
      await editor.goTo(12, 25);
      await editor.openQuickFixes();
      await editor.chooseQuickFix('Document');
      await editor.runCommand(open);
      await editor.guides.waitForStepDone('Fix it');
      await editor.guides.waitForStepDone('See a finding');
    });

    it('leads to a clause, and counts it as done once its hover was read', async () => {
      await editor.guides.pressStepButton('Look at a clause', 'Show a Clause');
      await editor.waitForCursor('compliance.yaml', 76);
      // Where the mouse rests after the press, an older VS Code hides the hover again: it is asked for by keys as well.
      await editor.waitForHover('An auditor wants to see');
      await editor.press('Escape');
      await editor.runCommand(open);
      await editor.guides.waitForStepDone('Look at a clause');
    });

    it('leads to the view "Learn"', async () => {
      await editor.runCommand(open);
      await editor.guides.pressStepButton('Learn what is asked', 'Show Learn');
      await editor.guides.waitForLesson(/MDR Annex I/);
      await editor.guides.waitForStepDone('Learn what is asked');
    });
  });
};
