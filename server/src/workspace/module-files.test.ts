// Names that code imports from other files of the workspace: what they lead to, and what an edit of either file costs.
import assert from 'node:assert/strict';
import { parsers } from '../../../test/fixtures/check-fixture';
import { sha256Of } from '../host/digest';
import { SourceFile } from '../text/source-file';
import { codeOf } from './file-facts';
import { memoryPort } from './memory-port';
import type { Model } from './model';
import { ModelBuilder } from './model-builder';
import type { FilePort } from './port';
import { Snapshot } from './snapshot';

const never = new AbortController().signal;

/** A port that says which files it was asked for. */
function watched(files: ReadonlyMap<string, string>): { port: FilePort; read: string[] } {
  const read: string[] = [];
  const port = memoryPort(files, sha256Of);
  return {
    read,
    port: {
      ...port,
      readText: (path) => {
        read.push(path);
        return port.readText(path);
      },
    },
  };
}

function referencesOf(model: Model): readonly string[] {
  return [...model.paths()].flatMap((path) => {
    const facts = model.facts(path);
    const uses = (facts && codeOf(facts)?.uses) ?? [];
    return uses.map(({ use }) => `${path}: ${use.reference ?? `? ${use.default ?? ''}`.trim()}`);
  });
}

async function referencesIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const content = new Map(Object.entries(files));
  const builder = new ModelBuilder(memoryPort(content, sha256Of), parsers, sha256Of);
  return referencesOf(await builder.build(Snapshot.empty().withPaths(content.keys(), 0), never));
}

const load = (rest: string): string => `from transformers import AutoModel\n${rest}\n`;

const cases: Readonly<Record<string, { files: Readonly<Record<string, string>>; finds: readonly string[] }>> = {
  'a constant of a module beside, under another name': {
    files: {
      'pkg/load.py': load('from .names import MODEL as NAME\nAutoModel.from_pretrained(NAME)'),
      'pkg/names.py': 'MODEL = "a/b"\n',
    },
    finds: ['pkg/load.py: pkg:huggingface/a/b'],
  },
  'a module of the package above, and its source folder': {
    files: {
      'src/app/ml/load.py': load('from ..conf import settings\nAutoModel.from_pretrained(settings.MODEL)'),
      'src/app/conf/settings.py': 'MODEL = "a/b"\n',
      'src/app/conf/__init__.py': '',
      'tools/x.py': load('import app.conf.settings as s\nAutoModel.from_pretrained(s.MODEL)'),
    },
    finds: ['src/app/ml/load.py: pkg:huggingface/a/b', 'tools/x.py: pkg:huggingface/a/b'],
  },
  'a name that a package gives on, with a star': {
    files: {
      'main.py': load('from pkg import MODEL\nAutoModel.from_pretrained(MODEL)'),
      'pkg/__init__.py': 'from .names import *\n',
      'pkg/names.py': 'ORG = "a"\nMODEL = f"{ORG}/b"\n',
    },
    finds: ['main.py: pkg:huggingface/a/b'],
  },
  'a client, a class and a function of another file': {
    files: {
      'clients.py':
        'from openai import OpenAI\nclient = OpenAI(base_url="https://api.groq.com/openai/v1")\ndef make() -> OpenAI:\n    return OpenAI()\n',
      'net.py': 'import lightning as L\nclass Net(L.LightningModule): ...\n',
      'paths.py':
        'from pathlib import Path\nROOT = Path(__file__).parent\ndef weights(n):\n    return ROOT / "w" / n\n',
      'use.py':
        'from clients import client, make\nfrom net import Net\nfrom paths import weights\nclient.chat.completions.create(model="m")\nmake().responses.create(model="n")\nNet.load_from_checkpoint(weights("c.ckpt"))\n',
    },
    finds: ['use.py: hosted:groq/m', 'use.py: hosted:openai/n', 'use.py: w/c.ckpt'],
  },
  'a class of one’s own that is called like a library': {
    files: {
      'whisper.py': 'def load_model(size):\n    return size\n',
      'use.py': 'import whisper\nwhisper.load_model("base")\n',
    },
    finds: [],
  },
  'settings that the environment fills': {
    files: {
      'settings.py':
        'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    model: str = "a/b"\nsettings = Settings()\n',
      'use.py': load('from settings import settings\nAutoModel.from_pretrained(settings.model)'),
    },
    finds: ['use.py: ? pkg:huggingface/a/b'],
  },
  'modules of TypeScript, through an index, an alias and a file of data': {
    files: {
      'src/models.ts': "export const CHAT = 'gpt-4o';\nexport default { small: 'gpt-4o-mini' } as const;\n",
      'src/index.ts': "export * from './models';\nexport { default as sizes } from './models.js';\n",
      'src/data.json': '{ "embed": { "id": "text-embedding-3-small" } }',
      'src/api/use.ts': [
        "import OpenAI from 'openai';",
        "import { CHAT, sizes } from '..';",
        "import { CHAT as AGAIN } from '@/models';",
        "import data from '../data.json';",
        'const client = new OpenAI();',
        'client.responses.create({ model: CHAT });',
        'client.responses.create({ model: sizes.small });',
        'client.responses.create({ model: AGAIN });',
        'client.embeddings.create({ model: data.embed.id });',
      ].join('\n'),
    },
    finds: [
      'src/api/use.ts: hosted:openai/gpt-4o',
      'src/api/use.ts: hosted:openai/gpt-4o-mini',
      'src/api/use.ts: hosted:openai/gpt-4o',
      'src/api/use.ts: hosted:openai/text-embedding-3-small',
    ],
  },
  CommonJS: {
    files: {
      'names.js': "module.exports = { CHAT: 'gpt-4o' };\nexports.MORE = 'gpt-5';\n",
      'use.js':
        "const OpenAI = require('openai');\nconst { CHAT } = require('./names');\nnew OpenAI().responses.create({ model: CHAT });\n",
    },
    finds: ['use.js: hosted:openai/gpt-4o'],
  },
  'modules that import each other': {
    files: {
      'a.py': load('from b import X\nAutoModel.from_pretrained(X)\nY = X'),
      'b.py': 'from a import Y\nX = Y\n',
    },
    finds: ['a.py: ?'],
  },
};

