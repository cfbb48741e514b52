// The configuration for Neovim that the README shows, tried in a real Neovim.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Neovim, installed by the system's packages where that is possible. */
function hasNeovim(): boolean {
  const answers = (): boolean => spawnSync('nvim', ['--version']).status === 0;
  if (answers()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const install = (...words: string[]): void =>
    void spawnSync('apt-get', words, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  install('update');
  install('install', '-y', '--no-install-recommends', 'neovim');
  return answers();
}

describe('Neovim', function () {
  this.timeout(240_000);

  it('shows the findings of an annotation file through "compliance-lens lsp --stdio"', function () {
    if (!hasNeovim()) {
      console.log('      skipped: there is no nvim, and it cannot be installed here');
      this.skip();
    }
    const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-l', resolve('test/other-editors/neovim.lua')], {
      encoding: 'utf8',
      env: {
        ...process.env,
        COMPLIANCE_LENS_CLI: resolve('dist/cli.js'),
        COMPLIANCE_LENS_FILE: resolve('examples/cardiowatch/compliance.yaml'),
      },
    });
    const lines = (run.stdout + run.stderr).split(/\r?\n/);
    const text = readFileSync('examples/cardiowatch/compliance.yaml', 'utf8').split('\n');
    const at = text.findIndex((line) => line.includes('id: RISK-3'));
    assert.ok(lines.includes(`${at}:8 risk/uncontrolled-risk`), lines.join('\n'));
  });

  it('is configured as the README says', () => {
    const configuration = readFileSync(join('test', 'other-editors', 'neovim.lua'), 'utf8');
    const shown = /```lua\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
    const essence = (lua: string): string[] =>
      lua
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /vim\.(lsp|fs)|FileType|pattern/.test(line));
    assert.ok(essence(shown).length > 2, 'the README shows a configuration');
    for (const line of essence(shown))
      assert.ok(configuration.includes(line.replace(/'compliance-lens', 'lsp'/, "'node', server, 'lsp'")), line);
  });
});
