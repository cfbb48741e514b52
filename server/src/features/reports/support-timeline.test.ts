import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { supportTimelines, type SupportEnd, type SupportTimeline } from './support-timeline';
import { renderTimelineCsv } from './support-timeline-csv';
import { renderTimelines } from './support-timeline-html';
import { renderTimelineMarkdown } from './support-timeline-markdown';
import { renderTimelineReport } from './support-timeline-report';
import { summarizeTimeline } from './support-timeline-words';

const tool = { displayName: 'Compliance Lens', version: '1.2.3' };

/** Packages in the order of nothing; each is asked for as `*` and locked in its version. */
const files = `=== compliance.yaml ===
compliance: 1
product:
  name: <b>Pulse</b>
  version: 1.4.0
  type: medical-device
  placed-on-market: 2025-03-01
  support-until: 2031-12-31
scope: [mdr]
dependencies:
  - package: pkg:npm/forked
    support: { until: 2030-06-30, source: docs/forked.md }
=== package.json ===
{ "name": "gateway", "engines": { "node": "18" }, "dependencies": {
  "late": "*", "soon": "*", "gone": "*", "brings": "*", "nobody": "*", "forked": "*", "family-a": "*", "family-b": "*", "endless": "*", "old": "*"
}, "devDependencies": { "tool": "*" } }
=== package-lock.json ===
{ "lockfileVersion": 3, "packages": {
  "": { "dependencies": { "late": "*", "soon": "*", "gone": "*", "brings": "*", "nobody": "*", "forked": "*", "family-a": "*", "family-b": "*", "endless": "*", "old": "*" }, "devDependencies": { "tool": "*" } },
  "node_modules/late": { "version": "1.0.0" },
  "node_modules/soon": { "version": "1.0.0" },
  "node_modules/gone": { "version": "1.0.0", "deprecated": "Use <i>kept</i>" },
  "node_modules/brings": { "version": "1.0.0", "dependencies": { "inner": "*", "quiet": "*", "dark": "*", "family-c": "*" } },
  "node_modules/inner": { "version": "2.0.0" },
  "node_modules/quiet": { "version": "1.0.0" },
  "node_modules/dark": { "version": "1.0.0" },
  "node_modules/nobody": { "version": "1.0.0" },
  "node_modules/forked": { "version": "1.0.0" },
  "node_modules/family-a": { "version": "1.0.0", "dependencies": { "family-c": "*" } },
  "node_modules/family-b": { "version": "1.0.1" },
  "node_modules/family-c": { "version": "1.0.2" },
  "node_modules/endless": { "version": "1.0.0" },
  "node_modules/old": { "version": "1.0.0" },
  "node_modules/tool": { "version": "1.0.0", "dev": true }
} }
=== Dockerfile ===
FROM node:18-slim
=== .compliance/support.json ===
{ "schema": 1, "asOf": "2026-11-01", "components": [
  { "purl": "pkg:npm/late@1.0.0", "status": "supported", "until": "2032-01-31", "source": "late.example" },
  { "purl": "pkg:npm/soon@1.0.0", "status": "supported", "until": "2027-01-31", "source": "=soon.example", "page": "https://soon.example/eol" },
  { "purl": "pkg:npm/brings@1.0.0", "status": "supported", "until": "2031-12-31", "source": "brings.example" },
  { "purl": "pkg:npm/inner@2.0.0", "status": "ended", "until": "2024-10-31", "source": "inner.example", "successor": "inner 3" },
  { "purl": "pkg:npm/quiet@1.0.0", "status": "supported", "source": "quiet.example" },
  { "purl": "pkg:npm/family-a@1.0.0", "status": "supported", "until": "2029-05-31", "line": "Family 1", "source": "family.example" },
  { "purl": "pkg:npm/family-b@1.0.1", "status": "supported", "until": "2029-05-31", "line": "Family 1", "source": "family.example" },
  { "purl": "pkg:npm/family-c@1.0.2", "status": "supported", "until": "2029-05-31", "line": "Family 1", "source": "family.example" },
  { "purl": "pkg:npm/endless@1.0.0", "status": "supported", "source": "endless.example" },
  { "purl": "pkg:npm/old@1.0.0", "status": "ended", "source": "old.example" },
  { "purl": "pkg:npm/tool@1.0.0", "status": "ended", "until": "2025-12-31", "source": "tool.example" }
] }
`;

async function timelineOf(text: string, asOf?: string): Promise<SupportTimeline> {
  const { context } = await checkAtCursor(text, asOf === undefined ? {} : { asOf });
  const [timeline, ...more] = supportTimelines(context);
  assert.ok(timeline !== undefined && more.length === 0);
  return timeline;
}

