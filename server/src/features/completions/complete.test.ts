import assert from 'node:assert/strict';
import { checkAtCursor, taken } from '../../../../test/fixtures/cursor-fixture';
import { completeAt } from './complete';

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

interface Case {
  readonly what: string;
  readonly text: string;
  /** Labels that must be offered first, in this order of `sortText`. */
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  /** The label to take, and a line that is then in the text. */
  readonly take?: readonly [label: string, line: string];
}

const cases: readonly Case[] = [
  {
    what: 'sections of a fragment',
    text: `${records}$0`,
    has: ['risks', 'models', 'waivers'],
    not: ['product', 'scope', 'controls', 'rules'],
  },
  {
    what: 'sections of a product',
    text: `product:\n  name: A\n$0`,
    has: ['scope', 'rules', 'risk-policy'],
    not: ['product'],
  },
  { what: 'a section half typed', text: `ris$0`, take: ['risks', 'risks:\n  - id: RISK-1\n    title: ${2}'] },
  {
    what: 'fields of a record, owed ones first',
    text: `controls:\n  - id: RC-1\n    $0`,
    first: ['title', 'type'],
    has: ['satisfies'],
    not: ['id'],
  },
  {
    what: 'a key without a colon',
    text: `controls:\n  - id: RC-1\n    ti$0\n    type: process\n`,
    has: ['title'],
    not: ['type', 'id'],
    take: ['title', '    title: '],
  },
  {
    what: 'a key that has its colon',
    text: `controls:\n  - id: RC-1\n    ti$0: Alarm\n`,
    take: ['title', '    title: Alarm'],
  },
  { what: 'the key behind a dash', text: `controls:\n  - $0`, first: ['id: RC-1', 'id', 'title', 'type'] },
  { what: 'a dash alone', text: `controls:\n  -$0`, take: ['title', '  - title: '] },
  {
    what: 'a key in a record before others',
    text: `risks:\n  - id: RISK-1\n    $0\n    hazard: x\n  - id: RISK-2\n`,
    first: ['title'],
    not: ['hazard', 'id'],
  },
  {
    what: 'a group below its key',
    text: `risks:\n  - id: RISK-1\n    resi$0\n`,
    take: ['residual', '    residual:\n      $0'],
  },
  {
    what: 'fields of a group',
    text: `risks:\n  - id: RISK-1\n    residual:\n      $0\n`,
    has: ['severity', 'benefit-risk'],
    not: ['title'],
  },
  {
    what: 'nothing at an indentation that fits nowhere',
    text: `risks:\n  - id: RISK-1\n   $0\n    title: A\n`,
    not: ['hazard'],
  },
  {
    what: 'choices',
    text: `controls:\n  - id: RC-1\n    type: $0\n`,
    has: ['process', 'protective-measure'],
    not: ['title'],
  },
  {
    what: 'choices directly behind the colon',
    text: `controls:\n  - id: RC-1\n    type:$0\n`,
    take: ['process', '    type: process'],
  },
  {
    what: 'a choice over what stands there',
    text: `controls:\n  - id: RC-1\n    type: pro$0xyz # kept\n`,
    take: ['process', '    type: process # kept'],
  },
  {
    what: 'a choice in quotes',
    text: `controls:\n  - id: RC-1\n    type: "pro$0"\n`,
    take: ['process', '    type: "process"'],
  },
  {
    what: 'controls in brackets',
    text: `${records}risks:\n  - id: RISK-1\n    controls: [RC-1, $0]\n`,
    first: ['RC-1', 'RC-7'],
    not: ['EV-3'],
    take: ['RC-7', 'controls: [RC-1, RC-7]'],
  },
  {
    what: 'controls in a bracket that is still open',
    text: `${records}risks:\n  - id: RISK-1\n    controls: [RC-$0\n    harm: x\n`,
    take: ['RC-7', 'controls: [RC-7\n    harm: x'],
  },
  {
    what: 'a record behind an open bracket',
    text: `${records}risks:\n  - id: RISK-1\n    controls: [RC-1\n    $0\n`,
    has: ['harm'],
    not: ['RC-1'],
  },
  {
    what: 'controls over several lines',
    text: `${records}risks:\n  - id: RISK-1\n    controls: [\n      RC-1,\n      $0\n    ]\n`,
    first: ['RC-1', 'RC-7'],
  },
  {
    what: 'controls as a list below',
    text: `${records}risks:\n  - id: RISK-1\n    controls:\n      $0\n`,
    take: ['RC-7', '    controls:\n      - RC-7'],
  },
  {
    what: 'controls behind a dash',
    text: `${records}risks:\n  - id: RISK-1\n    controls:\n      - RC-1\n      - $0\n`,
    take: ['RC-7', '      - RC-7'],
  },
  {
    what: 'evidence and files',
    text: `${records}controls:\n  - id: RC-9\n    verified-by: [$0]\n`,
    has: ['EV-3', 'compliance.yaml'],
    not: ['RC-1'],
  },
  {
    what: 'clauses in scope first',
    text: `controls:\n  - id: RC-1\n    satisfies: [mdr:$0]\n`,
    has: ['mdr:annex-I/17.2', 'cra:annex-I/part-I/2d'],
  },
  {
    what: 'clauses first that one answer may serve as well',
    text: `product:\n  name: A\n  type: health-software\n  connected: true\nscope: [cra, iec-81001-5-1]\ncontrols:\n  - id: RC-1\n    satisfies: [cra:annex-I/part-I/2c, $0]\n`,
    first: ['cra:annex-I/part-II/8', 'iec-81001-5-1:6.1.1'],
  },
  {
    what: 'a clause whose colon was just typed',
    text: `controls:\n  - id: RC-1\n    satisfies:\n      - mdr:$0\n`,
    take: ['mdr:annex-I/17.2', '      - mdr:annex-I/17.2\n'],
  },
  {
    what: 'nothing behind a closed quote',
    text: `controls:\n  - id: RC-1\n    type: "process" $0\n`,
    not: ['process'],
  },
  {
    what: 'nothing behind a closed quote in brackets',
    text: `${records}risks:\n  - id: RISK-1\n    controls: ["RC-1" $0]\n`,
    not: ['RC-7'],
  },
  {
    what: 'ids in quotes in brackets',
    text: `${records}risks:\n  - id: RISK-1\n    controls: ["RC-1", "$0"]\n`,
    take: ['RC-7', '["RC-1", "RC-7"]'],
  },
  { what: 'instruments', text: `product:\n  name: A\nscope: [mdr, $0]\n`, has: ['cra', 'iec-62304'] },
  { what: 'instruments as a list', text: `product:\n  name: A\nscope:\n  - mdr\n  $0\n`, take: ['cra', '  - cra'] },
  {
    what: 'terms of a claim',
    text: `product:\n  name: A\nscope:\n  - cra: { $0 }\n`,
    has: ['basis', 'reason'],
    take: ['basis', '{ basis:  }'],
  },
  {
    what: 'terms that are not there yet',
    text: `product:\n  name: A\nscope:\n  - cra: { $0, basis: voluntary }\n`,
    has: ['reason'],
    not: ['basis'],
  },
  {
    what: 'values in braces',
    text: `product:\n  name: A\nscope:\n  - cra: { basis: vol$0 }\n`,
    take: ['voluntary', '{ basis: voluntary }'],
  },
  { what: 'truth values', text: `product:\n  name: A\n  connected: $0\n`, has: ['true', 'false'] },
  {
    what: 'rules',
    text: `product:\n  name: A\nrules:\n  $0\n`,
    has: ['annotation/syntax', 'annotation/*'],
    take: ['annotation/syntax', '  annotation/syntax: '],
  },
  { what: 'severities', text: `product:\n  name: A\nrules:\n  annotation/*: $0\n`, has: ['error', 'off'] },
  { what: 'rules of a waiver', text: `waivers:\n  - rule: $0\n`, has: ['annotation/unknown-field'] },
  {
    what: 'rules of a suppression',
    text: `risks:\n  # compliance-ignore annot$0\n  - id: RISK-1\n`,
    take: ['annotation/syntax', '# compliance-ignore annotation/syntax'],
  },
  { what: 'a new record', text: `${records}  $0\n`, take: ['- id: EV-4', '  - id: EV-4\n    title: ${2}'] },
  {
    what: 'the first record',
    text: `controls:\n  $0\n${records.slice(records.indexOf('evidence'))}`,
    has: ['- id: RC-1'],
  },
  {
    what: 'levels of the risk policy',
    text: `risks:\n  - id: RISK-1\n    residual:\n      severity: $0\n`,
    has: ['critical'],
  },
  {
    what: 'packages of the manifest',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: $0\n=== package.json ===\n{ "dependencies": { "express": "^4.19.0" } }\n`,
    has: ['pkg:npm/express'],
  },
  {
    what: 'a package of any ecosystem with the range that the manifest asks for',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - package: pkg:py$0\n    purpose: Filters.\n=== pyproject.toml ===\n[project]\nname = "x"\ndependencies = ["numpy>=2,<3", "scipy"]\n=== Cargo.toml ===\n[dependencies]\nserde = "1.0"\nown = { path = "../own" }\n`,
    has: ['pkg:pypi/scipy', 'pkg:cargo/serde'],
    not: ['pkg:cargo/own'],
    take: ['pkg:pypi/numpy', '  - package: pkg:pypi/numpy\n    versions: ">=2,<3"\n    purpose: Filters.'],
  },
  {
    what: 'a package whose versions stand there already',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - versions: ^4\n    package: $0\n=== package.json ===\n{ "dependencies": { "express": "^5.0.0" } }\n`,
    take: ['pkg:npm/express', '  - versions: ^4\n    package: pkg:npm/express'],
    not: ['versions'],
  },
  {
    what: 'a package alone where a comment follows or braces stand around it',
    text: `=== a.compliance.yaml ===\ndependencies:\n  - { package: $0 }\n=== package.json ===\n{ "dependencies": { "express": "^5.0.0" } }\n`,
    take: ['pkg:npm/express', '  - { package: pkg:npm/express }'],
  },
  {
    what: 'models of the code',
    text: `=== a.compliance.yaml ===\nmodels:\n  - id: m\n    artifact: $0\n=== a.py ===\nfrom transformers import pipeline\np = pipeline(model="example/triage")\n`,
    has: ['pkg:huggingface/example/triage'],
  },
  {
    what: 'paths as this file names them',
    text: `=== docs/a.compliance.yaml ===\nmodels:\n  - id: m\n    changes: ../s$0\n=== src/pccp.py ===\n`,
    take: ['../src/pccp.py', '    changes: ../src/pccp.py'],
  },
  {
    what: 'the whole record behind a dash',
    text: `${records}  - $0\n`,
    take: ['id: EV-4', '  - id: EV-4\n    title: ${2}\n    file: ${3}'],
  },
  {
    what: 'a path that YAML takes only in quotes',
    text: `=== a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n    implemented-by: [$0]\n=== app/[id]/page.ts ===\n// compliance: implements RC-1\n`,
    take: ['app/[id]/page.ts', 'implemented-by: ["app/[id]/page.ts"]'],
  },
  {
    what: 'an emoji and CRLF before the cursor',
    text: `controls:\r\n  - id: RC-1\r\n    title: "😀 🫀"\r\n    type: $0\r\n`,
    take: ['process', '    type: process\r\n'],
  },
  {
    what: 'records at the column of their key',
    text: `controls:\n- id: RC-1\n  title: A\n  $0\n`,
    has: ['type'],
    not: ['title', 'id'],
  },
  {
    what: 'licences, those of the product first',
    text: `dependencies:\n  - package: pkg:npm/a\n    license: ISC\n  - package: pkg:npm/b\n    license: Apa$0\n`,
    first: ['ISC'],
    has: ['MIT', 'Apache-2.0'],
    not: ['Classpath-exception-2.0', 'AND'],
    take: ['Apache-2.0', '    license: Apache-2.0\n'],
  },
  {
    what: 'a licence in the middle of an expression',
    text: `datasets:\n  - id: d\n    license: MIT AND (Apa$0che OR ISC) # kept\n`,
    take: ['Apache-2.0', '    license: MIT AND (Apache-2.0 OR ISC) # kept\n'],
  },
  {
    what: 'what joins licences',
    text: `datasets:\n  - { id: d, license: MIT $0 }\n`,
    has: ['AND', 'OR', 'WITH'],
    not: ['MIT'],
    take: ['OR', 'license: MIT OR }'],
  },
  {
    what: 'exceptions behind WITH, at the end of the file',
    text: `datasets:\n  - id: d\n    license: "GPL-2.0-only WITH $0"`,
    has: ['Classpath-exception-2.0'],
    not: ['MIT', 'AND'],
    take: ['Classpath-exception-2.0', '"GPL-2.0-only WITH Classpath-exception-2.0"'],
  },
  {
    what: 'days to come for what ends, the end of support first',
    text: `evidence:\n  - id: EV-1\n    valid-until: $0`,
    first: ['2031-12-31', '2027-02-21', '2027-05-23', '2027-11-23', '2026-11-23'],
    take: ['2031-12-31', '    valid-until: 2031-12-31'],
  },
  {
    what: 'today for what was done',
    text: `controls:\n  - id: RC-1\n    reviewed: { on: "2026-$0" }\n`,
    first: ['2026-11-23'],
    not: ['2031-12-31'],
    take: ['2026-11-23', 'on: "2026-11-23" }'],
  },
  {
    what: 'the end of a support period',
    text: `product:\n  name: A\n  placed-on-market: 2026-06-01\n  support-until: $0\n`,
    first: ['2031-06-01'],
  },
  {
    what: 'a day in a suppression',
    text: `risks:\n  # compliance-ignore risk/unestimated-risk: later until 2027$0\n  - id: RISK-1\n`,
    take: ['2027-02-21', ': later until 2027-02-21\n'],
  },
  {
    what: 'the rules that speak of the file first',
    text: `risks:\n  # compliance-ignore $0\n  - id: RISK-1\n    title: A\n`,
    first: ['risk/unestimated-risk'],
  },
  {
    what: 'a rule in the middle of its name',
    text: `waivers:\n  - rule: risk/unes$0-risk\n`,
    take: ['risk/unestimated-risk', '  - rule: risk/unestimated-risk\n'],
  },
  {
    what: 'folders step by step',
    text: `=== a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n    implemented-by: [s$0]\n=== src/deep/a.py ===\n=== src/b.txt ===\n`,
    has: ['src/'],
    take: ['src/', 'implemented-by: [src/]'],
  },
  {
    what: 'what a folder holds, files of any kind among it',
    text: `=== docs/a.compliance.yaml ===\ncontrols:\n  - id: RC-1\n    implemented-by: ../src/$0\n=== src/deep/a.py ===\n=== src/b.pdf ===\n`,
    has: ['../src/deep/', '../src/b.pdf'],
    take: ['../src/b.pdf', '    implemented-by: ../src/b.pdf'],
  },
  {
    what: "paths from the product's folder, over what stands there",
    text: `=== docs/a.compliance.yaml ===\nevidence:\n  - id: EV-1\n    file: '/sr$0c/old.pdf'\n=== src/b.pdf ===\n`,
    take: ['/src/', "    file: '/src/'"],
  },
  {
    what: 'nothing outside of the workspace',
    text: `controls:\n  - id: RC-1\n    implemented-by: ../../$0\n`,
    not: ['compliance.yaml'],
  },
  {
    what: 'an empty item of a list',
    text: `${records}controls:\n  - id: RC-9\n    verified-by:\n      -$0\n      - EV-3\n`,
    take: ['EV-3', '      - EV-3\n      - EV-3\n'],
  },
  {
    what: 'the datasets of a model',
    text: `datasets:\n  - id: ptb-xl\n    name: PTB-XL\nmodels:\n  - id: m\n    training-data: [pt$0b]\n`,
    take: ['ptb-xl', 'training-data: [ptb-xl]'],
  },
  {
    what: 'datasets of the code',
    text: `=== a.compliance.yaml ===\ndatasets:\n  - id: d\n    source: $0\n=== a.py ===\nfrom datasets import load_dataset\nd = load_dataset("example/ecg")\n`,
    has: ['https://huggingface.co/datasets/example/ecg'],
  },
  {
    what: 'what findings are about, for a waiver',
    text: `risks:\n  - id: RISK-1\n    title: A\nwaivers:\n  - rule: risk/unestimated-risk\n    target: $0\n`,
    has: ['RISK-1'],
  },
  { what: 'a second document', text: `controls:\n  - id: RC-1\n---\n$0`, has: ['controls', 'risks'] },
  { what: 'nothing in a comment', text: `controls:\n  # a $0\n`, not: ['id', 'controls'] },
  { what: 'nothing in a text', text: `controls:\n  - id: RC-1\n    title: type: $0\n`, not: ['process'] },
];

