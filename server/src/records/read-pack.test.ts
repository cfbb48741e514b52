// Requirement packs: what is read from them, what is found fault with, and that the embedded files have the same form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtIn } from '../regulations/catalogue';
import { SourceFile } from '../text/source-file';
import { locateInAnnotation, readAnnotationFile } from './annotation-file';

const read = (text: string) => readAnnotationFile(new SourceFile('sop.requirements.yaml', text));

/** Each problem as `rule at "text": words`. */
function problemsOf(text: string): readonly string[] {
  const annotation = read(text);
  return annotation.problems.map(({ rule, anchor, what, todo }) => {
    const { start, end } = locateInAnnotation(annotation, anchor.path, anchor.part);
    return `${rule.slice('annotation/'.length)} at "${text.slice(start, end)}": ${what} ${todo}`;
  });
}

const head = 'instrument: { id: sop-7, short-name: SOP 7 }\n';
const clause = (more: string): string => `${head}clauses:\n  - { id: '4.2', title: Two persons review${more} }\n`;

describe('requirement packs', () => {
  it('state their clauses with what the file lends them', () => {
    const { pack } = read(`instrument:
  id: sop-7
  short-name: SOP 7
  reference: SOP-007 rev. 3
  url: https://example.org/sop-7
  url-fragments: { annex-: '#annex-' }
applies-to:
  devices:
    text: medical devices
    when: { all: [mdr-device, { not: { is: { ai: [none, unstated] } } }] }
    from: 2027-01
defaults: { applies-to: devices, checked: primary-text }
clauses:
  - { id: annex-A/1, title: Review, summary: Two persons review a change., essential: true, covers: [annex-A/2] }
  - { id: 4.10, title: Log, citation: 'section 4.10', tier: extended, checked: none }
`);
    const [first, second, ...more] = pack?.clauses ?? [];
    assert.equal(more.length, 0);
    assert.ok(first && second);
    assert.deepEqual(
      [first.id, first.citation, first.summary, first.essential, first.checked, first.appliesFrom],
      ['sop-7:annex-A/1', 'SOP 7 annex-A/1', 'Two persons review a change.', true, 'primary-text', '2027-01'],
    );
    assert.equal(first.appliesTo, 'medical devices');
    assert.deepEqual(first.tags, ['mdr-device']);
    assert.deepEqual(first.when, {
      kind: 'all',
      conditions: [
        { kind: 'tag', tag: 'mdr-device' },
        { kind: 'not', condition: { kind: 'is', fact: 'ai', words: ['none', 'unstated'] } },
      ],
    });
    assert.deepEqual([second.id, second.citation, second.summary], ['sop-7:4.10', 'SOP 7 section 4.10', 'Log']);
    assert.deepEqual([second.tier, second.checked, second.binding], ['extended', 'none', 'procedure']);
  });

  it('apply to every product that claims them, where they say nothing else', () => {
    const [only] = read(clause('')).pack?.clauses ?? [];
    assert.deepEqual(only?.when, { kind: 'all', conditions: [] });
    assert.equal(only.appliesTo, 'every product that claims it');
  });

  const faults: readonly (readonly [text: string, ...problems: readonly RegExp[]])[] = [
    [clause('')],
    [''],
    [`${head}x-own: 1\n`],
    ['clauses: []\n', /^missing-field at "clauses": This pack does not say what its clauses stand in\./],
    ['instrument: { id: sop-7 }\n', /^missing-field at "sop-7": "short-name" is missing/],
    ['instrument: { id: SOP 7, short-name: S }\n', /^invalid-value at "SOP 7": .* cannot be named in a scope/],
    ['instrument: { id: mdr, short-name: M }\n', /^duplicate-id at "mdr": mdr is an instrument of the embedded/],
    [clause(', titel: T'), /^unknown-field at "titel"/],
    [clause(', kind: tests'), /^invalid-value at "tests": .*Use risk-control, /],
    [clause(', kind: tesing'), /^invalid-value at "tesing"/],
    [clause(', essential: yes'), /^invalid-value at "yes"/],
    [clause(', applies-to: devces'), /^invalid-value at "devces": "devces" is no group of this file/],
    [clause(', checked: sure'), /^invalid-value at "sure"/],
    [
      `${clause('')}  - { id: '4.2', title: Again }\n`,
      /^duplicate-id at "'4.2'": The clause 4\.2 stands above already/,
    ],
    [`${head}clauses: [{ title: T }]\n`, /^missing-field at .*"id" is missing/],
    [`${head}clauses: [{ id: a b, title: T }]\n`, /^invalid-value at "a b"/],
    [`${head}clause: []\n`, /^unknown-field at "clause": .*Did you mean "clauses"/],
    [`${head}risks: []\n`, /^unknown-field at "risks"/],
    [`${head}applies-to: { a: { text: T, when: mdr-devise } }\n`, /^invalid-value at "mdr-devise"/],
    [`${head}applies-to: { a: { text: T, when: { is: { ai: high } } } }\n`, /^invalid-value at "high"/],
    [`${head}applies-to: { a: { text: T, when: { is: { colour: red } } } }\n`, /^unknown-field at "colour"/],
    [`${head}applies-to: { a: { text: T, when: {} } }\n`, /^invalid-value at "\{\}"/],
    [
      `${head}applies-to: { a: { text: T, when: { all: [mdr-device], not: ivdr-device } } }\n`,
      /^invalid-value at "ivdr-device": "not" stands beside "all"/,
    ],
    [`${head}applies-to: { a: { when: mdr-device } }\n`, /^missing-field at .*"text" is missing/],
    [`${head}applies-to: { a: { text: T, from: soon } }\n`, /^invalid-value at "soon"/],
    [`${head}compliance: 2\n`, /^invalid-value at "2"/],
  ];
  for (const [text, ...expected] of faults) {
    it(`${expected.length === 0 ? 'are in order' : 'are found fault with'}: ${JSON.stringify(text)}`, () => {
      const found = problemsOf(text);
      assert.equal(found.length, expected.length, found.join('\n'));
      expected.forEach((words, index) => assert.match(found[index] ?? '', words));
    });
  }

  for (const { id } of builtIn.instruments) {
    it(`have the form of the embedded ${id}`, () => {
      const text = readFileSync(`server/src/regulations/${id}/clauses.yaml`, 'utf8');
      assert.deepEqual(
        problemsOf(text).map((problem) => problem.split(' ')[0]),
        ['duplicate-id'],
      );
      const { pack } = read(text);
      const instrument = { ...builtIn.findInstrument(id), origin: 'pack' };
      assert.deepEqual(pack?.instrument, instrument);
      const own = builtIn.clauses.filter((each) => each.instrument.id === id);
      assert.deepEqual(
        pack.clauses,
        own.map((each) => ({ ...each, instrument })),
      );
    });
  }

  it('are read at every prefix', () => {
    const text = readFileSync('server/src/regulations/cra/clauses.yaml', 'utf8').slice(0, 6_000);
    let before = read('');
    for (let end = 0; end <= text.length; end++) {
      const file = new SourceFile('sop.requirements.yaml', text.slice(0, end));
      before = readAnnotationFile(file, before);
      for (const { anchor } of before.problems) {
        const span = locateInAnnotation(before, anchor.path, anchor.part);
        assert.ok(span.start >= 0 && span.end <= end, `${anchor.path.join('/')} at ${end}`);
      }
    }
  });
});
