import assert from 'node:assert/strict';
import { faultyProduct, Folder, readReport, reports, type CheckJson } from './command-line';

const read = (text: string): CheckJson => readReport(reports.check, text);
const day = '--as-of=2026-11-23';

describe('check', () => {
  const folder = new Folder(faultyProduct);
  const others = new Folder({});
  const checkJson = (...args: readonly string[]): CheckJson => {
    return read(folder.runTo(0, 'check', '--format=json', '--fail-on=never', day, ...args).stdout);
  };

  describe('exits by its threshold', () => {
    const cases: [args: readonly string[], status: number][] = [
      [[], 1],
      [['--fail-on', 'error'], 1],
      [['--fail-on=warning'], 1],
      [['--fail-on', 'hint'], 1],
      [['--fail-on', 'never'], 0],
      [['--format', 'json', '--fail-on=error'], 1],
      [['--format', 'sarif'], 1],
      [['package.json', '--as-of=2024-06-01'], 0],
      [['package.json', '--as-of=2024-06-01', '--fail-on=warning'], 1],
    ];
    for (const [args, status] of cases) {
      it(`${args.join(' ')} to ${status}`, () => void folder.runTo(status, 'check', ...args));
    }
  });

  describe('as JSON', () => {
    it('says the three headline findings with place, target and clauses', () => {
      const { findings, asOf } = checkJson();
      assert.equal(asOf, '2026-11-23');
      const headlines = ['risk/uncontrolled-risk', 'support/end-of-life', 'ai/undocumented-model'];
      const found = findings
        .filter(({ rule }) => headlines.includes(rule))
        .map(({ rule, file, range, target }) => [rule, file, range.start, target]);
      assert.deepEqual(found, [
        ['risk/uncontrolled-risk', 'compliance.yaml', { line: 16, character: 8 }, 'RISK-1'],
        ['ai/undocumented-model', 'models/ecg.safetensors', { line: 0, character: 0 }, 'models/ecg.safetensors'],
        ['support/end-of-life', 'package.json', { line: 2, character: 15 }, 'pkg:generic/node@20'],
        ['ai/undocumented-model', 'src/größe.py', { line: 2, character: 11 }, 'pkg:huggingface/example/triage-bert'],
      ]);
    });

    it('says from when each clause applies', () => {
      const found = checkJson().findings.find(({ rule }) => rule === 'support/end-of-life');
      assert.ok(found);
      assert.ok(found.clauses.includes('cra:art-13/5'));
      assert.equal(found.appliesFrom['cra:art-13/5'], '2027-12-11');
      assert.equal(found.appliesFrom['iec-62304:6.1'], undefined);
    });

    it('is sorted by file, position and rule', () => {
      const keys = checkJson().findings.map(({ file, range, rule }) => {
        const [line, character] = [range.start.line, range.start.character].map((n) => String(n).padStart(6, '0'));
        return [file, line, character, rule].join(' ');
      });
      assert.ok(keys.length > 3);
      assert.deepEqual(
        keys,
        keys.toSorted((a, b) => (a < b ? -1 : 1)),
      );
    });

    it('counts what was checked and what was passed over', () => {
      const { findings, summary } = checkJson();
      for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
        assert.equal(summary[severity], findings.filter((finding) => finding.severity === severity).length);
      }
      const { files, components, models, suppressed, skipped, unowned } = summary;
      assert.deepEqual(
        { files, components, models, suppressed, skipped, unowned },
        {
          files: 5,
          components: 4,
          models: 2,
          suppressed: 2,
          skipped: 1,
          unowned: { fragments: 0, manifests: 0, uses: 0, artifacts: 0 },
        },
      );
    });

    it('is the same, byte for byte, on every run', () => {
      for (const format of ['text', 'json', 'sarif']) {
        const args = ['check', `--format=${format}`, '--verbose', '--fail-on=never', day];
        assert.equal(folder.runTo(0, ...args).stdout, folder.runTo(0, ...args).stdout, format);
      }
    });
  });

  describe('as text', () => {
    it('says the same findings as JSON, counted from 1', () => {
      const { stdout } = folder.runTo(0, 'check', '--verbose', '--fail-on=never', day);
      let file = '';
      const said = stdout.split('\n').flatMap((line) => {
        const finding = /^ {2} *(\d+):(\d+) {2}(\S+) +(.*) {2}(\S+)$/.exec(line);
        if (finding === null && /^\S/.test(line)) file = line;
        return finding === null ? [] : [[file, ...finding.slice(1)]];
      });
      const expected = checkJson().findings.map(({ file: path, range: { start }, severity, message, rule }) => [
        path,
        String(start.line + 1),
        String(start.character + 1),
        severity,
        message,
        rule,
      ]);
      assert.deepEqual(said, expected);
    });

    it('ends with the numbers of JSON and what to do next', () => {
      const { stdout } = folder.runTo(0, 'check', '--verbose', '--fail-on=never', day);
      const { summary, findings } = checkJson();
      const last = stdout.trimEnd().split('\n').at(-1) ?? '';
      assert.ok(
        last.startsWith(`5 files, 4 components, 2 models, ${findings.length} findings (${summary.error} error`),
      );
      assert.match(last, /, 2 silenced\. Next: compliance-lens explain \S+$/);
    });

    it('keeps hints for --verbose, and says so', () => {
      others.write(
        'hint/compliance.yaml',
        'compliance: 1\nproduct:\n  name: A\n  version: "1"\n  manufacturer: B\n  type: component\n  intended-purpose: C.\nevidence:\n  - id: EV-1\n    title: Report\n    file: compliance.yaml\n',
      );
      const quiet = others.runTo(0, 'check', 'hint');
      assert.equal(
        quiet.stdout,
        '1 file, 0 components, 0 models, 1 finding (1 hint not shown). Next: --verbose shows the hints.\n',
      );
      assert.match(
        others.runTo(0, 'check', 'hint', '--verbose').stdout,
        /9:9 {2}hint {2}.* {2}annotation\/unused-record/,
      );
      assert.equal(others.runTo(1, 'check', 'hint', '--fail-on=hint').stdout, quiet.stdout);
    });

    it('has no colours where no terminal is', () => {
      assert.ok(!folder.run(['check']).stdout.includes('\u001b'));
    });

    it('does not pass on signs that would steer the terminal', () => {
      others.write(
        'steering/compliance.yaml',
        'compliance: 1\nproduct:\n  name: A\n  version: "1"\n  manufacturer: B\n  type: component\n  intended-purpose: C.\nscope: [iso-14971]\nrisks:\n  - { id: R-1, title: "\\e[2J gone", severity: critical, probability: occasional }\n',
      );
      const { stdout } = others.run(['check', 'steering']);
      assert.ok(stdout.includes('\ufffd[2J gone') && !stdout.includes('\u001b'));
    });
  });

  describe('--as-of', () => {
    for (const [asOf, expected] of [
      ['2024-06-01', 'support/ends-before-product'],
      ['2026-01-01', 'support/ends-soon'],
      ['2026-04-30', 'support/ends-soon'],
      ['2026-05-01', 'support/end-of-life'],
    ] as const) {
      it(`${asOf} makes Node.js 20 ${expected}`, () => {
        const { stdout } = folder.runTo(0, 'check', '--format=json', '--fail-on=never', '--as-of', asOf);
        const rules = read(stdout).findings.filter(({ target }) => target === 'pkg:generic/node@20');
        assert.deepEqual(
          rules.map(({ rule }) => rule),
          [expected],
        );
      });
    }
  });

  describe('fingerprints', () => {
    const product = (comment: string, risks: string): string => `${comment}compliance: 1
product:
  name: A
  version: "1"
  manufacturer: B
  type: component
  intended-purpose: C.
scope: [iso-14971]
risks:
${risks}`;
    const one = '  - { id: R-1, severity: critical, probability: occasional }\n';
    const fingerprints = (text: string): readonly string[] => {
      others.write('prints/compliance.yaml', text);
      const { stdout } = others.runTo(0, 'check', 'prints', '--format=json', '--fail-on=never', day);
      return read(stdout).findings.map(({ rule, target, fingerprint }) => `${rule} ${target} ${fingerprint}`);
    };

    it('stay when lines move', () => {
      const before = fingerprints(product('', one));
      assert.ok(before.length > 0);
      assert.deepEqual(fingerprints(product('# a line\n\n', one)), before);
    });

    it('differ where rule and target are the same', () => {
      const prints = fingerprints(product('', one + one));
      assert.equal(prints.filter((print) => print.startsWith('risk/uncontrolled-risk R-1 ')).length, 2);
      assert.equal(new Set(prints).size, prints.length);
    });
  });

  it('takes --exclude as git does', () => {
    const { summary, findings } = checkJson('--exclude=src/', '--exclude', '*.safetensors');
    assert.deepEqual([summary.files, summary.models, summary.skipped], [3, 0, 3]);
    assert.ok(findings.every(({ file }) => file !== 'src/größe.py'));
  });

  it('--output writes the report and says so', () => {
    const run = folder.runTo(1, 'check', '--format=json', day, '--output=report.json', 'compliance.yaml');
    assert.equal(run.stdout, '');
    assert.match(run.stderr, /^Written to report\.json: \d+ files, .*\n$/);
    assert.equal(read(folder.read('report.json')).findings[0]?.file, 'compliance.yaml');
  });
});
