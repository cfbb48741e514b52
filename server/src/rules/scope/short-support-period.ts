// A support period under the least that the law sets, with no shorter expected use stated.
import { leastSupport } from '../../regulations/qualification';
import { addDays, addMonths } from '../../terms/calendar-day';
import { count } from '../naming';
import { productField } from '../product-places';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

export const shortSupportPeriod = rule({
  name: 'scope/short-support-period',
  severity: 'warning',
  finds: '"support-until" under five years from "placed-on-market", with no shorter expected use stated',
  why: 'People keep a product as long as it is of use. When its support ends before that, its vulnerabilities stay open in their hands.',
  mend: 'Support it for at least five years, or state in "expected-use:" that it is used for less, and why; the support period then has to last as long as that.',
  limits:
    'Five years are a floor: a product that is used for longer needs a longer period. That period is not asked for here.',
  clauses: ['cra:art-13/8'],
  asks: 'asks for at least five years, or the expected time of use where that is shorter',
  gate: 'always',
  failing: [
    {
      title: 'Three years',
      text: `product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  connected: true
  placed-on-market: 2028-01-15
  support-until: 2031-01-14
#                ^^^^^^^^^^ warning: PulseLog is placed on the market on 2028-01-15 and supported until 2031-01-14, less than 5 years.
scope: [cra]
`,
    },
  ],
  passing: [
    {
      title: 'Used for three years, and supported for three',
      text: `product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  connected: true
  placed-on-market: 2028-01-15
  support-until: 2031-01-14
  expected-use: { years: 3, reason: The sensor it belongs to wears out. }
scope: [cra]
`,
    },
    {
      title: 'The last day of five years still counts',
      text: `product:
  name: PulseLog
  version: 1.0.0
  manufacturer: Example Wellness SAS
  type: wellness
  intended-purpose: Shows the pulse.
  connected: true
  placed-on-market: 2028-01-15
  support-until: 2033-01-14
scope: [cra]
`,
    },
  ],
  judges: [onProduct([], judge)],
});

function judge({ product, clauses }: ProductInput<never>): readonly Judgement[] {
  const { name, placedOnMarket, supportUntil, expectedUse } = product.values ?? {};
  if (placedOnMarket === undefined || supportUntil === undefined) return [];
  const { years: least, source } = leastSupport();
  const years = Math.min(least, expectedUse?.years ?? least);
  const lastDay = addDays(addMonths(placedOnMarket, Math.round(years * 12)), -1);
  if (supportUntil >= lastDay) return [];
  const period = years < least ? `the ${count(years, 'year')} of its expected use` : count(years, 'year');
  const yardstick = clauses.length > 0 ? '' : ` The ${count(least, 'year')} are those of ${source}.`;
  return [
    {
      anchor: productField(product, 'support-until'),
      target: 'support-until',
      what: `${name ?? 'The product'} is placed on the market on ${placedOnMarket} and supported until ${supportUntil}, less than ${period}.${yardstick}`,
      todo: `Support it until ${lastDay} at least, or state in "expected-use:" that it is used for less.`,
      fixes: [
        {
          title: `Support it until ${lastDay}`,
          changes: [{ kind: 'replace', anchor: productField(product, 'support-until'), text: lastDay }],
          preferred: false,
        },
      ],
    },
  ];
}
