// The pages that list what the tool knows of others: formats of dependency files, and the table of support dates.
// Invariant: every figure stands in the code or its data; here are only the words around it.
import type { Capabilities } from '../../server/src/manifests/format';
import { describeFormats } from '../../server/src/manifests/formats';
import { allProducts, tableDate, type Product, type ReleaseLine } from '../../server/src/support/table';
import { page, points, section, table } from './markdown';

/** What each column of the table of formats means. */
const capabilities: Readonly<Record<keyof Capabilities, string>> = {
  versions: '**Exact versions**: which version is installed, not only which would do.',
  ranges: '**Ranges**: which versions would do.',
  direct: '**Direct or transitive**: whether the project asks for a package itself, or another package brings it.',
  paths: '**Brought by which**: the direct dependency through which a transitive one comes.',
  scope: '**Scope**: whether it is needed at run time, for development, or optionally.',
  hashes: '**Hashes**: what the package must be, byte for byte.',
  license: '**Licence**: under which licence it comes.',
  deprecated: '**Deprecated**: whether its makers advise against it, in their own words.',
  runtimes: '**Runtimes**: the language version or engine that is asked for.',
  positions: '**Positions**: where in the file each statement stands, so that findings point there.',
};

/** The dependency files that are read, and what each can tell. */
export function manifestsPage(): string {
  return page(
    'Dependency files',
    'server/src/manifests/formats.ts',
    'These files are read to learn what a product is built from. No build tool is run and nothing is downloaded. ' +
      'A manifest is what a person edits; a lockfile is what the package manager wrote. The two are read together: the manifest says what is asked for, the nearest lockfile at or above it what is installed.',
    describeFormats().trimEnd(),
    section(2, 'What the columns mean', points(Object.values(capabilities))),
    'What a format cannot tell stays unknown and is never guessed. A file that cannot be read is a finding of [workspace/unread](rules/workspace/unread.md).',
  );
}

/** The products whose support dates come with the tool. */
export function supportTablePage(): string {
  const products = [...allProducts()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return page(
    'Support table',
    'server/src/support/table/*.yaml',
    `Until when each release line of these ${products.length} products is supported comes with the tool. Each names the page on which its makers say so, and the day on which its dates were looked up; the oldest is ${tableDate()}. ` +
      'The table needs no network. What it does not know is not reported.',
    'Two sources win over the table: the `support` of a dependency record, and the committed snapshot `.compliance/support.json`.',
    table(
      ['Product', 'Goes by', 'Lines', 'Newest line', 'Looked up', 'Source'],
      products.map((product) => [
        product.title,
        product.purls.map((purl) => `\`${purl}\``).join('<br>'),
        String(product.lines.length),
        newestOf(product),
        product.asOf,
        `[${new URL(product.page).hostname}](${product.page})`,
      ]),
    ),
    'The rules [support/end-of-life](rules/support/end-of-life.md), [support/ends-soon](rules/support/ends-soon.md) and [support/ends-before-product](rules/support/ends-before-product.md) judge by these dates.',
  );
}

function newestOf({ lines, discontinued }: Product): string {
  const [newest] = lines;
  if (newest === undefined) return '';
  return `${newest.name}, ${endOf(newest)}${discontinued ? '; there will be no further line' : ''}`;
}

function endOf({ until }: ReleaseLine): string {
  if (until === 'open') return 'no end announced';
  return until === 'ended' ? 'ended' : `until ${until}`;
}
