import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceFile } from '../text/source-file';
import { locateInAnnotation, readAnnotationFile } from './annotation-file';
import type { recordKinds } from './kinds/kinds';
import type { RecordOf } from './record-kind';

function read(text: string, path = 'compliance.yaml') {
  return readAnnotationFile(new SourceFile(path, text));
}

/** The values of the first record of a text. */
function first<K extends keyof typeof recordKinds>(text: string): RecordOf<(typeof recordKinds)[K]> {
  const record = read(text).records[0];
  assert.ok(record);
  // The caller names the kind that the text holds.
  return record.reading.value as RecordOf<(typeof recordKinds)[K]>;
}

describe('readAnnotationFile', () => {
  it('reads a list and a single value alike', () => {
    assert.deepEqual(
      first<'risk'>('risks:\n  - controls: RC-1\n').controls.map(({ text }) => text),
      ['RC-1'],
    );
    assert.deepEqual(
      first<'risk'>('risks:\n  - controls: [RC-1, RC-2]\n').controls.map(({ path }) => path),
      [
        ['controls', 0],
        ['controls', 1],
      ],
    );
  });

  it('keeps the spelling of versions and the absence of what is empty', () => {
    const value = first<'model'>('models:\n  - version: 2.10\n    name:\n');
    assert.equal(value.version, '2.10');
    assert.equal(value.name, undefined);
  });

  it('tells "introduces: none" and [] from nothing said', () => {
    assert.equal(first<'control'>('controls:\n  - introduces: none\n').introduces, 'none');
    assert.deepEqual(first<'control'>('controls:\n  - introduces: []\n').introduces, []);
    assert.equal(first<'control'>('controls:\n  - id: RC-1\n').introduces, undefined);
  });

  it('reads claims with and without terms', () => {
    const { scope } = read('product:\nscope:\n  - mdr\n  - cra: { basis: voluntary, reason: R }\n').sections;
    assert.deepEqual(
      scope.map(({ instrument, basis }) => [instrument, basis]),
      [
        ['mdr', undefined],
        ['cra', 'voluntary'],
      ],
    );
  });

  const problems: { text: string; path?: string; rule: string; at: string }[] = [
    { text: 'risks:\n  - id: RISK-1\n    titel: X\n', rule: 'annotation/unknown-field', at: 'titel' },
    { text: 'risks:\n  - id: RISK-1\n', rule: 'annotation/missing-field', at: 'RISK-1' },
    { text: 'riskz:\n  - id: RISK-1\n', rule: 'annotation/unknown-field', at: 'riskz' },
    { text: 'risks: RISK-1\n', rule: 'annotation/invalid-value', at: 'RISK-1' },
    { text: 'risks:\n  - just text\n', rule: 'annotation/invalid-value', at: 'just text' },
    { text: 'product:\n  connected: "true"\n', rule: 'annotation/invalid-value', at: '"true"' },
    { text: 'product:\n  connected: yes\n', rule: 'annotation/invalid-value', at: 'yes' },
    { text: 'scope:\n  - { cra: { basis: voluntary }, mdr: }\n', rule: 'annotation/invalid-value', at: '' },
    { text: 'scope: [mdr]\n', path: 'x.compliance.yaml', rule: 'annotation/invalid-value', at: 'scope' },
    { text: 'scope: [mdr]\n', path: 'sub/compliance.yaml', rule: 'annotation/invalid-value', at: 'scope' },
    { text: 'compliance: 2\n', rule: 'annotation/invalid-value', at: '2' },
    { text: 'dependencies:\n  - package: express\n', rule: 'annotation/invalid-value', at: 'express' },
    {
      text: 'models:\n  - id: m\n    name: M\n    license: Apache 2\n',
      rule: 'annotation/invalid-value',
      at: 'Apache 2',
    },
    { text: 'waivers:\n  - rule: eol\n    target: x\n', rule: 'annotation/invalid-value', at: 'eol' },
  ];
  for (const { text, path, rule, at } of problems) {
    it(`reports ${rule} at "${at}"`, () => {
      const annotation = read(text, path);
      const places = annotation.problems
        .filter((problem) => problem.rule === rule)
        .map(({ anchor }) => {
          const { start, end } = locateInAnnotation(annotation, anchor.path, anchor.part);
          return text.slice(start, end);
        });
      assert.ok(places.includes(at), JSON.stringify(annotation.problems));
    });
  }

  it('takes for records only what has fields', () => {
    const { records, problems: found } = read('risks:\n  - just text\n  - [a]\n  - id: RISK-1\n    title: A\n');
    assert.deepEqual(
      records.map(({ anchor }) => anchor.path),
      [['risks', 2]],
    );
    assert.equal(found.length, 2);
  });

  it('reports a digest that is none', () => {
    const reviewed = (digest: string): string =>
      `controls:\n  - { id: RC-1, title: A, type: process, reviewed: { digest: ${digest} } }\n`;
    assert.deepEqual(read(reviewed(`sha256:${'A'.repeat(64)}`)).problems, []);
    assert.equal(read(reviewed('abc')).problems[0]?.what, '"abc" is no SHA-256.');
  });

  it('reads further documents, each with places of its own', () => {
    const text = 'risks:\n  - id: RISK-1\n    title: A\n---\nrisks:\n  - id: RISK-2\n    title: B\n';
    const annotation = read(text);
    const { start, end } = locateInAnnotation(
      annotation,
      [...(annotation.records[1]?.anchor.path ?? []), 'id'],
      'value',
    );
    assert.equal(text.slice(start, end), 'RISK-2');
  });

  it('reads the same however it came to the text', () => {
    const line = fc.constantFrom(
      'risks:',
      '  - id: RISK-1',
      '    title: A',
      '    controls: [RC-1',
      '    severity:',
      'controls:',
      '- id: RC-1',
      '\tx: 1',
      'product:',
      '  ai: { role: none }',
      '"',
      '# compliance-ignore risk/x: y',
    );
    const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const facts = ({ records, sections, problems: found, suppressions }: ReturnType<typeof read>) => ({
          records,
          sections,
          found,
          suppressions,
        });
        const incremental = readAnnotationFile(new SourceFile('compliance.yaml', after), read(before));
        assert.deepEqual(facts(incremental), facts(read(after)));
      }),
      { numRuns: 400 },
    );
  });
});
