// Model files and model cards of the labelled source trees beside the checkout, where they are there.
// What the labels mean is said in the README of that folder.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { SourceFile } from '../../text/source-file';
import { withCards } from '../../workspace/artifact-cards';
import type { ArtifactRow, CardRow } from '../../workspace/rows';
import { isTest, isVendored } from '../vendored';
import { ByteFile } from './byte-file';
import { readCard } from './cards';
import { artifactCandidates, artifactPath } from './endings';
import { identifyArtifact } from './identify';

const corpus = '../shared/corpus/ai';

interface Label {
  readonly path: string;
  readonly format: string;
  readonly unsafe: boolean;
  readonly lfsPointer?: boolean;
  readonly inTest?: boolean;
  readonly metadata?: Readonly<Partial<Record<'license' | 'baseModel' | 'producer' | 'version', string>>>;
}

describe('model files of the labelled source trees', function () {
  this.timeout(60_000);
  const cases = existsSync(corpus) ? readdirSync(corpus).filter((name) => !name.endsWith('.md')) : [];

  before(function () {
    if (cases.length > 0) return;
    console.log(`      skipped: there is no folder ${corpus}`);
    this.skip();
  });

  for (const name of cases) {
    const { artifacts, neutral } = expectedOf(name);
    if (artifacts.length === 0) continue;
    it(`${name}: ${artifacts.length} files`, async () => {
      const rows = await artifactsOf(name);
      const found = rows.filter(({ path }) => !neutral.some(({ file }) => file === path));
      assert.deepEqual(
        found.map(({ path, identity, stated }) => ({
          path,
          format: identity.format,
          unsafe: identity.unsafe,
          lfsPointer: identity.lfsPointer !== undefined,
          inTest: isTest(path),
          metadata: metadataLike(
            stated,
            artifacts.find((label) => label.path === path),
          ),
        })),
        artifacts
          .map(({ path, format, unsafe, lfsPointer = false, inTest = false, metadata = {} }) => {
            return { path, format, unsafe, lfsPointer, inTest, metadata };
          })
          .sort((a, b) => (a.path < b.path ? -1 : 1)),
      );
    });
  }

  it('finds none where there are none', async () => {
    for (const name of cases.filter((each) => expectedOf(each).artifacts.length === 0)) {
      const { neutral } = expectedOf(name);
      const found = (await artifactsOf(name)).filter(({ path }) => !neutral.some(({ file }) => file === path));
      assert.deepEqual(
        found.map(({ path }) => path),
        [],
        name,
      );
    }
  });
});

/** What is stated of the things that the label speaks of. */
function metadataLike(stated: ArtifactRow['stated'], label: Label | undefined): Label['metadata'] {
  const keys = Object.keys(label?.metadata ?? {});
  return Object.fromEntries(Object.entries(stated).filter(([key]) => keys.includes(key)));
}

async function artifactsOf(name: string): Promise<readonly ArtifactRow[]> {
  const artifacts: ArtifactRow[] = [];
  const cards: CardRow[] = [];
  for (const { path, bytes } of filesOf(name)) {
    if (isVendored(path)) continue;
    const card = readCard(new SourceFile(path, bytes.toString('utf8')));
    if (card !== undefined) cards.push({ file: path, ...card });
    if (!artifactCandidates(path)) continue;
    const identity = await identifyArtifact(path, ByteFile.of(bytes));
    if (identity === undefined) continue;
    const size = identity.lfsPointer?.size ?? bytes.length;
    const row = { path: artifactPath(path), identity, sha256: undefined, size, shard: undefined };
    artifacts.push({ ...row, stated: identity.metadata, cards: [] });
  }
  return withCards(artifacts, cards).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function expectedOf(name: string): { artifacts: readonly Label[]; neutral: readonly { readonly file: string }[] } {
  // The labels are data of a fixed shape, described in their README.
  return JSON.parse(readFileSync(`${corpus}/${name}/expected.json`, 'utf8')) as ReturnType<typeof expectedOf>;
}

function filesOf(name: string): { path: string; bytes: Buffer }[] {
  const root = `${corpus}/${name}`;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path !== 'expected.json' && statSync(`${root}/${path}`).isFile())
    .map((path) => ({ path, bytes: readFileSync(`${root}/${path}`) }));
}
