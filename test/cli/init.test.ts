// `init` as people run it: with flags, at a terminal, and where a file is there already.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { bundle, Folder, readReport, reports } from './command-line';

const files = {
  'package.json':
    '{ "name": "@acme/gateway", "version": "1.2.0", "license": "MIT", "dependencies": { "express": "4.19.2" } }',
  'src/triage.py':
    'from transformers import pipeline\n\nclassify = pipeline("text-classification", model="example/triage-bert")\n',
};

const device = ['--type=medical-device', '--device-class=IIa', '--connected=yes', '--ai=high-risk'];

describe('init', () => {
  const folder = new Folder(files);
  beforeEach(() => rmSync(folder.at('compliance.yaml'), { force: true }));

  it('writes what is found and answered, with a record of each model', () => {
    const { stdout } = folder.runTo(0, 'init', '--yes', '--manufacturer=Acme GmbH', ...device);
    assert.match(
      stdout,
      /^compliance\.yaml is written; 1 component and 1 model belong to the product\.\nIn its scope:\n {2}MDR: gateway is a medical device \(MDR Art\. 1\(4\)\)\.\n/,
    );
    assert.match(stdout, /\nTo do:\n[^]*soup\/undocumented-dependency[^]*\nNext: compliance-lens check\n$/);
    const text = folder.read('compliance.yaml');
    for (const part of [
      'name: gateway',
      'version: 1.2.0',
      'manufacturer: Acme GmbH',
      'x-license: MIT',
      '  - mdr',
      'artifact: pkg:huggingface/example/triage-bert',
    ])
      assert.ok(text.includes(part), part);
  });

  it('leaves a file that is valid and whose findings are what is to do', () => {
    folder.runTo(
      0,
      'init',
      '--yes',
      '--manufacturer=A',
      '--intended-purpose=P',
      '--software-safety-class=B',
      ...device,
    );
    const { findings } = readReport(reports.check, folder.run(['check', '--format', 'json']).stdout);
    const named = new Set(findings.map(({ rule }) => rule));
    assert.ok(named.has('risk/unanswered-requirement') && named.has('soup/undocumented-dependency'));
    assert.ok(!named.has('ai/undocumented-model'));
    assert.deepEqual(
      [...named].filter((rule) => /^(?:annotation|scope)\//.test(rule)),
      [],
    );
  });

  it('overwrites nothing', () => {
    folder.write('compliance.yaml', 'mine\n');
    const { stderr } = folder.runTo(2, 'init', '--yes');
    assert.match(stderr, /compliance\.yaml is there already and is not overwritten/);
    assert.equal(folder.read('compliance.yaml'), 'mine\n');
  });

  it('prints the file when it is to write nothing', () => {
    const { stdout } = folder.runTo(0, 'init', '--yes', '--dry-run', '--as-of=2026-11-23', ...device);
    assert.match(stdout, /^# Begun on 2026-11-23 /);
    assert.ok(!existsSync(folder.at('compliance.yaml')));
  });

  const refused: readonly (readonly [flag: string, said: RegExp])[] = [
    ['--type=toaster', /--type has no value "toaster": Answer one of medical-device, ivd, /],
    ['--connected=maybe', /--connected has no value "maybe": Answer one of /],
    ['--support-until=soon', /--support-until has no value "soon": "soon" is no day; write it as 2031-12-31\./],
  ];
  for (const [flag, said] of refused) {
    it(`refuses ${flag}`, () => {
      assert.match(folder.runTo(2, 'init', '--yes', flag).stderr, said);
      assert.ok(!existsSync(folder.at('compliance.yaml')));
    });
  }

  const hasScript = spawnSync('script', ['--version']).status === 0;
  (hasScript ? it : it.skip)('asks at a terminal, explains each answer, and takes Enter for an open question', () => {
    const typed = ['medical-devise', '1', '2', '1', '5', 'B', '', '', 'Acme GmbH', '', '']
      .map((line) => `${line}\r`)
      .join('');
    const run = spawnSync('script', ['-qec', `"${process.execPath}" "${bundle}" init --no-color`, '/dev/null'], {
      cwd: folder.at('.'),
      encoding: 'utf8',
      input: typed,
      timeout: 30_000,
    });
    const said = run.stdout.replaceAll('\r', '');
    assert.match(said, /What is the product in law\?[^]* 1 medical-device {3}/, said);
    assert.match(said, /Answer one of medical-device, ivd, /);
    assert.match(said, /→ gateway|→ The product is a medical device \(MDR Art\. 1\(4\)\)/);
    assert.match(said, /→ A notified body has to assess it/);
    const text = folder.read('compliance.yaml');
    for (const part of [
      'name: gateway',
      'manufacturer: Acme GmbH',
      'device-class: IIa',
      'software-safety-class: B',
      'connected: false',
      'ai: none',
      'intended-purpose:\n',
    ])
      assert.ok(text.includes(part), `${part} in\n${text}`);
  });
});
