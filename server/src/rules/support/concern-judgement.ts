// How a rule speaks of a component's support: where, how gravely, in which words, with which related places.
// Invariant: the finding stands at a key that a person edits; what only follows from a range is said so.
import type { Component } from '../../manifests/component';
import type { SupportAnswer } from '../../support/answer';
import type { Anchor } from '../../text/anchor';
import type { Fix } from '../../text/change';
import { count, listed } from '../naming';
import type { Judgement, RelatedPlace, Severity } from '../rule';
import { membersOf, type Affected, type Concern } from './concerns';

/** What a rule adds to a concern. */
export interface Words {
  readonly what: string;
  readonly todo: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}

/** The judgement of a concern; what is only a development tool is judged one step lower, never above warning. */
export function judgeConcern(concern: Concern, { severity, ...words }: Words): Judgement {
  const isTool = membersOf(concern).every(({ component }) => component.scope === 'development');
  return {
    anchor: placeOf(concern),
    target: concern.target,
    severity: isTool ? softer[severity] : severity,
    related: relatedPlaces(concern),
    ...words,
  };
}

const softer: Readonly<Record<Severity, Severity>> = {
  error: 'warning',
  warning: 'information',
  information: 'hint',
  hint: 'hint',
};

/** `express 3.21.2`, `node >=18`. */
export function nameOf({ name, purl, range }: Component): string {
  const version = purl.version ?? range;
  return version === undefined || version === '' ? name : `${name} ${version}`;
}

/** `express 3.21.2, which comes with gateway-sdk,` or `@angular/core 14.2.1 and 3 more packages`. */
export function subjectOf({ component, bringer, alike }: Concern): string {
  const others = new Set(alike.map((other) => other.component.name));
  others.delete(component.name);
  const more = others.size === 0 ? '' : ` and ${count(others.size, 'more package').replace(/^one /, '1 ')}`;
  return `${nameOf(component)}${more}${bringer === undefined ? '' : `, which comes with ${bringer.name},`}`;
}

/**
 * `gateway-sdk brings 3 packages that are no longer supported: a 1.0.0, b 2.1.0 and c 3.0.0`, where `that` is what is
 * wrong with each of them; undefined for a concern that is not of several packages that come with another.
 */
export function describeBrought(concern: Concern, that: string): string | undefined {
  const { bringer, brought } = concern;
  if (bringer === undefined || brought.length === 0) return undefined;
  const names = [...new Set(membersOf(concern).map(({ component }) => nameOf(component)))];
  return `${bringer.name} brings ${names.length} packages that ${that}: ${listed(names, 3)}`;
}

/** `it`, or `them` where the concern is of several packages. */
export function pronounFor(concern: Concern): string {
  return isFamily(concern) || (concern.bringer !== undefined && concern.brought.length > 0) ? 'them' : 'it';
}

/** `node 22 is supported only until 2027-04-30`, `node 16 was`; of a range, what it lets in. */
export function describeSpan(concern: Concern): string {
  const { certainty, until, status } = concern.answer;
  const subject = subjectOf(concern);
  const day = until ?? 'a day not known';
  const [one, many] = status === 'ended' ? ['was', 'were'] : ['is', 'are'];
  if (certainty === 'pinned') return `${subject} ${isFamily(concern) ? many : one} supported only until ${day}`;
  return certainty === 'range-open'
    ? `${subject} lets in versions that ${many} supported only until ${day}`
    : `${subject} lets in no version that ${one} supported beyond ${day}`;
}

/** Whether the concern speaks of more than one package. */
export function isFamily({ component, alike }: Concern): boolean {
  return alike.some((other) => other.component.name !== component.name);
}

/** `(Express 3, says expressjs.com)` */
export function sourceNote({ line, source, page }: SupportAnswer): string {
  const who = page === undefined ? source : new URL(page).host.replace(/^www\./, '');
  return `(${line === undefined ? '' : `${line}, `}says ${who})`;
}

/** Where a person can act: the key in a manifest, of the component or of what brings it. */
function placeOf({ component, bringer }: Affected): Anchor {
  return (bringer ?? component).anchor;
}

function relatedPlaces(concern: Concern): readonly RelatedPlace[] {
  const { component, bringer, alike, brought, answer, others } = concern;
  const anchor = placeOf(concern);
  const locked = bringer === undefined ? [] : [lockedPlace(component)];
  const same = [...alike, ...brought].flatMap((other) => [
    {
      anchor: placeOf(other),
      message: `${subjectOf({ ...other, alike: [], brought: [] }).replace(/,$/, '')}: the same.`,
    },
    ...(other.bringer === undefined ? [] : [lockedPlace(other.component)]),
  ]);
  // What has neither a page nor a date says no more than the finding.
  const sources = [answer].filter(({ page, place, asOf }) => [page, place, asOf].some((each) => each !== undefined));
  const statements = [...sources, ...others].map((each) => {
    return { anchor: each.place ?? anchor, message: statementOf(each, component) };
  });
  return [...locked, ...same, ...statements];
}

function lockedPlace(component: Component): RelatedPlace {
  const way = component.via.length > 1 ? `, required by ${component.via.join(' > ')}` : '';
  return { anchor: component.anchor, message: `${nameOf(component)} is locked here${way}.` };
}

const sayings: Readonly<Record<SupportAnswer['status'], string>> = {
  ended: 'ended',
  withdrawn: 'withdrawn by its publisher',
  deprecated: 'deprecated by its publisher',
  ending: 'about to end',
  unmaintained: 'perhaps unmaintained',
  supported: 'supported',
  unknown: 'unknown',
};

/** Who says what, read where and when: `Express 3: ended, last day 2015-07-05. Source: https://… (read on 2026-08-22).` */
function statementOf(
  { status, until, line, source, page, place, asOf, extended }: SupportAnswer,
  component: Component,
): string {
  const subject = line ?? nameOf(component);
  const day = until === undefined ? '' : `, last day ${until}`;
  const longer = extended === undefined ? '' : `, extended support until ${extended.until} from ${extended.by}`;
  const words =
    status === 'deprecated' && component.deprecated !== undefined ? ` ("${quoted(component.deprecated)}")` : '';
  const read = asOf === undefined ? '' : ` (${place === undefined ? 'read' : 'written'} on ${asOf})`;
  return `${subject}: ${sayings[status]}${day}${longer}${words}. Source: ${page ?? source}${read}.`;
}

/** The publisher's words on one line, cut where they go on for long. */
export function quoted(text: string, most = 200): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).trimEnd()} …`;
}
