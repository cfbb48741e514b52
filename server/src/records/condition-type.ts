// The value type of a condition: when a clause of a pack applies, by the facts of a product (regulations/tags.yaml tells the language).
// Invariant: what is read names only tags, facts and words that the catalogue knows; the rest is reported and counts as absent.
import { factWords, type FactName } from '../regulations/product-facts';
import type { Condition } from '../regulations/condition';
import { tags } from '../regulations/tags';
import type { DataPath } from '../text/anchor';
import type { MapNode } from '../syntax/tree';
import { group, list, readFields } from './compound-types';
import { field } from './record-kind';
import { choice, text } from './scalar-types';
import { invalidValue, type Collector, type Field, type Shape, type ValueType } from './value-type';

const factDocs: Readonly<Record<FactName, string>> = {
  type: 'What the product is in law.',
  'device-class': 'Its class under the MDR or IVDR.',
  'safety-class': 'Its software safety class under IEC 62304.',
  connected: 'Whether it has a data connection.',
  ai: 'The role of AI in it.',
  'ai-uses': 'What its AI does.',
  'in-house': 'Whether it is made and used within one health institution.',
  markets: 'Where it is sold, e.g. us.',
  'has-sbom': 'Whether it names a software bill of materials.',
  claims: 'The instruments that its scope holds.',
  'claims-by-law': 'Those that its scope holds without "basis: voluntary".',
  'in-force': 'Those that its scope holds and that do not exclude it.',
};

const tag = choice(Object.fromEntries([...tags().values()].map(({ name, meaning }) => [name, `${meaning}.`])));

/** The words of each fact: one, or a list of which one has to fit. */
const facts = Object.fromEntries(
  Object.entries(factWords).map(([name, words]): [string, Field<readonly string[]>] => {
    const word: ValueType<string | undefined> =
      words === undefined ? text() : choice(Object.fromEntries(words.map((each) => [each, ''])));
    // `factDocs` has the keys of `factWords`; the compiler knows those of its entries only as strings.
    return [name, field(list(word, true), factDocs[name as FactName])];
  }),
);

/** A condition may hold conditions: it is described before it is defined. */
const inner: ValueType<Condition | undefined> = {
  get shape(): Shape {
    return shape;
  },
  absent: undefined,
  read: (node, path, to) => readCondition(node, path, to),
};

const operators = {
  all: field(list(inner), 'Each of these conditions holds.'),
  any: field(list(inner), 'One of these conditions holds.'),
  not: field(inner, 'This condition does not hold.'),
  is: field(group(facts), 'Each fact named has that value, or one of those values.'),
} as const;

const shape: Shape = {
  kind: 'named',
  name: 'condition',
  inner: () => ({ kind: 'either', options: [tag.shape, { kind: 'group', fields: operators }] }),
};

/** A tag of the catalogue, or one of `all`, `any`, `not`, `is`. */
export function condition(): ValueType<Condition | undefined> {
  return inner;
}

const readCondition: ValueType<Condition | undefined>['read'] = (node, path, to) => {
  if (node.kind === 'map') return readOperator(node, path, to);
  const name = tag.read(node, path, to);
  return name === undefined ? undefined : { kind: 'tag', tag: String(name) };
};

function readOperator(node: MapNode, path: DataPath, to: Collector): Condition | undefined {
  const values = readFields(operators, node, path, to);
  const [operator, ...others] = node.entries.map(({ key }) => key).filter((key) => Object.hasOwn(operators, key));
  for (const other of others) {
    const what = `"${other}" stands beside "${operator ?? ''}" and is not read.`;
    invalidValue(to, [...path, other], what, 'Put both below "all" or "any".');
  }
  switch (operator) {
    case 'all':
    case 'any':
      return { kind: operator, conditions: values[operator] };
    case 'not':
      return values.not === undefined ? undefined : { kind: 'not', condition: values.not };
    case 'is':
      return comparison(Object.entries(readWords(node)));
    default:
      return node.entries.length > 0
        ? undefined
        : invalidValue(to, path, 'This says no condition.', 'Write a tag, or one of all, any, not, is.');
  }
}
