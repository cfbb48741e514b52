// The ends of support of a product's parts against its own: what it runs on, what it is built from, what comes with that.
// Invariant: one entry for what shares its end (a release line, in however many manifests); what a direct dependency
// brings and what ends stands below it; every component is counted once, those of which nobody knows as unknown.
import { isOwn, queryKey, queryOf } from '../../support/component-query';
import type { SupportVerdict } from '../../support/sources';
import type { CalendarDay } from '../../terms/calendar-day';
import type { Purl } from '../../terms/purl';
import type { Anchor } from '../../text/anchor';
import { judgeSupport } from '../../rules/support/verdicts';
import type { ComponentRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { asksForAction, standings, standOf, type Stand, type Standing } from './support-standing';

export interface SupportTimeline {
  readonly product: string;
  readonly version: string | undefined;
  readonly asOf: CalendarDay;
  readonly placedOnMarket: CalendarDay | undefined;
  readonly supportUntil: CalendarDay | undefined;
  /** Where `support-until` stands, or the product where it is not stated. */
  readonly anchor: Anchor;
  /** In the order of `standings`, none empty. */
  readonly groups: readonly TimelineGroup[];
  /** What comes with others and asks for nothing: it lasts as long as the product, or nobody knows how long. */
  readonly quiet: readonly SupportEnd[];
  /** How many components stand how; one that several manifests hold counts once. */
  readonly counts: Readonly<Record<Standing, number>>;
}

export interface TimelineGroup {
  readonly standing: Standing;
  /** The earliest end first; those without a day last. */
  readonly rows: readonly TimelineRow[];
}

/** What a person can change, with what it brings along. */
export interface TimelineRow extends SupportEnd {
  /** Unique within the timeline, and the same from check to check. */
  readonly id: string;
  /** What comes with it and asks for action, the earliest end first. */
  readonly brought: readonly SupportEnd[];
}

/** One end of support, and all components that share it. */
export interface SupportEnd extends Stand {
  /** `express 3.21.2`, or the line of several components: `Angular 14`. */
  readonly title: string;
  readonly scope: EndScope;
  /** At least one; direct ones first, and what is used at run time before development tools. */
  readonly members: readonly Member[];
}

export type EndScope = 'runtime' | 'development';

export interface Member {
  readonly name: string;
  /** The version in use, else what the manifest asks for; empty where neither is known. */
  readonly version: string;
  /** `runtime`, `container image`, `npm package` */
  readonly kind: string;
  readonly scope: EndScope;
  readonly manifest: string;
  readonly anchor: Anchor;
  /** The names from the direct dependency down; empty for a direct one. */
  readonly via: readonly string[];
}

/** A component with how it stands. */
interface Part {
  readonly key: string;
  readonly row: ComponentRow;
  readonly member: Member;
  readonly stand: Stand;
}

/** The timeline of each product of the workspace. */
export function supportTimelines(context: FeatureContext): readonly SupportTimeline[] {
  return context.model.products.map((product) => timelineOf(product, context.asOf));
}

function timelineOf({ product, tables }: ProductModel, asOf: CalendarDay): SupportTimeline {
  const { values, anchor, file } = product;
  const { supportUntil, placedOnMarket } = values ?? {};
  const verdicts = new Map(judgeSupport(tables, asOf).map(({ row, verdict }) => [row, verdict]));
  const parts = tables.components
    .filter(({ component }) => !isOwn(component))
    .map((row) => partOf(row, verdicts.get(row), supportUntil));
  const { rows, quiet } = arrange(parts);
  return {
    product: values?.name ?? file,
    version: values?.version,
    asOf,
    placedOnMarket,
    supportUntil,
    anchor: supportUntil === undefined ? anchor : { ...anchor, path: [...anchor.path, 'support-until'], part: 'entry' },
    groups: standings.flatMap((standing) => {
      const own = rows.filter((row) => gravestIn(row) === standing);
      return own.length === 0
        ? []
        : [{ standing, rows: own.toSorted((a, b) => compareEnds(firstEnd(a), firstEnd(b))) }];
    }),
    quiet,
    counts: countComponents(parts),
  };
}

function partOf(row: ComponentRow, verdict: SupportVerdict | undefined, productUntil: CalendarDay | undefined): Part {
  const { component, manifest } = row;
  const { name, version, purl, range, scope, anchor, via } = component;
  const stand = standOf(verdict, productUntil, component);
  const { standing, until, answer } = stand;
  return {
    key: [answer?.line ?? queryKey(queryOf(component)), until ?? '', standing].join(' '),
    row,
    member: {
      name,
      version: version ?? purl.version ?? range ?? '',
      kind: kindOf(purl),
      scope: scope === 'development' ? 'development' : 'runtime',
      manifest,
      anchor,
      via,
    },
    stand,
  };
}

function kindOf({ type }: Purl): string {
  if (type === 'generic') return 'runtime';
  return type === 'docker' || type === 'oci' ? 'container image' : `${type} package`;
}

/** What stands by itself, each with what it brings; and what comes with others and asks for nothing. */
function arrange(parts: readonly Part[]): {
  readonly rows: readonly TimelineRow[];
  readonly quiet: readonly SupportEnd[];
} {
  const keys = new Map(
    parts.flatMap(({ key, row: { component, manifest } }) =>
      component.direct ? [[`${manifest} ${component.name}`, key] as const] : [],
    ),
  );
  const direct = new Set(keys.values());
  const heads: Part[] = [];
  const brought = new Map<string, Part[]>();
  const quiet: Part[] = [];
  for (const part of parts) {
    const { component, manifest } = part.row;
    const bringer = component.direct ? undefined : keys.get(`${manifest} ${component.via[0] ?? ''}`);
    if (!component.direct && !asksForAction(part.stand.standing)) quiet.push(part);
    else if (bringer === undefined || direct.has(part.key)) heads.push(part);
    else push(brought, bringer, part);
  }
  const rows = endsOf(heads).map(([id, end]): TimelineRow => {
    const below = endsOf(brought.get(id) ?? []).map(([, other]) => other);
    return { ...end, id, brought: below.toSorted(compareEnds) };
  });
  return { rows, quiet: endsOf(quiet).map(([, end]) => end) };
}

/** Parts by their key, as one end each. */
function endsOf(parts: readonly Part[]): readonly (readonly [key: string, end: SupportEnd])[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) push(groups, part.key, part);
  return [...groups].flatMap(([key, own]) => {
    const sorted = own.toSorted((a, b) => weightOf(a) - weightOf(b));
    const [first] = sorted;
    if (first === undefined) return [];
    const members = sorted.map(({ member }) => member);
    const titles = new Set(members.map(({ name, version }) => `${name} ${version}`.trim()));
    const [title = ''] = titles;
    const { scope } = members.find((member) => member.scope === 'runtime') ?? first.member;
    return [
      [key, { ...first.stand, title: titles.size > 1 ? (first.stand.answer?.line ?? title) : title, scope, members }],
    ];
  });
}

/** Direct components before those that come with them, what ships before what only builds. */
function weightOf({ row, member }: Part): number {
  return (row.component.direct ? 0 : 1) + (member.scope === 'development' ? 2 : 0);
}

/** The end for which a row stands where it stands: of all that it holds, the first of the gravest. */
function firstEnd(row: TimelineRow): SupportEnd {
  const gravest = gravestIn(row);
  const [first = row] = [row, ...row.brought].filter(({ standing }) => standing === gravest).toSorted(compareEnds);
  return first;
}

function gravestIn(row: TimelineRow): Standing {
  const held = new Set([row, ...row.brought].map(({ standing }) => standing));
  return standings.find((standing) => held.has(standing)) ?? row.standing;
}

function compareEnds(a: SupportEnd, b: SupportEnd): number {
  const [one, other] = [a.until ?? '9999', b.until ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
}

function countComponents(parts: readonly Part[]): Readonly<Record<Standing, number>> {
  const byComponent = new Map(parts.map(({ row, stand }) => [queryKey(queryOf(row.component)), stand.standing]));
  const counts = { ended: 0, 'given-up': 0, ending: 0, early: 0, later: 0, open: 0, unknown: 0 };
  for (const standing of byComponent.values()) counts[standing]++;
  return counts;
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}
