// A person in a folder without a compliance.yaml begins: answers the questions, and gets a file with what was found.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

const files = {
  'package.json': '{ "name": "gateway", "version": "1.2.0", "license": "MIT" }\n',
  'src/triage.py':
    'from transformers import pipeline\n\nclassify = pipeline("text-classification", model="example/triage-bert")\n',
};

export const startHere: Scenario = (scene) => {
  describe('Start Here', () => {
    let editor: EditorPage | undefined;
    let folder = '';
    const writtenFile = (): string => readFileSync(join(folder, 'compliance.yaml'), 'utf8');

    after(() => editor?.close());

    afterEach(async function () {
      if (this.currentTest?.isFailed() === true)
        await editor?.screenshot(`out/editor/start-here-${this.currentTest.title.replaceAll(/\W+/g, '-')}.png`);
    });

    it('asks what decides the scope, says what each choice means, and writes the file', async () => {
      folder = scene().newFolder(files);
      editor = await scene().openFolder(folder);
      await editor.runCommand('Compliance: Focus on Risks & Controls View');
      await editor.pressWelcomeButton('Start Here');
      await editor.waitForQuestion('What is the product in law?', /Calls for MDR, IEC 62304/);
      await editor.answerQuestion('medical-device');
      await editor.waitForQuestion('Has it a data connection');
      await editor.answerQuestion('Yes');
      await editor.waitForQuestion('Which role does AI play');
      await editor.answerQuestion('high-risk');
      await editor.waitForQuestion('Which class of device', /notified body/);
      await editor.answerQuestion('IIa');
      await editor.waitForQuestion('How bad is the worst harm');
      await editor.answerQuestion('I do not know');
      await editor.waitForQuestion('What is the product called?');
      await editor.answerQuestion();
      await editor.waitForQuestion('Which version?');
      await editor.answerQuestion();
      await editor.waitForQuestion('Who places it on the market?');
      await editor.answerQuestion('Example GmbH');
      await editor.waitForQuestion('What is it for');
      await editor.answerQuestion('Passes readings on.');
      await editor.waitForQuestion('Until when will it be supported?');
      await editor.answerQuestion();
      await editor.waitForText('manufacturer: Example GmbH');
      await editor.waitForText('artifact: pkg:huggingface/example/triage-bert');
      await editor.waitForStatus(/^Compliance Lens: \d+ errors?, \d+ warnings?$/);
      // It is saved once the models are in it.
      while (!writtenFile().includes('triage-bert')) await new Promise((resolve) => setTimeout(resolve, 50));
      const text = writtenFile();
      for (const part of ['name: gateway', 'version: 1.2.0', 'device-class: IIa', 'connected: true', 'x-license: MIT'])
        assert.ok(text.includes(part), `${part} in\n${text}`);
      assert.ok(!text.includes('software-safety-class'));
    });

    it('overwrites nothing', async () => {
      assert.ok(editor);
      const before = writtenFile();
      await editor.runCommand('Compliance: Start Here');
      await editor.waitForText('manufacturer: Example GmbH');
      assert.equal(writtenFile(), before);
    });

    it('shows in "Learn" what concerns the file in front', async () => {
      assert.ok(editor);
      await editor.openFile('triage.py');
      await editor.runCommand('Compliance: Focus on Learn View');
      await editor.guides.waitForLesson(/AI Act Annex IV \(2\)\(a\)/);
      await editor.openFile('package.json');
      await editor.guides.waitForLesson(/IEC 62304 8\.1\.2/);
    });

    it('begins from "Learn" the record that answers a requirement', async () => {
      assert.ok(editor);
      await editor.guides.pressInLesson(/IEC 62304 6\.1/, 'Add Evidence');
      await editor.waitForText('id: EV-1');
      await editor.waitForText('satisfies: [iec-62304:6.1]');
      await editor.press('Escape');
      await editor.runCommand('File: Revert File');
    });

    it('has a walkthrough', async () => {
      assert.ok(editor);
      await editor.runCommand('Compliance: Open Walkthrough');
      await editor.guides.waitForWalkthrough('Open the sample product');
    });
  });
};
