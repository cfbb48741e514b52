// The SBOM cases of the shared corpus, the CycloneDX project's own files and the models of its ML-BOMs.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testManifestCases } from '../../../../test/fixtures/corpus';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import { formatOf } from '../formats';
import { isSbomContent, type SbomContent } from './sbom-content';

testManifestCases(['CycloneDX', 'SPDX'], {
  disputed: {
    'trivy-infinite-loop-bom':
      'the operating system that it lists is a component whose support matters; the like case trivy-os-only-bom allows it',
  },
});

const corpus = join(process.cwd(), '../shared/corpus');

interface ExpectedModel {
  readonly name: string;
  readonly version?: string;
  readonly bomRef?: string;
  readonly purl?: string;
  readonly modelCard: boolean;
  readonly approach?: string;
  readonly task?: string;
  readonly architectureFamily?: string;
  readonly modelArchitecture?: string;
  readonly datasets: number;
  readonly considerations?: readonly string[];
}

function read(path: string): { readonly content: SbomContent; readonly broken: readonly string[] } {
  const format = formatOf(path.endsWith('.xml') ? 'bom.xml' : 'bom.json');
  assert.ok(format);
  const { value, problems } = format.read(new SourceFile(path, readFileSync(join(corpus, path), 'utf8')));
  assert.ok(isSbomContent(value));
  return { content: value, broken: problems.map(({ message }) => message) };
}

/** What counts of a content, whatever its notation. */
function factsOf({ components, models, datasets }: SbomContent): unknown {
  return {
    components: components.map(({ anchor: _, ...facts }) => facts),
    models: models.map(({ anchor: _, ...facts }) => facts),
    datasets: datasets.map(({ anchor: _, ...facts }) => facts),
  };
}

/** Pairs of the same name in which the CycloneDX project itself lists different components. */
const UNLIKE =
  /valid-(?:bom|component-ref|dependency|license-id|machine-learning)-1\.[2-5]\.|1\.7\/valid-(?:component-external-with-version|cryptography-implementation|license-choice)/;

describe('the CycloneDX files of the corpus', () => {
  const folder = join(corpus, 'cyclonedx');
  if (!existsSync(folder)) it.skip('are not on this machine');
  else {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /valid-.*\.(?:json|xml)$/.test(path),
    );
    for (const path of files.map((each) => `cyclonedx/${each.replaceAll('\\', '/')}`)) {
      it(path, () => {
        const { content, broken } = read(path);
        if (path.includes('/valid-')) assert.deepEqual(broken, []);
        const pair = path.replace(/\.xml$/, '.json');
        if (path.includes('/valid-') && pair !== path && !UNLIKE.test(path) && existsSync(join(corpus, pair)))
          assert.deepEqual(factsOf(content), factsOf(read(pair).content));
      });
    }
  }
});

describe('the ML-BOMs of the corpus', () => {
  const index = join(corpus, 'mlbom/index.json');
  if (!existsSync(index)) it.skip('are not on this machine');
  else {
    // The index is made by a script; the corpus' README describes it.
    const { files } = JSON.parse(readFileSync(index, 'utf8')) as {
      readonly files: readonly { readonly file: string; readonly models: readonly ExpectedModel[] }[];
    };
    for (const { file, models } of files) {
      it(file, () => {
        const found = read(`mlbom/${file}`).content.models.map(({ name, version, purl, reference, card }) => ({
          ...{ name, version, bomRef: reference, purl: purl && formatPurl(purl), modelCard: card !== undefined },
          ...{ approach: card?.approach, task: card?.task, architectureFamily: card?.architectureFamily },
          ...{ modelArchitecture: card?.modelArchitecture, datasets: card?.datasets.length ?? 0 },
          considerations: card && Object.keys(card.considerations).sort(),
        }));
        const owed = models.map((model) => ({
          ...{ name: model.name, version: model.version, bomRef: model.bomRef, purl: model.purl },
          ...{ modelCard: model.modelCard, approach: model.approach, task: model.task },
          ...{ architectureFamily: model.architectureFamily, modelArchitecture: model.modelArchitecture },
          ...{ datasets: model.datasets, considerations: model.considerations },
        }));
        assert.deepEqual(found, owed);
      });
    }
  }
});
