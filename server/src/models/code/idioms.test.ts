// How engineers get from a written id to the call that loads it: each idiom on its own, in the language that has it.
// How the expectations are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const python: Readonly<Record<string, string>> = {
  'a class of one’s own without a constructor is made as the library’s class above it': `
from sentence_transformers import SentenceTransformer
class Base(SentenceTransformer):
    pass
class Encoder(Base):
    def describe(self):
        return "x"
class Other(SentenceTransformer):
    def __init__(self, size):
        self.size = size
Encoder("org/net")  # => pkg:huggingface/org/net
Other("org/not")
`,
  'a constructor calls the one above it': `
from sentence_transformers import SentenceTransformer
from torch import nn
class Encoder(SentenceTransformer):
    def __init__(self):
        super().__init__("org/net")  # => pkg:huggingface/org/net
class Old(SentenceTransformer):
    def __init__(self):
        super(Old, self).__init__("org/old")  # => pkg:huggingface/org/old
class Beyond(SentenceTransformer):
    def __init__(self):
        super(SentenceTransformer, self).__init__("org/not")
class Net(nn.Module):
    def __init__(self):
        super().__init__()
`,
  'objects made of what they are given by name': `
from types import SimpleNamespace
from omegaconf import OmegaConf
from transformers import AutoModel
cfg = SimpleNamespace(net="org/a", lr=1)
AutoModel.from_pretrained(cfg.net)  # => pkg:huggingface/org/a
conf = OmegaConf.create({"model": {"id": "org/b"}})
AutoModel.from_pretrained(conf.model.id)  # => pkg:huggingface/org/b
AutoModel.from_pretrained(dict(id="org/c")["id"])  # => pkg:huggingface/org/c
AutoModel.from_pretrained(cfg.other)  # => ?
`,
  'fields by position': `
from dataclasses import dataclass
from typing import NamedTuple
from transformers import AutoModel
class Spec(NamedTuple):
    repo: str
    revision: str = "main"
@dataclass
class Parent:
    first: str
@dataclass
class Child(Parent):
    repo: str
a = Spec("org/a", "v2")
AutoModel.from_pretrained(a.repo, revision=a.revision)  # => pkg:huggingface/org/a @v2
b = Spec("org/b")
AutoModel.from_pretrained(b.repo, revision=b.revision)  # => pkg:huggingface/org/b @main
c = Child("x/y", "org/c")
AutoModel.from_pretrained(c.repo)  # => ?
d = Spec(*values)
AutoModel.from_pretrained(d.repo)  # => ?
`,
  'what annotates a parameter is no object': `
from typing import Annotated
import typer
from transformers import pipeline
def run(model: Annotated[str, typer.Option(help="id")] = "org/net"):
    pipeline("ner", model=model)  # => ?
`,
  'files of a package': `
from importlib import resources
from importlib.resources import files
import joblib
joblib.load(files("svc.models") / "rf.joblib")  # => svc/models/rf.joblib unsafe
joblib.load(files("svc").joinpath("models", "gb.joblib"))  # => svc/models/gb.joblib unsafe
with resources.path("svc.models", "lr.joblib") as path:
    joblib.load(path)  # => svc/models/lr.joblib unsafe
`,
  'weights of torchvision by name': `
from torchvision.models import get_model, get_weight
get_model("swin_t", weights=get_weight("Swin_T_Weights.IMAGENET1K_V1"))  # => torchvision:swin_t/IMAGENET1K_V1
get_model("swin_t", weights=get_weight(name))  # => ?
`,
  'classes with the mixin of the hub': `
from huggingface_hub import PyTorchModelHubMixin
from torch import nn
class EcgNet(nn.Module, PyTorchModelHubMixin):
    pass
EcgNet.from_pretrained("org/ecg", revision="v1")  # => pkg:huggingface/org/ecg @v1
`,
  'models that middleware and batches are given': `
from anthropic import Anthropic
from langchain.agents.middleware import ModelFallbackMiddleware, SummarizationMiddleware
from langchain_openai import ChatOpenAI
SummarizationMiddleware(model="openai:gpt-4o-mini")  # => hosted:openai/gpt-4o-mini
SummarizationMiddleware(model=ChatOpenAI(model="gpt-4o"))  # => hosted:openai/gpt-4o
ModelFallbackMiddleware("gpt-4o", "anthropic:claude-3-5-haiku-latest")  # => hosted:openai/gpt-4o => hosted:anthropic/claude-3-5-haiku-latest
Anthropic().messages.batches.create(requests=[
    {"custom_id": "1", "params": {"model": "claude-3-haiku-20240307", "messages": []}},  # => hosted:anthropic/claude-3-haiku-20240307
    {"custom_id": "2", "params": {"model": "claude-3-opus-20240229", "messages": []}},  # => hosted:anthropic/claude-3-opus-20240229
])
`,
  'settings where an object may stand too': `
import os
from huggingface_hub import get_full_repo_name
from transformers import AutoModel, pipeline
pipeline("ner", model=os.getenv("NER", "org/net"))  # => ?
pipeline("ner", model=os.environ.get("NER"))  # => ?
pipeline("ner", model=get_full_repo_name("net"))  # => ?
pipeline("ner", model=AutoModel.from_pretrained("org/net"))  # => pkg:huggingface/org/net
`,
  'the class of an object': `
from transformers import AutoModel
class Encoder:
    NAME = "org/net"
    def load(self):
        AutoModel.from_pretrained(type(self).NAME)  # => pkg:huggingface/org/net
        AutoModel.from_pretrained(self.__class__.NAME)  # => pkg:huggingface/org/net
`,
  'a knowledge base’s answers': `
import boto3
agent = boto3.client("bedrock-agent-runtime")
agent.retrieve_and_generate(input={"text": "x"}, retrieveAndGenerateConfiguration={  # => hosted:bedrock/anthropic.claude-3-haiku-20240307-v1:0
    "knowledgeBaseConfiguration": {"modelArn": "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0"},
})
`,
  'models of microscopy': `
from cellpose import models
from stardist.models import StarDist2D
models.Cellpose(model_type="cyto2")  # => cellpose:cyto2
models.CellposeModel(gpu=True, pretrained_model="nets/cp_nuclei")  # => nets/cp_nuclei
models.CellposeModel(pretrained_model="cpsam")  # => cellpose:cpsam
models.CellposeModel(gpu=True)  # => ?
StarDist2D.from_pretrained("2D_versatile_he")  # => stardist:2D_versatile_he
`,
};

