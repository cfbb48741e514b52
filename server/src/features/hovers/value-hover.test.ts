import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { sha256Of } from '../../host/digest';
import { allKinds } from '../../records/kinds/kinds';
import { singleSections } from '../../records/product';
import { SourceFile } from '../../text/source-file';
import { hoverAt } from './hover';

const onnx = new Uint8Array([8, 9, 18, 7, 112, 121, 116, 111, 114, 99, 104]);
const digest = sha256Of(onnx);
const binaries = new Map([['models/af.onnx', onnx]]);
const waiver = (target: string): string =>
  `risks:\n  - id: RISK-1\n    title: A\nwaivers:\n  - { rule: risk/unestimated-risk, target: ${target}, reason: later, expires: 2027-01-01 }\n`;

const cases: readonly (readonly [what: string, text: string, says: readonly string[] | undefined])[] = [
  ['a day to come', 'evidence:\n  - id: EV-1\n    valid-until: 2027-03-2$03\n', ['**2027-03-23** · in 120 days']],
  ['a day gone by', 'evidence:\n  - id: EV-1\n    valid-until: 2026-11-2$02\n', ['1 day ago']],
  ['today', 'controls:\n  - id: RC-1\n    reviewed: { on: 2026-11-2$03 }\n', ['· today']],
  ['a month', 'evidence:\n  - id: EV-1\n    valid-until: 2026-1$02\n', ['its last day, 2026-12-31, is in 38 days']],
  ['no day', 'evidence:\n  - id: EV-1\n    valid-until: 2027-02-3$00\n', undefined],
  [
    'a licence',
    'datasets:\n  - id: d\n    license: "MIT OR (Apache-2.0 AND $0LicenseRef-Own)"\n',
    [
      'SPDX expression',
      '`MIT` · [SPDX list](https://spdx.org/licenses/MIT.html)',
      '`LicenseRef-Own` · a licence that is not',
    ],
  ],
  ['no licence', 'datasets:\n  - id: d\n    license: Apa$0che 2\n', undefined],
  [
    'the hash of a file',
    `models:\n  - id: m\n    sha256: $0${digest}\n`,
    ['**SHA-256** `', 'the hash of', '`models/af.onnx`'],
  ],
  [
    'a suppression',
    'risks:\n  # compliance-ignore risk/unestimated-$0risk: drafted. until 2027-03-31\n  - id: RISK-1\n',
    ['Reason: drafted.', 'ends on 2027-03-31, in 128 days', '**risk/unestimated-risk**'],
  ],
  ['the target of a waiver that is a record', waiver('RISK$0-1'), ['**RISK\\-1**']],
  ['the target of a waiver that nothing is about', waiver('RISK$0-7'), ['`RISK-7`']],
  ['the reason of a waiver', waiver('RISK-1').replace('later', 'lat$0er'), undefined],
];

describe('hoverAt on values', () => {
  for (const [what, text, says] of cases) {
    it(`explains ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(text, { binaries });
      const markdown = hoverAt(context, path, position)?.markdown;
      if (says === undefined) return assert.equal(markdown, undefined);
      for (const piece of says) assert.ok(markdown?.includes(piece), `${piece} is not in ${markdown ?? 'nothing'}`);
      return undefined;
    });
  }

  it('explains every key of the language', async () => {
    const records = allKinds
      .filter(({ section }) => section !== 'clauses')
      .map(({ section, fields }) => {
        const keys = Object.keys(fields).map((key) => `${key}:\n`);
        return `${section}:\n  - ${keys.join('    ')}`;
      });
    const single = Object.entries(singleSections).map(([section, { type }]) => {
      const keys = type.shape.kind === 'group' ? Object.keys(type.shape.fields) : [];
      return `${section}:\n${keys.map((key) => `  ${key}:\n`).join('')}`;
    });
    const text = `=== compliance.yaml ===\n$0${[...single, ...records].join('')}`;
    const { context, path } = await checkAtCursor(text);
    const file = context.textOf(path) ?? new SourceFile(path, '');
    let keys = 0;
    for (const match of file.text.matchAll(/[a-z][a-z0-9-]*(?=:)/g)) {
      const hover = hoverAt(context, path, file.lines.positionAt(match.index));
      const { markdown = '' } = hover ?? {};
      assert.ok(markdown.startsWith(`**${match[0].replaceAll('-', '\\-')}**`), match[0]);
      assert.ok(markdown.split('\n\n').length > 1, `${match[0]} says nothing`);
      keys++;
    }
    assert.ok(keys > 100, String(keys));
  });
});
