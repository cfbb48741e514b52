// Each library of .NET, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'ONNX Runtime and ML.NET': `
using System.IO;
using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using Microsoft.Extensions.ML;
using Ort = Microsoft.ML.OnnxRuntime.InferenceSession;
namespace N;
public class A
{
    private const string ModelPath = @"models\\net.onnx";
    private static readonly string Dir = Path.Combine(AppContext.BaseDirectory, "Assets");
    private readonly InferenceSession _session;
    private readonly MLContext _ml = new MLContext(seed: 0);
    private readonly string _path;
    public A(IConfiguration config, string path)
    {
        _path = path;
        _session = new InferenceSession(Path.Combine(Dir, "a.onnx")); // => Assets/a.onnx
        using var b = new InferenceSession(File.ReadAllBytes("b.onnx"), new SessionOptions()); // => b.onnx
        InferenceSession c = new("c.onnx"); // => c.onnx
        var d = new Ort("d.onnx"); // => d.onnx
        var e = new InferenceSession(config["Model:Path"]); // => ?
        var f = new InferenceSession(_path); // => ?
        var g = new Microsoft.ML.OnnxRuntime.InferenceSession($"{Dir}/g.onnx"); // => Assets/g.onnx
    }
    public ITransformer Load() => _ml.Model.Load("model.zip", out var schema); // => model.zip
    public void Onnx(MLContext context)
    {
        context.Transforms.ApplyOnnxModel(outputColumnNames: new[] { "y" }, inputColumnNames: new[] { "x" }, modelFile: "o.onnx"); // => o.onnx
        context.Transforms.ResizeImages("x").Append(context.Transforms.ApplyOnnxModel("p.onnx")); // => p.onnx
        var tf = context.Model.LoadTensorFlowModel("saved/tf.pb"); // => saved/tf.pb
        services.AddPredictionEnginePool<In, Out>().FromFile(modelName: "S", filePath: "sentiment.zip", watchForChanges: true); // => sentiment.zip
        context.Model.Save(model, schema, "out.zip");
        var data = context.Data.LoadFromTextFile<In>("rows.csv");
    }
    // new InferenceSession("comment.onnx")
    string text = "new InferenceSession(\\"text.onnx\\")";
}
`,
  'local models': `
using LLama;
using LLama.Common;
using Whisper.net;
using OpenCvSharp.Dnn;
using static TorchSharp.torch;
using TorchSharp;
var parameters = new ModelParams("models/phi.gguf") { ContextSize = 1024 }; // => models/phi.gguf
using var weights = LLamaWeights.LoadFromFile(parameters);
LLamaWeights Open(ModelParams p) => LLamaWeights.LoadFromFile(p); // => ?
using var factory = WhisperFactory.FromPath("ggml-base.bin"); // => ggml-base.bin
var net = CvDnn.ReadNetFromDarknet("yolo.cfg", "yolo.weights"); // => yolo.weights
var m = torch.jit.load("script.pt"); // => script.pt
`,
  'OpenAI and Azure': `
using OpenAI;
using OpenAI.Chat;
using Azure.AI.OpenAI;
using System.ClientModel;
public class B
{
    private const string Model = "gpt-4o";
    private readonly AzureOpenAIClient _azure;
    private readonly OpenAIClient _client;
    public B(AzureOpenAIClient azure, IConfiguration c)
    {
        _azure = azure;
        _client = new OpenAIClient("key");
        ChatClient a = new(model: Model, apiKey: "k"); // => hosted:openai/gpt-4o
        ChatClient b = new ChatClient("gpt-4o-mini", "k"); // => hosted:openai/gpt-4o-mini
        var d = _azure.GetChatClient("deploy-1"); // => hosted:azure-openai/deploy-1
        var e = _client.GetEmbeddingClient("text-embedding-3-small"); // => hosted:openai/text-embedding-3-small
        var f = _client.GetChatClient(c["Model"]); // => ?
        var g = new AzureOpenAIClient(new Uri("https://x.openai.azure.com"), new ApiKeyCredential("k")).GetChatClient("deploy-2"); // => hosted:azure-openai/deploy-2
        var h = new OpenAIClient(new ApiKeyCredential("k"), new OpenAIClientOptions { Endpoint = new Uri("https://api.groq.com/openai/v1") });
        h.GetChatClient("llama-3.3-70b-versatile"); // => hosted:groq/llama-3.3-70b-versatile
        var options = new ChatCompletionsOptions
        {
            DeploymentName = "deploy-3", // => hosted:azure-openai/deploy-3
            Temperature = 0.1f,
        };
        View(model: "gpt-4o");
        var device = new Device { Model = "gpt-4o" };
    }
}
`,
  'Semantic Kernel, Extensions.AI, Ollama, others': `
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Microsoft.Extensions.AI;
using OllamaSharp;
using Amazon.BedrockRuntime.Model;
using Anthropic.SDK.Messaging;
using Google.Cloud.AIPlatform.V1;
var builder = Kernel.CreateBuilder();
builder.AddOpenAIChatCompletion("gpt-4o", key); // => hosted:openai/gpt-4o
builder.Services.AddAzureOpenAIChatCompletion(deploymentName: "d", endpoint: e, apiKey: k); // => hosted:azure-openai/d
builder.AddOllamaChatCompletion("llama3.2", new Uri("http://localhost:11434")); // => ollama:llama3.2
builder.AddGoogleAIGeminiChatCompletion(modelId: "gemini-1.5-pro", apiKey: k); // => hosted:google/gemini-1.5-pro
builder.AddHuggingFaceTextEmbeddingGeneration("sentence-transformers/all-MiniLM-L6-v2"); // => pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2
void Add(IKernelBuilder kb, Settings s) { kb.AddOpenAIChatCompletion(s.Model, s.Key); } // => ?
IChatClient chat = new OllamaChatClient(new Uri("http://localhost:11434"), "phi3"); // => ollama:phi3
IChatClient second = new OpenAI.OpenAIClient(key).AsChatClient("gpt-4o-mini"); // => hosted:openai/gpt-4o-mini
var ollama = new OllamaApiClient("http://localhost:11434");
ollama.SelectedModel = "qwen2.5"; // => ollama:qwen2.5
var request = new InvokeModelRequest
{
    ModelId = "anthropic.claude-3-sonnet-20240229-v1:0", // => hosted:bedrock/anthropic.claude-3-sonnet-20240229-v1:0
    ContentType = "application/json",
};
var message = new MessageParameters { Model = AnthropicModels.Claude35Sonnet, MaxTokens = 10 }; // => hosted:anthropic/claude-3-5-sonnet
var vertex = new GenerateContentRequest { Model = $"projects/{project}/locations/{l}/publishers/google/models/gemini-2.0-flash-001" }; // => hosted:vertex/gemini-2.0-flash-001
`,
};

describe('C# frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/A.cs', source));
  }
});
