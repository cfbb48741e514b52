// The pages that list what the tool knows of others: formats of dependency files, and the table of support dates.
// Invariant: every figure stands in the code or its data; here are only the words around it.
import type { Capabilities } from '../../server/src/manifests/format';
import { describeFormats } from '../../server/src/manifests/formats';
import { onlineSources } from '../../server/src/support/online/online-sources';
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

/** docs/online-sources.md */
export function onlineSourcesPage(): string {
  return page(
    'Online sources',
    'server/src/support/online/*.ts',
    'Nothing is asked of the network unless somebody says so: `compliance-lens support update` and the editor\'s command "Compliance: Update Support Snapshot" ask once and write `.compliance/support.json`; `check --online` and the setting `complianceLens.online` ask and write nothing. Before the first request it is said what is sent, and to whom; `support update --dry-run` says it and sends nothing.',
    table(
      ['Source', 'What is sent', 'To'],
      onlineSources.map(({ name, sends, address }) => [
        name,
        sends,
        address === undefined ? 'the registry that npm is configured to use' : new URL(address).host,
      ]),
    ),
    'What each of them says, and what becomes of it: [what each online source is asked](support-sources.md).',
    section(
      2,
      'What is never sent',
      points([
        'Packages that `private-packages` of the product names, such as `pkg:npm/@acme/*`. While that list cannot be read, nothing is asked at all.',
        'Packages of an npm scope with a registry of its own, NuGet packages that `nuget.config` maps to a feed of your own, and images and packages whose package URL names a repository: only that registry hears of them. Where `nuget.config` names several feeds and maps nothing, the public feed is asked, as it is by every restore, and nobody else.',
        'Packages from a path, from git or from a URL; source code, findings, and whatever else stands in the workspace.',
      ]),
    ),
    section(
      2,
      'How they are asked',
      points([
        'Over HTTPS only, to the hosts above and no others, a few requests at a time, with timeouts, and again after an error that may pass. `--timeout` sets how long one answer may take, `--source` asks only some sources, `--address NAME=URL` and the setting `complianceLens.onlineAddresses` lead to a mirror.',
        "Through the proxy of `HTTPS_PROXY` and `NO_PROXY`, else that of npm; trusting the certificates of `NODE_EXTRA_CA_CERTS`, of npm's `cafile` and, from Node.js 22.15 on, of the system beside those that come with Node.",
        "npm packages at the registries, and with the credentials, that npm is configured to use in the folder of their manifest; NuGet packages at the feeds of `nuget.config`, Java packages at the mirror of Central in Maven's `settings.xml`, with their passwords where those are not encrypted.",
        "Answers are kept in the user's cache folder, so that a source is asked only whether something changed.",
      ]),
    ),
    section(
      2,
      'What becomes of the answers',
      points([
        'The snapshot holds what each source said of each component, with the day. A fact without a day of its own is of the day of the snapshot; a later update that hears the same changes only that day.',
        'A source that fails is said on standard error and keeps its old answer with its old day; the exit code is 1, or 2 where no source answered.',
        'Of a component that no source knows the snapshot says `unknown`, which is not `supported`. That a package may be unmaintained takes two signs of different kinds.',
        "The manufacturer's record wins over the snapshot, that over the lockfile, the embedded table and last what is asked just now. An entry of the snapshot by a source that is not in the list above was written by a person, and stays.",
      ]),
    ),
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
