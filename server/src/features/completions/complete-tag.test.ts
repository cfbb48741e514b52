import assert from 'node:assert/strict';
import { checkAtCursor, taken } from '../../../../test/fixtures/cursor-fixture';
import { completeTagAt } from './complete-tag';

const records = `controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
  - id: RC-7
    title: Second reading
    type: process
evidence:
  - id: EV-3
    title: Bench test
    file: bench.pdf
`;

describe('completeTagAt', () => {
  const around = `=== a.compliance.yaml ===\n${records}models:\n  - id: af\n    name: AF detector\n`;
  const tags: readonly (readonly [
    what: string,
    file: string,
    code: string,
    has: readonly string[] | undefined,
    taken: string,
  ])[] = [
    [
      'verbs',
      'a.ts',
      '// compliance: im$0',
      ['implements', 'uses-dataset', 'uses-model', 'verifies'],
      '// compliance: implements \n',
    ],
    [
      'ids of controls',
      'a.py',
      'x = 1  # compliance: implements $0',
      ['RC-1', 'RC-7'],
      '# compliance: implements RC-1\n',
    ],
    [
      'a further id, over what stands there',
      'a.py',
      '# compliance: verifies RC-7, R$0C-9 x',
      ['RC-1', 'RC-7'],
      '# compliance: verifies RC-7, RC-1 x\n',
    ],
    ['ids of models', 'a.py', '# compliance: uses-model $0', ['af'], '# compliance: uses-model af\n'],
    ['nothing for a verb that is none', 'a.py', '# compliance: improves $0', [], ''],
    ['nothing outside of comments', 'a.py', 'x = "compliance: implements $0"', undefined, ''],
    ['nothing in other comments', 'a.py', '# implements $0', undefined, ''],
  ];
  for (const [what, file, code, has, wanted] of tags) {
    it(`offers ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(`${around}=== ${file} ===\n${code}\n`);
      const items = completeTagAt(context, path, position);
      assert.deepEqual(items?.map(({ label }) => label).sort(), has);
      const [item] = items ?? [];
      if (item !== undefined) assert.ok(taken(context.textOf(path)?.text ?? '', item).includes(wanted));
    });
  }
});
