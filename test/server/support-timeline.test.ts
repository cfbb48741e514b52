// The support timeline over stdio: the inside of its page, its places, its files; and the ends of support behind components.
import assert from 'node:assert/strict';
import type { InlayHint, Location } from 'vscode-languageserver/node';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyExample, Session, type SessionOptions } from './session';

const manifest = 'gateway/package.json';

/** Runs a test in the sample, where Vue is asked for without its patch version, and both files are open. */
async function opened(run: (session: Session) => Promise<void>, options: SessionOptions = {}): Promise<void> {
  const { folder, remove } = copyExample('cardiowatch');
  const file = join(folder, manifest);
  writeFileSync(file, readFileSync(file, 'utf8').replace('^2.7.16', '^2.7.0'));
  const session = await Session.start(folder, options);
  try {
    await session.ready();
    await session.open(manifest, 'json');
    await session.open('compliance.yaml', 'yaml');
    await run(session);
  } finally {
    await session.close();
    remove();
  }
}

describe('the support timeline over stdio', function () {
  this.timeout(60_000);

  it('has a row for each end, that leads to its manifest', () =>
    opened(async (session) => {
      const html = await session.connection.sendRequest<string>('complianceLens/supportTimeline');
      const rows = [
        ...html.matchAll(/<tbody class="row"[^>]*data-standings="([^"]+)".*?data-place="([^"]+)"[^>]*><b>(.*?)<\/b>/gs),
      ];
      const named = rows.map(([, standings = '', , title = '']) => `${standings}: ${title}`);
      assert.ok(named.includes('ended: node 18.x') && named.includes('unknown: ws 8.18.0'), named.join('\n'));
      const place = rows.find(([, , , title]) => title === 'node 18.x')?.[2]?.replaceAll('&quot;', '"');
      const location = await session.connection.sendRequest<Location>('complianceLens/place', { place });
      assert.equal(location.uri, session.uri(manifest));
      assert.deepEqual(location.range.start.line, session.place(manifest, '"node"').line);
      const product = /<tbody class="own".*?data-place="([^"]+)"/s.exec(html)?.[1]?.replaceAll('&quot;', '"');
      const own = await session.connection.sendRequest<Location>('complianceLens/place', { place: product });
      assert.equal(own.range.start.line, session.place('compliance.yaml', 'support-until').line);
    }));

  it('is written as a report and as a table for spreadsheets', () =>
    opened(async (session) => {
      const ask = (format: string): Promise<string> =>
        session.connection.sendRequest('complianceLens/supportTimelineFile', { format });
      assert.match(await ask('html'), /^<!DOCTYPE html>.*<h1>Support timeline<\/h1>.*Made by Compliance Lens/s);
      assert.match(await ask('csv'), /^\uFEFFProduct,Version,Supported until,State of,Component,/);
    }));

  for (const [settings, shown] of [
    [{}, { node: 'ended 2025-04', request: 'deprecated', vue: '2.7.16 · ended 2023-12' }],
    [{ lockedVersions: false }, { node: 'ended 2025-04', request: 'deprecated', vue: 'ended 2023-12' }],
    [{ supportEnds: false }, { vue: '2.7.16' }],
    [{ lockedVersions: false, supportEnds: false }, {}],
  ] as const) {
    it(`stands behind components as ${JSON.stringify(settings)} says`, () =>
      opened(
        async (session) => {
          const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
          const hints = await session.ask<InlayHint[]>('textDocument/inlayHint', manifest, { range });
          const lines = session.text(manifest).split('\n');
          const labels = hints.map(({ position: { line }, label }) => [/"(\w+)"/.exec(lines[line] ?? '')?.[1], label]);
          assert.deepEqual(Object.fromEntries(labels), shown);
        },
        { settings },
      ));
  }
});
