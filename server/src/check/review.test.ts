// What a review reads and writes: the stamp clears the finding, whatever stood there before.
import assert from 'node:assert/strict';
import { checkFixture, parsers } from '../../../test/fixtures/check-fixture';
import { sha256Of } from '../host/digest';
import { parseDay } from '../terms/calendar-day';
import { SourceFile } from '../text/source-file';
import { memoryPort } from '../workspace/memory-port';
import { PlaceReader } from '../workspace/places';
import { Snapshot } from '../workspace/snapshot';
import { applyEdits, composeEdits } from './edits/edits';
import { compareReviewed, readForReview, stampReview, type ReviewReading } from './review';

const file = 'sample.compliance.yaml';

const fixture = (record: string): string => `=== ${file} ===
controls:
  - id: RC-1
    title: Alarm
    type: protective-measure
${record}=== src/alarm.ts ===
export const volume = 3;
export function alarm(): void {}
`;

async function read(text: string): Promise<ReviewReading & { readonly texts: ReadonlyMap<string, string> }> {
  const { model, files } = await checkFixture(text);
  const product = model.products[0];
  const control = product?.tables.controls[0];
  assert.ok(product && control);
  const snapshot = Snapshot.empty().withPaths(files.keys(), 0);
  const places = new PlaceReader(snapshot, { port: memoryPort(files, sha256Of), parsers, digest: sha256Of });
  return { ...(await readForReview(control, product.product, places, sha256Of)), texts: files };
}

/** The annotation file after a review. */
async function review(record: string): Promise<string> {
  const reading = await read(fixture(record));
  const on = parseDay('2026-11-23');
  assert.ok(reading.ok && on);
  const before = reading.texts.get(file) ?? '';
  const composed = composeEdits(stampReview(reading.review, on, 'J. Doe'), (path) => new SourceFile(path, before));
  assert.ok(composed.ok);
  return applyEdits(before, composed.edits[0]?.edits ?? []);
}

const implemented = '    implemented-by: [src/alarm.ts#alarm, "src/*.ts"]\n';

const stamped: readonly (readonly [what: string, record: string, after: RegExp])[] = [
  ['no stamp', implemented, /reviewed:\n {6}on: 2026-11-23\n {6}by: J\. Doe\n {6}digest: sha256:\w{64}$/],
  [
    'another stamp, with its comment',
    `${implemented}    reviewed: { by: a, on: 2025-01-01, digest: x } # c\n`,
    /reviewed: \{ by: J\. Doe, on: 2026-11-23, digest: sha256:\w{64} \} # c$/,
  ],
  ['an empty stamp', `${implemented}    reviewed:\n`, /reviewed:\n {6}on: 2026-11-23\n/],
  [
    'the digest of what implements it no longer',
    `    reviewed: { on: 2025-01-01, by: a, digest: sha256:${'0'.repeat(64)} }\n`,
    /reviewed: \{ on: 2026-11-23, by: J\. Doe \}$/,
  ],
];

const refused: readonly (readonly [path: string, reason: string])[] = [
  ['src/gone.ts', 'which is not there'],
  ['../../gone.ts', 'which leads out of the folder that is checked'],
  ['src/alarm.ts#gone', 'which declares no such symbol'],
  ['alarm', 'which is no path'],
];

describe('a review', () => {
  for (const [what, record, after] of stamped) {
    it(`over ${what} leaves nothing suspect or unreviewed`, async () => {
      const text = await review(record);
      assert.match(text, after);
      const { findings } = await checkFixture(
        fixture(`${text.slice(text.indexOf('measure\n') + 'measure\n'.length)}\n`),
      );
      assert.deepEqual(
        findings.filter(({ rule }) => /suspect|unreviewed|annotation\/(?!unused)/.test(rule)),
        [],
      );
    });
  }

  for (const [path, reason] of refused) {
    it(`is none of "${path}", ${reason}`, async () => {
      const reading = await read(fixture(`    implemented-by: [src/alarm.ts, ${path}]\n`));
      assert.ok(!reading.ok);
      assert.equal(reading.reason, `it is said to be implemented by "${path}", ${reason}`);
    });
  }
});

describe('compareReviewed', () => {
  const text = (name: string, content: string, line = 0) => ({ name, path: name, line, text: content, digest: '' });

  it('tells what changed, came and went, with the lines of the files', () => {
    const before = [text('a', 'x'), text('b', '1\n2', 4), text('c', 'y')];
    const now = [text('b', '1\n3', 6), text('c', 'y', 2), text('d', 'z')];
    assert.deepEqual(compareReviewed(before, now), [
      { name: 'a', kind: 'gone', diff: [] },
      { name: 'b', kind: 'changed', diff: ['@@ -5,2 +7,2 @@', ' 1', '-2', '+3'] },
      { name: 'd', kind: 'new', diff: [] },
    ]);
  });
});
