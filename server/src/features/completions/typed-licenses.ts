// What an SPDX expression takes at a place: licences, exceptions behind WITH, and what joins them.
// Invariant: only the word under the cursor is replaced, and what is offered keeps the expression one.
import { licenseExceptions, licenseIds } from '../../terms/license-names';
import type { RecordRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { TypedValue, ValuePlace } from './typed-value';
import { wordTable } from '../../text/word-table';

/** What joins the parts of an expression, in words. */
const operators: Readonly<Record<string, string>> = wordTable({
  AND: 'Both licences hold.',
  OR: 'One may choose between the licences.',
  WITH: 'The licence holds with an exception.',
});

/** What can be typed of an expression; licences that records of the product name come first. */
export function licenseValues(product: ProductModel | undefined, place: ValuePlace): readonly TypedValue[] {
  const [before = '', word = ''] = /^(.*?)([^\s()]*)$/s.exec(place.typed)?.slice(1) ?? [];
  const rest = /^[^\s()]*/.exec(place.behind)?.[0] ?? '';
  const within = { keep: before.length, leave: place.behind.length - rest.length };
  const last =
    before
      .trimEnd()
      .split(/[\s()]+/)
      .at(-1)
      ?.toUpperCase() ?? '';
  const isAfterLicense = last !== '' && !Object.hasOwn(operators, last) && !before.trimEnd().endsWith('(');
  const value = (text: string, detail: string, order: string): TypedValue => {
    return { text, kind: 'choice', detail, documentation: '', order, within };
  };
  if (isAfterLicense) return Object.entries(operators).map(([name, doc]) => value(name, doc, '1'));
  if (last === 'WITH') return licenseExceptions.map((name) => value(name, 'exception', '2'));
  const used = namesUsed(product, before + word);
  return licenseIds.map((name) =>
    value(name, used.has(name) ? 'named in this product' : '', used.has(name) ? '1' : '2'),
  );
}

/** The licences that records of the product name, but for the expression that is being typed. */
function namesUsed(product: ProductModel | undefined, typed: string): ReadonlySet<string> {
  if (product === undefined) return new Set();
  const { dependencies, models, datasets } = product.tables;
  const rows: readonly RecordRow<{ readonly license: string | undefined }>[] = [
    ...dependencies,
    ...models,
    ...datasets,
  ];
  const expressions = rows.flatMap(({ value: { license } }) =>
    license === undefined || license === typed ? [] : license,
  );
  return new Set(expressions.flatMap((expression) => expression.split(/[\s()]+/)));
}
