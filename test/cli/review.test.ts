// `review` as a process, in a real repository of git that holds what was reviewed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { faultyProduct, Folder } from './command-line';

const product = (faultyProduct['compliance.yaml'] ?? '').split('risks:')[0] ?? '';

const control = (id: string, title: string, more: string): string =>
  `  - id: ${id}\n    title: ${title}\n    type: protective-measure\n${more}`;

const controls = [
  control('RC-1', 'Alarm on poor signal', '    implemented-by: [src/quality.ts#assess, src/limits.py] # both\n'),
  control('RC-2', 'Signal test', '    implemented-by: src/quality.ts\n'),
  control('RC-3', 'Training', ''),
  control('RC-4', 'Encryption', '    implemented-by: [src/gone.ts]\n'),
  control('RC-5', 'Limit', '    implemented-by: [src/quality.ts#gone]\n'),
];

const quality = `import { low } from './limits';

/** Whether the signal can be judged. */
export function assess(snr: number): boolean {
  return snr > 6;
}

export const unit = 'dB';
`;

const files = {
  'compliance.yaml': `${product}# Our controls.\ncontrols:\n${controls.join('\n')}`,
  'src/quality.ts': quality,
  'src/limits.py': 'LOW = 3\n',
};

/** Runs git with a name and a day of its own. */
function git(folder: Folder, ...args: readonly string[]): void {
  const identity = { NAME: 'Jo Doe', EMAIL: 'jo@example.org', DATE: '2024-03-01T12:00:00Z' };
  const env = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) =>
      Object.entries(identity).map(([key, text]) => [`GIT_${who}_${key}`, text]),
    ),
  );
  execFileSync('git', ['-C', folder.at('.'), ...args], { env: { ...process.env, ...env }, stdio: 'pipe' });
}

/** The rules of the findings for a target, as `check` gives them. */
function rulesFor(folder: Folder, target: string): readonly string[] {
  const { findings } = JSON.parse(folder.run(['check', '--format=json']).stdout) as {
    readonly findings: readonly { readonly rule: string; readonly target: string }[];
  };
  return findings.filter((finding) => finding.target === target).map(({ rule }) => rule);
}

