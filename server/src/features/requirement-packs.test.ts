// What an editor says and offers where requirement packs are named, and in the packs themselves.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { pack, packProduct } from '../../../test/fixtures/pack-fixture';
import { codeLenses } from './code-lenses';
import { completeAt } from './completions/complete';
import { annotationAt } from './context';
import { definitionAt } from './definition';
import { documentLinks } from './document-links';
import { explain } from './hovers/explain';
import { hoverAt } from './hovers/hover';
import { referencesAt } from './references';
import { requirementTree } from './trees/requirement-tree';
import { documentSymbols } from './symbols';
import { workspaceSymbols } from './workspace-symbols';

const PACK = 'packs/sop-7.requirements.yaml';
const control = 'controls:\n  - id: RC-1\n    title: Review\n    type: process\n    satisfies: [sop-7:4.2]\n';
const product = packProduct(control);
const files = product + pack;

const place = ({ file, range: { start } }: { file: string; range: { start: { line: number; character: number } } }) =>
  `${file}:${start.line + 1}:${start.character}`;

describe('requirement packs in an editor', () => {
  const hovers: readonly (readonly [at: string, says: readonly string[]])[] = [
    [
      files.replace('[sop-7:4.2]', '[sop-7:$04.2]'),
      ['**SOP 7 4\\.2** · Two persons review a change · applies', 'A second person', '`RC-1` Review', 'Procedure: '],
    ],
    [files.replace('  - sop-7', '  - sop$0-7'), ['**SOP 7** · Review of \\<changes\\>', 'https://example.org/sop-7']],
    [files.replace("id: '4.2'", "id: '4$0.2'"), ['**SOP 7 4\\.2**', '`RC-1` Review', 'Stated by a requirement pack']],
    [files.replace('id: sop-7', 'id: s$0op-7'), ['**SOP 7**']],
    [files.replace('essential: true', 'essen$0tial: true'), ['**essential**', 'risk/unanswered']],
    [files.replace('when: ai-system', 'when: ai-sys$0tem'), ['**ai\\-system** · contains an AI system']],
    [files.replace('applies-to:', 'applies$0-to:'), ['**applies\\-to**', 'Groups of products']],
  ];
  for (const [text, says] of hovers) {
    it(`says ${says[0] ?? ''}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const markdown = hoverAt(context, path, position)?.markdown ?? '';
      for (const words of says) assert.ok(markdown.includes(words), `${words} in\n${markdown}`);
    });
  }

  const offers: readonly (readonly [text: string, ...labels: readonly string[]])[] = [
    [files.replace('[sop-7:4.2]', '[sop$0]'), 'sop-7:4.1', 'sop-7:4.2', 'sop-7:5.1'],
    [files.replace('  - sop-7', '  - $0'), 'sop-7', 'mdr'],
    [files.replace('clauses:', '$0clauses:'), 'exclusions', 'defaults'],
    [files.replace('    essential: true', '    $0'), 'essential', 'evidence', 'applies-to'],
    [files.replace('applies-to: ai', 'applies-to: $0'), 'ai'],
    [files.replace('when: ai-system', 'when: $0'), 'ai-system', 'mdr-device'],
    [files.replace('when: ai-system', 'when: { $0 }'), 'all', 'is'],
    [files.replace('when: ai-system', 'when: { is: { ai: $0 } }'), 'high-risk', 'unstated'],
    [files.replace('essential: true', 'checked: $0'), 'primary-text'],
    [`${files}  - $0`, 'id: …'],
  ];
  for (const [text, ...labels] of offers) {
    it(`offers ${labels.join(', ')}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const offered = completeAt(context, path, position).map(({ label }) => label);
      for (const label of labels) assert.ok(offered.includes(label), `${label} in ${offered.slice(0, 30).join(', ')}`);
    });
  }

  it('offers nothing of a pack in a product, and nothing of a product in a pack', async () => {
    for (const [text, never] of [
      [`${packProduct('$0')}${pack}`, 'clauses'],
      [files.replace('clauses:', '$0clauses:'), 'risks'],
    ] as const) {
      const { context, path, position } = await checkAtCursor(text);
      const offered = completeAt(context, path, position).map(({ label }) => label);
      assert.ok(offered.length > 0 && !offered.includes(never), offered.join(', '));
    }
  });

  const leads: readonly (readonly [text: string, ...places: readonly string[]])[] = [
    [files.replace('[sop-7:4.2]', '[sop-7:4$0.2]'), `${PACK}:13:8`],
    [files.replace('[sop-7:4.2]', '[sop-7:$04]'), `${PACK}:11:8`, `${PACK}:13:8`],
    [files.replace('  - sop-7', '  - so$0p-7'), `${PACK}:2:6`],
    [files.replace('  - sop-7', '  - iso$0-14971')],
  ];
  for (const [text, ...places] of leads) {
    it(`leads to ${places.join(', ') || 'nothing'}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      assert.deepEqual(definitionAt(context, path, position).map(place), places);
    });
  }

  for (const text of [files.replace('[sop-7:4.2]', '[sop-7:4.$02]'), files.replace("id: '4.2'", "id: '4.$02'")]) {
    it('finds a clause where it is stated and where it is named', async () => {
      const { context, path, position } = await checkAtCursor(text);
      const found = referencesAt(context, path, position, true).map(place);
      assert.deepEqual([...found].sort(), ['compliance.yaml:15:16', `${PACK}:13:8`]);
    });
  }

  it('links clauses to what the pack names as their source', async () => {
    const { context } = await checkAtCursor(files);
    const targets = documentLinks(context, 'compliance.yaml').map(({ target }) => target);
    assert.deepEqual(targets, [{ kind: 'web', address: 'https://example.org/sop-7' }]);
  });

  it('links to no address that is none of the web', async () => {
    const { context } = await checkAtCursor(files.replace('https://example.org', 'command:run'));
    assert.deepEqual(documentLinks(context, 'compliance.yaml'), []);
  });

  it('outlines a pack, finds its clauses by name, and counts what satisfies them', async () => {
    const { context } = await checkAtCursor(files);
    const annotation = annotationAt(context, PACK);
    assert.ok(annotation);
    const outline = documentSymbols(annotation).map(({ name, detail, children }) => [name, detail, children.length]);
    assert.deepEqual(outline, [
      ['instrument', 'SOP 7', 0],
      ['applies-to', '', 0],
      ['clauses', '3', 3],
    ]);
    assert.deepEqual(
      workspaceSymbols(context, 'two persons').map(({ id, kind }) => [id, kind]),
      [['4.2', 'clause']],
    );
    const lenses = codeLenses(context, annotation).map(({ range, title }) => [range.start.line + 1, title]);
    assert.deepEqual(lenses, [[13, 'satisfied by one record']]);
  });

  it('shows them among the requirements', async () => {
    const { context } = await checkAtCursor(files);
    const [model] = context.model.products;
    assert.ok(model);
    const tree = requirementTree(context, model).find(({ label }) => label === 'SOP 7');
    assert.match(tree?.description ?? '', /^1 of 2 answered/);
  });

  it('explains them with the catalogue of the product', async () => {
    const { context } = await checkAtCursor(files);
    const catalogue = context.model.products[0]?.product.facts.catalogue;
    assert.equal(explain('sop-7:4.2').kind, 'unknown');
    for (const wanted of ['sop-7', 'sop-7:4', 'SOP 7 4.2']) assert.equal(explain(wanted, catalogue).kind, 'found');
  });
});
