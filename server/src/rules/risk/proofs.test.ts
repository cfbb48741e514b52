// What counts as implementation and verification of a control, and which rule speaks where something is missing.
import assert from 'node:assert/strict';
import { assertLabels } from '../../../../test/fixtures/check-fixture';

const control = (fields: string, label = '', type = 'protective-measure'): string => `=== sample.compliance.yaml ===
controls:
  - id: RC-1
${label === '' ? '' : `#       ^^^^ ${label}\n`}    title: Alarm on poor signal
    type: ${type}
${fields}
`;

const product = (type: string, scope: string, rest: string): string => `=== compliance.yaml ===
compliance: 1
product: { name: A, version: 1.0.0, manufacturer: B, type: ${type}, intended-purpose: C, connected: true }
scope: [${scope}]
${rest}`;

const code = (comment: string): string => `=== src/quality.ts ===\n// ${comment}\nexport const alarm = true;\n`;

type Case = readonly [title: string, text: string];

for (const [rule, field, verb, other] of [
  ['risk/unimplemented-control', 'implemented-by', 'implements', 'verifies'],
  ['risk/unverified-control', 'verified-by', 'verifies', 'implements'],
] as const) {
  const cases: readonly Case[] = [
    ['a file that is not there is missing, not also unproven', control(`    ${field}: src/none.ts`)],
    ['a measure of the process owes none', control('', '', 'process')],
    ['an empty list names nothing', control(`    ${field}: []`, 'warning')],
    ['a misspelt key is said once', control(`    ${field.replace('-', '_')}: src/quality.ts`)],
    ['a tag proves', control('') + code(`compliance: ${verb} RC-1`)],
    ['a tag of the other verb does not', control('', 'warning') + code(`compliance: ${other} RC-1`)],
    ['a tag of another control does not', control('', 'warning') + code(`compliance: ${verb} RC-10`)],
    ['without a verb it is prose', control('', 'warning') + code('compliance: see RC-1')],
    [
      'the CRA asks too',
      product('health-software', 'cra', control('', 'warning: CRA Annex VII (3)').replace(/^===.*\n/, '')),
    ],
    ['no instrument in scope', product('wellness', '', control('').replace(/^===.*\n/, ''))],
  ];
  describe(rule, () => {
    for (const [title, text] of cases) it(title, () => assertLabels(rule, text).then(() => undefined));
  });
}

describe('risk/missing-implementation', () => {
  const rule = 'risk/missing-implementation';
  const there = '=== src/quality.ts ===\nexport function assess(): void {}\n=== docs/notes.txt ===\nassess\n';
  const cases: readonly Case[] = [
    [
      'no instrument in scope: wrong in itself',
      product(
        'wellness',
        '',
        `controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    verified-by: test/none.ts
#                ^^^^^^^^^^^^ error: is said to be verified by "test/none.ts", which is not there
`,
      ),
    ],
    [
      'a control of the process may not name a dead path either',
      control('    implemented-by: src/none.ts\n#                   ^^^^^^^^^^^ error', '', 'process'),
    ],
    [
      'files, folders, globs, symbols, paths of Windows and from the product',
      control(
        '    implemented-by: [src/quality.ts, src/, "src/*.ts", src/quality.ts#assess, src\\quality.ts, /src/quality.ts]',
      ) + there,
    ],
    [
      'letter case counts',
      control('    implemented-by: src/Quality.ts\n#                   ^^^^^^^^^^^^^^ error') + there,
    ],
    [
      'out of the folder',
      control('    implemented-by: ../quality.ts\n#                   ^^^^^^^^^^^^^ error: leads out of') + there,
    ],
    [
      'a symbol of a language that is not known is taken as it is',
      control('    implemented-by: docs/notes.txt#anything') + there,
    ],
    [
      'each of a list by itself',
      control('    implemented-by:\n      - src/quality.ts\n      - src/none.ts\n#       ^^^^^^^^^^^ error') + there,
    ],
    [
      'an id that is declared comes first',
      control(
        '    verified-by: EV-3.txt\nevidence:\n  - id: EV-3.txt\n    title: Bench test\n    file: docs/notes.txt',
      ) + there,
    ],
    ['an id that leads nowhere is an unresolved reference', control('    verified-by: EV-3') + there],
    [
      'requirements too',
      '=== sample.compliance.yaml ===\nrequirements:\n  - id: REQ-1\n    title: Signal is assessed\n    implemented-by: src/none.ts\n#                   ^^^^^^^^^^^ error: REQ-1 "Signal is assessed"\n',
    ],
  ];
  for (const [title, text] of cases) it(title, () => assertLabels(rule, text).then(() => undefined));

  it('is about the control', async () => {
    const { findings } = await assertLabels(rule, cases[1]?.[1] ?? '');
    assert.deepEqual(
      findings.filter((finding) => finding.rule === rule).map((finding) => finding.target),
      ['RC-1'],
    );
  });
});
