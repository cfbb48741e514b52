// Everything that is made from the code, by path, and which of it is out of date in the working copy.
// Invariant: the same code gives the same documents; the only file read for them is package.json.
import { existsSync, readFileSync } from 'node:fs';
import { fdir } from 'fdir';
import { format } from 'prettier';
import { fragmentSchema, packSchema, productSchema, type JsonSchema } from '../../server/src/records/schema';
import { snapshotSchema } from '../../server/src/support/snapshot-fields';
import { architecturePage } from './architecture-page';
import { manifestsPage, onlineSourcesPage, supportTablePage } from './facts-pages';
import { hostedModelsPage } from './hosted-models-page';
import { indexPage } from './index-page';
import { languagePage } from './language-page';
import { packPage } from './pack-page';
import { requirementPages } from './requirement-pages';
import { rulePages } from './rule-pages';
import { ruleChoices, withSeverities } from './settings';
import { timelinePage } from './timeline-page';

const PRODUCT_SCHEMA = 'compliance.schema.json';

/** Every made document: its content by its path from the project's folder. */
export async function generateDocuments(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['package.json', withSeverities(readFileSync('package.json', 'utf8'))],
    [`schemas/${PRODUCT_SCHEMA}`, await toJson(productSchema(ruleChoices()))],
    ['schemas/fragment.schema.json', await toJson(fragmentSchema(PRODUCT_SCHEMA))],
    ['schemas/requirements.schema.json', await toJson(packSchema())],
    ['schemas/support.schema.json', await toJson(snapshotSchema())],
    ['docs/README.md', indexPage()],
    ['docs/architecture.md', architecturePage()],
    ['docs/annotation-language.md', languagePage()],
    ['docs/requirement-packs.md', packPage()],
    ['docs/manifests.md', manifestsPage()],
    ['docs/support-table.md', supportTablePage()],
    ['docs/hosted-models.md', hostedModelsPage()],
    ['docs/online-sources.md', onlineSourcesPage()],
    ['docs/support-timeline.md', timelinePage()],
    ...requirementPages(),
    ...(await rulePages()),
  ]);
}

/** The documents that differ from what is on disk, and pages of rules and instruments that are no longer there. */
export function findOutdated(documents: ReadonlyMap<string, string>): readonly string[] {
  const differing = [...documents].filter(([path, content]) => {
    return !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== content;
  });
  const pages = ['docs/rules', 'docs/requirements'].flatMap((folder) => new fdir().withBasePath().crawl(folder).sync());
  const orphaned = pages.map((path) => path.replaceAll('\\', '/')).filter((path) => !documents.has(path));
  return [...differing.map(([path]) => path), ...orphaned];
}

/** As JSON, with what fits on a line on one line. */
function toJson(schema: JsonSchema): Promise<string> {
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
}
