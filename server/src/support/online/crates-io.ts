// crates.io: yanked versions, and when a crate was last released, from the sparse index that Cargo itself reads
// (https://doc.rust-lang.org/cargo/reference/registry-index.html): a line of JSON for each version.
// Invariant: when a crate was last released is known only where every version has its time, which older entries lack.
import type { CalendarDay } from '../../terms/calendar-day';
import { readAs, unreadable, type OnlineReading, type OnlineSource } from './online-source';
import { latestOf, signsOfSilence } from './last-release';
import { answerEach, askPerPackage, statementFor, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const cratesIo: OnlineSource = {
  name: 'crates.io',
  sends: 'names of Rust crates, without versions',
  discloses: 'packages',
  address: 'https://index.crates.io/',
  speaksOf: ({ type, name }) => type === 'cargo' && /^[\w-]+$/.test(name),
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => ({
      about: inquiry.queries,
      url: `${base}${pathOf(inquiry.purl.name.toLowerCase())}`,
      body: undefined,
      expects: 'text',
      accept: undefined,
      read: (body) => readIndex(inquiry, typeof body === 'string' ? body : '', context.today),
    }));
  },
};

/** `se/rd/serde`; names of up to three letters have folders of their own. */
function pathOf(name: string): string {
  if (name.length <= 2) return `${name.length}/${name}`;
  if (name.length === 3) return `3/${name.slice(0, 1)}/${name}`;
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}

function readIndex({ purl, queries }: PackageInquiry, text: string, today: CalendarDay): OnlineReading {
  const published = new Map<string, Statement | undefined>();
  const days: (CalendarDay | undefined)[] = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const entry = parseLine(line);
    const version = entry.at('vers').text;
    if (version === undefined) return unreadable('one of its lines is no version');
    if (entry.at('name').text?.toLowerCase() !== purl.name.toLowerCase())
      return unreadable(`it is not about ${purl.name}`);
    published.set(version, entry.at('yanked').flag === true ? { status: 'withdrawn', reason: 'yanked' } : undefined);
    days.push(entry.at('pubtime').day);
  }
  if (published.size === 0) return unreadable('it lists no version');
  const signs = days.includes(undefined) ? [] : signsOfSilence(latestOf(days), today);
  const page = `https://crates.io/crates/${purl.name}`;
  return readAs(answerEach(queries, page, signs, (query) => statementFor(query, published)));
}

function parseLine(line: string): ResponseData {
  try {
    return new ResponseData(JSON.parse(line));
  } catch {
    // A value without fields is said to be no version.
    return new ResponseData(undefined);
  }
}
