// Every verdict of the embedded table against the file of support cycles: pairs of product and version as a manifest
// states them, read by the manifest's reader and judged as the rules judge, on three days.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { joinFiles } from '../../../../test/fixtures/joined-files';
import { manifestOf } from '../../../../test/fixtures/manifest-of';
import type { SupportStatus } from '../../support/answer';
import { allProducts, findProduct, type Product } from '../../support/table';
import { beginsWith } from '../../support/version-numbers';
import { daysBetween, parseDay, type CalendarDay } from '../../terms/calendar-day';
import { parsePurl, type Purl } from '../../terms/purl';
import { judgeSupport } from './verdicts';

/** The file's shape is its own; a field that is missing makes the comparison fail. */
interface Cycles {
  readonly asOf: string;
  readonly products: readonly {
    readonly product: string;
    readonly identifiers: { readonly purl?: readonly string[] };
    readonly cycles: readonly Cycle[];
  }[];
}

interface Cycle {
  readonly cycle: string;
  /** The last day; true where it ended on a day unknown, false where no end is announced. */
  readonly eol: string | boolean;
}

interface Pair {
  readonly product: string;
  readonly purl: Purl;
  readonly version: string;
  readonly eol: Cycle['eol'];
  /** In the table there is a line for it. */
  readonly known: boolean;
}

const days = ['2024-06-30', '2026-11-24', '2029-01-01'].map((text) => {
  const day = parseDay(text);
  assert.ok(day);
  return day;
});

const path = resolve(process.cwd(), '../shared/knowledge/support-cycles.json');

describe('the verdicts of the embedded table', () => {
  if (!existsSync(path)) {
    it('skipped: ../shared/knowledge/support-cycles.json is not there');
    return;
  }
  const file = JSON.parse(readFileSync(path, 'utf8')) as Cycles;
  const pairs = allPairs(file);

  it('are right for 300 pairs drawn from the whole file, and everything else is unknown', () => {
    const drawn = draw(pairs, 300);
    const { wrong, known } = judgeAll(drawn, file.asOf);
    assert.deepEqual(wrong, []);
    const told = `${known} of ${drawn.length * days.length} verdicts`;
    console.log(`        ${told}; ${new Set(pairs.map(({ product }) => product)).size} products to draw from`);
    assert.ok(known > drawn.length, told);
  });

  it('are right for every pair of a product of the table, by every ecosystem in which it is known', () => {
    const ours = pairs.filter(({ purl }) => findProduct(purl) !== undefined);
    const { wrong, known } = judgeAll(ours, file.asOf);
    assert.deepEqual(wrong, []);
    console.log(`        ${known} of ${ours.length * days.length} verdicts of ${ours.length} pairs`);
  });
});

/** An image as a Dockerfile names it, the system and the product that decide about it, and until when they are supported. */
const images: readonly (readonly [image: string, ends: readonly (readonly [product: string, cycle: string])[]])[] = [
  [
    'python:3.11-bookworm',
    [
      ['python', '3.11'],
      ['debian', '12'],
    ],
  ],
  [
    'python:3.11-slim-bookworm',
    [
      ['python', '3.11'],
      ['debian', '12'],
    ],
  ],
  ['python:3.13', [['python', '3.13']]],
  [
    'node:18-alpine3.18',
    [
      ['nodejs', '18'],
      ['alpine-linux', '3.18'],
    ],
  ],
  [
    'node:24-alpine3.22',
    [
      ['nodejs', '24'],
      ['alpine-linux', '3.22'],
    ],
  ],
  [
    'node:22-bullseye-slim',
    [
      ['nodejs', '22'],
      ['debian', '11'],
    ],
  ],
  ['debian:12-slim', [['debian', '12']]],
  ['debian:bookworm-20240211-slim', [['debian', '12']]],
  ['ubuntu:22.04', [['ubuntu', '22.04']]],
  ['ubuntu:jammy', [['ubuntu', '22.04']]],
  ['alpine:3.16', [['alpine-linux', '3.16']]],
  ['mcr.microsoft.com/dotnet/aspnet:8.0', [['dotnet', '8']]],
  [
    'mcr.microsoft.com/dotnet/aspnet:8.0-jammy',
    [
      ['dotnet', '8'],
      ['ubuntu', '22.04'],
    ],
  ],
  [
    'mcr.microsoft.com/dotnet/sdk:6.0.428-alpine3.20',
    [
      ['dotnet', '6'],
      ['alpine-linux', '3.20'],
    ],
  ],
  ['docker.io/library/postgres:13.4-alpine', [['postgresql', '13']]],
  [
    'ruby:2.7.5-buster',
    [
      ['ruby', '2.7'],
      ['debian', '10'],
    ],
  ],
  ['golang:1.26-alpine', [['go', '1.26']]],
  ['nginx:1.20', [['nginx', '1.20']]],
  [
    'redis:7.2-bookworm',
    [
      ['redis', '7.2'],
      ['debian', '12'],
    ],
  ],
  ['registry.access.redhat.com/ubi8/ubi:8.9', [['rhel', '8']]],
];

/** What nobody can know of these. */
const unknownImages: readonly string[] = [
  ...['acme/monitor:1.0', 'registry.example.org/team/node:18', 'node:lts', 'node', 'python:latest', 'scratch'],
  ...['ubuntu@sha256:' + 'a'.repeat(64), 'node:99', 'debian:someday'],
];

