// Libraries of trained models in Python: images, language, speech, medicine, tables, data, called as people call them, and
// what only looks like it. How the expectations are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  images: `
import clip, open_clip, cv2
import segmentation_models_pytorch as smp
from ultralytics import YOLO, RTDETR, SAM
from segment_anything import sam_model_registry
from sam2.build_sam import build_sam2
from efficientnet_pytorch import EfficientNet
from fastai.vision.all import load_learner
from mmdet.apis import init_detector
clip.load("ViT-B/32")  # => clip:ViT-B/32
open_clip.create_model_and_transforms("ViT-L-14", "openai")  # => open_clip:ViT-L-14/openai
open_clip.create_model_from_pretrained("hf-hub:org/net")  # => pkg:huggingface/org/net
open_clip.create_model("ViT-B-16")
smp.DeepLabV3Plus("efficientnet-b4", encoder_weights="imagenet")  # => smp:efficientnet-b4/imagenet
smp.Unet()  # => smp:resnet34/imagenet
smp.create_model("unet", encoder_name="resnet18", encoder_weights=None)
smp.losses.DiceLoss("binary")
YOLO("yolo11n-seg.pt")  # => ultralytics:yolo11n-seg.pt
YOLO("runs/detect/train/weights/best.pt")  # => runs/detect/train/weights/best.pt
YOLO("best.pt")  # => best.pt
YOLO("yolov8n.yaml")
YOLO("yolov8n.yaml").load("yolov8n.pt")  # => ultralytics:yolov8n.pt
net = YOLO()  # => ?
net.train(data="wound.yaml", epochs=3)  # => wound.yaml dataset
net.train(data=path, epochs=3)
SAM("sam2_b.pt")  # => ultralytics:sam2_b.pt
sam_model_registry["vit_h"](checkpoint="w/sam.pth")  # => w/sam.pth
build_sam2("sam2.yaml", "w/sam2.pt")  # => w/sam2.pt
EfficientNet.from_pretrained("efficientnet-b0")  # => efficientnet_pytorch:efficientnet-b0
EfficientNet.from_name("efficientnet-b0")
load_learner("export.pkl")  # => export.pkl unsafe
init_detector("config.py", "w/det.pth", device="cpu")  # => w/det.pth
cv2.dnn.readNetFromONNX("a.onnx")  # => a.onnx
cv2.dnn.readNetFromCaffe("deploy.prototxt", "net.caffemodel")  # => net.caffemodel
cv2.imread("a.png")
`,
  'torch, torchvision and lightning': `
import torch, torchvision, torchaudio
from torchvision import models, datasets
from lightning import LightningModule
models.densenet121(pretrained=True)  # => torchvision:densenet121/IMAGENET1K_V1
models.detection.maskrcnn_resnet50_fpn(pretrained=True)  # => torchvision:maskrcnn_resnet50_fpn/COCO_V1
models.segmentation.fcn_resnet50(weights="DEFAULT")  # => torchvision:fcn_resnet50/DEFAULT
getattr(models, name)(weights="DEFAULT")  # => ?
getattr(models, "resnet18")(weights="DEFAULT")  # => torchvision:resnet18/DEFAULT
torchvision.models.get_model("vit_b_16", weights="DEFAULT")  # => torchvision:vit_b_16/DEFAULT
torchvision.transforms.Resize(3)
datasets.CIFAR10("data", download=True)  # => torchvision:CIFAR10 dataset
datasets.ImageFolder("data/train")  # => data/train dataset
datasets.ImageFolder(root)  # => ? dataset
datasets.FakeData()
torchaudio.pipelines.WAV2VEC2_BASE.get_model()  # => torchaudio:WAV2VEC2_BASE
class Net(LightningModule): ...
Net.load_from_checkpoint("a.ckpt")  # => a.ckpt
Net.load_from_checkpoint(checkpoint_path=path)  # => ?
Net(3)
`,
  'runtimes of exported models': `
import tensorrt as trt, coremltools as ct, openvino as ov
import mediapipe as mp
from mediapipe.tasks.python import BaseOptions
from ai_edge_litert.interpreter import Interpreter
runtime = trt.Runtime(trt.Logger())
with open("net.engine", "rb") as f:
    runtime.deserialize_cuda_engine(f.read())  # => net.engine
ct.models.MLModel("Net.mlpackage")  # => Net.mlpackage
ct.convert(net)
core = ov.Core()
core.compile_model("x.xml", "CPU")  # => x.xml
core.compile_model(core.read_model("y.xml"))  # => y.xml
core.compile_model(net)  # => ?
BaseOptions(model_asset_path="pose.task")  # => pose.task
Interpreter(model_path="a.tflite")  # => a.tflite
Interpreter(model_content=open("b.tflite", "rb").read())  # => b.tflite
`.replace('core.compile_model(net)  # => ?\n', ''),
  'medicine and biosignals': `
