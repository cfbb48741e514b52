// Hosted models in Python, as people call them. How the expectations are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'openai in all its areas': `
import os
from openai import OpenAI, AsyncOpenAI
client = OpenAI()
client.audio.speech.with_streaming_response.create(model="tts-1", voice="alloy")  # => hosted:openai/tts-1
client.images.generate(prompt="x")  # => ?
client.moderations.create(input="x")  # => ?
client.fine_tuning.jobs.create(model="gpt-4o-mini-2024-07-18", training_file="f")  # => hosted:openai/gpt-4o-mini-2024-07-18
client.responses.parse(model="o3-mini", input="x")  # => hosted:openai/o3-mini
client.files.create(file=1, purpose="fine-tune")
client.with_options(timeout=3).chat.completions.create(model="gpt-4o", messages=[])  # => hosted:openai/gpt-4o
OpenAI(base_url="https://my.openai.azure.com/openai/v1/").chat.completions.create(model="dep", messages=[])  # => hosted:azure-openai/dep
OpenAI(base_url="https://router.huggingface.co/v1").chat.completions.create(model="org/net:together", messages=[])  # => pkg:huggingface/org/net
params = {"model": "gpt-4.1", "temperature": 0}
client.chat.completions.create(**params, messages=[])  # => hosted:openai/gpt-4.1
`,
  'other SDKs with the same interface': `
from groq import Groq
from together import Together
from langfuse.openai import openai
import instructor
from openai import OpenAI
Groq().chat.completions.create(model="llama-3.3-70b-versatile", messages=[])  # => hosted:groq/llama-3.3-70b-versatile
Together().embeddings.create(model="org/emb", input=[])  # => hosted:together/org/emb
openai.chat.completions.create(model="gpt-4o", messages=[])  # => hosted:openai/gpt-4o
api = instructor.from_openai(OpenAI())
api.chat.completions.create(model="gpt-4o-mini", response_model=int, messages=[])  # => hosted:openai/gpt-4o-mini
instructor.from_provider("anthropic/claude-3-5-haiku-latest")  # => hosted:anthropic/claude-3-5-haiku-latest
`,
  google: `
from google import genai
import google.generativeai as palm
import vertexai
from vertexai.generative_models import GenerativeModel
from vertexai.language_models import TextEmbeddingModel
client = genai.Client(api_key="k")
client.models.generate_content_stream(model="gemini-2.0-flash", contents="x")  # => hosted:google/gemini-2.0-flash
client.aio.models.embed_content(model="text-embedding-004", contents="x")  # => hosted:google/text-embedding-004
client.chats.create(model="gemini-2.5-pro")  # => hosted:google/gemini-2.5-pro
client.models.count_tokens(model="gemini-2.5-pro", contents="x")
genai.Client(vertexai=True, project="p", location="l").models.generate_content(model="gemini-2.5-flash", contents="x")  # => hosted:vertex/gemini-2.5-flash
palm.GenerativeModel("models/gemini-1.5-pro")  # => hosted:google/gemini-1.5-pro
palm.GenerativeModel(model_name="gemini-1.5-flash").start_chat().send_message("x")  # => hosted:google/gemini-1.5-flash
palm.embed_content(model="models/embedding-001", content="x")  # => hosted:google/embedding-001
GenerativeModel("gemini-1.5-pro-002")  # => hosted:vertex/gemini-1.5-pro-002
TextEmbeddingModel.from_pretrained("text-embedding-005")  # => hosted:vertex/text-embedding-005
`,
  'mistral, cohere, bedrock and others': `
