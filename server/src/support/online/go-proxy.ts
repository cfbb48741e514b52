// The Go module proxy: deprecated modules, retracted versions, and when a module was last released.
// Protocol: https://go.dev/ref/mod#goproxy-protocol. What a module says of itself and of its versions stands in the go.mod
// of its latest version, and the latest is the highest release that is listed, be it retracted itself.
// Invariant: the go.mod that is read names the module that was asked about; in which letters is for the proxy to know.
import { readGoMod, type GoModContent } from '../../manifests/golang/go-mod';
import { SourceFile } from '../../text/source-file';
import type { CalendarDay } from '../../terms/calendar-day';
import { fullName } from '../../terms/purl';
import { golang } from '../../terms/versions/golang';
import {
  getJson,
  readAs,
  unreadable,
  type OnlineReading,
  type OnlineRequest,
  type OnlineSource,
} from './online-source';
import { signsOfSilence } from './last-release';
import { answerEach, askPerPackage, type PackageInquiry, type Statement } from './per-package';
import { ResponseData } from './response-data';

export const goProxy: OnlineSource = {
  name: 'Go proxy',
  sends: 'names of Go modules, without the versions in use',
  discloses: 'packages',
  address: 'https://proxy.golang.org/',
  // The first part of a module that can be fetched is a host; `stdlib` is none.
  speaksOf: (purl) => purl.type === 'golang' && /^[^/]+\.[^/]+\//.test(`${fullName(purl)}/`),
  ask(queries, context) {
    return askPerPackage(queries, context, (base, inquiry) => {
      const module = `${base}${inquiry.name.split('/').map(escape).join('/')}/`;
      return getText(`${module}@v/list`, inquiry, (text) => readList(module, inquiry, text, context.today));
    });
  },
};

/** Capital letters are written with a mark, so that no two modules have one address. */
function escape(part: string): string {
  return encodeURIComponent(part.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`));
}

function getText(url: string, { queries }: PackageInquiry, read: (text: string) => OnlineReading): OnlineRequest {
  const readBody = (body: unknown): OnlineReading => read(typeof body === 'string' ? body : '');
  return { about: queries, url, body: undefined, expects: 'text', accept: undefined, read: readBody };
}

function readList(module: string, inquiry: PackageInquiry, text: string, today: CalendarDay): OnlineReading {
  const versions = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (!versions.every((version) => golang.isExactVersion(version)))
    return unreadable('its list holds something that is no version');
  const latest = latestVersion(versions);
  const url = latest === undefined ? `${module}@latest` : `${module}@v/${escape(latest)}.info`;
  return readAs(
    [],
    [getJson(url, inquiry.queries, (body) => readInfo(module, inquiry, new ResponseData(body), today))],
  );
}

/** Releases count before pre-releases, versions of a module before those from the time before there were modules. */
function latestVersion(versions: readonly string[]): string | undefined {
  const rank = (version: string): number =>
    (/^v?[\d.]+-/.test(version) ? 0 : 2) + (version.endsWith('+incompatible') ? 0 : 1);
  return versions.toSorted((a, b) => rank(a) - rank(b) || (golang.compare(a, b) ?? 0)).at(-1);
}

function readInfo(module: string, inquiry: PackageInquiry, body: ResponseData, today: CalendarDay): OnlineReading {
  const version = body.at('Version').text;
  if (version === undefined || !golang.isExactVersion(version)) return unreadable('"Version" is no version');
  const released = body.at('Time').day;
  const url = `${module}@v/${escape(version)}.mod`;
  return readAs([], [getText(url, inquiry, (text) => readModule(inquiry, text, released, today))]);
}

function readModule(
  { name, queries }: PackageInquiry,
  text: string,
  released: CalendarDay | undefined,
  today: CalendarDay,
): OnlineReading {
  const { value: content } = readGoMod(new SourceFile('go.mod', text));
  if (content.name?.toLowerCase() !== name.toLowerCase()) return unreadable(`it is not the go.mod of ${name}`);
  const { deprecated } = content;
  const whole: Statement | undefined =
    deprecated === undefined ? undefined : { status: 'deprecated', reason: deprecated.replace(/\s+/g, ' ') };
  const page = `https://pkg.go.dev/${content.name}`;
  const signs = signsOfSilence(released, today);
  return readAs(answerEach(queries, page, signs, (query) => retraction(query.purl.version, content) ?? whole));
}

function retraction(version: string | undefined, { retracted }: GoModContent): Statement | undefined {
  const found = retracted.find(({ versions }) => version !== undefined && isAmong(version, versions));
  if (found === undefined) return undefined;
  const reason = found.reason.replace(/\s+/g, ' ').trim();
  return { status: 'withdrawn', reason: reason === '' ? 'retracted' : `retracted: ${reason}` };
}

/** Versions are one (`v1.0.0`) or a range with both its ends (`[v1.0.0, v1.9.9]`). */
function isAmong(version: string, versions: string): boolean {
  const [lowest = '', highest = lowest] = versions.replace(/^\[|\]$/g, '').split(/[\s,]+/);
  const [above, below] = [golang.compare(version, lowest), golang.compare(version, highest)];
  return above !== undefined && below !== undefined && above >= 0 && below <= 0;
}