const scripts: Readonly<Record<string, string>> = {
  'a client kept where it is first made': `
const g = globalThis;
export async function ask() {
  const Client = (await import('openai')).OpenAI;
  const client = (g.client ??= new Client());
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] }); // => hosted:openai/gpt-4o
}
`,
  'the class of an object': `
import { pipeline } from '@huggingface/transformers';
class Encoder {
  static id = 'org/net';
  load() {
    return pipeline('ner', (this.constructor as typeof Encoder).id); // => pkg:huggingface/org/net
  }
}
`,
  'a text that is handed in, and an object that was made elsewhere': `
import { generateText, type LanguageModel } from 'ai';
import { openai } from '@ai-sdk/openai';
export const byText = (id: string) => generateText({ model: id, prompt: 'x' }); // => ?
export const byObject = (model: LanguageModel) => generateText({ model, prompt: 'x' });
byObject(openai('gpt-4o')); // => hosted:openai/gpt-4o
`,
  'packages of registries that name themselves': `
import Anthropic from 'jsr:@anthropic-ai/sdk@1';
new Anthropic().messages.create({ model: 'claude-3-haiku-20240307', messages: [] }); // => hosted:anthropic/claude-3-haiku-20240307
`,
  'files that a bundler packs': `
import { loadTensorflowModel } from 'react-native-fast-tflite';
loadTensorflowModel(require('../assets/gait.tflite')); // => assets/gait.tflite
`,
  'providers of the AI SDK, whatever their factories are called': `
import { createGoogle } from '@ai-sdk/google';
import { huggingface } from '@ai-sdk/huggingface';
import { luma } from '@ai-sdk/luma';
createGoogle({ apiKey: 'k' })('gemini-2.5-flash'); // => hosted:google/gemini-2.5-flash
huggingface('Qwen/Qwen3-8B'); // => pkg:huggingface/Qwen/Qwen3-8B
luma.image('photon-1'); // => hosted:luma/photon-1
const google = createGoogle();
google.interactions('gemini-3-flash'); // => hosted:google/gemini-3-flash
google.tools.googleSearch({});
google.files(upload);
`,
};

describe('idioms', () => {
  for (const [name, source] of Object.entries(python)) it(name, () => checkUses('pkg/code.py', source));
  for (const [name, source] of Object.entries(scripts)) it(name, () => checkUses('app/code.ts', source));
});