/** `ended: inner 2.0.0`, and below each row what it brings. */
function outline({ groups }: SupportTimeline): readonly string[] {
  const name = ({ title, until }: SupportEnd): string => `${title} ${until ?? 'no day'}`;
  return groups.flatMap(({ standing, rows }) =>
    rows.flatMap((row) => [
      `${standing}: ${name(row)}`,
      ...row.brought.map((end) => `  ${end.standing}: ${name(end)}`),
    ]),
  );
}

describe('the support timeline', () => {
  let timeline: SupportTimeline;
  before(async () => {
    timeline = await timelineOf(files);
  });

  const end = (title: string): SupportEnd => {
    const rows = timeline.groups.flatMap((group) => group.rows);
    const found = [...rows, ...rows.flatMap((row) => row.brought)].find((each) => each.title === title);
    assert.ok(found, title);
    return found;
  };

  it('has the gravest first and of these the earliest, with what a dependency brings below it', () => {
    assert.deepEqual(outline(timeline), [
      'ended: brings 1.0.0 2031-12-31',
      '  ended: inner 2.0.0 2024-10-31',
      'ended: Node.js 18 2025-04-30',
      'ended: tool 1.0.0 2025-12-31',
      'ended: old 1.0.0 no day',
      'given-up: gone 1.0.0 no day',
      'ending: soon 1.0.0 2027-01-31',
      'early: Family 1 2029-05-31',
      'early: forked 1.0.0 2030-06-30',
      'later: late 1.0.0 2032-01-31',
      'open: endless 1.0.0 no day',
      'unknown: nobody 1.0.0 no day',
    ]);
  });

  it('has one entry for what shares its end, whoever asks for it', () => {
    const places = (title: string): readonly string[] =>
      end(title).members.map(({ name, version, manifest }) => `${name} ${version} ${manifest}`);
    assert.deepEqual(places('Node.js 18'), ['node 18 package.json', 'node 18-slim Dockerfile']);
    assert.deepEqual(places('Family 1'), [
      'family-a 1.0.0 package.json',
      'family-b 1.0.1 package.json',
      'family-c 1.0.2 package.json',
    ]);
    assert.equal(end('tool 1.0.0').scope, 'development');
  });

  it('counts every component once, and lists of what comes with others the unknown and the lasting', () => {
    const { later, ...counts } = timeline.counts;
    assert.deepEqual(counts, { ended: 5, 'given-up': 1, ending: 1, early: 4, open: 2, unknown: 2 });
    assert.equal(later, 2);
    assert.deepEqual(
      timeline.quiet.map(({ title, standing }) => `${standing}: ${title}`),
      ['open: quiet 1.0.0', 'unknown: dark 1.0.0'],
    );
    assert.match(
      summarizeTimeline(timeline),
      /^17 components: 5 ended, 1 given up, .* 2 not known\. State of 2026-11-23\.$/,
    );
  });

  it('takes the word of who signs for a component, and names its source', () => {
    assert.equal(end('forked 1.0.0').answer?.source, 'docs/forked.md');
    assert.equal(end('gone 1.0.0').answer?.reason, 'Use <i>kept</i>');
  });

  for (const [what, text, asOf, expected] of [
    [
      'without an end of the product nothing ends before it',
      files.replace(/ {2}support-until.*\n/, ''),
      undefined,
      /later: Family 1/,
    ],
    ['of another day what was known later is not used', files, '2026-10-01', /unknown: soon 1\.0\.0/],
    ['the last day of support still counts', files, '2027-01-31', /ending: soon 1\.0\.0/],
    ['on the day after it has ended', files, '2027-02-01', /ended: soon 1\.0\.0/],
  ] as const) {
    it(what, async () => assert.match(outline(await timelineOf(text, asOf)).join('\n'), expected));
  }

  it('is a page in which no text of the workspace is markup, and that loads nothing', () => {
    const page = renderTimelineReport([timeline], tool);
    assert.match(page, /^<!DOCTYPE html>/);
    assert.doesNotMatch(page, /<script|src=|<b>Pulse|<i>kept|url\(/);
    assert.ok(page.includes('<h2>&lt;b&gt;Pulse&lt;/b&gt; 1.4.0</h2>'));
    assert.match(page, /<title>Support timeline: &lt;b&gt;Pulse/);
    assert.ok(page.includes('<a class="entry" href="https://soon.example/eol">soon.<wbr>example</a>'));
    const words = page.replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replaceAll(/\s+/g, ' ');
    for (const said of [
      /On the market from 2025-03-01\. The product is supported until 2031-12-31, in 5 years and 1 month\./,
      /State of 2026-11-23\. Made by Compliance Lens 1\.2\.3\./,
      /inner 2\.0\.0 npm package comes with brings ✕ ended 2024-10-31 2 years ago move to inner 3 inner\. example as of 2026-11-01/,
      /forked 1\.0\.0 .* 18 months before the product&#39;s docs\/ forked\. md no date stated/,
      /nobody 1\.0\.0 npm package in package\.json \? not known nobody/,
      /Of 1 more that comes with others nobody knows dark 1\.0\.0/,
    ])
      assert.match(words, said);
  });

  it('leads from every row to its place, tells what is drawn, and closes what it opens', () => {
    const html = renderTimelines([timeline], ({ file }) => `data-place="${file}"`);
    for (const row of html.match(/<tr>.*?<\/tr>/gs)?.filter((line) => line.includes('<td')) ?? []) {
      assert.match(
        row,
        /^<tr><th data-column="0"[^>]*><a class="entry" href="#" tabindex="-1"[^>]* data-place="[^"]+">/,
      );
      assert.match(row, /<td data-column="2" class="lane" aria-label="[^"]+"><svg /);
      assert.deepEqual(
        [...row.matchAll(/data-column="(\d)"/g)].map(([, column]) => column),
        ['0', '1', '2', '3'],
      );
    }
    assert.ok(html.includes('aria-label="inner 2.0.0, which comes with brings 1.0.0"'));
    assert.ok(
      html.includes(
        'aria-label="forked 1.0.0: until 2030-06-30; unsupported for the last 18 months of the product&#39;s support"',
      ),
    );
    assert.match(html, /<tbody class="row" [^>]*data-standings="later ended" data-scopes="runtime">/);
    assert.match(html, /data-standings="ended" data-scopes="development">/);
    assert.doesNotMatch(html, /<a (?![^>]*tabindex="-1")|style=/);
    const open: string[] = [];
    for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (name === 'wbr' || tag.endsWith('/>')) continue;
      if (slash === '/') assert.equal(open.pop(), name);
      else open.push(name);
    }
    assert.deepEqual(open, []);
  });

  it('draws the lines of all rows at the same places, and ends where they are', () => {
    const html = renderTimelines([timeline]);
    for (const name of ['today', 'end']) {
      const places = new Set(
        [...html.matchAll(new RegExp(`<line class="${name}" x1="([\\d.]+)%"`, 'g'))].map(([, at]) => at),
      );
      assert.equal(places.size, 1, name);
    }
    const widths = [...html.matchAll(/<rect y="-4" width="([\d.]+)%"/g)].map(([, width]) => Number(width));
    assert.ok(widths.every((width) => width >= 0 && width <= 100));
    assert.deepEqual(
      widths.slice(1, 4),
      widths.slice(1, 4).toSorted((a, b) => a - b),
      'inner, Node.js 18, tool',
    );
  });

  it('is a table for spreadsheets: a line for each component, nothing in it a formula', () => {
    const csv = renderTimelineCsv([timeline]);
    const [head = '', ...lines] = csv.trimEnd().split('\r\n');
    assert.match(head, /^Product,Version,Supported until,State of,Component,/);
    assert.equal(lines.length, 17);
    assert.ok(lines.every((line) => line.startsWith('<b>Pulse</b>,1.4.0,2031-12-31,2026-11-23,')));
    assert.ok(
      lines.some((line) => line.endsWith(`,ending,2027-01-31,,,,'=soon.example,https://soon.example/eol,2026-11-01`)),
    );
    assert.ok(lines.some((line) => line.includes(',inner,2.0.0,npm package,runtime,package.json,brings,')));
    assert.ok(
      lines.some((line) =>
        line.includes(',dark,1.0.0,npm package,runtime,package.json,brings,End of support not known,unknown,'),
      ),
    );
  });

  it('is Markdown whose cells hold together', () => {
    const lines = renderTimelineMarkdown([timeline]).split('\n');
    assert.ok(lines.includes('## \\<b\\>Pulse\\</b\\> 1\\.4\\.0'));
    const rows = lines.filter((line) => line.startsWith('|'));
    assert.deepEqual([...new Set(rows.map((row) => row.split(' | ').length))], [5]);
    assert.ok(
      rows.includes(
        '| ↳ **inner 2\\.0\\.0** | npm package comes with brings | ended 2024\\-10\\-31, 2 years ago, move to inner 3 | inner\\.example | 2026-11-01 |',
      ),
      rows.join('\n'),
    );
    assert.ok(lines.includes('Nobody knows of 1 more that come with others: `dark 1.0.0`.'));
  });

  it('is empty where there is no product', () => {
    assert.equal(renderTimelines([]), '');
    assert.equal(renderTimelineCsv([]).split('\r\n').length, 2);
  });
});
