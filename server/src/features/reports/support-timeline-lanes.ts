// The drawing of a timeline, one strip of SVG for each row: they stand one below the other, so that their lines meet.
// Invariant: geometry stands in attributes and colour in classes, so that it is drawn under any content security policy;
// nothing is told by the drawing alone.
import type { CalendarDay } from '../../terms/calendar-day';
import { axisFor, type DayPlace, type TimeAxis } from './time-axis';
import type { SupportEnd, SupportTimeline } from './support-timeline';

/** How much of a narrow strip the label of a year takes, in percent. */
const labelWidth = 14;

/** What all strips of a timeline share. */
export interface Scale {
  readonly axis: TimeAxis;
  readonly today: number;
  readonly product: DayPlace | undefined;
  readonly timeline: SupportTimeline;
}

/** The scale that shows all ends of a timeline, or says at which side they lie. */
export function scaleOf(timeline: SupportTimeline): Scale {
  const { asOf, placedOnMarket, supportUntil, groups } = timeline;
  const known = (days: readonly (CalendarDay | undefined)[]): readonly CalendarDay[] =>
    days.filter((day) => day !== undefined);
  const ends = groups.flatMap(({ rows }) => rows.flatMap((row) => [row, ...row.brought].map(({ until }) => until)));
  const axis = axisFor(asOf, known([placedOnMarket, supportUntil]), known(ends));
  const product = supportUntil === undefined ? undefined : axis.placeOf(supportUntil);
  return { axis, today: axis.placeOf(asOf).at, product, timeline };
}

/** The axis: its years, and what its two lines are. */
export function drawAxis({ axis, today, product, timeline }: Scale): string {
  const isStruck = (at: number): boolean =>
    [today, product?.at].some((line = -1) => line >= at && line < at + labelWidth);
  const years = axis.years.map(({ label, at }) =>
    label === undefined || isStruck(at) ? '' : `<text class="year" x="${at}%" y="100%" dx="4" dy="-5">${label}</text>`,
  );
  const flag = (name: string, at: number, y: string, words: string): string => {
    const side = at > 55 ? 'text-anchor="end" dx="-5"' : 'dx="5"';
    return `<text class="${name}" x="${at}%" y="${y}" ${side}>${words}</text>`;
  };
  const end = product === undefined ? '' : flag('end', product.at, '2.5em', `product ${timeline.supportUntil ?? ''}`);
  return strip([...years, flag('today', today, '1.2em', `today ${timeline.asOf}`), end].join(''), {
    axis,
    today,
    product,
    timeline,
  });
}

/** The product's own time, from the market to the end of its support. */
export function drawProduct(scale: Scale): string {
  const { axis, timeline, product } = scale;
  const { placedOnMarket } = timeline;
  const from = placedOnMarket === undefined ? 0 : axis.placeOf(placedOnMarket).at;
  const to = product?.at ?? 100;
  const bar = `<rect x="${from}%" y="-5" width="${round(to - from)}%" height="10" rx="2" fill="currentColor"/>`;
  return strip(middle('product', product === undefined ? bar + arrow(100, 'after') : bar), scale);
}

/** One end: the time until then as a bar, and as dots the time that the product is supported longer. */
export function drawEnd(end: SupportEnd, scale: Scale): string {
  return strip(middle(end.standing, shapeOf(end, scale)), scale);
}

function shapeOf({ standing, until }: SupportEnd, { axis, today, product }: Scale): string {
  const place = until === undefined ? undefined : axis.placeOf(until);
  const beyond = product === undefined ? today : Math.max(product.at, today);
  switch (standing) {
    case 'unknown':
      return dots(0, 100, '1 7');
    case 'open':
      return bar(100) + arrow(100, 'after');
    case 'given-up':
      return bar(today, '.2') + cross(today) + dots(today, beyond);
    case 'ended':
      if (place === undefined || place.beyond === 'before') return arrow(0, 'before') + dots(0, beyond);
      return bar(place.at) + cross(place.at) + dots(place.at, beyond);
    case 'ending':
    case 'early':
    case 'later':
      if (place === undefined) return bar(today) + dots(today, beyond);
      return place.beyond === 'after'
        ? bar(100) + arrow(100, 'after')
        : bar(place.at) + tick(place.at) + dots(place.at, beyond);
  }
}

function bar(to: number, opacity = '.55'): string {
  return `<rect y="-4" width="${to}%" height="8" fill="currentColor" fill-opacity="${opacity}"/>`;
}

function dots(from: number, to: number, pattern = '2 4'): string {
  if (to <= from) return '';
  return `<line x1="${from}%" x2="${to}%" stroke="currentColor" stroke-width="2" stroke-dasharray="${pattern}"/>`;
}

function tick(at: number): string {
  return `<line x1="${at}%" x2="${at}%" y1="-8" y2="8" stroke="currentColor" stroke-width="3"/>`;
}

function cross(at: number): string {
  return mark(at, '<path d="M-5-5 5 5M5-5-5 5" fill="none" stroke="currentColor" stroke-width="2.5"/>');
}

function arrow(at: number, side: 'before' | 'after'): string {
  const points = side === 'before' ? 'M9-6 1 0 9 6z' : 'M-9-6-1 0-9 6z';
  return mark(at, `<path d="${points}" fill="currentColor"/>`);
}

/** A shape of a fixed size, at a place in percent. */
function mark(at: number, shape: string): string {
  return `<svg x="${at}%" overflow="visible">${shape}</svg>`;
}

/** What is drawn around the middle of a row, however high its text makes it. */
function middle(name: string, shapes: string): string {
  return `<svg class="${name}" y="50%" overflow="visible">${shapes}</svg>`;
}

function strip(content: string, { axis, today, product }: Scale): string {
  const line = (name: string, at: number, width: number, pattern = ''): string =>
    `<line class="${name}" x1="${at}%" x2="${at}%" y2="100%" stroke="currentColor" stroke-width="${width}"${pattern}/>`;
  const years = axis.years.map(({ at }) => `M${at} 0v1`).join('');
  const grid = `<svg class="year" viewBox="0 0 100 1" preserveAspectRatio="none"><path d="${years}" stroke="currentColor" vector-effect="non-scaling-stroke"/></svg>`;
  const end = product === undefined ? '' : line('end', product.at, 2, ' stroke-dasharray="6 3"');
  return `<svg width="100%" height="100%" aria-hidden="true" focusable="false">${grid}${line('today', today, 2)}${end}${content}</svg>`;
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
