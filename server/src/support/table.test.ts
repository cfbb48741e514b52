import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePurl } from '../terms/purl';
import { placeVersion } from './release-lines';
import { allProducts, findProduct, readProducts, tableDate, type Product, type ReleaseLine } from './table';
import { compareNumbers } from './version-numbers';

describe('the embedded table', () => {
  it('holds at least 45 products, each once, and is dated', () => {
    const ids = allProducts().map((product) => product.id);
    assert.ok(ids.length >= 45);
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
      assert.ok(line.released >= (product.lines[index + 1]?.released ?? ''), `${line.name} stands above its elders`);
    } else assert.ok(compareNumbers(name, next) > 0, `${line.name} stands above ${next.join('.')}`);
  }
}

/** A version of a line belongs to it, one above all lines to none. */
function assertPlaces(product: Product): void {
  for (const line of product.lines) {
    const version = typeof line.names[0] === 'string' ? line.name : `${line.name}.0-rc.1`;
    const place = placeVersion(product, version);
    assert.equal(place.kind === 'line' ? place.line : place.kind, line, version);
  }
  assert.equal(placeVersion(product, '9999.0.0').kind, 'unknown');
}

function assertPlausible(product: Product, line: ReleaseLine): void {
  if (line.until !== 'open' && line.until !== 'ended') assert.ok(line.released <= line.until, line.name);
  if (line.extendedUntil !== undefined) {
    assert.ok(product.extendedBy, 'somebody gives extended support');
    assert.ok(line.until < line.extendedUntil, line.name);
  }
}

/** Products and lines that go by another name in the file they are compared with. */
const otherNames: Readonly<
  Record<string, { readonly product: string; readonly lines?: Readonly<Record<string, string>> }>
> = {
  temurin: { product: 'eclipse-temurin' },
  corretto: { product: 'amazon-corretto' },
  'oracle-openjdk': { product: 'openjdk-builds-from-oracle' },
  'dotnet-framework': { product: 'dotnetfx', lines: { '3.5': '3.5-sp1' } },
  protractor: {
    product: 'protractor',
    lines: { 7: '7.0', 6: '6.0', 5: '5.0', 4: '4.0', 3: '3.0', 2: '2.0', 1: '1.0' },
  },
  hibernate: { product: 'hibernate-orm' },
  quarkus: { product: 'quarkus-framework' },
  camel: { product: 'apache-camel' },
  rails: { product: 'ruby-on-rails' },
  'sql-server': {
    product: 'mssqlserver',
    lines: {
      2025: '17.0',
      2022: '16.0',
      2019: '15.0',
      2017: '14.0',
      2016: '13.0-sp3',
      2014: '12.0-sp3',
      2012: '11.0-sp4',
    },
  },
  cassandra: { product: 'apache-cassandra' },
  kafka: { product: 'apache-kafka' },
  activemq: { product: 'apache-activemq' },
  httpd: { product: 'apache-http-server' },
  jetty: { product: 'eclipse-jetty' },
  alpine: { product: 'alpine-linux' },
  rocky: { product: 'rocky-linux' },
  'windows-iot-ltsc': {
    product: 'windows',
    lines: { 2024: '11-24h2-iot-lts', 2021: '10-21h2-iot-lts', 2019: '10-1809-e-lts', 2016: '10-1607-e-lts' },
  },
  'windows-server': { product: 'windows-server', lines: { 2008: '2008-sp2', 2003: '2003-sp2' } },
};

/** Lines on which this table differs knowingly: `product line`, with the reason. */
const deviations: Readonly<Record<string, string>> = {};

interface Cycles {
  readonly products: readonly {
    readonly product: string;
    readonly cycles: readonly { readonly cycle: string; readonly released: string; readonly eol: string | boolean }[];
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
    for (const product of allProducts()) {
      const other = otherNames[product.id];
      const cycles = products.find((candidate) => candidate.product === (other?.product ?? product.id))?.cycles;
      for (const line of product.lines) {
        const cycle = cycles?.find((candidate) => candidate.cycle === (other?.lines?.[line.name] ?? line.name));
        const until = cycle?.eol === true ? 'ended' : cycle?.eol === false ? 'open' : cycle?.eol;
        if (until === line.until && cycle?.released === line.released) continue;
        differences.push(`${product.id} ${line.name}`);
      }
    }
    assert.deepEqual(differences, Object.keys(deviations));
  });
});
