// Each crate of Rust, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'ort and tract': `
use ort::{session::{builder::GraphOptimizationLevel, Session}, inputs};
use std::path::{Path, PathBuf};
use tract_onnx::prelude::*;
const DIR: &str = "models";
static NET: &str = "models/net.onnx";
struct Scorer { session: Session, path: PathBuf }
impl Scorer {
    const NAME: &'static str = "scorer.onnx";
    pub fn new(path: impl AsRef<Path>) -> anyhow::Result<Self> {
        let session = Session::builder()?
            .with_optimization_level(GraphOptimizationLevel::Level3)?
            .with_intra_threads(4)?
            .commit_from_file(NET)?; // => models/net.onnx
        let other = Session::builder()?.commit_from_file(path.as_ref())?; // => ?
        let third = Session::builder()?.commit_from_file(Path::new(DIR).join(Self::NAME))?; // => models/scorer.onnx
        let bytes = include_bytes!("../nets/tiny.onnx");
        let fourth = Session::builder()?.commit_from_memory(bytes)?; // => nets/tiny.onnx
        let fifth = ort::session::Session::builder().unwrap().commit_from_file(format!("{}/{}.onnx", DIR, "f")).unwrap(); // => models/f.onnx
        let sixth = Session::builder()?.commit_from_file(concat!(env!("CARGO_MANIFEST_DIR"), "/nets/six.onnx"))?; // => nets/six.onnx
        let seventh = Session::builder()?.commit_from_file(std::env::var("MODEL")?)?; // => ?
        let plan = tract_onnx::onnx().model_for_path("t.onnx")?.into_optimized()?.into_runnable()?; // => t.onnx
        Ok(Self { session, path: PathBuf::from("x") })
    }
    fn reload(&self) { Session::builder().unwrap().commit_from_file(&self.path).unwrap(); } // => x
}
// Session::builder()?.commit_from_file("comment.onnx")
fn text() -> &'static str { "commit_from_file(\\"text.onnx\\")" }
struct Bed { model: String }
fn bed() -> Bed { Bed { model: "gpt-4o".to_string() } }
`,
  hubs: `
use hf_hub::{api::sync::Api, Repo, RepoType};
use candle_nn::VarBuilder;
use candle_core::{Device, DType};
use tokenizers::Tokenizer;
use fastembed::{TextEmbedding, InitOptions, EmbeddingModel};
use rust_bert::pipelines::sentence_embeddings::{SentenceEmbeddingsBuilder, SentenceEmbeddingsModelType};
use rust_bert::pipelines::sentiment::SentimentModel;
const MODEL_ID: &str = "sentence-transformers/all-MiniLM-L6-v2";
fn load(model_id: Option<String>) -> anyhow::Result<()> {
    let api = Api::new()?;
    let repo = api.repo(Repo::with_revision(MODEL_ID.to_string(), RepoType::Model, "refs/pr/21".to_string())); // => pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2 @refs/pr/21
    let weights = repo.get("model.safetensors")?;
    let tokenizer = Tokenizer::from_file(repo.get("tokenizer.json")?).unwrap();
    let vb = unsafe { VarBuilder::from_mmaped_safetensors(&[weights], DType::F32, &Device::Cpu)? };
    let direct = api.model("bert-base-uncased".to_owned()).get("config.json")?; // => pkg:huggingface/bert-base-uncased
    let data = api.dataset("squad".to_string()); // => https://huggingface.co/datasets/squad dataset
    let unknown = api.model(model_id.unwrap()); // => ?
    let local = unsafe { VarBuilder::from_mmaped_safetensors(&["w/model.safetensors"], DType::F32, &Device::Cpu)? }; // => w/model.safetensors
    let e = TextEmbedding::try_new(InitOptions::new(EmbeddingModel::BGESmallENV15).with_show_download_progress(true))?; // => pkg:huggingface/BAAI/bge-small-en-v1.5
    let d = TextEmbedding::try_new(Default::default())?; // => ?
    let s = SentenceEmbeddingsBuilder::remote(SentenceEmbeddingsModelType::AllMiniLmL12V2).create_model()?; // => pkg:huggingface/sentence-transformers/all-MiniLM-L12-v2
    let m = SentimentModel::new(Default::default())?; // => ?
    Ok(())
}
`,
  'other engines': `
use tch::{nn, CModule, Device};
use llama_cpp_2::model::LlamaModel;
use whisper_rs::{WhisperContext, WhisperContextParameters};
use tensorflow::{Graph, SavedModelBundle, SessionOptions};
use opencv::dnn;
fn open(p: &str) {
    let m = CModule::load("script.pt").unwrap(); // => script.pt
    let mut vs = nn::VarStore::new(Device::Cpu);
    vs.load("w.ot").unwrap(); // => w.ot
    let l = LlamaModel::load_from_file(&backend, "q4.gguf", &params).unwrap(); // => q4.gguf
    let w = WhisperContext::new_with_params(p, WhisperContextParameters::default()).unwrap(); // => ?
    let b = SavedModelBundle::load(&SessionOptions::new(), &["serve"], &mut graph, "saved/1").unwrap(); // => saved/1
    let n = dnn::read_net_from_onnx("d.onnx").unwrap(); // => d.onnx
    let b = Box::new(vec![1]);
}
`,
  'hosted models': `
use async_openai::{Client, types::{CreateChatCompletionRequestArgs, CreateEmbeddingRequestArgs, CreateChatCompletionRequest}};
use ollama_rs::{Ollama, generation::chat::request::ChatMessageRequest};
use aws_sdk_bedrockruntime as bedrock;
use rig::providers::{openai, anthropic};
const MODEL: &str = "gpt-4o";
async fn ask(client: &Client<OpenAIConfig>, model: &str, ollama: Ollama, br: &bedrock::Client) -> Result<()> {
    let request = CreateChatCompletionRequestArgs::default()
        .max_tokens(512u32)
        .model("gpt-4o-mini") // => hosted:openai/gpt-4o-mini
        .build()?;
    let e = CreateEmbeddingRequestArgs::default().model(MODEL).input("x").build()?; // => hosted:openai/gpt-4o
    let f = CreateChatCompletionRequestArgs::default().model(model).build()?; // => ?
    let g = CreateChatCompletionRequest { model: "gpt-4.1".into(), ..Default::default() }; // => hosted:openai/gpt-4.1
    ollama.send_chat_messages(ChatMessageRequest::new("llama3".to_string(), vec![])).await?; // => ollama:llama3
    br.invoke_model().model_id("anthropic.claude-3-haiku-20240307-v1:0").body(b).send().await?; // => hosted:bedrock/anthropic.claude-3-haiku-20240307-v1:0
    let agent = openai::Client::from_env().agent("gpt-4").preamble("x").build(); // => hosted:openai/gpt-4
    let claude = anthropic::ClientBuilder::new("k").build().completion_model(anthropic::CLAUDE_3_5_SONNET); // => hosted:anthropic/claude-3-5-sonnet
    Ok(())
}
`,
};

describe('Rust frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/main.rs', source));
  }
});
