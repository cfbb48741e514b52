// Reviews in the editor, over stdio: the action, what it writes, and that the finding comes and goes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hover } from 'vscode-languageserver/node';
import { copyExample, Session } from './session';

const source = 'classifier/cardiowatch/quality.py';
const title = 'Review RC-1 as it is now';

describe('reviews over stdio', function () {
  this.timeout(60_000);

  const copy = copyExample('cardiowatch');
  const git = (...args: readonly string[]): void => {
    const identity = ['-c', 'user.email=jo@example.org', '-c', 'user.name=Jo Doe'];
    execFileSync('git', ['-C', copy.folder, ...identity, ...args], { stdio: 'pipe' });
  };
  before(() => {
    git('init', '--quiet');
    git('config', 'user.name', 'Jo "J" Doe: reviewer');
    git('add', '.');
    git('commit', '--quiet', '--message=As reviewed');
  });
  after(() => copy.remove());

  it('a change makes a control suspect, its hover shows what changed, a review clears it', async () => {
    const session = await Session.start(copy.folder);
    try {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      await session.open(source, 'python');
      await session.type(source, 'def assess_quality(', 'def assess_quality(*, ');
      const isSuspect = ({ code }: { readonly code?: unknown }): boolean => code === 'risk/suspect-control';
      await session.diagnostics('compliance.yaml', (all) => all.some(isSuspect), 'a suspect control');

      const position = session.place('compliance.yaml', '- id: RC-1', 7);
      const hover = await session.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument: { uri: session.uri('compliance.yaml') },
        position,
      });
      const markdown = (hover.contents as { readonly value: string }).value;
      assert.match(markdown, /Changed since the review on 2026/);
      assert.match(markdown, /```diff\n--- classifier\/cardiowatch\/quality\.py#assess_quality\n@@ /);
      assert.match(markdown, /\n-def assess_quality\([^*\n]*\n\+def assess_quality\(\*, /);

      const action = (await session.fixes('compliance.yaml', position)).find((one) => one.title === title);
      assert.ok(action);
      assert.deepEqual([action.kind, action.isPreferred], ['quickfix.review', undefined]);
      await session.apply(action);
      assert.match(
        session.text('compliance.yaml'),
        /reviewed: \{ on: [\d-]{10}, by: .*Jo "J" Doe: reviewer.*, digest: sha256:/,
      );
      await session.diagnostics('compliance.yaml', (all) => !all.some(isSuspect), 'the control no longer suspect');
      writeFileSync(join(copy.folder, 'compliance.yaml'), session.text('compliance.yaml'));
    } finally {
      await session.close();
    }
  });

  it('offers it for a control without a finding as no fix, and for none that lacks its implementation', async () => {
    const session = await Session.start(copy.folder);
    try {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      const titlesAt = async (piece: string): Promise<readonly string[]> =>
        (await session.fixes('compliance.yaml', session.place('compliance.yaml', piece, 7)))
          .filter((action) => action.title.startsWith('Review'))
          .map((action) => `${action.kind ?? ''}: ${action.title}`);
      assert.deepEqual(await titlesAt('- id: RC-3'), ['refactor.review: Review RC-3 as it is now']);
      assert.deepEqual(await titlesAt('- id: RC-4'), []);
      assert.deepEqual(await titlesAt('- id: RISK-1'), []);
    } finally {
      await session.close();
    }
  });

  it('offers nothing in a workspace that nobody trusts', async () => {
    const session = await Session.start(copy.folder, { trusted: false });
    try {
      await session.ready();
      await session.open('compliance.yaml', 'yaml');
      assert.deepEqual(await session.fixes('compliance.yaml', session.place('compliance.yaml', '- id: RC-3', 7)), []);
    } finally {
      await session.close();
    }
  });
});
