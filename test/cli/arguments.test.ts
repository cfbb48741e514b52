import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Folder } from './command-line';

describe('a command line that cannot be understood', () => {
  const folder = new Folder({ 'below/a.txt': '' });
  const cases: [line: string, said: RegExp][] = [
    [
      '',
      /Name a command: there are check, init, inventory, sbom, support, report, review, import, model-card, explain, completion and lsp\./,
    ],
    [
      'chek',
      /no command "chek"; did you mean check\? Commands are check, init, inventory, sbom, support, report, review, import, model-card, explain, completion and lsp\./,
    ],
    ['frobnicate', /no command "frobnicate"\. Commands are/],
    ['--verbose check', /takes --help and --version, not "--verbose"/],
    ['check --formt=json', /"check" has no flag --formt; did you mean --format\? It has --format, --fail-on, --as-of,/],
    ['check --baseline=b.json', /"check" has no flag --baseline[.;]/],
    ['check -x', /"check" has no flag -x/],
    ['check --format', /--format lacks its value: write --format=text\|json\|sarif\./],
    ['check --format --verbose', /--format lacks its value/],
    ['check --format=jsno', /--format has no value "jsno"; did you mean json\? It takes text, json or sarif\./],
    ['check --fail-on=never-ever', /--fail-on has no value "never-ever"\. It takes error, .* or never\./],
    ['check --verbose=yes', /--verbose takes no value: leave out "=yes"\./],
    ['check --as-of=soon', /--as-of has no value "soon": it takes a day such as 2027-03-31\./],
    ['check --as-of=2027-02-30', /--as-of has no value "2027-02-30"/],
    ['check nowhere', /no file or folder "nowhere": give one that is there/],
    ['check below/a.txt/b', /no file or folder "below\/a\.txt\/b"/],
    [
      'check --output=nowhere/report.txt',
      /"nowhere\/report\.txt" cannot be written: .*\. Name a file in a folder that is there\./,
    ],
    ['inventory --format=sarif', /--format has no value "sarif"\. It takes table, json or csv\./],
    ['inventory --fail-on=error', /"inventory" has no flag --fail-on/],
    ['inventory below/a.txt', /"below\/a\.txt" is a file: give the folder that holds it\./],
    ['inventory . below', /"inventory" takes one folder, not also "below"/],
    ['explain', /"explain" lacks its WHAT/],
    [
      'explain risk/uncontroled-risk',
      /no rule, clause, instrument or term "risk\/uncontroled-risk": did you mean risk\/uncontrolled-risk\?/,
    ],
    ['explain cra:art-133/5', /did you mean cra:art-13\/5\?/],
    ['explain xyzzy', /no rule, clause, instrument or term "xyzzy": try /],
    ['lsp', /"lsp" speaks over standard input and output only: add --stdio\./],
  ];
  for (const [line, said] of cases) {
    it(line === '' ? 'nothing' : line, () => {
      const { stdout, stderr } = folder.runTo(2, ...line.split(' ').filter((word) => word !== ''));
      assert.equal(stdout, '');
      assert.match(stderr, said);
      assert.match(stderr, /^compliance-lens: [^\n]+\n$/);
    });
  }

  it('a file outside the current folder', () => {
    const run = folder.run(['check', '../a.txt'], 'below');
    assert.equal(run.status, 2);
    folder.write('a.txt', '');
    assert.match(folder.run(['check', '../a.txt'], 'below').stderr, /"\.\.\/a\.txt" lies outside the current folder: /);
  });
});

describe('the help', () => {
  const folder = new Folder({});
  it('lists the commands', () => {
    const { stdout, stderr } = folder.runTo(0, '--help');
    for (const command of [
      'check [PATH…]',
      'inventory [PATH]',
      'sbom generate [PATH]',
      'explain WHAT',
      'lsp --stdio',
    ]) {
      assert.ok(stdout.includes(`compliance-lens ${command} `), command);
    }
    assert.equal(stderr, '');
  });

  for (const command of ['check', 'inventory', 'sbom', 'explain', 'lsp']) {
    it(`of ${command} lists its flags, before anything is done`, () => {
      const { stdout } = folder.runTo(0, command, 'nowhere', '--help');
      assert.match(stdout, /^compliance-lens /);
      assert.match(stdout, / --no-color /);
      assert.equal(folder.runTo(0, command, '-h').stdout, stdout);
    });
  }

  it('--version is that of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(folder.runTo(0, '--version').stdout, `${version}\n`);
  });
});