from monai.bundle import download, load as load_bundle
from monai.apps import DecathlonDataset, MedNISTDataset
from monai.networks.nets import UNet, DenseNet121
from nnunetv2.inference.predict_from_raw_data import nnUNetPredictor
from totalsegmentator.python_api import totalsegmentator
import torchxrayvision as xrv
import wfdb, medmnist
from medmnist import PneumoniaMNIST, INFO
load_bundle("lung_nodule_ct_detection", version="0.5.9")  # => monai:lung_nodule_ct_detection @0.5.9
load_bundle("brats_mri_segmentation_v0.4.8")  # => monai:brats_mri_segmentation @0.4.8
download(name="x", source="huggingface_hub", repo="org/bundle")  # => pkg:huggingface/org/bundle
UNet(spatial_dims=3, in_channels=1, out_channels=2)
DenseNet121(spatial_dims=2, in_channels=3, out_channels=2, pretrained=True)  # => monai:DenseNet121
DecathlonDataset(root_dir="d", task="Task09_Spleen", section="training")  # => monai:Task09_Spleen dataset
MedNISTDataset(root_dir="d", section="training")  # => monai:MedNISTDataset dataset
predictor = nnUNetPredictor()
predictor.initialize_from_trained_model_folder("nn/Dataset001", use_folds=(0,))  # => nn/Dataset001
totalsegmentator("a", "b", ml=True)  # => totalsegmentator:total
totalsegmentator("a", "b", task=task)  # => ?
xrv.models.DenseNet(weights="densenet121-res224-all")  # => torchxrayvision:densenet121-res224-all
xrv.models.DenseNet()
wfdb.rdrecord("100", pn_dir="mitdb/1.0.0")  # => physionet:mitdb @1.0.0 dataset
wfdb.rdrecord("data/100")
PneumoniaMNIST(split="train", download=True)  # => medmnist:PneumoniaMNIST dataset
INFO["pneumoniamnist"]
`,
  'language and speech': `
import spacy, stanza, whisper, whisperx, nltk
import en_core_web_sm
import gensim.downloader as api
from gensim.models import Word2Vec
from flair.models import SequenceTagger
from flair.embeddings import TransformerWordEmbeddings
from faster_whisper import WhisperModel
from speechbrain.inference import EncoderClassifier
from pyannote.audio import Pipeline
import nemo.collections.asr as nemo_asr
from keybert import KeyBERT
spacy.load("en_core_web_sm", disable=["ner"])  # => spacy:en_core_web_sm
spacy.load("output/model-best")  # => output/model-best
spacy.blank("de")
spacy.cli.download("de_core_news_sm")  # => spacy:de_core_news_sm
en_core_web_sm.load()  # => spacy:en_core_web_sm
stanza.Pipeline("de")  # => stanza:de
stanza.Pipeline(lang="en", package="mimic")  # => stanza:en/mimic
api.load("glove-wiki-gigaword-100")  # => gensim:glove-wiki-gigaword-100
Word2Vec.load("w2v.model")  # => w2v.model unsafe
Word2Vec(sentences)
SequenceTagger.load("flair/ner-german")  # => pkg:huggingface/flair/ner-german
SequenceTagger.load("ner")  # => flair:ner
TransformerWordEmbeddings("bert-base-cased")  # => pkg:huggingface/bert-base-cased
whisper.load_model("base.en")  # => whisper:base.en
whisper.load_model("w/base.pt")  # => w/base.pt
whisper.load_audio("a.wav")
WhisperModel("small")  # => pkg:huggingface/Systran/faster-whisper-small
WhisperModel("turbo")  # => pkg:huggingface/mobiuslabsgmbh/faster-whisper-large-v3-turbo
WhisperModel("org/ct2")  # => pkg:huggingface/org/ct2
whisperx.load_model("large-v2", "cpu")  # => whisper:large-v2
EncoderClassifier.from_hparams(source="speechbrain/spkrec-ecapa-voxceleb")  # => pkg:huggingface/speechbrain/spkrec-ecapa-voxceleb
Pipeline.from_pretrained("pyannote/speaker-diarization@2.1")  # => pkg:huggingface/pyannote/speaker-diarization @2.1
nemo_asr.models.ASRModel.from_pretrained(model_name="stt_en_conformer_ctc_large")  # => nemo:stt_en_conformer_ctc_large
KeyBERT("all-MiniLM-L6-v2")  # => pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2
nltk.download("punkt")
`,
  'tables and registries': `
