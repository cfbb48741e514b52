// Each Python library, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'transformers: ids and revisions': `
import transformers as t
from transformers import AutoModel, AutoTokenizer, AutoConfig, BertModel as B, pipeline as p
ORG = "org"
NAME: str = "net"
ID = f"{ORG}/{NAME}"
OPTIONS = dict(revision="x")
PINNED = {"revision": "abc123"}
AutoModel.from_pretrained(ID, revision="v1")  # => pkg:huggingface/org/net @v1
B.from_pretrained("org/" + NAME, **PINNED)  # => pkg:huggingface/org/net @abc123
t.AutoModelForCausalLM.from_pretrained("{}/{}".format(ORG, NAME), trust_remote_code=True)  # => pkg:huggingface/org/net trusts
AutoModel.from_pretrained("/".join([ORG, NAME]))  # => pkg:huggingface/org/net
AutoModel.from_pretrained("./local/net/")  # => local/net
AutoModel.from_pretrained("checkpoints/run-3")  # => checkpoints/run-3
AutoModel.from_pretrained("https://huggingface.co/org/net/resolve/v2/model.bin")  # => pkg:huggingface/org/net @v2
AutoModel.from_pretrained(input())  # => ?
AutoTokenizer.from_pretrained(ID)
AutoConfig.from_pretrained(ID)
t.WhisperProcessor.from_pretrained(ID)
AutoModel.from_config(AutoConfig.from_pretrained(ID))
`,
  'transformers: pipelines': `
from transformers import AutoModel, pipeline
import transformers
net = AutoModel.from_pretrained("a/b")  # => pkg:huggingface/a/b
pipeline("ner", model=net)
pipeline("ner", net)
pipeline("ner", "a/c")  # => pkg:huggingface/a/c
pipeline("ner")  # => ?
def run(name): return pipeline("ner", model=name)  # => ?
def pair(): return AutoModel.from_pretrained("a/d"), 1  # => pkg:huggingface/a/d
model, n = pair()
pipeline("ner", model=model)
`,
  'names are bound, not guessed': `
from mylib import AutoModel, pipeline
from transformers import AutoModelForCTC
class OpenAI:
    def chat(self): ...
def load(path): return path
AutoModel.from_pretrained("a/b")
pipeline("x", model="y")
load("model.pt")
OpenAI().chat.completions.create(model="gpt-4o")
def shadow(AutoModelForCTC):
    return AutoModelForCTC.from_pretrained("a/b")
text = "AutoModelForCTC.from_pretrained('a/b')"
`,
  'bindings of all kinds': `
try:
    from transformers import AutoModel
except ImportError:
    AutoModel = None
from functools import partial
import torch
load = AutoModel.from_pretrained
load("a/b")  # => pkg:huggingface/a/b
part = partial(AutoModel.from_pretrained, "a/c")  # => pkg:huggingface/a/c
class Net(AutoModel): ...
Net.from_pretrained("a/d")  # => pkg:huggingface/a/d
def lazy():
    from transformers import AutoModelForCTC as C
    return C.from_pretrained("a/e")  # => pkg:huggingface/a/e
if (net := AutoModel.from_pretrained("a/f")):  # => pkg:huggingface/a/f
    pass
class Holder:
    ID = "a/g"
    OTHER = ID
    def __init__(self): self.name = "a/h"
    def go(self):
        AutoModel.from_pretrained(self.ID)  # => pkg:huggingface/a/g
        AutoModel.from_pretrained(Holder.OTHER)  # => pkg:huggingface/a/g
        AutoModel.from_pretrained(self.name)  # => pkg:huggingface/a/h
AutoModel.from_pretrained(Holder().name)  # => pkg:huggingface/a/h
import enum
class Ids(enum.Enum):
    ONE = "a/i"
AutoModel.from_pretrained(Ids.ONE.value)  # => pkg:huggingface/a/i
`,
  'what is decided at run time': `
