// Completion in a shell: the script as a shell runs it, with the command line that is built.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const hasBash = spawnSync('bash', ['--version']).status === 0;

(hasBash ? describe : describe.skip)('completion in bash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'completion-'));
  const program = join(folder, 'compliance-lens');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  after(() => rmSync(folder, { recursive: true }));

  /** What bash would put in for a line, one a row. */
  const offered = (line: string): readonly string[] => {
    const script = `eval "$(compliance-lens completion bash)"
COMP_LINE="$1" COMP_POINT=\${#1}
_compliance_lens
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const PATH = `${folder}${delimiter}${process.env.PATH ?? ''}`;
    const said = execFileSync('bash', ['-c', script, 'bash', line], {
      encoding: 'utf8',
      env: { ...process.env, PATH },
    });
    return said.split('\n').filter((row) => row !== '');
  };

  it('offers commands', () => assert.deepEqual(offered('compliance-lens expl'), ['explain']));

  it('offers the rest of a clause behind its colon', () => {
    assert.deepEqual(offered('compliance-lens explain cra:art-14'), ['art-14/1-2', 'art-14/3-4', 'art-14/8']);
  });

  it('leaves paths to the shell', () => assert.deepEqual(offered('compliance-lens check '), []));
});