describe('the verdicts about images', () => {
  if (!existsSync(path)) {
    it('skipped: ../shared/knowledge/support-cycles.json is not there');
    return;
  }
  const { products } = JSON.parse(readFileSync(path, 'utf8')) as Cycles;
  const statusOf = (image: string, asOf: CalendarDay): SupportStatus => {
    const { components } = joinFiles({ Dockerfile: `FROM ${image}\n` });
    const [judged] = judgeSupport({ components, dependencies: [], support: [] }, asOf);
    return judged?.verdict.answer.status ?? 'unknown';
  };
  /** Whichever ends first decides. */
  const endOf = (ends: (typeof images)[number][1]): string => {
    const days = ends.map(([name, cycle]) => {
      const eol = products.find(({ product }) => product === name)?.cycles.find((each) => each.cycle === cycle)?.eol;
      assert.ok(eol !== undefined && eol !== true, `${name} ${cycle} is in the file, with a day`);
      return eol === false ? '9999-12-31' : eol;
    });
    return days.sort()[0] ?? '';
  };

  for (const [image, ends] of images) {
    it(image, () => {
      const end = endOf(ends) as CalendarDay;
      for (const asOf of days) {
        const left = daysBetween(asOf, end);
        const expected = left < 0 ? 'ended' : left <= 180 ? 'ending' : 'supported';
        assert.equal(statusOf(image, asOf), expected, `on ${asOf}, of ${end}`);
      }
    });
  }
  for (const image of unknownImages) {
    it(`${image} is unknown`, () => {
      for (const asOf of days) assert.equal(statusOf(image, asOf), 'unknown', asOf);
    });
  }
});

function judgeAll(pairs: readonly Pair[], asOfFile: string): { wrong: readonly string[]; known: number } {
  const wrong: string[] = [];
  let known = 0;
  for (const pair of pairs) {
    const { components } = joinFiles(manifestOf(pair.purl, pair.version));
    assert.equal(components.length, 1, `${pair.purl.name} ${pair.version} is read`);
    for (const asOf of days) {
      const [judged] = judgeSupport({ components, dependencies: [], support: [] }, asOf);
      const status = judged?.verdict.answer.status ?? 'unknown';
      if (status !== 'unknown') known++;
      if (isRight(status, pair, asOf, asOfFile)) continue;
      wrong.push(`${pair.product} ${pair.purl.type} ${pair.version} on ${asOf}: ${status}, but ${String(pair.eol)}`);
    }
  }
  return { wrong, known };
}

/** Whether the file says so as well. A line of the table must be judged wherever the file has an answer. */
function isRight(status: SupportStatus, { eol, known }: Pair, asOf: CalendarDay, asOfFile: string): boolean {
  if (eol === true && asOf < asOfFile) return status === 'unknown';
  if (status === 'unknown') return !known;
  const isEnded = typeof eol === 'string' ? asOf > eol : eol;
  if (isEnded || typeof eol !== 'string') return status === (isEnded ? 'ended' : 'supported');
  return status === (daysBetween(asOf, eol as CalendarDay) <= 180 ? 'ending' : 'supported');
}

/** Each product and cycle of the file, once for each ecosystem in which the table knows the product. */
function allPairs({ products }: Cycles): readonly Pair[] {
  const table = new Map(allProducts().map((product) => [product.endoflifeDate, product]));
  return products.flatMap(({ product: name, identifiers, cycles }) => {
    const product = table.get(name);
    const purls = product?.purls ?? identifiers.purl?.filter((text) => !text.startsWith('pkg:oci')).slice(0, 1) ?? [];
    const types = new Map(
      (purls.length > 0 ? purls : [`pkg:generic/${name}`]).map(purlOf).map((purl) => [purl.type, purl]),
    );
    return cycles.flatMap((cycle) => {
      const stated = statedVersion(cycle.cycle, cycles, product);
      if (stated === undefined) return [];
      return [...types.values()].map((purl): Pair => ({ ...stated, product: name, purl, eol: cycle.eol }));
    });
  });
}

function purlOf(text: string): Purl {
  const purl = parsePurl(text.replace('*', 'spring-boot-starter'));
  assert.ok(purl, text);
  return { ...purl, version: undefined, qualifiers: {} };
}

/**
 * A version that is of this cycle and of no narrower one; undefined for an edition that no version states (`11-24h2-w`),
 * a service pack, and what one has replaced: the table's line stands for the last of them.
 */
function statedVersion(
  cycle: string,
  cycles: readonly Cycle[],
  product: Product | undefined,
): Pick<Pair, 'version' | 'known'> | undefined {
  const line = product?.lines.find((each) => each.cycle === cycle);
  if (line !== undefined && line.name !== cycle) return { version: line.name, known: true };
  if (!/^[\d.]+$/.test(cycle))
    return /^[a-z]+$/.test(cycle) ? { version: cycle, known: line !== undefined } : undefined;
  if (cycles.some((other) => other.cycle.startsWith(`${cycle}-sp`))) return undefined;
  const numbers = cycle.split('.').map(Number);
  const version = (cycle === '0' ? ['99'] : ['0', '99'])
    .map((rest) => [...numbers, rest, '0'].slice(0, Math.max(3, numbers.length)))
    .find((parts) => {
      const narrower = cycles.filter((other) => beginsWith(parts.map(Number), other.cycle.split('.').map(Number)));
      return narrower.every((other) => other.cycle.length <= cycle.length);
    });
  return version && { version: version.join('.'), known: line !== undefined };
}

/** Pairs drawn without regard to what they are, the same ones in every run. */
function draw(pairs: readonly Pair[], count: number): readonly Pair[] {
  const left = [...pairs];
  let seed = 20261124;
  return Array.from({ length: count }, () => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return left.splice(Math.floor((seed / 2 ** 32) * left.length), 1);
  }).flat();
}
