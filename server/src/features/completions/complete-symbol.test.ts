import assert from 'node:assert/strict';
import { parsers } from '../../../../test/fixtures/check-fixture';
import { checkAtCursor, taken } from '../../../../test/fixtures/cursor-fixture';
import { listDeclarations } from '../../workspace/symbol-range';
import { completeSymbolAt } from './complete-symbol';

describe('completeSymbolAt', () => {
  const source = '=== src/a.py ===\nclass Guard:\n    def check(self): pass\ndef assess(): pass\n';
  const symbols: readonly (readonly [what: string, field: string, taken: string | undefined])[] = [
    ['behind the #', 'implemented-by: src/a.py#$0', 'implemented-by: src/a.py#Guard.check'],
    ['over what stands there', 'implemented-by: [src/a.py#Gu$0ess, x]', 'implemented-by: [src/a.py#Guard.check, x]'],
    ['in quotes', 'verified-by: ["/src/a.py#$0"]', 'verified-by: ["/src/a.py#Guard.check"]'],
    ['in an item of a list', 'verified-by:\n      - src/a.py#$0', '      - src/a.py#Guard.check'],
    ['not in other fields', 'title: src/a.py#$0', undefined],
    ['not before the #', 'implemented-by: src/$0a.py#x', undefined],
  ];
  for (const [what, field, wanted] of symbols) {
    it(`offers what a file declares ${what}`, async () => {
      const text = `=== a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n    ${field}\n${source}`;
      const { context, path, position } = await checkAtCursor(text);
      const items = await completeSymbolAt(context, path, position, async (file) => {
        const found = context.textOf(file);
        return found && listDeclarations(found, parsers);
      });
      if (wanted === undefined) return assert.equal(items, undefined);
      assert.deepEqual(
        items?.map(({ label }) => label),
        ['Guard', 'Guard.check', 'assess'],
      );
      const item = items.find(({ label }) => label === 'Guard.check');
      assert.ok(item);
      const after = taken(context.textOf(path)?.text ?? '', item);
      assert.ok(`${after}\n`.includes(`${wanted}\n`), after);
      return undefined;
    });
  }
});
