import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePurl } from '../terms/purl';
import { placeVersion } from './release-lines';
import { allProducts, findProduct, readProducts, tableDate, type Product, type ReleaseLine } from './table';
import { compareNumbers } from './version-numbers';

describe('the embedded table', () => {
  it('holds at least 150 products, each once, and is dated', () => {
    const ids = allProducts().map((product) => product.id);
    assert.ok(ids.length >= 150);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(tableDate(), '2026-08-22');
  });

  for (const product of allProducts()) {
    it(`is sound at ${product.id}`, () => {
      assert.match(product.page, /^https:\/\/\S+$/);
      assert.ok(product.lines.length > 0);
      for (const text of product.purls) {
        const purl = parsePurl(text);
        assert.ok(purl, text);
        assert.equal(findProduct(purl), product, `${text} names this product and no other`);
      }
      assertSorted(product);
      assertPlaces(product);
      const names = product.lines.flatMap((line) => line.names.map(String));
      assert.equal(new Set(names).size, names.length, 'a name stands for one line');
      for (const line of product.lines) assertPlausible(product, line);
      if (product.olderEnded)
        assert.notEqual(product.lines.at(-1)?.until, 'open', 'nothing older than an open line ended');
      if (product.discontinued) assert.ok(product.lines.every((line) => line.until !== 'open'));
    });
  }

  it('says where it is wrong', () => {
    const line = { line: '1', released: '2020-01-01', 'supported-until': 'soon' };
    const product = { id: 'x', title: 'X', page: 'https://x.example', 'as-of': '2026-01-01', purls: ['pkg:npm/x'] };
    assert.throws(() => readProducts('test', [{ ...product, lines: [line] }]), /x 1: supported-until/);
    assert.throws(() => readProducts('test', [{ ...product, lines: [] }]), /x: lines/);
  });
});

function assertSorted(product: Product): void {
  for (const [index, line] of product.lines.entries()) {
    const [name] = line.names;
    const [next] = product.lines[index + 1]?.names ?? [];
    if (name === undefined || next === undefined) continue;
    if (typeof name === 'string' || typeof next === 'string') {
      assert.ok(
        (line.released ?? '') >= (product.lines[index + 1]?.released ?? ''),
        `${line.name} stands above its elders`,
      );
    } else {
      const order = compareNumbers(name, next) || name.length - next.length;
      assert.ok(order > 0, `${line.name} stands above ${next.join('.')}`);
    }
  }
}

/** A version of a line belongs to it, one above all lines to none. */
function assertPlaces(product: Product): void {
  const names = new Set(product.lines.map(({ name }) => name));
  for (const line of product.lines) {
    const place = placeVersion(product, sampleOf(line, names));
    assert.equal(place.kind === 'line' ? place.line : place.kind, line, line.name);
  }
  assert.equal(placeVersion(product, '999999999.0.0').kind, names.has('any') ? 'line' : 'unknown');
}

/** A version of a line that is of no narrower one: `3.11.0-rc.1`, `14` beside `14.0`. */
function sampleOf({ name, names: [first] }: ReleaseLine, names: ReadonlySet<string>): string {
  if (name === 'any') return '1.0.0';
  if (typeof first === 'string' || names.has(`${name}.0`)) return name;
  return name === '0' ? '0.1' : `${name}.0-rc.1`;
}

function assertPlausible(product: Product, line: ReleaseLine): void {
  if (line.until !== 'open' && line.until !== 'ended') assert.ok((line.released ?? '') <= line.until, line.name);
  if (line.extendedUntil !== undefined) {
    assert.ok(product.extendedBy, 'somebody gives extended support');
    assert.ok(line.until < line.extendedUntil, line.name);
  }
}

/** Lines on which this table differs knowingly: `product line`, with the reason. */
const deviations: Readonly<Record<string, string>> = {};

interface Cycles {
  readonly products: readonly {
    readonly product: string;
    readonly cycles: readonly {
      readonly cycle: string;
      readonly released: string;
      readonly eol: string | boolean;
      readonly latest?: string;
    }[];
  }[];
}

describe('the embedded table and the cycles it was looked up in', () => {
  const path = resolve(process.cwd(), '../shared/knowledge/support-cycles.json');

  it('agree to the day', function () {
    if (!existsSync(path)) {
      console.log('        skipped: ../shared/knowledge/support-cycles.json is not there');
      this.skip();
    }
    // The file's shape is its own; a field that is missing makes the comparison fail.
    const { products } = JSON.parse(readFileSync(path, 'utf8')) as Cycles;
    const differences: string[] = [];
    for (const product of allProducts().filter(({ endoflifeDate }) => endoflifeDate !== undefined)) {
      const cycles = products.find((candidate) => candidate.product === product.endoflifeDate)?.cycles;
      for (const line of product.lines) {
        const cycle = cycles?.find((candidate) => candidate.cycle === line.cycle);
        const until = cycle?.eol === true ? 'ended' : cycle?.eol === false ? 'open' : cycle?.eol;
        const isNewest = line.latest === undefined || line.latest === cycle?.latest;
        if (until === line.until && cycle?.released === line.released && isNewest) continue;
        differences.push(`${product.id} ${line.name}`);
      }
    }
    assert.deepEqual(differences, Object.keys(deviations));
  });
});