describe('names of other files', () => {
  for (const [name, { files, finds }] of Object.entries(cases)) {
    it(name, async () => assert.deepEqual(await referencesIn(files), finds));
  }

  const files = new Map([
    ['use.py', load('from names import MODEL\nAutoModel.from_pretrained(MODEL)')],
    ['names.py', 'MODEL = "a/b"\n'],
    ['other.py', load('AutoModel.from_pretrained("c/d")')],
  ]);
  const atStart = Snapshot.empty().withPaths(files.keys(), 0);

  it('are followed anew when the other file changes, and only they are', async () => {
    const { port, read } = watched(files);
    const builder = new ModelBuilder(port, parsers, sha256Of);
    await builder.build(atStart, never);
    read.length = 0;
    const edited = atStart.withOpen(new SourceFile('names.py', 'MODEL = "e/f"\n', 1));
    const model = await builder.build(edited, never);
    assert.deepEqual(referencesOf(model), ['use.py: pkg:huggingface/e/f', 'other.py: pkg:huggingface/c/d']);
    assert.deepEqual(read, ['use.py']);
  });

  it('cost nothing when another file changes', async () => {
    const { port, read } = watched(files);
    const builder = new ModelBuilder(port, parsers, sha256Of);
    await builder.build(atStart, never);
    read.length = 0;
    const edited = atStart.withOpen(new SourceFile('other.py', load('AutoModel.from_pretrained("g/h")'), 1));
    const model = await builder.build(edited, never);
    assert.deepEqual(referencesOf(model), ['use.py: pkg:huggingface/a/b', 'other.py: pkg:huggingface/g/h']);
    assert.deepEqual(read, []);
  });

  it('are unknown once the other file is gone', async () => {
    const builder = new ModelBuilder(memoryPort(files, sha256Of), parsers, sha256Of);
    await builder.build(atStart, never);
    const model = await builder.build(atStart.withDiskChanges([], ['names.py']), never);
    assert.deepEqual(referencesOf(model), ['use.py: ?', 'other.py: pkg:huggingface/c/d']);
  });
});