import boto3, cohere, replicate, voyageai
from mistralai import Mistral
from mistralai.client import MistralClient
m = Mistral(api_key="k")
m.chat.stream(model="mistral-small-2503", messages=[])  # => hosted:mistral/mistral-small-2503
m.ocr.process(model="mistral-ocr-latest", document={})  # => hosted:mistral/mistral-ocr-latest
m.chat.complete_async(model=pick(), messages=[])  # => ?
MistralClient().chat(model="mistral-tiny", messages=[])  # => hosted:mistral/mistral-tiny
co = cohere.Client("k")
co.embed(texts=[], model="embed-multilingual-v3.0")  # => hosted:cohere/embed-multilingual-v3.0
co.chat(message="x")  # => ?
rt = boto3.client("bedrock-runtime", region_name="eu-central-1")
rt.converse(modelId="eu.anthropic.claude-3-5-sonnet-20240620-v1:0", messages=[])  # => hosted:bedrock/eu.anthropic.claude-3-5-sonnet-20240620-v1:0
rt.invoke_model(modelId="arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-embed-text-v1", body="")  # => hosted:bedrock/amazon.titan-embed-text-v1
boto3.client("lambda").invoke(FunctionName="f")
boto3.client("s3").get_object(Bucket="b", Key="k")
boto3.client(service_name="sagemaker-runtime").invoke_endpoint(EndpointName="sepsis-v2", Body="")  # => hosted:sagemaker/sepsis-v2
replicate.run("owner/net:abc123", input={})  # => hosted:replicate/owner/net:abc123
voyageai.Client().embed(["x"], model="voyage-3")  # => hosted:voyage/voyage-3
`,
  'ollama and litellm': `
import ollama, litellm
from ollama import Client, chat
from litellm import Router, completion
chat(model="llama3.1", messages=[])  # => ollama:llama3.1
Client(host="http://gpu:11434").generate(model="org/med:7b", prompt="x")  # => ollama:org/med:7b
ollama.pull("nomic-embed-text")  # => ollama:nomic-embed-text
ollama.list()
ollama.show("llama3.1")
completion(model="gpt-4o", messages=[])  # => hosted:openai/gpt-4o
completion("bedrock/converse/anthropic.claude-3-haiku-20240307-v1:0", messages=[])  # => hosted:bedrock/anthropic.claude-3-haiku-20240307-v1:0
completion(model="huggingface/together/org/net", messages=[])  # => pkg:huggingface/org/net
completion(model="gemini/gemini-2.0-flash", messages=[])  # => hosted:google/gemini-2.0-flash
completion(model="azure/ward", messages=[])  # => hosted:azure-openai/ward
Router(model_list=[{"model_name": "a", "litellm_params": {"model": "groq/llama-3.1-8b-instant"}}, {"model_name": "b", "litellm_params": {"model": "ollama/phi3"}}])  # => hosted:groq/llama-3.1-8b-instant => ollama:phi3
litellm.token_counter(model="gpt-4o", text="x")
`,
  'langchain and llama_index': `
