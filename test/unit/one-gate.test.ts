// The network is reached from one file, behind the gate that is switched off unless somebody turns it on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fdir } from 'fdir';
import ts from 'typescript';

/** What leads to the network: modules of Node, libraries, and what is there without an import. */
const ways = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises)$|^undici$/;
const globals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'];

function waysIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const called = globals.filter((name) => new RegExp(`(?<![\\w.'"#\`-])${name}\\(`).test(text));
  return [...imported.filter((name) => ways.test(name)), ...called];
}

describe('the network', () => {
  it('is reached from the transport only', () => {
    const files = ['server/src', 'client/src'].flatMap((folder) => new fdir().withBasePath().crawl(folder).sync());
    const code = files.map((file) => file.replaceAll('\\', '/')).filter((file) => /(?<!\.test)\.ts$/.test(file));
    assert.ok(code.length > 300, `${code.length} files`);
    assert.deepEqual(
      code.filter((file) => waysIn(file).length > 0),
      ['server/src/host/network/transport.ts'],
    );
  });
});
