// `import` and `model-card` as processes: a card becomes a record, the record a card.
import assert from 'node:assert/strict';
import { Folder } from './command-line';

const files = {
  'compliance.yaml': 'compliance: 1\nproduct:\n  name: Triage\n  version: 1.0.0\n',
  'models/ner/README.md': '---\nlicense: mit\nbase_model: org/base\n---\n\n# Chem NER\n',
  'notes.md': '# Notes\n',
};

describe('import and model-card', () => {
  const folder = new Folder(files);

  it('write a record from a card, and the card from the record', () => {
    const card = 'models/ner/README.md';
    assert.equal(folder.runTo(0, 'import', card, '--dry-run').stderr, 'chem-ner added to compliance.yaml.\n');
    assert.equal(folder.read('compliance.yaml'), files['compliance.yaml']);
    folder.runTo(0, 'import', card);
    assert.match(folder.read('compliance.yaml'), /models:\n {2}- id: chem-ner\n {4}name: Chem NER\n/);
    assert.equal(folder.runTo(0, 'import', card).stderr, 'chem-ner already recorded.\n');
    assert.match(folder.runTo(0, 'model-card', 'chem-ner').stdout, /^---\nlicense: mit\nbase_model: org\/base\n/);
    folder.runTo(0, 'model-card', 'chem-ner', '--output', 'card.md');
    assert.match(folder.read('card.md'), /## Evaluation\n\nNot stated\.\n$/);
  });

  for (const [args, says] of [
    [['import'], /"import" lacks its FILE/],
    [['import', 'notes.md'], /"notes\.md" states nothing of a model/],
    [['import', 'gone.md'], /"gone\.md" cannot be read/],
    [['model-card'], /"model-card" lacks its ID/],
    [['model-card', 'chem'], /There is no model "chem"/],
  ] as const)
    it(`say what is wrong with "${args.join(' ')}"`, () => {
      assert.match(folder.runTo(2, ...args).stderr, says);
    });
});