import xgboost as xgb, lightgbm as lgb, mlflow, h2o
from catboost import CatBoostClassifier
from autogluon.tabular import TabularPredictor
b = xgb.XGBClassifier()
b.load_model("x.json")  # => x.json
b.fit(1, 2)
xgb.Booster(model_file="y.ubj")  # => y.ubj
xgb.Booster()
lgb.Booster(model_file="l.txt")  # => l.txt
lgb.LGBMClassifier()
CatBoostClassifier().load_model("c.cbm", format="cbm")  # => c.cbm
mlflow.sklearn.load_model("models:/sepsis@champion")  # => mlflow:models:/sepsis@champion
mlflow.pyfunc.load_model(model_uri=f"runs:/{'abc'}/model")  # => mlflow:runs:/abc/model
mlflow.pyfunc.load_model("s3://b/m")  # => s3://b/m
mlflow.sklearn.log_model(b, "m")
mlflow.register_model("runs:/a/m", "x")
TabularPredictor.load("ag/")  # => ag unsafe
`,
  'engines of language models': `
from llama_cpp import Llama
from vllm import LLM, AsyncEngineArgs, SamplingParams
from gpt4all import GPT4All
from fastembed import TextEmbedding
from unsloth import FastLanguageModel
from trl import SFTTrainer, DPOTrainer
from peft import PeftModel, LoraConfig
from transformers import AutoModelForCausalLM
Llama(model_path="m.gguf", n_ctx=1)  # => m.gguf
Llama.from_pretrained(repo_id="org/gguf", filename="*Q4.gguf")  # => pkg:huggingface/org/gguf
LLM("org/net", revision="r")  # => pkg:huggingface/org/net @r
AsyncEngineArgs(model="org/net")  # => pkg:huggingface/org/net
SamplingParams(temperature=0)
GPT4All("orca.gguf")  # => gpt4all:orca.gguf
TextEmbedding()  # => ?
TextEmbedding("BAAI/bge-small-en")  # => fastembed:BAAI/bge-small-en
net, tok = FastLanguageModel.from_pretrained("unsloth/net", load_in_4bit=True)  # => pkg:huggingface/unsloth/net
SFTTrainer(model=net, args=1)
SFTTrainer("org/net")  # => pkg:huggingface/org/net
base = AutoModelForCausalLM.from_pretrained("org/base", load_in_8bit=True)  # => pkg:huggingface/org/base
tuned = PeftModel.from_pretrained(base, "org/lora")  # => pkg:huggingface/org/lora
tuned.merge_and_unload().load_adapter("org/more")  # => pkg:huggingface/org/more
LoraConfig(r=8)
`,
  'data sets': `
import tensorflow_datasets as tfds, openml
from sklearn.datasets import fetch_openml, load_iris
from ucimlrepo import fetch_ucirepo
import tensorflow as tf
import pandas as pd
tfds.load("cifar10:3.0.2", split="train")  # => tfds:cifar10 @3.0.2 dataset
fetch_openml("diabetes", version=1)  # => openml:diabetes @1 dataset
fetch_openml(data_id=37)  # => openml:37 dataset
openml.datasets.get_dataset(61)  # => openml:61 dataset
load_iris()
fetch_ucirepo(id=45)  # => uci:45 dataset
tf.keras.datasets.mnist.load_data()  # => keras:mnist dataset
tf.keras.utils.image_dataset_from_directory("data/train")  # => data/train dataset
pd.read_csv("a.csv")
`,
  'defaults and candidates are no references': `
import argparse, os, click
from transformers import AutoModel
parser = argparse.ArgumentParser()
parser.add_argument("--model-name", default="a/b")
args = parser.parse_args()
AutoModel.from_pretrained(args.model_name)  # => ?
@click.command()
@click.option("--repo", default="a/b")
def cli(repo): AutoModel.from_pretrained(repo)  # => ?
AutoModel.from_pretrained("a/%s" % "b")  # => pkg:huggingface/a/b
AutoModel.from_pretrained(f"a/{os.environ['X']}")  # => ?
AutoModel.from_pretrained(f"a/net-{3}")  # => pkg:huggingface/a/net-3
AutoModel.from_pretrained(f"a/{n:03d}")  # => ?
REGISTRY = {"x": {"repo": "a/c", "rev": "v1"}}
AutoModel.from_pretrained(REGISTRY["x"]["repo"], revision=REGISTRY["x"]["rev"])  # => pkg:huggingface/a/c @v1
AutoModel.from_pretrained(REGISTRY.get("x").get("repo"))  # => pkg:huggingface/a/c
def hub(name): return f"org/{name}"
AutoModel.from_pretrained(hub("net"))  # => pkg:huggingface/org/net
AutoModel.from_pretrained(hub(args.x))  # => ?
`,
};

describe('libraries of trained models in Python', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('pkg/code.py', source));
  }
});
