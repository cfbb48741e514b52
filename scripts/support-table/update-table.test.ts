// The renewal of the embedded table against a server that answers as endoflife.date's API v1 does.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LocalServer, type Reply } from '../../test/network/local-server';
import { updateSupport, type Update } from './update-table';

/** A release as the API tells of it, with what is read and some of what is not. */
interface Release {
  readonly name: string;
  readonly releaseDate: string;
  readonly isEol: boolean;
  readonly eolFrom: string | null;
  readonly eoesFrom?: string | null;
  readonly latest?: { readonly name: string };
}

function answer(name: string, releases: readonly Release[]): Reply {
  const result = { name, label: name, category: 'lang', releases: releases.map((each) => ({ isLts: false, ...each })) };
  return { body: { schema_version: '1.2.0', last_modified: '2026-11-20T00:00:00+00:00', result } };
}

const table = `# Runtimes. A remark on the file.

# A remark on the product.
- id: nodejs
  title: Node.js
  page: https://nodejs.org/en/about/previous-releases
  as-of: 2026-08-22
  endoflife-date: nodejs
  purls: [pkg:generic/node, pkg:docker/library/node]
  extended-by: Somebody
  lines:
    - { line: '24', aliases: [krypton], released: 2025-05-06, supported-until: open, latest: '24.9.0' }
    # A remark on the line.
    - { line: '22', released: 2024-04-24, supported-until: 2027-04-30, extended-until: 2028-04-30 }
    - { line: '3', released: 2015-08-04, supported-until: ended }

- id: sql-server
  title: SQL Server
  page: https://learn.microsoft.com/en-us/sql/
  as-of: 2026-08-22
  endoflife-date: mssqlserver
  purls: [pkg:generic/sql-server]
  lines:
    - { line: '2022', aliases: ['16'], cycle: '16.0', released: 2022-11-16, supported-until: 2033-01-11 }

- id: ours
  title: Ours
  page: https://ours.example
  as-of: 2026-11-01
  purls: [pkg:generic/ours]
  lines:
    - { line: '1', supported-until: open }
`;

const replies: Readonly<Record<string, Reply>> = {
  '/products/nodejs/': answer('nodejs', [
    { name: '26', releaseDate: '2026-05-05', isEol: false, eolFrom: '2029-04-30' },
    { name: '24', releaseDate: '2025-05-06', isEol: false, eolFrom: '2028-04-30', latest: { name: '24.19.0' } },
    { name: '23', releaseDate: '2024-10-16', isEol: true, eolFrom: '2025-06-01' },
    { name: '22', releaseDate: '2024-04-24', isEol: false, eolFrom: '2027-04-30', eoesFrom: '2028-05-31' },
    { name: '0.12', releaseDate: '2015-02-06', isEol: true, eolFrom: '2016-12-31' },
  ]),
  '/products/mssqlserver/': answer('mssqlserver', [
    { name: '18.0', releaseDate: '2026-11-03', isEol: false, eolFrom: '2037-01-06' },
    { name: '16.0', releaseDate: '2022-11-16', isEol: false, eolFrom: '2033-01-12' },
    { name: '15.0', releaseDate: '2019-11-04', isEol: false, eolFrom: '2030-01-08' },
  ]),
};

const renewed = table
  .replace('as-of: 2026-08-22', 'as-of: 2026-11-24')
  .replace('as-of: 2026-08-22', 'as-of: 2026-11-24')
  .replace("open, latest: '24.9.0'", "2028-04-30, latest: '24.19.0'")
  .replace(
    "    - { line: '24'",
    "    - { line: '26', released: 2026-05-05, supported-until: 2029-04-30 }\n    - { line: '24'",
  )
  .replace(
    "    - { line: '22'",
    "    - { line: '23', released: 2024-10-16, supported-until: 2025-06-01 }\n    - { line: '22'",
  )
  .replace('extended-until: 2028-04-30', 'extended-until: 2028-05-31')
  .replace('2033-01-11', '2033-01-12');

