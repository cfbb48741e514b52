// What is offered to a record that answers one clause: the clauses that one answer may serve, as edits.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../test/fixtures/cursor-fixture';
import { alsoSatisfies, type Refactoring } from './also-satisfies';

const product = (scope: string): string => `compliance: 1
product:
  name: Gateway
  version: 1.0.0
  manufacturer: Example GmbH
  type: ${scope.includes('mdr') ? 'medical-device' : 'health-software'}
  intended-purpose: Passes readings on
  connected: true
scope: [${scope}]
`;

const control = (satisfies: string): string => `controls:
  - id: RC-1
    title: Signed updates
    type: protective-measure
    satisfies: ${satisfies}
`;

async function offered(text: string): Promise<{ readonly actions: readonly Refactoring[]; readonly text: string }> {
  const { context, path, position } = await checkAtCursor(text);
  return { actions: alsoSatisfies(context, path, position), text: text.replace('$0', '') };
}

/** The text after an action's edits, last first. */
function applied(text: string, { edits }: Refactoring): string {
  return edits
    .flatMap((file) => file.edits)
    .toSorted((left, right) => right.span.start - left.span.start)
    .reduce((now, { span, text: added }) => now.slice(0, span.start) + added + now.slice(span.end), text);
}

describe('"also satisfies"', () => {
  it('offers what asks for much the same, then what is wider, of instruments in the scope only', async () => {
    const { actions } = await offered(product('cra, iec-81001-5-1') + control("['cra:annex-I/part-I/2a$0']"));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Also satisfies iec-81001-5-1:5.8.1 (Resolve findings before release)'],
    );
  });

  it('adds the clause to the list', async () => {
    const { actions, text } = await offered(product('cra, iec-81001-5-1') + control('[cra:annex-I/part-I/2a$0]'));
    assert.ok(actions[0]);
    assert.ok(applied(text, actions[0]).includes('satisfies: [cra:annex-I/part-I/2a, iec-81001-5-1:5.8.1]'));
  });

  it('makes a list of one clause', async () => {
    const { actions, text } = await offered(product('cra, iec-81001-5-1') + control('cra:annex-I/part-I/2a$0'));
    assert.ok(actions[0]);
    assert.match(applied(text, actions[0]), /satisfies: \[cra:annex-I\/part-I\/2a, iec-81001-5-1:5\.8\.1\]/);
  });

  it('offers all of the same at once, and nothing that is named already', async () => {
    const scope = 'cra, iec-81001-5-1, fda-524b';
    const { actions, text } = await offered(product(scope) + control('[cra:annex-I/part-I/2c$0]'));
    const all = actions.find(({ title }) => title.includes('all'));
    assert.ok(all);
    assert.match(applied(text, all), /\[cra:annex-I\/part-I\/2c, cra:annex-I\/part-II\/8, iec-81001-5-1:6\.1\.1/);
    const done = await offered(product(scope) + control('[cra:annex-I/part-I/2a$0, iec-81001-5-1:5.8.1]'));
    assert.deepEqual(done.actions, []);
  });

  it('speaks for all clauses of the record at the key', async () => {
    const { actions } = await offered(
      product('cra, iec-81001-5-1') + control('[cra:annex-I/part-I/2a]').replace('satisfies', 'satis$0fies'),
    );
    assert.deepEqual(actions.length, 1);
  });

  it('says nothing elsewhere', async () => {
    const { actions } = await offered(
      product('cra') + control('[cra:annex-I/part-I/2a]').replace('Signed', 'Sig$0ned'),
    );
    assert.deepEqual(actions, []);
  });
});
