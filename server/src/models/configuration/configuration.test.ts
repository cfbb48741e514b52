// Configuration of every sort, as people write it, and what only looks like it. The expectations stand in the text: a
// comment `=> reference` at the end of a line, or in the list beside texts that know no comments.
import assert from 'node:assert/strict';
import { installedParsers } from '../../syntax/grammars.test';
import { SourceFile } from '../../text/source-file';
import { languagesNeeded, mayUseModels, readUses } from '../uses';

const parsers = installedParsers();

async function usesIn(path: string, text: string): Promise<readonly string[]> {
  const file = new SourceFile(path, text);
  if (mayUseModels(file)) await parsers.prepare(languagesNeeded(file));
  return readUses(file, parsers).value.map(({ span, reference, default: initial, revision, kind }) => {
    const said = reference ?? (initial === undefined ? '?' : `? ${initial}`);
    const marks = `${revision === undefined ? '' : ` @${revision}`}${kind === 'dataset' ? ' dataset' : ''}`;
    return `${file.lines.positionAt(span.start).line + 1}: ${said}${marks}`;
  });
}

const commented: Readonly<Record<string, string>> = {
  'compose.yaml': `
services:
  vllm:
    image: vllm/vllm-openai:v0.6
    command: >
      --model org/net-7b  # => pkg:huggingface/org/net-7b @v2
      --revision v2
  tei:
    image: ghcr.io/huggingface/text-embeddings-inference:1.5
    environment: {MODEL_ID: bge-small}  # => pkg:huggingface/bge-small
  api:
    build: .
    environment:
      - OPENAI_MODEL=gpt-4o  # => hosted:openai/gpt-4o
      - CHAT_MODEL=\${CHAT_MODEL:-claude-3-haiku-20240307}  # => ? hosted:anthropic/claude-3-haiku-20240307
      - DEVICE_MODEL=HP-200
      - MODEL_DIR=/models
      - OLLAMA_MODEL=llama3  # => ollama:llama3
  pull:
    image: ollama/ollama
    entrypoint: ["sh", "-c", "ollama serve & ollama pull phi3; wait"]  # => ollama:phi3
  scanner:
    image: example/scanner:2
    command: --model HS-300
models:
  chat: {model: ai/smollm2}  # => docker:ai/smollm2
`,
  'k8s/deploy.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: {labels: {model: chat}}
spec:
  template:
    spec:
      initContainers:
        - name: fetch
          image: amazon/aws-cli
          command: ["sh", "-c", "aws s3 cp s3://b/af.onnx /m/"]  # => s3://b/af.onnx
      containers:
        - name: tgi
          image: ghcr.io/huggingface/text-generation-inference:2
          args:
            - --model-id
            - org/chat  # => pkg:huggingface/org/chat
          env:
            - name: EMBED_MODEL
              value: text-embedding-3-small  # => hosted:openai/text-embedding-3-small
---
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
spec:
  predictor:
    model:
      modelFormat: {name: sklearn}
      storageUri: gs://b/sepsis/v3  # => gs://b/sepsis/v3
`,
  'chart/values.yaml': `
image: {repository: example/api, tag: 1.2.0}
llm:
  provider: anthropic
  model: claude-3-5-haiku-20241022  # => hosted:anthropic/claude-3-5-haiku-20241022
embeddings:
  model: org/encoder  # => pkg:huggingface/org/encoder @abc
  revision: abc
printer:
  model: zebra
vehicles:
  - model: sprinter/l3
    year: 2022
prices:
  - model: gpt-4o
    price: 2.5
`,
  'litellm/config.yaml': `
model_list:
  - model_name: chat
    litellm_params:
      model: bedrock/anthropic.claude-3-haiku-20240307-v1:0  # => hosted:bedrock/anthropic.claude-3-haiku-20240307-v1:0
  - model_name: any
    litellm_params: {model: os.environ/MODEL}  # => ?
`,
  '.github/workflows/ci.yml': `
env:
  JUDGE_MODEL: gpt-4o-mini  # => hosted:openai/gpt-4o-mini
jobs:
  a:
    steps:
      - run: |
          huggingface-cli download org/big --revision abc --local-dir m  # => pkg:huggingface/org/big @abc
          hf download org/data --repo-type dataset  # => https://huggingface.co/datasets/org/data dataset
          hf download org/big config.json
          python -m spacy download en_core_web_sm  # => spacy:en_core_web_sm
          curl -sSL -o m.onnx "https://huggingface.co/org/net/resolve/main/m.onnx"  # => pkg:huggingface/org/net @main
          wget https://example.org/data.zip
          # ollama pull llama3
          ollama pull \${{ matrix.model }}  # => ?
          git clone https://huggingface.co/org/cloned  # => pkg:huggingface/org/cloned
          python -c "import whisper; whisper.load_model('base')"  # => whisper:base
      - uses: actions/download-artifact@v4
        with: {name: model-report}
`,
  '.env.example': `
#WHISPER_MODEL=large-v2
CHAT_MODEL=claude-sonnet-4-20250514  # => hosted:anthropic/claude-sonnet-4-20250514
AZURE_OPENAI_DEPLOYMENT="ward"  # => hosted:azure-openai/ward
WHISPER_MODEL='large-v3'  # => whisper:large-v3
WEIGHTS=weights/best.pt  # => weights/best.pt
DATA_MODEL=star
VEHICLE_MODEL=sprinter
MODEL_TIMEOUT=30
`,
  'docker/Dockerfile': `
FROM python:3.11
ARG MODEL=org/base-7b  # => ? pkg:huggingface/org/base-7b
ENV EMBED_MODEL=intfloat/e5-small
RUN pip install x && huggingface-cli download $EMBED_MODEL  # => pkg:huggingface/intfloat/e5-small
RUN python -c 'import torch; torch.hub.load("o/r:v1", "net")'  # => torchhub:o/r/net @v1
COPY models/x.onnx /x.onnx
CMD ["vllm", "serve", "org/served"]  # => pkg:huggingface/org/served
`.replace('intfloat/e5-small\n', 'intfloat/e5-small  # => pkg:huggingface/intfloat/e5-small\n'),
  'scripts/get.sh': `#!/bin/sh
REPO="org/named"
hf download "$REPO" --revision "\${1:-main}"  # => pkg:huggingface/org/named
for m in a b; do ollama pull $m; done  # => ?
gdown 1AbC -O net.pth  # => gdrive:1AbC
aws s3 cp out/net.onnx s3://b/net.onnx
nnUNetv2_predict -i a -o b -d 220 -c 3d_fullres  # => nnunet:220
TotalSegmentator -i a -o b -ta lung_vessels  # => totalsegmentator:lung_vessels
python train.py --model_name_or_path google/flan-t5-base  # => pkg:huggingface/google/flan-t5-base
scanner --model HS-300
docker run --gpus all vllm/vllm-openai:v1 --model org/in-docker  # => pkg:huggingface/org/in-docker
wget -r https://physionet.org/files/mitdb/1.0.0/  # => physionet:mitdb @1.0.0 dataset
python - <<'PY'
from transformers import AutoModel
AutoModel.from_pretrained("org/fed")  # => pkg:huggingface/org/fed
PY
`,
  Makefile: `
MODEL ?= org/default
REV := v1
get:
	hf download $(MODEL) --revision $(REV)  # => ? pkg:huggingface/org/default @v1
	@ollama pull phi3  # => ollama:phi3
data-model:
	python manage.py graph_models -o model.png
`,
  'src/main/resources/application.yml': `
spring:
  ai:
    openai:
      chat: {options: {model: gpt-4o, temperature: 0.1}}  # => hosted:openai/gpt-4o
    ollama:
      embedding:
        options:
          model: bge-m3  # => ollama:bge-m3
device:
  model: CW-200
`,
  'app/src/main/resources/application.properties': `
quarkus.langchain4j.openai.chat-model.model-name=gpt-4o-mini
spring.ai.azure.openai.chat.options.deployment-name=\${DEPLOYMENT:ward}
printer.model=zebra
`
    .replace('mini\n', 'mini  # => hosted:openai/gpt-4o-mini\n')
    .replace('ward}\n', 'ward}  # => ? hosted:azure-openai/ward\n'),
  'infra/main.tf': `
resource "aws_bedrockagent_agent" "a" {
  foundation_model = "anthropic.claude-3-sonnet-20240229-v1:0"  # => hosted:bedrock/anthropic.claude-3-sonnet-20240229-v1:0
  instance_model = "t3"
}
`,
  'requirements.txt': `
spacy==3.7.4
en_core_sci_md @ https://example.org/en_core_sci_md-0.5.4.tar.gz  # => spacy:en_core_sci_md @0.5.4
scispacy==0.5.4
`,
  'conf/train.yaml': `
base_model: NousResearch/Meta-Llama-3-8B  # => pkg:huggingface/NousResearch/Meta-Llama-3-8B
datasets:
  - path: org/alpaca  # => https://huggingface.co/datasets/org/alpaca dataset
learning_rate: 0.1
`,
  'openapi.yaml': 'openapi: 3.0.0\ncomponents: {schemas: {X: {properties: {model: {default: gpt-4o}}}}}\n',
  'tests/fixtures/answers.yaml': 'model: gpt-4o\ntemperature: 0\n',
};

const listed: readonly { path: string; text: string; finds: readonly string[] }[] = [
  {
    path: 'llm/Modelfile',
    text: '# FROM no\nFROM llama3.1:8b\nADAPTER ./lora.gguf\nSYSTEM """\nFROM gpt-4\n"""\n',
    finds: ['2: ollama:llama3.1:8b', '3: llm/lora.gguf'],
  },
  { path: 'x.Modelfile', text: 'FROM hf.co/org/net-GGUF:Q4\n', finds: ['1: pkg:huggingface/org/net-GGUF'] },
  {
    path: 'saved/MLmodel',
    text: 'flavors:\n  python_function:\n    model_path: model.pkl\n  sklearn:\n    pickled_model: model.pkl\n',
    finds: ['5: saved/model.pkl'],
  },
  { path: 'models/af.onnx.dvc', text: 'outs:\n- md5: a\n  path: af.onnx\n', finds: ['3: models/af.onnx'] },
  { path: 'data/ptbxl.dvc', text: 'outs:\n- md5: a.dir\n  path: ptbxl\n', finds: ['3: data/ptbxl dataset'] },
  {
    path: 'net/adapter_config.json',
    text: '{\n "base_model_name_or_path": "org/base"\n}',
    finds: ['2: pkg:huggingface/org/base'],
  },
  { path: 'net/config.json', text: '{"_name_or_path": "/home/a/out", "model_type": "bert"}', finds: [] },
  { path: 'app/config.json', text: '{"model": "gpt-4o"}', finds: [] },
  {
    path: 'net/README.md',
    text: '---\nlicense: mit\nbase_model:\n  - org/a\ndatasets: org/d\n---\nbase_model: no\n```python\nimport torch\n```\n',
    finds: ['4: pkg:huggingface/org/a', '5: https://huggingface.co/datasets/org/d dataset'],
  },
  { path: 'docs/page.md', text: '---\ntitle: x\ndatasets: [a/b]\n---\n', finds: [] },
  {
    path: 'appsettings.json',
    text: '{\n "AzureOpenAI": {"DeploymentName": "ward"},\n "Ollama": {"Model": "phi3"},\n "Printer": {"Model": "ZD420"}\n}',
    finds: ['2: hosted:azure-openai/ward', '3: ollama:phi3'],
  },
  { path: 'package.json', text: '{"scripts": {"models": "ollama pull llama3.2"}}', finds: ['1: ollama:llama3.2'] },
  {
    path: 'get.ps1',
    text: '$m = "org/net"\n# ollama pull no\nhf download $m\niwr https://example.org/a.onnx `\n  -OutFile a.onnx\n',
    finds: ['3: pkg:huggingface/org/net', '4: https://example.org/a.onnx'],
  },
  {
    path: 'conf/model/net.yaml',
    text: [
      'text:',
      '  _target_: transformers.AutoModel.from_pretrained',
      '  pretrained_model_name_or_path: org/net',
      'image:',
      '  _target_: torchvision.models.densenet121',
      '  weights: IMAGENET1K_V1',
      'bare:',
      '  _target_: torchvision.models.resnet18',
      '  weights: null',
      'optimizer:',
      '  _target_: torch.optim.Adam',
      '  lr: 0.1',
      'own:',
      '  _target_: src.nets.Encoder',
      '  base_model: org/other-7b',
    ].join('\n'),
    finds: [
      '3: pkg:huggingface/org/net',
      '6: torchvision:densenet121/IMAGENET1K_V1',
      '15: pkg:huggingface/org/other-7b',
    ],
  },
  {
    path: 'charts/values.yaml',
    text: [
      'vllm:',
      '  extraArgs: ["--model", "org/net-7b", "--dtype", "auto"]',
      'ollama:',
      '  models:',
      '    pull:',
      '      - llama3.2:3b',
      'printer:',
      '  extraArgs: ["--model", "HP-200"]',
    ].join('\n'),
    finds: ['2: pkg:huggingface/org/net-7b', '6: ollama:llama3.2:3b'],
  },
  {
    path: 'recipes/sft.yaml',
    text: [
      'model_name_or_path: org/base-7b',
      'hub_model_id: me/tuned-7b',
      'dataset_name: org/notes',
      'dataset_mixture:',
      '  datasets:',
      '    - id: org/chats',
    ].join('\n'),
    finds: [
      '1: pkg:huggingface/org/base-7b',
      '3: https://huggingface.co/datasets/org/notes dataset',
      '6: https://huggingface.co/datasets/org/chats dataset',
    ],
  },
];

describe('configuration', () => {
  for (const [path, text] of Object.entries(commented)) {
    it(path, async () => {
      const expected = text.split('\n').flatMap((line, index) => {
        const comment = /\s# => (.*)$/.exec(line)?.[1];
        return comment === undefined ? [] : [`${index + 1}: ${comment}`];
      });
      assert.deepEqual(await usesIn(path, text.replaceAll(/\s+# => .*$/gm, '')), expected);
    });
  }

  for (const { path, text, finds } of listed) {
    it(path, async () => assert.deepEqual(await usesIn(path, text), finds));
  }

  it('reads any text to its end', async () => {
    const broken = ['"', "'", '$(', '${', '`', '<<A\n', '\\', '{{', '${{', 'RUN <<', '[', '\0', '|||&&&;;;', '# => '];
    for (const path of [...Object.keys(commented), ...listed.map((each) => each.path)]) {
      for (const piece of broken) {
        const text = `MODEL hf download model: FROM \n${piece.repeat(50)} ollama pull x\nmodel_list:\nbase_model: ${piece}`;
        await usesIn(path, text);
      }
    }
  });
});