describe('updateSupport', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'support-table-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  async function update(served: Readonly<Record<string, Reply>>, isDryRun = false): Promise<Update> {
    const server = await LocalServer.start(({ path }) => served[path]);
    try {
      const signal = new AbortController().signal;
      return await updateSupport({ folder, address: `${server.origin}/`, isDryRun, today: '2026-11-24', signal });
    } finally {
      await server.stop();
    }
  }

  const text = (): string => readFileSync(join(folder, 'runtimes.yaml'), 'utf8');

  it('writes new facts, keeps what is ours and says what changed', async () => {
    writeFileSync(join(folder, 'runtimes.yaml'), table);
    const { files, changes, failures } = await update(replies);
    assert.equal(text(), renewed);
    assert.deepEqual(files, [join(folder, 'runtimes.yaml')]);
    assert.deepEqual(failures, []);
    assert.deepEqual(changes, [
      'nodejs 24: supported until open -> 2028-04-30',
      'nodejs 24: newest version 24.9.0 -> 24.19.0',
      'nodejs 22: extended support until 2028-04-30 -> 2028-05-31',
      'nodejs 3: no longer listed there, kept as it was',
      'nodejs 26: new, released 2026-05-05, supported until 2029-04-30',
      'nodejs 23: new, released 2024-10-16, supported until 2025-06-01',
      'sql-server 2022: supported until 2033-01-11 -> 2033-01-12',
      'sql-server 18.0: new there (2026-11-03, 2037-01-06), to be named by hand',
    ]);
    const again = await update(replies);
    assert.deepEqual(
      [again.files, again.changes.length],
      [[], 1],
      'a second run finds nothing but the line that is gone',
    );
  });

  it('writes nothing in a dry run', async () => {
    writeFileSync(join(folder, 'runtimes.yaml'), table);
    assert.equal((await update(replies, true)).files.length, 1);
    assert.equal(text(), table);
  });

  const broken: [title: string, reply: Reply | undefined, failure: RegExp][] = [
    ['not found', undefined, /^nodejs is not known there$/],
    ['refused', { status: 403 }, /^nodejs: the server answered 403/],
    ['of another version', { body: { schema_version: '2.0.0', result: {} } }, /could not be read: "schema_version"/],
    ['without releases', { body: { schema_version: '1.2.0', result: { releases: [] } } }, /"result\.releases"/],
    [
      'with a day that is none',
      answer('nodejs', [{ name: '24', releaseDate: '2025-05-06', isEol: false, eolFrom: 'soon' }]),
      /the release "24" lacks a required field/,
    ],
  ];
  for (const [title, reply, failure] of broken) {
    it(`changes nothing of a product whose answer is ${title}`, async () => {
      writeFileSync(join(folder, 'runtimes.yaml'), table.slice(0, table.indexOf('- id: sql-server')));
      const { files, changes, failures } = await update(reply === undefined ? {} : { '/products/nodejs/': reply });
      assert.deepEqual([files, changes], [[], []]);
      assert.match(failures.join('\n'), failure);
    });
  }

  it('finds nothing to change in the table that is shipped, asked for what it was looked up in', async function () {
    const path = resolve(process.cwd(), '../shared/knowledge/support-cycles.json');
    if (!existsSync(path)) {
      console.log('        skipped: ../shared/knowledge/support-cycles.json is not there');
      this.skip();
    }
    cpSync('server/src/support/table', folder, { recursive: true });
    const { changes, failures } = await update(servedFrom(path));
    assert.deepEqual([changes, failures], [[], []]);
    for (const name of readdirSync(folder)) {
      const [before, after] = ['server/src/support/table', folder].map((each) =>
        readFileSync(join(each, name), 'utf8'),
      );
      const undated = (each = ''): string => each.replaceAll(/as-of: \S+/g, '');
      assert.equal(undated(after), undated(before), name);
    }
  });
});

/** The file of support cycles as the API would tell it. The file's shape is its own. */
function servedFrom(path: string): Readonly<Record<string, Reply>> {
  const { products } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly products: readonly {
      readonly product: string;
      readonly cycles: readonly {
        readonly cycle: string;
        readonly released: string;
        readonly eol: string | boolean;
        readonly eoes?: string | boolean;
        readonly latest?: string;
      }[];
    }[];
  };
  const releaseOf = ({ cycle, released, eol, eoes, latest }: (typeof products)[number]['cycles'][number]): Release => ({
    name: cycle,
    releaseDate: released,
    isEol: eol === true,
    eolFrom: typeof eol === 'string' ? eol : null,
    eoesFrom: typeof eoes === 'string' ? eoes : null,
    ...(latest === undefined ? {} : { latest: { name: latest } }),
  });
  return Object.fromEntries(
    products.map(({ product, cycles }) => [`/products/${product}/`, answer(product, cycles.map(releaseOf))]),
  );
}