from langchain_openai import ChatOpenAI, OpenAIEmbeddings, AzureOpenAIEmbeddings
from langchain.chat_models import init_chat_model
from langchain_huggingface import HuggingFacePipeline, HuggingFaceEndpoint, ChatHuggingFace
from langchain_community.embeddings import HuggingFaceBgeEmbeddings
from langgraph.prebuilt import create_react_agent
from llama_index.core import Settings, VectorStoreIndex
from llama_index.llms.azure_openai import AzureOpenAI
from llama_index.embeddings.openai import OpenAIEmbedding
llm = ChatOpenAI(model="gpt-4o", temperature=0)  # => hosted:openai/gpt-4o
ChatOpenAI(base_url="http://localhost:8000/v1", model="org/net")  # => pkg:huggingface/org/net
ChatOpenAI()  # => ?
OpenAIEmbeddings(model="text-embedding-3-large")  # => hosted:openai/text-embedding-3-large
AzureOpenAIEmbeddings(azure_deployment="emb")  # => hosted:azure-openai/emb
init_chat_model("claude-3-5-sonnet-latest", model_provider="anthropic")  # => hosted:anthropic/claude-3-5-sonnet-latest
init_chat_model("google_vertexai:gemini-2.0-flash")  # => hosted:vertex/gemini-2.0-flash
HuggingFacePipeline.from_model_id(model_id="org/net", task="text-generation")  # => pkg:huggingface/org/net
ChatHuggingFace(llm=HuggingFaceEndpoint(repo_id="org/chat"))  # => pkg:huggingface/org/chat
HuggingFaceBgeEmbeddings(model_name="BAAI/bge-small-en")  # => pkg:huggingface/BAAI/bge-small-en
create_react_agent(llm, tools=[])
create_react_agent("anthropic:claude-3-7-sonnet-latest", tools=[])  # => hosted:anthropic/claude-3-7-sonnet-latest
llm.with_structured_output(dict).invoke("x")
AzureOpenAI(engine="ward", model="gpt-4o")  # => hosted:azure-openai/ward
Settings.embed_model = OpenAIEmbedding(model="text-embedding-3-small")  # => hosted:openai/text-embedding-3-small
VectorStoreIndex.from_documents([], embed_model="local:BAAI/bge-small-en-v1.5")  # => pkg:huggingface/BAAI/bge-small-en-v1.5
`,
  agents: `
import dspy
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIModel
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.components.embedders import SentenceTransformersTextEmbedder
from crewai import LLM, Agent as Crew
from smolagents import CodeAgent, InferenceClientModel
from autogen_ext.models.openai import OpenAIChatCompletionClient
Agent("openai:gpt-4o", system_prompt="x")  # => hosted:openai/gpt-4o
Agent(OpenAIModel("gpt-4o-mini"))  # => hosted:openai/gpt-4o-mini
Agent(model="google-gla:gemini-2.0-flash")  # => hosted:google/gemini-2.0-flash
dspy.configure(lm=dspy.LM("anthropic/claude-3-opus-20240229"))  # => hosted:anthropic/claude-3-opus-20240229
OpenAIChatGenerator(model="gpt-4o")  # => hosted:openai/gpt-4o
SentenceTransformersTextEmbedder(model="org/emb")  # => pkg:huggingface/org/emb
LLM(model="ollama/llama3")  # => ollama:llama3
Crew(role="x", llm="gpt-4o")  # => hosted:openai/gpt-4o
CodeAgent(tools=[], model=InferenceClientModel(model_id="org/net"))  # => pkg:huggingface/org/net
OpenAIChatCompletionClient(model="gpt-4o")  # => hosted:openai/gpt-4o
`,
  'requests without an SDK': `
import os, requests, httpx
import urllib.request
KEY = os.environ["K"]
requests.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-4o", "messages": []})  # => hosted:openai/gpt-4o
body = {"model": "claude-3-haiku-20240307", "max_tokens": 9}
httpx.post("https://api.anthropic.com/v1/messages", json=body)  # => hosted:anthropic/claude-3-haiku-20240307
requests.post("https://api-inference.huggingface.co/models/org/net", json={})  # => pkg:huggingface/org/net
requests.post(f"https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent?key={KEY}", json={})  # => hosted:google/gemini-pro
requests.post("https://ward.openai.azure.com/openai/deployments/notes/chat/completions?api-version=1", json={})  # => hosted:azure-openai/notes
requests.post("http://localhost:11434/api/chat", json={"model": "llama3", "stream": False})  # => ollama:llama3
requests.post("https://api.example.com/v1/chat", json={"model": "gpt-4o"})
requests.get("https://api.openai.com/v1/models")
requests.get("https://example.com/data.csv")
urllib.request.urlretrieve("https://example.com/nets/unet.pth", "unet.pth")  # => https://example.com/nets/unet.pth
requests.get("https://huggingface.co/org/net/resolve/main/model.onnx")  # => pkg:huggingface/org/net @main
`,
};

describe('hosted models in Python', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('pkg/code.py', source));
  }
});
