import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { documentLinks } from './document-links';

const text = `=== docs/a.compliance.yaml ===
controls:
  - id: RC-1
    satisfies: [mdr:annex-I/17.2, iec-62304:7.2, mdr:annex-I/9999]
    implemented-by: [../src/a.ts, ../src/a.ts#run, /src, gone.ts]
    verified-by: [EV-1]
evidence:
  - id: EV-1
    file: "plan.md"
=== docs/plan.md ===
A plan.
=== src/a.ts ===
export function run() {}
=== src/b.ts ===
export {};
`;

describe('documentLinks', () => {
  it('leads from paths to their files and from clauses to the official text', async () => {
    const { context } = await checkAtCursor(text);
    const links = documentLinks(context, 'docs/a.compliance.yaml').map(({ range: { start }, target }) => {
      const where =
        target.kind === 'web' ? new URL(target.address).hostname : [target.path, target.symbol ?? ''].join(' ').trim();
      return `${start.line}:${start.character} ${where}`;
    });
    assert.deepEqual(links, [
      '2:16 eur-lex.europa.eu',
      '2:34 www.iso.org',
      '3:21 src/a.ts',
      '3:34 src/a.ts run',
      '7:10 docs/plan.md',
    ]);
  });

  it('has none in other files', async () => {
    const { context } = await checkAtCursor(text);
    assert.deepEqual(documentLinks(context, 'src/a.ts'), []);
  });
});