import os, sys
from transformers import AutoModel
A = os.environ["A"]
B = os.environ.get("B", "a/b")
C = "x" if A else "y"
D = sys.argv[1] or "a/b"
E = "a/b"
if A: E = "a/c"
AutoModel.from_pretrained(A)  # => ?
AutoModel.from_pretrained(B)  # => ?
AutoModel.from_pretrained(C)  # => ?
AutoModel.from_pretrained(D)  # => ?
AutoModel.from_pretrained(E)  # => ?
def f(name="a/b"): return AutoModel.from_pretrained(name)  # => ?
for name in ["a/b"]: AutoModel.from_pretrained(name)  # => ?
F = "a/b"
AutoModel.from_pretrained(F)  # => pkg:huggingface/a/b
F = "a/c"
AutoModel.from_pretrained(F)  # => pkg:huggingface/a/c
`,
  huggingface_hub: `
from huggingface_hub import hf_hub_download, snapshot_download, InferenceClient, HfApi
hf_hub_download("a/b", "model.bin", revision="r")  # => pkg:huggingface/a/b @r
hf_hub_download(repo_id="a/b", filename="config.json")
HfApi().snapshot_download(repo_id="a/c")  # => pkg:huggingface/a/c
snapshot_download("a/d", repo_type="dataset")  # => https://huggingface.co/datasets/a/d dataset
snapshot_download("a/e", repo_type="space")
bound = InferenceClient(model="a/f")  # => pkg:huggingface/a/f
bound.text_generation("hello")
free = InferenceClient(token="t")
free.chat_completion([], model="a/g")  # => pkg:huggingface/a/g
HfApi().upload_file(repo_id="a/h")
`,
  'sentence transformers': `
from sentence_transformers import SentenceTransformer, CrossEncoder, models
SentenceTransformer("all-MiniLM-L6-v2")  # => pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2
SentenceTransformer("bert-base-uncased")  # => pkg:huggingface/bert-base-uncased
CrossEncoder("cross-encoder/ms-marco")  # => pkg:huggingface/cross-encoder/ms-marco
SentenceTransformer(modules=[models.Pooling(3)])
`,
  'diffusers and timm': `
from diffusers import StableDiffusionPipeline, DDIMScheduler
import timm
pipe = StableDiffusionPipeline.from_pretrained("a/b", revision="fp16").to("cuda")  # => pkg:huggingface/a/b @fp16
pipe.load_lora_weights("a/lora")  # => pkg:huggingface/a/lora
DDIMScheduler.from_pretrained("a/b", subfolder="scheduler")
timm.create_model("resnet18", pretrained=True)  # => timm:resnet18
timm.create_model("resnet18")
timm.create_model("hf_hub:a/b", pretrained=True)  # => pkg:huggingface/a/b
timm.create_model("x", checkpoint_path="w/x.pth")  # => w/x.pth
`,
  'torch and torchvision': `
import torch
from torch import nn
from torchvision.models import resnet50, ResNet50_Weights, vit_b_16
from torchvision.transforms import Compose
torch.load("net.pt")  # => net.pt
torch.load("net.pt", weights_only=False)  # => net.pt unsafe
class R:
    def restore(self, path):
        self.net.load_state_dict(torch.load(path))  # => ?
        self.optimizer.load_state_dict(torch.load("adam.pt"))
features = torch.load("cache/train_features.pt")
torch.jit.load("t.pt")  # => t.pt
torch.hub.load("pytorch/vision:v0.10.0", "resnet18")  # => torchhub:pytorch/vision/resnet18 @v0.10.0
resnet50(weights=ResNet50_Weights.DEFAULT)  # => torchvision:resnet50/DEFAULT
resnet50(pretrained=True)  # => torchvision:resnet50/IMAGENET1K_V1
resnet50()
vit_b_16(weights=None)
nn.Linear(1, 2).load("x")
`,
  'onnxruntime and onnx': `
import onnxruntime as rt, onnx, os
from pathlib import Path
HERE = Path(__file__).resolve().parent
rt.InferenceSession(str(HERE / "models" / "a.onnx"))  # => pkg/models/a.onnx
rt.InferenceSession(os.path.join(os.path.dirname(__file__), "..", "b.onnx"))  # => b.onnx
rt.InferenceSession((HERE.parent / "c.onnx").as_posix())  # => c.onnx
rt.InferenceSession(open("d.onnx", "rb").read())  # => d.onnx
rt.InferenceSession(onnx.load("e.onnx").SerializeToString())  # => ? => e.onnx
rt.InferenceSession(Path("models") / "f.onnx", providers=[])  # => models/f.onnx
rt.SessionOptions()
`,
  keras: `
