// What the rules make of requirement packs: a team's own clauses count like those of the embedded catalogue.
import assert from 'node:assert/strict';
import { assertLabels, checkFixture } from '../../../test/fixtures/check-fixture';
import { applyFix, assertMends } from '../../../test/fixtures/apply-fix';
import { pack, packProduct } from '../../../test/fixtures/pack-fixture';

const scope = '  - sop-7\n';
const labelled = packProduct().replace(
  scope,
  `${scope}#   ^^^^^ warning: Nothing satisfies SOP 7 4.2 (Two persons review a change).\n`,
);
const control = (satisfies: string): string =>
  `controls:\n  - id: RC-1\n    title: Review\n    type: process\n    satisfies: [${satisfies}]\n`;

interface Case {
  readonly what: string;
  readonly rule: string;
  readonly text: string;
}

const cases: readonly Case[] = [
  { what: 'an essential clause is owed an answer', rule: 'risk/unanswered-requirement', text: labelled + pack },
  {
    what: 'a control answers it',
    rule: 'risk/unanswered-requirement',
    text: packProduct(control('sop-7:4.2')) + pack,
  },
  { what: 'a whole answers it', rule: 'risk/unanswered-requirement', text: packProduct(control('SOP-7:4')) + pack },
  {
    what: 'an exclusion answers it',
    rule: 'risk/unanswered-requirement',
    text: packProduct(`not-applicable:\n  - clause: sop-7:4.2\n    justification: One person works here.\n`) + pack,
  },
  {
    what: 'an instrument that is not claimed asks for nothing',
    rule: 'risk/unanswered-requirement',
    text: packProduct().replace(scope, '  - iso-14971\n') + pack,
  },
  {
    what: 'the facts of a product decide',
    rule: 'risk/unanswered-requirement',
    text:
      packProduct(control('sop-7:4.2'))
        .replace('  connected: true\n', '  connected: true\n  ai: minimal-risk\n')
        .replace(scope, `${scope}#   ^^^^^ warning: SOP 7 5.1\n`) + pack,
  },
  {
    what: 'a known clause is no finding',
    rule: 'annotation/unresolved-reference',
    text: packProduct(control('sop-7:4.1')) + pack,
  },
  {
    what: 'a misspelt clause has a nearest one',
    rule: 'annotation/unresolved-reference',
    text:
      packProduct(
        control('sop-7:4.9') +
          '#               ^^^^^^^^^ error: "sop-7:4.9" is no known clause. Did you mean "sop-7:4"?\n',
      ) + pack,
  },
  {
    what: 'a whole pack is no answer',
    rule: 'annotation/invalid-value',
    text: packProduct(control('sop-7') + '#               ^^^^^ error: e.g. sop-7:4.1\n') + pack,
  },
  {
    what: 'without the pack its instrument is unknown',
    rule: 'annotation/invalid-value',
    text: packProduct().replace(scope, `${scope}#   ^^^^^ error: "sop-7" is no known instrument.\n`),
  },
  {
    what: 'a pack belongs to the product that owns its folder, and not to one above',
    rule: 'annotation/invalid-value',
    text:
      packProduct().replace(scope, `${scope}#   ^^^^^ error: no known instrument\n`) +
      pack.replace('packs/', 'inner/packs/') +
      packProduct().replace('compliance.yaml', 'inner/compliance.yaml'),
  },
  {
    what: 'a law that a pack comes with is known',
    rule: 'annotation/invalid-value',
    text:
      packProduct() +
      pack.replace(
        '  full-name',
        '  comes-with: [hippa]\n#             ^^^^^^^ error: "hippa" is no known\n  full-name',
      ),
  },
  {
    what: 'an instrument is declared once',
    rule: 'annotation/duplicate-id',
    text:
      packProduct() +
      pack.replace('id: sop-7\n', 'id: sop-7\n#     ^^^^^ error: sop-7 is declared by 2 packs\n') +
      `=== packs/second.requirements.yaml ===\ninstrument: { id: sop-7, short-name: SOP 7 }\n#                 ^^^^^ error: sop-7 is declared by 2 packs\n`,
  },
  {
    what: 'an embedded instrument is not declared again',
    rule: 'annotation/duplicate-id',
    text:
      packProduct() +
      pack.replace('id: sop-7\n', 'id: mdr\n#     ^^^ error: mdr is an instrument of the embedded catalogue.\n'),
  },
  {
    what: 'a clause stands once',
    rule: 'annotation/duplicate-id',
    text:
      packProduct() +
      pack +
      `  - id: '4.2'\n#       ^^^^^ error: The clause 4.2 stands above already.\n    title: Again\n`,
  },
  {
    what: 'a misspelt key has a nearest one',
    rule: 'annotation/unknown-field',
    text:
      packProduct() +
      pack +
      `    esential: true\n#   ^^^^^^^^ warning: Did you mean\n`
        .replace('esential', 'evidnce')
        .replace('^^^^^^^^', '^^^^^^^')
        .replace(': true', ': x'),
  },
  {
    what: 'a pack without a product is not checked',
    rule: 'annotation/no-product',
    text:
      packProduct().replace('compliance.yaml', 'a/compliance.yaml') +
      pack.replace('instrument:', 'instrument:\n# | warning: There is no product above this file.'),
  },
];

describe('requirement packs in a product', () => {
  for (const { what, rule, text } of cases) it(what, () => assertLabels(rule, text).then(() => undefined));

  it('leave a product with all answers without a finding of their own', async () => {
    const { findings } = await checkFixture(packProduct(control('sop-7:4.1, sop-7:4.2')) + pack);
    assert.deepEqual(
      findings.filter(({ rule }) => /^annotation|unanswered/.test(rule)).map(({ message }) => message),
      [],
    );
  });

  it('name the clauses of a finding, so that waivers find it', async () => {
    const { findings } = await checkFixture(packProduct() + pack);
    const finding = findings.find(({ rule }) => rule === 'risk/unanswered-requirement');
    assert.deepEqual([finding?.target, finding?.clauses.map(({ id }) => id)], ['sop-7:4', ['sop-7:4.2']]);
  });

  it('get the section that they lack, and the name that was meant', async () => {
    const bare = await checkFixture(`${packProduct()}=== a.requirements.yaml ===\nclauses: []\n`);
    const missing = bare.findings.find(({ anchor }) => anchor.file === 'a.requirements.yaml');
    assert.equal(missing?.rule, 'annotation/missing-field');
    const after = await applyFix(bare, missing, 'Add an "instrument:" section to fill in');
    assert.ok(!after.findings.some(({ what }) => what === missing.what));
    assert.match(after.files.get('a.requirements.yaml') ?? '', /^instrument:\n {2}id: ?/m);
    const near = await checkFixture(packProduct().replace('sop-7', 'sop7') + pack);
    const unknown = near.findings.find(({ rule }) => rule === 'annotation/invalid-value');
    await assertMends(near, unknown, 'Change to "sop-7"');
  });
});