describe('completeAt', () => {
  for (const { what, text, first = [], has = [], not = [], take } of cases) {
    it(`offers ${what}`, async () => {
      const { context, path, position } = await checkAtCursor(text);
      const items = [...completeAt(context, path, position)].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
      const labels = items.map(({ label }) => label);
      assert.deepEqual(labels.slice(0, first.length), first);
      for (const label of [...has, ...(take?.slice(0, 1) ?? [])])
        assert.ok(labels.includes(label), `${label} is not among ${labels.slice(0, 40).join(', ')}`);
      for (const label of not) assert.ok(!labels.includes(label), `${label} is offered`);
      const item = items.find(({ label }) => label === take?.[0]);
      if (take === undefined || item === undefined) return;
      const after = taken(context.textOf(path)?.text ?? '', item);
      assert.ok(after.includes(take[1]), `${JSON.stringify(take[1])} is not in\n${after}`);
    });
  }

  it('offers what applies to the product before what does not', async () => {
    const { context, path, position } = await checkAtCursor('controls:\n  - id: RC-1\n    satisfies: $0\n');
    const items = completeAt(context, path, position);
    const order = (label: string): string => items.find((item) => item.label === label)?.sortText ?? '';
    assert.ok(order('mdr:annex-I/17.2') < order('cra:annex-I/part-I/2d'));
    const item = items.find(({ label }) => label === 'mdr:annex-I/17.2');
    assert.ok(item?.filterText.includes(item.detail), 'found by its title as well');
  });
});