import tensorflow as tf, keras
from tensorflow.keras.models import load_model
from keras.applications import ResNet50
load_model("a.keras")  # => a.keras
tf.keras.models.load_model("b.h5", safe_mode=False)  # => b.h5 unsafe
keras.saving.load_model("c.keras")  # => c.keras
ResNet50()  # => keras:ResNet50/imagenet
ResNet50(weights=None)
tf.keras.applications.EfficientNetB0(weights="w/e.h5")  # => w/e.h5
tf.saved_model.load("exports/1")  # => exports/1
tf.lite.Interpreter(model_path="d.tflite")  # => d.tflite
model = keras.Sequential([])
model.load_weights("e.weights.h5")  # => e.weights.h5
tf.keras.applications.resnet50.preprocess_input(1)
`,
  'pickles and their like': `
import pickle, joblib, dill
from safetensors.torch import load_file
joblib.load("sepsis.joblib")  # => sepsis.joblib unsafe
with open("clf.pkl", "rb") as f:
    model = pickle.load(f)  # => clf.pkl unsafe
def load_model(path):
    with open(path, "rb") as f:
        return pickle.load(f)  # => ? unsafe
with open("rows.pkl", "rb") as f:
    rows = pickle.load(f)
message = pickle.loads(queue.get())
load_file("w.safetensors")  # => w.safetensors
`,
  'openai and anthropic': `
import os, openai, anthropic
from openai import OpenAI, AsyncOpenAI, AzureOpenAI
MODEL = "gpt-4o"
client = OpenAI()
client.chat.completions.create(model=MODEL)  # => hosted:openai/gpt-4o
client.beta.chat.completions.parse(model=MODEL)  # => hosted:openai/gpt-4o
client.chat.completions.with_raw_response.create(model=MODEL)  # => hosted:openai/gpt-4o
client.responses.create(model=os.environ["M"])  # => ?
client.embeddings.create(**settings)  # => ?
client.models.retrieve("gpt-4o")
OpenAI(base_url="https://openrouter.ai/api/v1").chat.completions.create(model="meta/llama")  # => hosted:openrouter/meta/llama
OpenAI(base_url="http://localhost:11434/v1").chat.completions.create(model="llama3")  # => ollama:llama3
openai.ChatCompletion.create(engine="gpt-3")  # => hosted:openai/gpt-3
class Service:
    def __init__(self, sdk: AsyncOpenAI | None = None):
        self.own = AsyncOpenAI()
        self.sdk = sdk
    async def ask(self):
        await self.own.chat.completions.create(model="m1")  # => hosted:openai/m1
        await self.sdk.chat.completions.create(model="m2")  # => hosted:openai/m2
def get_client() -> OpenAI:
    return OpenAI()
get_client().responses.create(model="m3")  # => hosted:openai/m3
def inject(api: OpenAI): api.images.generate(model="m4")  # => hosted:openai/m4
azure = AzureOpenAI(azure_deployment="d1")  # => hosted:azure-openai/d1
azure.chat.completions.create(model="ignored")
AzureOpenAI().chat.completions.create(model="d2")  # => hosted:azure-openai/d2
anthropic.Anthropic().messages.create(model="claude-x")  # => hosted:anthropic/claude-x
with anthropic.AnthropicBedrock().messages.stream(model="eu.claude") as s: pass  # => hosted:bedrock/eu.claude
anthropic.Anthropic().messages.count_tokens(model="claude-x")
`,
  datasets: `
from datasets import load_dataset
import datasets as ds
load_dataset("a/b", revision="r")  # => https://huggingface.co/datasets/a/b @r dataset
ds.load_dataset("squad")  # => https://huggingface.co/datasets/squad dataset
load_dataset("json", data_files=["d/a.json", "d/b.json"])  # => d/a.json dataset
load_dataset("imagefolder", data_dir="images")  # => images dataset
load_dataset(name)  # => ? dataset
ds.Dataset.from_dict({})
`,
};

describe('Python frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('pkg/code.py', source));
  }
});
