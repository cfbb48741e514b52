// A person opens manifests: the locked versions stand behind the ranges, above them what they bring, in a hover the rest.
import assert from 'node:assert/strict';
import type { EditorPage } from '../editor-page';
import type { Scenario } from './scenario';

/** A small product with manifests of three ecosystems, and a notebook. */
export const manifestFiles: Readonly<Record<string, string>> = {
  'compliance.yaml': `compliance: 1
product:
  name: Pulse Gateway
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Passes recordings on.
  device-class: IIa
  software-safety-class: B
  support-until: 2031-12-31
scope: [mdr, iec-62304]
dependencies:
  - package: pkg:npm/express
    versions: ^4.21.0
    purpose: HTTP interface of the gateway.
    requirements: Serves 20 requests per second.
    anomalies-reviewed: 2026-10-02
`,
  'package.json': `{
  "name": "gateway",
  "dependencies": {
    "express": "^4.21.0",
    "ws": "^8.18.0"
  },
  "devDependencies": {
    "mocha": "^11.0.0"
  }
}
`,
  'package-lock.json': `{
  "name": "gateway",
  "lockfileVersion": 3,
  "packages": {
    "": {
      "name": "gateway",
      "dependencies": { "express": "^4.21.0", "ws": "^8.18.0" },
      "devDependencies": { "mocha": "^11.0.0" }
    },
    "node_modules/express": {
      "version": "4.21.2",
      "integrity": "sha512-28HqgMZAmih1Czt9ny7qr6ek2qddF4FclbMzwhCREB6OFfH+rXAnuNCwo1/wFvrtbgsQDb4kSbX9de9lFbrXnA==",
      "license": "MIT",
      "dependencies": { "qs": "6.13.0" }
    },
    "node_modules/qs": { "version": "6.13.0", "license": "BSD-3-Clause" },
    "node_modules/ws": { "version": "8.18.0", "license": "MIT" },
    "node_modules/mocha": { "version": "11.0.1", "dev": true, "license": "MIT" }
  }
}
`,
  'requirements.txt': `# Signal processing
numpy==2.1.3
biosppy>=2.2
`,
  'train.ipynb': JSON.stringify(
    {
      cells: [
        { cell_type: 'markdown', metadata: {}, source: ['# Training\n'] },
        {
          cell_type: 'code',
          metadata: {},
          execution_count: null,
          outputs: [],
          source: ['%pip install wfdb==4.1.2\n', 'import wfdb'],
        },
      ],
      metadata: { language_info: { name: 'python' } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    undefined,
    1,
  ),
};

export const manifests: Scenario = (scene) => {
  describe('manifests', () => {
    let editor: EditorPage;
    before(async () => {
      editor = await scene().openFolder(scene().newFolder(manifestFiles));
    });
    after(() => editor.close());

    it('show what they bring, and the locked versions', async () => {
      await editor.openFile('package.json');
      await editor.waitForCodeLens('4 components, 3 direct');
      await editor.waitForCodeLens('1 undocumented');
      // Some versions of VS Code keep the hint off the text by a blank, some by a margin.
      await editor.waitForText(/"express":\s"\^4\.21\.0"\s*4\.21\.2,/);
    });

    it('explain a dependency, with the way to its record', async () => {
      await editor.goTo(4, 8);
      const hover = await editor.hover();
      assert.match(hover, /express 4\.21\.2/);
      assert.match(hover, /Locked to 4\.21\.2 by package-lock\.json\. Licence MIT\./);
      assert.match(hover, /Documented in compliance\.yaml\. HTTP interface of the gateway\./);
      await editor.press('Escape');
    });

    it('lead on a click to what is not documented', async () => {
      await editor.pressCodeLens('1 undocumented');
      await editor.waitForPeek('package.json');
      await editor.press('Escape');
    });

    it('of Python do the same', async () => {
      await editor.openFile('requirements.txt');
      await editor.waitForCodeLens('2 components, 2 direct');
      await editor.waitForSquiggle('warning');
      await editor.goTo(3, 3);
      await editor.waitForHover('Asked for as >=2.2, at run time.');
      await editor.press('Escape');
    });

    it('in the cell of a notebook, too', async () => {
      await editor.openNotebook('train.ipynb');
      await editor.waitForSquiggle('warning');
      await editor.waitForCodeLens('one component, 1 direct');
    });
  });
};
