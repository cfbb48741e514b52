// The value type of a condition: when a clause of a pack applies, by the facts of a product (regulations/tags.yaml tells the language).
// Invariant: what is read names only tags, facts and words that the catalogue knows; the rest is reported and counts as absent.
import { factWords, type FactName } from '../regulations/product-facts';
import type { Condition } from '../regulations/condition';
import { tags } from '../regulations/tags';
import type { DataPath } from '../text/anchor';
import type { MapNode } from '../syntax/tree';
import { camelCase, group, list, readFields } from './compound-types';
import { field } from './record-kind';
import { choice, instrumentName, text } from './scalar-types';
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

/** One of some words, each with what it means. */
function oneOf(words: readonly (readonly [word: string, doc: string])[]): ValueType<string | undefined> {
  // With keys that are only known as strings, the type of a choice is that of any key.
  return choice(Object.fromEntries(words)) as ValueType<string | undefined>;
}

const tag = oneOf([...tags().values()].map(({ name, meaning }) => [name, `${meaning}.`]));

// The compiler knows the keys of an object only as strings.
const factNames = Object.keys(factWords) as readonly FactName[];

/** The words of each fact: one, or a list of which one has to fit. */
const facts = Object.fromEntries(
  factNames.map((name): [string, Field<readonly string[]>] => {
    const words = factWords[name];
    const open = name.startsWith('claims') || name === 'in-force' ? instrumentName() : text();
    const word = words === undefined ? open : oneOf(words.map((each) => [each, '']));
    return [name, field(list(word, true), factDocs[name])];
  }),
);

/** A condition may hold conditions: what is inside is told when it is asked for. */
const shape: Shape = {
  kind: 'named',
  name: 'condition',
  inner: () => ({ kind: 'either', options: [tag.shape, { kind: 'group', fields: operators }] }),
};

const inner: ValueType<Condition | undefined> = {
  shape,
  absent: undefined,
  read: (node, path, to) => readCondition(node, path, to),
};

const operators = {
  all: field(list(inner), 'Each of these conditions holds.'),
  any: field(list(inner), 'One of these conditions holds.'),
  not: field(inner, 'This condition does not hold.'),
  is: field(group(facts), 'Each fact named has that value, or one of those values.'),
} as const;

/** A tag of the catalogue, or one of `all`, `any`, `not`, `is`. */
export function condition(): ValueType<Condition | undefined> {
  return inner;
}

const readCondition: ValueType<Condition | undefined>['read'] = (node, path, to) => {
  if (node.kind === 'map') return readOperator(node, path, to);
  const name = tag.read(node, path, to);
  return name === undefined ? undefined : { kind: 'tag', tag: name };
};

function readOperator(node: MapNode, path: DataPath, to: Collector): Condition | undefined {
  const values = readFields(operators, node, path, to);
  const [operator, ...others] = node.entries.map(({ key }) => key).filter(isOperator);
  if (operator === undefined) {
    // What is misspelt was found fault with already.
    if (node.entries.length > 0) return undefined;
    return invalidValue(to, path, 'This says no condition.', 'Write a tag, or one of all, any, not, is.');
  }
  for (const other of others) {
    const what = `"${other}" stands beside "${operator}" and is not read.`;
    invalidValue(to, [...path, other], what, 'Put both below "all" or "any".');
  }
  switch (operator) {
    case 'all':
    case 'any':
      return { kind: operator, conditions: values[operator] };
    case 'not':
      return values.not === undefined ? undefined : { kind: 'not', condition: values.not };
    case 'is':
      return comparison(values.is ?? {});
  }
}

function isOperator(key: string): key is keyof typeof operators {
  return Object.hasOwn(operators, key);
}

/** The facts compared, by the names of the catalogue; undefined where none of them could be read. */
function comparison(values: Readonly<Record<string, readonly string[]>>): Condition | undefined {
  const compared = factNames.flatMap((fact): readonly Condition[] => {
    const words = values[camelCase(fact)] ?? [];
    return words.length === 0 ? [] : [{ kind: 'is', fact, words }];
  });
  const [only, ...others] = compared;
  return only === undefined || others.length === 0 ? only : { kind: 'all', conditions: compared };
}
