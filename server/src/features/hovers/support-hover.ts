// What a hover says of a component's support: how it stands, what that means for the product, and who says so since when.
// Invariant: what nobody knows is said to be unknown, with what could make it known; every date comes with its source.
import type { Component } from '../../manifests/component';
import { judgeSupport } from '../../rules/support/verdicts';
import type { SupportAnswer } from '../../support/answer';
import { queryOf } from '../../support/component-query';
import { onlineSources } from '../../support/online/online-sources';
import { selectQueries } from '../../support/online/select-queries';
import { snapshotSources } from '../../support/snapshot';
import type { SupportVerdict } from '../../support/sources';
import { tableSource } from '../../support/table-source';
import type { CalendarDay } from '../../terms/calendar-day';
import { parsePurlPattern } from '../../terms/purl';
import { locate } from '../../workspace/model';
import type { ComponentRow } from '../../workspace/rows';
import type { ProductModel, Tables } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { code, escapeMarkdown, paragraphs, placeLink, sentences, source } from '../markdown';
import { spanInWords, standOf } from '../reports/support-standing';

/** What all sources together say of one component; undefined where none knows it. */
export function supportOfRow(tables: Tables, row: ComponentRow, asOf: CalendarDay): SupportVerdict | undefined {
  return judgeSupport({ ...tables, components: [row] }, asOf)[0]?.verdict;
}

/** `support ended on 2025-04-30` */
export function describeStatus(answer: SupportAnswer | undefined): string {
  const { status, until } = answer ?? unknown;
  switch (status) {
    case 'ended':
      return until === undefined ? 'support has ended' : `support ended on ${until}`;
    case 'ending':
      return `support ends on ${until ?? 'a near day'}`;
    case 'supported':
      return until === undefined ? 'supported, no end announced' : `supported until ${until}`;
    case 'withdrawn':
      return 'withdrawn by its publisher';
    case 'deprecated':
      return 'deprecated by its publisher';
    case 'unmaintained':
      return 'perhaps unmaintained';
    case 'unknown':
      return 'end of support not known';
  }
}

const unknown = { status: 'unknown', until: undefined } as const;

/** By which line it is judged, what the publisher says, what follows it, and what that means for the product. */
export function explainSupport(
  verdict: SupportVerdict | undefined,
  component: Component,
  { product }: ProductModel,
  asOf: CalendarDay,
): string {
  const { range = '', source: from } = component;
  if (from.kind === 'path') return 'It is a package of the product itself.';
  if (verdict === undefined || verdict.answer.status === 'unknown') return '';
  const { line, extended, successor, certainty, reason } = verdict.answer;
  const judgedBy = {
    pinned: '',
    'range-closed': `, the newest line in ${code(range)}`,
    'range-open': `, the oldest line in ${code(range)}`,
  }[certainty];
  return sentences(
    line === undefined ? '' : `Judged as ${escapeMarkdown(line)}${judgedBy}.`,
    reason === undefined ? '' : `Reason: "${escapeMarkdown(reason)}".`,
    successor === undefined ? '' : `Successor: ${escapeMarkdown(successor)}.`,
    extended === undefined ? '' : `Extended support until ${extended.until} by ${escapeMarkdown(extended.by)}.`,
    holdAgainst(verdict, component, product.values?.supportUntil, asOf),
  );
}

/** `The product is supported until 2031-12-31, 3 years and 8 months longer.` */
function holdAgainst(
  verdict: SupportVerdict,
  component: Component,
  productUntil: CalendarDay | undefined,
  asOf: CalendarDay,
): string {
  const { standing, until } = standOf(verdict, productUntil, component);
  if (productUntil === undefined || productUntil < asOf || standing === 'open') return '';
  const promise = `The product is supported until ${productUntil}`;
  if (until === undefined) return `${promise}.`;
  if (until >= productUntil) return `It lasts as long as the product, which is supported until ${productUntil}.`;
  return `${promise}, ${spanInWords(until, productUntil)} longer.`;
}

/** Who says so and when that was read; of the unknown who was asked, and what could make it known. */
export function nameSources(
  context: FeatureContext,
  model: ProductModel,
  verdict: SupportVerdict | undefined,
  component: Component,
): string {
  if (component.source.kind === 'path') return '';
  if (verdict === undefined || verdict.answer.status === 'unknown') return describeUnknown(context, model, component);
  const { answer, others } = verdict;
  return sentences(
    `Source: ${sayer(context, answer)}.`,
    ...others.map((other) => `Also said: ${describeStatus(other)} (${sayer(context, other)}).`),
  );
}

function sayer({ model }: FeatureContext, { source: name, page, place, asOf }: SupportAnswer): string {
  const link = place === undefined ? '' : `, in ${placeLink(place.file, locate(model, place).start.line)}`;
  const where = page === undefined ? link : `, ${source(page)}`;
  return `${source(name)}${where}${asOf === undefined ? '' : `, read ${asOf}`}`;
}

function describeUnknown(context: FeatureContext, { product, tables }: ProductModel, component: Component): string {
  const query = queryOf(component);
  const silent = [...tables.support.flatMap(snapshotSources), tableSource].flatMap(
    (each) => each.answer(query, context.asOf) ?? [],
  );
  const askable = onlineSources.filter(({ speaksOf }) => speaksOf(query.purl)).map(({ name }) => name);
  const patterns = (product.values?.privatePackages ?? []).flatMap((text) => parsePurlPattern(text) ?? []);
  const { queries, withheld } = selectQueries([component], patterns);
  const online =
    withheld.length > 0
      ? 'It is among the private packages, so that no online source is asked.'
      : queries.length === 0 || askable.length === 0
        ? 'No online source speaks of such components.'
        : `"Compliance: Update Support Snapshot" asks ${askable.map(escapeMarkdown).join(', ')}.`;
  return paragraphs(
    sentences(
      'No source knows until when it is supported.',
      ...silent.map((answer) => `Does not say: ${sayer(context, answer)}.`),
    ),
    sentences('What could make it known:', online, 'State it under "support:" in its record.'),
  );
}
