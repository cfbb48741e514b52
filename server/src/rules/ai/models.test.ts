import assert from 'node:assert/strict';
import { assertMends as assertMended } from '../../../../test/fixtures/apply-fix';
import {
  assertLabels,
  checkFixture,
  standardProduct,
  type FixtureOptions,
} from '../../../../test/fixtures/check-fixture';
import { sha256Of } from '../../host/digest';

/** A safetensors file: an eight-byte length, a JSON header, the data. */
function safetensors(metadata: Record<string, string>, data = [1, 2, 3, 4]): Uint8Array {
  const header = new TextEncoder().encode(
    JSON.stringify({
      __metadata__: metadata,
      w: { dtype: 'U8', shape: [data.length], data_offsets: [0, data.length] },
    }),
  );
  const bytes = new Uint8Array(8 + header.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  bytes.set(data, 8 + header.length);
  return bytes;
}

const file = safetensors({ format: 'pt', license: 'apache-2.0' });
const binaries = new Map([['models/net.safetensors', file]]);

/** Applies a fix of the rule's first finding; gives the files after it. */
async function assertMends(
  rule: string,
  text: string,
  title: string,
  options: FixtureOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const before = await checkFixture(text, options);
  const finding = before.findings.find((candidate) => candidate.rule === rule);
  return (await assertMended(before, finding, title, options)).files;
}

describe('ai/undocumented-model', () => {
  const cases: { name: string; text: string; binaries?: Map<string, Uint8Array> }[] = [
    {
      name: 'one model at its first use, the others as related places',
      text: `=== src/a.py ===
import torch
net = torch.load("models/net.pt")
#           ^^^^ error
again = torch.load("models/net.pt")
`,
    },
    {
      name: 'a load that is decided while the program runs',
      text: `=== src/a.py ===
import os
import torch
net = torch.load(os.environ["NET"])
#           ^^^^ error: claim it here
`,
    },
    {
      name: 'a load in a test as a warning',
      text: `=== tests/test_net.py ===
import torch
net = torch.load("fixtures/net.pt")
#           ^^^^ warning
`,
    },
    {
      name: 'one model where a folder is loaded that holds one',
      text: `=== src/a.py ===
from transformers import AutoModel
net = AutoModel.from_pretrained("./models")
#               ^^^^^^^^^^^^^^^ error: "models/net.safetensors" is used
`,
      binaries,
    },
    {
      name: 'nothing where a record names the path from its own folder',
      text: `=== src/a.py ===
import torch
net = torch.load("../models/net.pt")
=== models/net.compliance.yaml ===
models:
  - id: net
    name: Net
    artifact: net.pt
=== models/net.pt ===
`,
    },
    {
      name: 'nothing where a record has the hash of the file',
      text: `=== all.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    sha256: ${sha256Of(file)}\n`,
      binaries,
    },
    {
      name: 'nothing where a tag claims the function around the load',
      text: `=== src/a.py ===
import os
import torch

# compliance: uses-model net
def load():
    path = os.environ["NET"]
    return torch.load(path)
=== all.compliance.yaml ===
models:
  - id: net
    name: Net
`,
    },
  ];
  for (const { name, text, binaries: files } of cases) {
    it(`finds ${name}`, async () => {
      await assertLabels('ai/undocumented-model', text, files === undefined ? {} : { binaries: files });
    });
  }

  it('finds a file that nothing loads, at its beginning', async () => {
    const { findings } = await checkFixture('', { binaries });
    const found = findings.filter(({ rule }) => rule === 'ai/undocumented-model');
    assert.deepEqual(
      found.map(({ anchor, severity, target }) => [anchor, severity, target]),
      [[{ file: 'models/net.safetensors', span: { start: 0, end: 0 } }, 'error', 'models/net.safetensors']],
    );
  });

  it('writes a record with the hash, the format and the licence that the file states', async () => {
    const files = await assertMends('ai/undocumented-model', '', 'Document the model as "net"', { binaries });
    assert.match(files.get('compliance.yaml') ?? '', /models:\n {2}- id: net\n/);
    for (const fact of ['artifact: models/net.safetensors', 'format: safetensors', `sha256: ${sha256Of(file)}`]) {
      assert.ok(files.get('compliance.yaml')?.includes(fact), fact);
    }
  });

  it('offers to claim a load that is decided while the program runs for a record', async () => {
    const text =
      '=== m.compliance.yaml ===\nmodels:\n  - { id: net, name: Net }\n=== src/a.py ===\nimport os\nimport torch\n\ndef load():\n    return torch.load(os.environ["NET"])\n';
    const files = await assertMends('ai/undocumented-model', text, 'Claim it as net "Net"');
    assert.match(files.get('src/a.py') ?? '', /# compliance: uses-model net\ndef load\(\):\n/);
  });

  it('leads from an alias to the record of a version of it', async () => {
    const text =
      "=== m.compliance.yaml ===\nmodels:\n  - id: chat\n    name: Chat\n    artifact: hosted:openai/gpt-4o-2024-08-06\n=== src/a.ts ===\nimport OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [] });\n";
    const { findings } = await checkFixture(text);
    const found = findings.find(({ rule }) => rule === 'ai/undocumented-model');
    assert.deepEqual(
      found?.related.map(({ message }) => message),
      ['chat "Chat" documents a version of it: call that one.'],
    );
  });

  it('writes the provider and the dated id of a hosted model', async () => {
    const text =
      "=== src/a.ts ===\nimport OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'gpt-4o-2024-08-06', messages: [] });\n";
    const files = await assertMends('ai/undocumented-model', text, 'Document the model as "gpt-4o-2024-08-06"');
    assert.match(files.get('compliance.yaml') ?? '', /origin: hosted\n {4}supplier: OpenAI\n/);
  });

  const product = (scope: string, ai: string): string =>
    standardProduct.replace(/scope: .*/, `scope: [${scope}]`).replace('ai: high-risk', `ai: ${ai}`);
  const load = '=== src/a.py ===\nimport torch\nnet = torch.load("models/net.pt")\n';
  const duties: { scope: string; ai: string; severities: string[] }[] = [
    { scope: 'ai-act', ai: 'high-risk', severities: ['error'] },
    { scope: 'ai-act', ai: 'limited-risk', severities: ['warning'] },
    { scope: 'iec-62304', ai: 'none', severities: ['warning'] },
    { scope: 'mdr', ai: 'high-risk', severities: [] },
  ];
  for (const { scope, ai, severities } of duties) {
    it(`says ${severities.join() || 'nothing'} for ${scope} with ai: ${ai}`, async () => {
      const { findings } = await checkFixture(`=== compliance.yaml ===\n${product(scope, ai)}${load}`);
      const found = findings.filter(({ rule }) => rule === 'ai/undocumented-model');
      assert.deepEqual(
        found.map(({ severity }) => severity),
        severities,
      );
      if (severities[0] === 'warning') assert.match(found[0]?.message ?? '', /so this weighs less/);
    });
  }
});

describe('ai/artifact-mismatch', () => {
  const record = (sha256: string, artifact = 'models/net.safetensors'): string =>
    `models:\n  - id: net\n    name: Net\n    artifact: ${artifact}\n    sha256: ${sha256}\n`;

  it('finds a hash that is not that of the file, at the hash', async () => {
    const text = record('0'.repeat(64)).replace(
      /(sha256: 0+)\n/,
      `$1\n#           ${'^'.repeat(64)} error: models/net.safetensors has ${sha256Of(file).slice(0, 12)}\n`,
    );
    await assertLabels('ai/artifact-mismatch', text, { binaries });
  });

  it('is silent where the hash is right, whatever its case and prefix, or where the file is not there', async () => {
    for (const text of [
      record(sha256Of(file)),
      record(`sha256:${sha256Of(file).toUpperCase()}`),
      record('0'.repeat(64), 'models/none.onnx'),
    ]) {
      await assertLabels('ai/artifact-mismatch', text, { binaries });
    }
  });

  it('takes the hash of a folder from the lines of its files', async () => {
    const files = new Map([
      ['m/a.bin', new Uint8Array([1])],
      ['m/b.bin', new Uint8Array([2])],
    ]);
    const lines = [...files]
      .map(([path, bytes]) => `${sha256Of(bytes)}  ${path}`)
      .sort()
      .join('\n');
    await assertLabels('ai/artifact-mismatch', record(sha256Of(lines), 'm/'), { binaries: files });
    const { findings } = await checkFixture(record(sha256Of('other'), 'm/'), { binaries: files });
    const found = findings.find(({ rule }) => rule === 'ai/artifact-mismatch');
    assert.match(found?.message ?? '', /but its 2 files together have [0-9a-f]{12}…\./);
  });

  it('takes a Git LFS pointer by the hash that it names', async () => {
    const pointer = new TextEncoder().encode(
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 123456\n`,
    );
    await assertLabels('ai/artifact-mismatch', record('a'.repeat(64), 'models/big.onnx'), {
      binaries: new Map([['models/big.onnx', pointer]]),
    });
  });

  it('is mended in code and in the record where they name two commits', async () => {
    const text =
      '=== m.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    artifact: pkg:huggingface/a/b@3f49326a\n' +
      '=== src/a.py ===\nfrom transformers import AutoModel\nnet = AutoModel.from_pretrained("a/b", revision="0b1c2d3e")\n';
    const inCode = await assertMends('ai/artifact-mismatch', text, 'Load commit 3f49326a, which is recorded');
    assert.match(inCode.get('src/a.py') ?? '', /revision="3f49326a"/);
    const inRecord = await assertMends('ai/artifact-mismatch', text, 'Record commit 0b1c2d3e, which the code loads');
    assert.match(inRecord.get('m.compliance.yaml') ?? '', /artifact: pkg:huggingface\/a\/b@0b1c2d3e$/m);
  });

  it('takes a short commit for the long one that it begins', async () => {
    const text =
      '=== m.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    artifact: pkg:huggingface/a/b@3f49326a\n' +
      '=== src/a.py ===\nfrom transformers import AutoModel\nnet = AutoModel.from_pretrained("a/b", revision="3f49326a1c2d5e7f8091a2b3c4d5e6f708192a3b")\n';
    await assertLabels('ai/artifact-mismatch', text);
  });

  it('is mended by the hash of the file', () =>
    assertMends('ai/artifact-mismatch', record('0'.repeat(64)), 'Write the hash of the file as it is now', {
      binaries,
    }).then(() => undefined));
});

describe('ai/missing-provenance', () => {
  const cases: { name: string; fields: string; missing: string }[] = [
    {
      name: 'all that makes up provenance',
      fields: '',
      missing: 'origin, supplier, version, licence, artifact or sha256',
    },
    {
      name: 'no hash for a hosted model',
      fields: 'origin: hosted\n    supplier: X\n    license: MIT\n    artifact: hosted:openai/gpt-4o-2024-08-06',
      missing: '',
    },
    {
      name: 'no version of a hosted model that goes by an alias, which is said to be unpinned',
      fields: 'origin: hosted\n    supplier: X\n    license: MIT\n    artifact: hosted:openai/gpt-4o',
      missing: '',
    },
    {
      name: 'the version of a hosted model whose provider names none',
      fields: 'origin: hosted\n    supplier: X\n    license: MIT\n    artifact: hosted:azure-openai/my-deployment',
      missing: 'version',
    },
    {
      name: 'neither version nor hash of a package on a branch or without revision, which is said to be unpinned',
      fields:
        'origin: third-party\n    supplier: X\n    license: MIT\n    artifact: [pkg:huggingface/a/b@main, pkg:huggingface/a/c]',
      missing: '',
    },
    {
      name: 'the hash of a file beside an unpinned package',
      fields: 'origin: third-party\n    supplier: X\n    license: MIT\n    artifact: [pkg:huggingface/a/b, /net.onnx]',
      missing: 'sha256',
    },
    {
      name: 'no hash where a package is pinned to a commit',
      fields: 'origin: third-party\n    supplier: X\n    license: MIT\n    artifact: pkg:huggingface/a/b@3f49326a',
      missing: '',
    },
    {
      name: 'the base model of a fine-tuned one',
      fields: 'origin: fine-tuned\n    supplier: X\n    license: MIT\n    artifact: pkg:huggingface/a/b@3f49326a',
      missing: 'base-model',
    },
    {
      name: 'nothing for a misspelt key, which is said once',
      fields: 'origin: third-party\n    suplier: X\n    license: MIT\n    artifact: pkg:huggingface/a/b@3f49326a',
      missing: '',
    },
  ];
  for (const { name, fields, missing } of cases) {
    it(`asks for ${name}`, async () => {
      const { findings } = await checkFixture(`models:\n  - id: net\n    name: Net\n    ${fields}\n`);
      const found = findings.filter(({ rule }) => rule === 'ai/missing-provenance').map(({ message }) => message);
      assert.equal(found.length, missing === '' ? 0 : 1, found.join());
      if (missing !== '') assert.ok(found[0]?.includes(`does not state ${missing}.`), found[0]);
    });
  }

  it('fills in what the file says', async () => {
    const text =
      'models:\n  - id: net\n    name: Net\n    artifact: models/net.safetensors\n    origin: in-house\n    supplier: X\n    version: 1\n    license: MIT\n';
    const files = await assertMends('ai/missing-provenance', text, 'Fill in sha256 from what is there', { binaries });
    assert.ok(files.get('sample.compliance.yaml')?.includes(sha256Of(file)));
  });
});

describe('ai/unpinned-model', () => {
  const use = (revision: string): string =>
    `=== src/a.py ===\nfrom transformers import AutoModel\nnet = AutoModel.from_pretrained("a/b"${revision})\n`;
  const record = (reference: string): string =>
    `=== m.compliance.yaml ===\nmodels:\n  - id: net\n    name: Net\n    artifact: ${reference}\n`;
  const cases: { name: string; text: string; places: string[] }[] = [
    {
      name: 'a record, with its uses as related places',
      text: record('pkg:huggingface/a/b@main') + use(''),
      places: ['m.compliance.yaml'],
    },
    {
      name: 'a use of a branch where the record is pinned',
      text: record('pkg:huggingface/a/b@3f49326a') + use(', revision="main"'),
      places: ['src/a.py'],
    },
    {
      name: 'nothing where both name a commit',
      text: record('pkg:huggingface/a/b@3f49326a') + use(', revision="3f49326a1c2d5e7f8091a2b3c4d5e6f708192a3b"'),
      places: [],
    },
    { name: 'nothing where no record covers the model, which is said instead', text: use(''), places: [] },
    {
      name: 'an alias of a provider that dates its versions',
      text: record('hosted:openai/gpt-4o'),
      places: ['m.compliance.yaml'],
    },
    {
      name: 'nothing for an id without date that is a version',
      text: record('hosted:anthropic/claude-opus-4-8'),
      places: [],
    },
    { name: 'nothing for a dated id', text: record('hosted:anthropic/claude-sonnet-4-20250514'), places: [] },
    {
      name: 'nothing for a deployment name, which has no date',
      text: record('hosted:azure-openai/my-deployment'),
      places: [],
    },
  ];
  for (const { name, text, places } of cases) {
    it(`finds ${name}`, async () => {
      const { findings } = await checkFixture(text);
      assert.deepEqual(
        findings.filter(({ rule }) => rule === 'ai/unpinned-model').map(({ anchor }) => anchor.file),
        places,
      );
    });
  }

  it('says one thing of a record of the hub without revision', async () => {
    const text = `${record('pkg:huggingface/a/b')}    origin: third-party\n    supplier: a\n    license: MIT\n${use('')}`;
    const { findings } = await checkFixture(text);
    assert.deepEqual(
      findings.filter(({ rule }) => /provenance|unpinned|mismatch|undocumented/.test(rule)).map(({ rule }) => rule),
      ['ai/unpinned-model'],
    );
  });

  it('is pinned in the code to the commit that the record names', async () => {
    const files = await assertMends(
      'ai/unpinned-model',
      record('pkg:huggingface/a/b@3f49326a') + use(', revision="main"'),
      'Load commit 3f49326a, as net "Net" does',
    );
    assert.match(files.get('src/a.py') ?? '', /from_pretrained\("a\/b", revision="3f49326a"\)/);
  });

  it('names the version to which an alias was last read to lead', async () => {
    const { findings } = await checkFixture(record('hosted:openai/gpt-4'));
    const found = findings.find(({ rule }) => rule === 'ai/unpinned-model');
    assert.match(found?.message ?? '', /On 2026-08-20, "gpt-4" was read to lead to gpt-4-0613\./);
  });

  it('is pinned to the commit that the code loads', async () => {
    const text = record('pkg:huggingface/a/b') + use(', revision="3f49326a1c2d5e7f8091a2b3c4d5e6f708192a3b"');
    await assertMends(
      'ai/unpinned-model',
      text,
      'Pin to 3f49326a1c2d5e7f8091a2b3c4d5e6f708192a3b, which the code loads',
    );
  });
});
