// The configuration for Neovim that the README shows, tried in a real Neovim.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const configuration = readFileSync(join('test', 'other-editors', 'neovim.lua'), 'utf8');
const command = "'compliance-lens', 'lsp', '--stdio'";

/** Neovim, installed by the system's packages where that is possible. */
function hasNeovim(): boolean {
  const answers = (): boolean => spawnSync('nvim', ['--version']).status === 0;
  if (answers()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'neovim'], { env });
  return answers();
}

describe('Neovim', function () {
  this.timeout(240_000);

  it('shows the findings of an annotation file through "compliance-lens lsp --stdio"', function () {
    if (!hasNeovim()) {
      console.log('      skipped: there is no nvim, and it cannot be installed here');
      this.skip();
    }
    assert.ok(configuration.includes(command));
    const folder = mkdtempSync(join(tmpdir(), 'compliance-lens-'));
    const init = join(folder, 'init.lua');
    writeFileSync(init, configuration.replace(command, `'node', '${resolve('dist/cli.js')}', 'lsp', '--stdio'`));
    const run = spawnSync(
      'nvim',
      ['--headless', '-u', init, '-c', `luafile ${resolve('test/other-editors/print-diagnostics.lua')}`],
      {
        encoding: 'utf8',
        env: { ...process.env, COMPLIANCE_LENS_FILE: resolve('examples/cardiowatch/compliance.yaml') },
      },
    );
    rmSync(folder, { recursive: true });
    const text = readFileSync('examples/cardiowatch/compliance.yaml', 'utf8').split('\n');
    const line = text.findIndex((each) => each.includes('id: RISK-3'));
    const output = run.stdout + run.stderr;
    assert.ok(output.split(/\r?\n/).includes(`${line}:8 risk/uncontrolled-risk`), output);
  });

  it('is configured as the README says', () => {
    const shown = /```lua\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    assert.equal(shown?.trim(), configuration.split('\n').slice(1).join('\n').trim());
  });
});
