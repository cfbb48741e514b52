import assert from 'node:assert/strict';
import { faultyProduct, Folder, readReport, reports, type CheckJson } from './command-line';

const read = (text: string): CheckJson => readReport(reports.check, text);
const below = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(faultyProduct).map(([path, text]) => [`${name}/${path}`, text]));

describe('the paths of check', () => {
  const folder = new Folder({
    ...below('gateway'),
    ...below('device'),
    'loose/package.json': '{ "dependencies": { "express": "4.19.2" } }',
    'loose/run.py': 'import joblib\nmodel = joblib.load("a.joblib")\nother = joblib.load("b.joblib")\n',
    'empty/readme.txt': '',
  });
  const findings = (...args: readonly string[]): CheckJson['findings'] => {
    return read(folder.runTo(0, 'check', '--format=json', '--fail-on=never', '--as-of=2026-11-23', ...args).stdout)
      .findings;
  };

  it('that are several folders are several workspaces, whose files carry the folder', () => {
    const [gateway, device] = [findings('gateway'), findings('device')];
    const both = findings('gateway', 'device', './gateway/');
    assert.deepEqual(
      both.map(({ file, rule, target }) => [file, rule, target]),
      [
        ...device.map(({ file, rule, target }) => [`device/${file}`, rule, target]),
        ...gateway.map(({ file, rule, target }) => [`gateway/${file}`, rule, target]),
      ],
    );
    assert.equal(new Set(both.map(({ fingerprint }) => fingerprint)).size, both.length);
  });

  it('that are files of the current folder say of which files is spoken', () => {
    const run = folder.run(['check', '--format=json', 'package.json', 'src/größe.py'], 'gateway');
    assert.equal(run.status, 1);
    const { findings: found } = read(run.stdout);
    assert.deepEqual([...new Set(found.map(({ file }) => file))], ['package.json', 'src/größe.py']);
    const whole = read(folder.run(['check', '--format=json'], 'gateway').stdout).findings;
    assert.deepEqual(
      found,
      whole.filter(({ file }) => ['package.json', 'src/größe.py'].includes(file)),
    );
  });

  const notes: [name: string, args: readonly string[], below: string, status: number, stderr: RegExp][] = [
    [
      'a file that git ignores',
      ['ignored/package.json'],
      'gateway',
      0,
      /^Not looked at, .*: ignored\/package\.json\n$/,
    ],
    [
      'what no product owns',
      ['loose'],
      '.',
      0,
      /^1 manifest and 2 model uses found, no compliance\.yaml above them: add one .*\n$/,
    ],
    [
      'whose product stands above',
      ['src'],
      'gateway',
      0,
      /^1 model use found, but the product is opened by \.\.\/compliance\.yaml: .*\n$/,
    ],
    ['a product', ['.', '--fail-on=never'], 'gateway', 0, /^$/],
  ];
  for (const [name, args, place, status, stderr] of notes) {
    it(`note ${name} on standard error`, () => {
      const run = folder.run(['check', ...args], place);
      assert.equal(run.status, status);
      assert.match(run.stderr, stderr);
    });
  }

  it('count what no product owns', () => {
    const { stdout } = folder.runTo(0, 'check', 'loose', '--format=json');
    assert.deepEqual(read(stdout).summary.unowned, { fragments: 0, manifests: 1, uses: 2, artifacts: 0 });
  });

  it('that hold nothing are not called fine', () => {
    const { stdout } = folder.runTo(0, 'check', 'empty');
    assert.equal(
      stdout,
      '0 files, 0 components, 0 models, 0 findings. No compliance.yaml opens a product here, so nothing was judged.\n',
    );
  });
});
