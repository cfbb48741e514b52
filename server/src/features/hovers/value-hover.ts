// What values say that stand for themselves: days, licences, hashes.
// Invariant: a value that does not fit has no hover, since it has a finding.
import { parseDayOrPeriod, daysBetween, type CalendarDay } from '../../terms/calendar-day';
import { licenseProblem } from '../../terms/license';
import { licenseExceptions, licenseIds } from '../../terms/license-names';
import { normaliseSha256 } from '../../terms/sha256';
import type { ProductModel } from '../../workspace/tables';
import { code, escapeMarkdown, paragraphs, points } from '../markdown';

/** `in 120 days`, `today`, `120 days ago`. */
export function fromToday(day: CalendarDay, today: CalendarDay): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  const number = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${number}` : `${number} ago`;
}

/** A day, seen from today; a month or year by its last day. */
export function describeDay(text: string, today: CalendarDay): string | undefined {
  const day = parseDayOrPeriod(text);
  if (day === undefined) return undefined;
  return `**${text}** · ${day === text ? '' : `its last day, ${day}, is `}${fromToday(day, today)}`;
}

/** The parts of a licence expression, with their pages in the SPDX list. */
export function describeLicense(text: string): string | undefined {
  if (licenseProblem(text) !== undefined) return undefined;
  const names = [...new Set(text.split(/[\s()]+/).map((name) => name.replace(/\+$/, '')))];
  const parts = names.flatMap((name) => {
    if (licenseIds.includes(name) || licenseExceptions.includes(name))
      return `${code(name)} · [SPDX list](https://spdx.org/licenses/${encodeURIComponent(name)}.html)`;
    return /^(?:LicenseRef|DocumentRef)-/.test(name) ? `${code(name)} · a licence that is not of the SPDX list` : [];
  });
  return paragraphs(`**${escapeMarkdown(text)}** · SPDX expression`, points(parts, 5));
}

/** The model files of the product that have the hash. */
export function describeSha256({ tables }: ProductModel, text: string): string | undefined {
  const digest = normaliseSha256(text);
  if (digest === undefined) return undefined;
  const files = tables.artifacts.filter(({ sha256 }) => sha256 === digest).map(({ path }) => code(path));
  const short = `**SHA-256** ${code(`${digest.slice(0, 12)}…`)}`;
  return files.length === 0 ? short : paragraphs(`${short} · the hash of`, points(files, 5));
}
