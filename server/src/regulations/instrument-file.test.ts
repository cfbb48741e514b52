// What the reader of an instrument's file refuses, and in which words.
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { readInstrumentFile } from './instrument-file';

const file = `
instrument: { id: sop, short-name: SOP, full-name: Our procedure, reference: SOP-1, kind: guidance, url: https://example.org, read: 2026-11-23 }
applies-to:
  all: { text: Everything, when: mdr-device }
defaults: { applies-to: all, tier: core, checked: none }
clauses:
  - { id: a/1, citation: A 1, title: T, summary: S, evidence: E, kind: testing }
`;

describe('readInstrumentFile', () => {
  it('reads a file of the expected shape', () => {
    const [clause, ...more] = readInstrumentFile(parse(file), 'sop.yaml').readClauses();
    assert.equal(more.length, 0);
    assert.equal(clause?.id, 'sop:a/1');
    assert.equal(clause.citation, 'SOP A 1');
    assert.deepEqual(clause.tags, ['mdr-device']);
  });

  const faults: [from: string, to: string, complaint: RegExp][] = [
    ['title: T,', '', /^sop\.yaml, clauses a\/1: "title" is owed/],
    ['title: T,', 'title: [T],', /"title" must be a text/],
    ['title: T,', 'title: T, titel: T,', /clauses a\/1: "titel" is not a known key/],
    ['kind: testing', 'kind: tests', /"kind" must be one of risk-control/],
    ['kind: testing', 'kind: testing, essential: maybe', /"essential" must be true or false/],
    ['kind: testing', 'kind: testing, applies-to: some', /"applies-to" names no group of this file: some/],
    ['read: 2026-11-23', 'read: yesterday', /instrument: "read" must be a date/],
    ['when: mdr-device', 'when: { some: [] }', /must be a tag or one of all, any, not, is/],
    ['when: mdr-device', 'when: { is: { colour: red } }', /"colour" is not a fact of a product/],
    ['when: mdr-device', 'when: { is: { ai: high-rsk } }', /"ai" is never high-rsk/],
    ['clauses:', 'chapters:', /"chapters" is not a known key/],
  ];
  for (const [from, to, complaint] of faults) {
    it(`refuses ${to || `no ${from}`}`, () => {
      assert.throws(() => readInstrumentFile(parse(file.replace(from, to)), 'sop.yaml').readClauses(), {
        message: complaint,
      });
    });
  }
});