describe('review', () => {
  const folder = new Folder(files);
  before(() => {
    git(folder, 'init', '--quiet');
    git(folder, 'config', 'user.name', 'Jo Doe');
  });
  beforeEach(() => {
    for (const [path, text] of Object.entries(files)) folder.write(path, text);
  });

  it('stamps the controls named, and keeps the rest of the file', () => {
    assert.ok(rulesFor(folder, 'RC-1').includes('risk/unreviewed-control'));
    const { stdout } = folder.runTo(0, 'review', 'RC-1', 'RC-3', '--on=2024-03-02');
    assert.match(stdout, /^RC-1 "Alarm on poor signal" in compliance\.yaml: reviewed on 2024-03-02 by Jo Doe\n/);
    assert.match(stdout, /\n {2}Never reviewed before\.\n {4}src\/quality\.ts#assess\n {4}src\/limits\.py\n/);
    const [, digest = ''] = /\n {2}(sha256:[0-9a-f]{64})\n/.exec(stdout) ?? [];
    const stamp = `    reviewed:\n      on: 2024-03-02\n      by: Jo Doe\n`;
    const wanted = files['compliance.yaml']
      .replace('# both\n', `# both\n${stamp}      digest: ${digest}\n`)
      .replace('Training\n    type: protective-measure\n', (text) => `${text}${stamp}`);
    assert.equal(folder.read('compliance.yaml'), wanted);
    for (const id of ['RC-1', 'RC-3'])
      assert.deepEqual(
        rulesFor(folder, id).filter((rule) => /review|suspect/.test(rule)),
        [],
      );
  });

  it('keeps a byte order mark and the line endings of the file, of which the digest knows nothing', () => {
    const digestOf = (): string | undefined =>
      /sha256:\w+/.exec(folder.runTo(0, 'review', 'RC-1', '--on=2024-03-02').stdout)?.[0];
    const plain = digestOf();
    const stamped = folder.read('compliance.yaml');
    for (const [path, text] of Object.entries(files)) folder.write(path, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    assert.equal(digestOf(), plain);
    assert.equal(folder.read('compliance.yaml'), `\ufeff${stamped.replaceAll('\n', '\r\n')}`);
  });

  it('shows what changed since the review, and clears what was suspect', () => {
    folder.runTo(0, 'review', 'RC-1', 'RC-2', '--by=J. Roe', '--on=2024-03-01');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message=Reviewed');
    folder.write('src/quality.ts', `// New head\n${quality.replace('snr > 6', 'snr > 3')}`);
    assert.ok(rulesFor(folder, 'RC-1').includes('risk/suspect-control'));
    const stamped = folder.read('compliance.yaml');
    const dry = folder.runTo(0, 'review', 'RC-1', '--dry-run', '--on=2024-03-05').stdout.split('\n');
    assert.deepEqual(dry.slice(0, 1).concat(dry.slice(2)), [
      'RC-1 "Alarm on poor signal" in compliance.yaml: would be reviewed on 2024-03-05 by Jo Doe',
      '  Changed since the review on 2024-03-01 by J. Roe:',
      '    src/quality.ts#assess: changed, +1 -1',
      '      @@ -3,4 +4,4 @@',
      '       /** Whether the signal can be judged. */',
      '       export function assess(snr: number): boolean {',
      '      -  return snr > 6;',
      '      +  return snr > 3;',
      '       }',
      '    src/limits.py: unchanged',
      '',
      'Nothing was written. Next: the same without --dry-run.',
      '',
    ]);
    assert.equal(folder.read('compliance.yaml'), stamped);
    assert.match(
      folder.runTo(0, 'review', 'RC-1', '--on=2024-03-05').stdout,
      /Changed since the review on 2024-03-01 by J\. Roe:\n {4}src\/quality\.ts#assess: changed, \+1 -1\n/,
    );
    assert.ok(!rulesFor(folder, 'RC-1').includes('risk/suspect-control'));
    assert.ok(rulesFor(folder, 'RC-2').includes('risk/suspect-control'));
    assert.match(
      folder.runTo(0, 'review', 'RC-1', '--dry-run').stdout,
      /Nothing changed since the review on 2024-03-05/,
    );
  });

  it('tells of files that came and went in what implements a control', () => {
    folder.runTo(0, 'review', 'RC-2', '--on=2024-03-01');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message=Reviewed RC-2');
    folder.write(
      'compliance.yaml',
      folder.read('compliance.yaml').replace('implemented-by: src/quality.ts\n', 'implemented-by: src/limits.py\n'),
    );
    const { stdout } = folder.runTo(0, 'review', 'RC-2', '--dry-run');
    assert.match(stdout, /\n {4}src\/quality\.ts: gone\n {4}src\/limits\.py: new\n/);
  });

  it('says where no commit tells what was reviewed', () => {
    folder.write('src/limits.py', 'LOW = 4 # never committed\n');
    folder.runTo(0, 'review', 'RC-1', '--on=2024-03-02');
    folder.write('src/limits.py', 'LOW = 5\n');
    const { stdout } = folder.runTo(0, 'review', 'RC-1', '--dry-run');
    assert.match(
      stdout,
      /Changed since the review on 2024-03-02 by Jo Doe; no commit tells what was reviewed then\.\n/,
    );
  });

  it('reviews in the folder given', () => {
    const { status, stdout } = folder.run(['review', 'RC-3', '..', '--on=2024-03-02'], 'src');
    assert.equal(status, 0);
    assert.match(stdout, /without a digest: nothing is said to implement it/);
  });

  const refused: readonly (readonly [args: readonly string[], words: RegExp])[] = [
    [['RC-11'], /There is no control "RC-11"; did you mean RC-1\?$/],
    [
      ['RC-1', 'RC-4'],
      /RC-4 "Encryption" cannot be reviewed: .*"src\/gone\.ts", which is not there\. Correct it first; nothing was written\.$/,
    ],
    [['RC-5'], /"src\/quality\.ts#gone", which declares no such symbol\./],
    [[], /"review" lacks its ID/],
    [['.'], /"review" lacks its ID/],
    [['RC-1', './nowhere'], /There is no file or folder "\.\/nowhere"/],
    [['RC-1', 'src'], /"src" holds no product.*opened by \.\.\/compliance\.yaml, give its folder\.$/],
    [['RC-1', '--on=2024-02-30'], /--on has no value "2024-02-30": it takes a day/],
  ];
  for (const [args, words] of refused) {
    it(`refuses "${args.join(' ')}" in one line, and writes nothing`, () => {
      const { stdout, stderr } = folder.runTo(2, 'review', ...args);
      assert.match(stderr.trimEnd(), words);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(stdout, '');
      assert.equal(folder.read('compliance.yaml'), files['compliance.yaml']);
    });
  }

  it('says that a risk is no control', () => {
    folder.write('compliance.yaml', `${files['compliance.yaml']}risks:\n  - id: RISK-1\n    title: Missed\n`);
    assert.match(folder.runTo(2, 'review', 'RISK-1').stderr, /"RISK-1" is no control but a risk: name controls\./);
  });

  it('leaves a file alone of which it cannot keep every byte', () => {
    const bytes = Buffer.concat([Buffer.from(files['compliance.yaml']), Buffer.from([0x23, 0x20, 0xe4, 0x0a])]);
    writeFileSync(folder.at('compliance.yaml'), bytes);
    assert.match(
      folder.runTo(2, 'review', 'RC-1').stderr,
      /^compliance-lens: The stamp cannot be written: compliance\.yaml is not in UTF-8, save it so\. Nothing was written\.\n$/,
    );
    assert.deepEqual(readFileSync(folder.at('compliance.yaml')), bytes);
  });
});

describe('review without git', () => {
  const folder = new Folder(files);

  it('goes by the name of the system user, and says that nothing tells what changed', () => {
    const run = (...args: readonly string[]): string => folder.runTo(0, 'review', 'RC-1', ...args).stdout;
    assert.match(run('--on=2024-03-02', '--by=J. Roe'), /by J\. Roe\n/);
    folder.write('src/limits.py', 'LOW = 5\n');
    assert.match(run('--dry-run'), /Changed since the review on 2024-03-02 by J\. Roe; no commit tells/);
  });
});
