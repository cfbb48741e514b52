// Asks a source in a test: its requests are answered from a table.
import assert from 'node:assert/strict';
import {
  askSources,
  planInquiries,
  type Outcome,
  type SourceReport,
} from '../../server/src/support/online/ask-sources';
import type { OnlineSource } from '../../server/src/support/online/online-source';
import { queryKey } from '../../server/src/support/component-query';
import type { SupportQuery } from '../../server/src/support/sources';
import { parseDay, type CalendarDay } from '../../server/src/terms/calendar-day';
import { parsePurl } from '../../server/src/terms/purl';

/** The day on which tests ask. */
export const today = day('2026-11-24');

/** A day that is one. */
export function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  assert.ok(parsed, text);
  return parsed;
}

/** `pkg:npm/a@1.0.0`, or `pkg:npm/a ^1` for a range; its name is spelled as it is written there. */
export function query(text: string): SupportQuery {
  const [written = '', range] = text.split(/ (.*)/);
  const purl = parsePurl(written);
  assert.ok(purl, text);
  const name = /^pkg:[^/]+\/([^@?#]+|@[^@?#]+)/.exec(written.replace('%40', '@'))?.[1] ?? purl.name;
  return { purl, name, range, deprecated: undefined, withdrawn: undefined, pinned: purl.version !== undefined };
}

/** Asks a source of which every URL has the outcome that is given for its end; what is not given is not found. */
export async function ask(
  source: OnlineSource,
  queries: readonly string[],
  outcomes: Readonly<Record<string, unknown>>,
): Promise<{ readonly urls: readonly string[]; readonly report: SourceReport | undefined }> {
  const urls: string[] = [];
  const inquiries = planInquiries(
    [source],
    () => queries.map(query),
    () => ({ today, addressFor: () => 'https://api.example.org/' }),
  );
  const [report] = await askSources(inquiries, ({ url, accept }) => {
    urls.push(
      `${url.slice('https://api.example.org/'.length)}${accept?.includes('install-v1') === true ? ' short' : ''}`,
    );
    const key = urls.at(-1) ?? '';
    const outcome: Outcome = !(key in outcomes)
      ? { kind: 'not-found' }
      : outcomes[key] instanceof Error
        ? { kind: 'failed', reason: outcomes[key].message }
        : { kind: 'body', body: outcomes[key] };
    return Promise.resolve(outcome);
  });
  return { urls, report };
}

/** What a report says of a component, in one line. */
export function said(report: SourceReport | undefined, text: string): string {
  const key = queryKey(query(text));
  const reason = report?.failed.get(key);
  if (reason !== undefined) return `failed: ${reason}`;
  const answer = report?.answers.get(key);
  if (answer === undefined) return report?.asked.has(key) === true ? 'silent' : 'not asked';
  const { status, until, line, successor, reason: words, certainty, signs, advisories } = answer;
  const parts = [status, until, line, successor, words, certainty === 'pinned' ? undefined : certainty];
  const known = advisories.map(({ id, exploited }) => (exploited ? `${id} exploited` : id));
  return [...parts, ...signs.map(({ says }) => says), ...known].filter((part) => part !== undefined).join(' | ');
}

/** A component, the answers to what is asked about it (by the end of their URLs), and what the source says then. */
export type SourceCase = readonly [
  title: string,
  component: string,
  outcomes: Readonly<Record<string, unknown>>,
  says: string | RegExp,
];

/** A test for each case. It also holds that everything was asked for that the case answers. */
export function itSays(source: OnlineSource, cases: readonly SourceCase[]): void {
  for (const [title, component, outcomes, says] of cases) {
    it(title, async () => {
      const { urls, report } = await ask(source, [component], outcomes);
      const line = said(report, component);
      if (typeof says === 'string') assert.equal(line, says);
      else assert.match(line, says);
      for (const url of Object.keys(outcomes)) assert.ok(urls.includes(url), `${url} was not asked for`);
    });
  }
}
