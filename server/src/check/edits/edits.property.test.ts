// Any change to any annotation file of a small grammar: what comes out is valid YAML, says what was asked for and
// nothing else that is new, and holds every comment that was not about what went.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { Data } from '../../text/change';
import type { PlacedChange } from './placed-change';
import { SourceFile } from '../../text/source-file';
import { composeInOrder } from './compose';
import { applyEdits } from './working-text';

const file = 'x.compliance.yaml';

interface Layout {
  readonly list: number;
  readonly map: number;
  readonly dash: number;
  readonly gap: number;
  readonly crlf: boolean;
  readonly finalBreak: boolean;
}

/** One field of a record as lines below each other, written at column 0. */
type Field = (key: string, layout: Layout, comment: string) => readonly string[];

const fields: readonly Field[] = [
  (key, _layout, comment) => [`${key}: plain words${comment}`],
  (key, _layout, comment) => [`${key}: "quoted: # no comment"${comment}`],
  (key, _layout, comment) => [`${key}: 'it''s'${comment}`],
  (key, _layout, comment) => [`${key}:${comment}`],
  (key, _layout, comment) => [`${key}: [RC-1, "RC, 2"]${comment}`],
  (key, _layout, comment) => [`${key}: [ RC-1,`, '    RC-2', `  ]${comment}`],
  (key, _layout, comment) => [`${key}: [`, `    RC-1,${comment}`, '    RC-2,', '  ]'],
  (key, _layout, comment) => [`${key}: []${comment}`],
  (key, _layout, comment) => [`${key}: { a: 1, b: [x] }${comment}`],
  (key, { list, dash }, comment) => [
    `${key}:${comment}`,
    ...['RC-1', 'RC-2'].map((item) => `${' '.repeat(list)}${'-'.padEnd(dash)}${item}`),
  ],
  (key, { map }, comment) => [`${key}:${comment}`, `${' '.repeat(map)}a: 1`, `${' '.repeat(map)}b: 2027-06-30`],
  (key, { map }) => [`${key}: |`, `${' '.repeat(map)}# no comment`, '', `${' '.repeat(map)}- no item`],
  (key, { map }, comment) => [`${key}: >-${comment}`, `${' '.repeat(map)}folded`, `${' '.repeat(map)}text`],
];

interface RecordPlan {
  readonly fields: readonly number[];
  readonly above: boolean;
  readonly inside: boolean;
  readonly trailing: boolean;
}

const layouts: fc.Arbitrary<Layout> = fc.record({
  list: fc.constantFrom(0, 2, 4),
  map: fc.constantFrom(2, 4),
  dash: fc.constantFrom(2, 4),
  gap: fc.constantFrom(0, 1),
  crlf: fc.boolean(),
  finalBreak: fc.boolean(),
});

const records: fc.Arbitrary<RecordPlan> = fc.record({
  fields: fc.array(fc.nat(fields.length - 1), { minLength: 1, maxLength: 4 }),
  above: fc.boolean(),
  inside: fc.boolean(),
  trailing: fc.boolean(),
});

const sections = fc.array(fc.array(records, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

/** A record; each of its comments names it, so that they are known when it goes. */
function writeRecord(plan: RecordPlan, name: string, layout: Layout): readonly string[] {
  const comment = (place: string): string => `# ${name} ${place}`;
  const lines = plan.fields.flatMap((kind, index) => [
    ...(plan.inside && index > 0 ? [comment(`inside ${index}`)] : []),
    ...(fields[kind]?.(`f${index}`, layout, plan.trailing ? ` ${comment(`behind ${index}`)}` : '') ?? []),
  ]);
  const indent = ' '.repeat(layout.list);
  const record = lines.map((line, index) => {
    const head = index === 0 ? '-'.padEnd(layout.dash) : ' '.repeat(layout.dash);
    return line === '' ? '' : indent + head + line;
  });
  return plan.above ? [indent + comment('above'), ...record] : record;
}

function writeFile(plan: readonly (readonly RecordPlan[])[], layout: Layout): string {
  const lines = plan.flatMap((section, s) => [
    ...(s > 0 ? Array<string>(layout.gap).fill('') : ['# head']),
    `s${s}: # of s${s}`,
    ...section.flatMap((record, r) => [
      ...(r > 0 ? Array<string>(layout.gap).fill('') : []),
      ...writeRecord(record, `s${s}r${r}`, layout),
    ]),
  ]);
  return lines.join(layout.crlf ? '\r\n' : '\n') + (layout.finalBreak ? (layout.crlf ? '\r\n' : '\n') : '');
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

/** What the text says by the library's own reading. */
function read(text: string): Record<string, Record<string, Json>[]> {
  const document = parseDocument(text);
  assert.deepEqual(document.errors, [], text);
  // The grammar gives sections of records.
  return (document.toJS() ?? {}) as Record<string, Record<string, Json>[]>;
}

function commentsOf(text: string): readonly string[] {
  return [...text.matchAll(/# (?:head|of s\d|s\dr\d \w+(?: \d)?)/g)].map(([comment]) => comment);
}

/** A change of one record, and what it makes of that record's data; undefined says that the record goes. */
interface Asked {
  readonly change: PlacedChange;
  readonly expected: (record: Record<string, Json>) => Record<string, Json> | undefined;
}

const texts = fc.constantFrom('RC-9', 'a: b', '# x', 'x, y', '2.10', 'it\'s "so"', '- z', '', 'two\nlines\n');

function ask(
  kind: number,
  section: string,
  index: number,
  record: Record<string, Json>,
  key: string,
  text: string,
): Asked {
  const anchor = { file, path: [section, index], part: 'value' } as const;
  const field = { file, path: [section, index, key], part: 'entry' } as const;
  const old = record[key];
  const isScalar = old === null || typeof old !== 'object';
  const value: Data = kind === 4 ? { a: text, list: [text, 'p'] } : text;
  if (kind === 0) return { change: { kind: 'remove', anchor }, expected: () => undefined };
  if (kind === 1) return { change: { kind: 'remove', anchor: field }, expected: (all) => without(all, key) };
  if (kind === 2 && isScalar)
    return { change: { kind: 'replace', anchor: field, text }, expected: (all) => ({ ...all, [key]: text }) };
  if (kind === 3) {
    const expected = (all: Record<string, Json>): Record<string, Json> => ({
      ...without(all, key),
      renamed: old ?? null,
    });
    return { change: { kind: 'rename-key', anchor: field, text: 'renamed' }, expected };
  }
  if (kind === 5 && Array.isArray(old)) {
    const change: PlacedChange = { kind: 'set-field', anchor, key, value: text };
    return { change, expected: (all) => ({ ...all, [key]: [...old, text] }) };
  }
  const expected = (all: Record<string, Json>): Record<string, Json> => ({
    ...all,
    added: structuredClone(value) as Json,
  });
  return { change: { kind: 'set-field', anchor, key: 'added', value }, expected };
}

function without(record: Record<string, Json>, key: string): Record<string, Json> | undefined {
  const rest = Object.entries(record).filter(([name]) => name !== key);
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

describe('composeEdits on any annotation file', () => {
  const choice = fc.record({ kind: fc.nat(6), section: fc.nat(2), record: fc.nat(2), field: fc.nat(3), text: texts });

  it('does what is asked, keeps the rest, and stays valid', () => {
    fc.assert(
      fc.property(sections, layouts, choice, (plan, layout, pick) => {
        const before = writeFile(plan, layout);
        const data = read(before);
        const names = Object.keys(data);
        const section = names[pick.section % names.length] ?? '';
        const all = data[section] ?? [];
        const index = pick.record % all.length;
        const record = all[index] ?? {};
        const keys = Object.keys(record);
        const asked = ask(pick.kind, section, index, record, keys[pick.field % keys.length] ?? '', pick.text);
        const composition = composeInOrder(
          [asked.change],
          () => new SourceFile(file, before),
          () => undefined,
        );
        assert.ok(
          composition.ok,
          composition.ok ? '' : `${composition.reason}\n${JSON.stringify(asked.change)}\n${before}`,
        );
        const after = applyEdits(
          before,
          composition.edits.flatMap((one) => one.edits),
        );

        const now = asked.expected(record);
        const kept = all.flatMap((old, at) => (at === index ? (now ?? []) : old));
        const expected = { ...data, [section]: kept };
        if (kept.length === 0) Reflect.deleteProperty(expected, section);
        assert.deepEqual(read(after), expected, `${JSON.stringify(asked.change)}\n${before}\n=>\n${after}`);

        const comments = commentsOf(after);
        const own = new RegExp(`${section}r${index} |of ${kept.length > 0 ? 'none' : section}`);
        const mayGo = (comment: string): boolean => asked.change.kind === 'remove' && own.test(comment);
        const missing = commentsOf(before).filter((comment) => !mayGo(comment) && !comments.includes(comment));
        assert.deepEqual(missing, [], `${JSON.stringify(asked.change)}\n${before}\n=>\n${after}`);
        if (layout.crlf) assert.doesNotMatch(after, /[^\r]\n/);
        else assert.doesNotMatch(after, /\r/);
        assert.equal(after.endsWith('\n'), after !== '' && layout.finalBreak, JSON.stringify(after));
      }),
      { numRuns: 1000 },
    );
  }).timeout(120_000);

  it('adds a record to any section, or a section, below what is there', () => {
    fc.assert(
      fc.property(sections, layouts, fc.constantFrom('s0', 's1', 's9'), texts, (plan, layout, section, text) => {
        const before = writeFile(plan, layout);
        const data = read(before);
        const value = { id: 'NEW-1', title: text, controls: ['RC-1', text] };
        const change: PlacedChange = { kind: 'add-item', file, list: [section], value };
        const composition = composeInOrder(
          [change],
          () => new SourceFile(file, before),
          () => undefined,
        );
        assert.ok(composition.ok, composition.ok ? '' : `${composition.reason}\n${before}`);
        const after = applyEdits(
          before,
          composition.edits.flatMap((one) => one.edits),
        );
        assert.deepEqual(read(after), { ...data, [section]: [...(data[section] ?? []), value] }, after);
        assert.deepEqual(commentsOf(after), commentsOf(before));
        const lines = before.split(/\r?\n/).filter((line) => line !== '');
        const left = after.split(/\r?\n/);
        assert.deepEqual(
          lines.filter((line) => !left.includes(line)),
          [],
          'every line stays',
        );
      }),
      { numRuns: 300 },
    );
  }).timeout(120_000);
});
