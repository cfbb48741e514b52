// Each Java library, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'ONNX Runtime': `
package com.example;
import ai.onnxruntime.*;
import java.nio.file.*;
import java.io.File;
public class A {
  private static final String DIR = "models";
  private static final String NET = DIR + "/net.onnx";
  private final OrtEnvironment env = OrtEnvironment.getEnvironment();
  private OrtSession session;
  private final String path;
  A(String path) throws Exception {
    this.path = path;
    this.session = env.createSession(NET, new OrtSession.SessionOptions()); // => models/net.onnx
  }
  OrtSession a() { return OrtEnvironment.getEnvironment().createSession(Paths.get("a", "b.onnx").toString()); } // => a/b.onnx
  OrtSession b() { return this.env.createSession(path); } // => ?
  OrtSession c() { return env.createSession(new File("c.onnx").getAbsolutePath()); } // => c.onnx
  OrtSession d() { byte[] bytes = Files.readAllBytes(Path.of("d", "e.onnx")); return env.createSession(bytes, options()); } // => d/e.onnx
  OrtSession e() { return env.createSession(System.getenv("MODEL")); } // => ?
  OrtSession f() { return env.createSession(read("f.onnx")); } // => f.onnx
  OrtSession g(Holder holder) { return holder.environment().createSession("g.onnx"); } // => g.onnx
  OrtSession h(boolean large) { return env.createSession(large ? "l.onnx" : "s.onnx"); } // => ?
  OrtSession i() { return env.createSession(String.format("%s/%s.onnx", DIR, "i")); } // => models/i.onnx
  OrtSession j() {
    var name = "j.onnx";
    try (OrtSession s = env.createSession(name)) { // => j.onnx
      return s;
    }
  }
  // env.createSession("comment.onnx")
  String k = "env.createSession(\\"text.onnx\\")";
  OrtSession.SessionOptions options() { return new OrtSession.SessionOptions(); }
}
`,
  'the same names elsewhere': `
import javax.jms.Connection;
import org.tensorflow.Tensor;
class B {
  Object a(Connection c) { return c.createSession("x.onnx"); }
  record Model(String modelName) {}
  Model b() { return new Model("gpt-4o"); }
  static class Interpreter { Interpreter(String f) {} }
  Object c() { return new Interpreter("x.tflite"); }
}
`,
  'Deep Java Library': `
import ai.djl.Model;
import ai.djl.repository.zoo.*;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Paths;
class C {
  static final String URL = "djl://ai.djl.huggingface.pytorch/sentence-transformers/all-MiniLM-L6-v2";
  void a() {
    Criteria<String, float[]> text = Criteria.builder()
        .setTypes(String.class, float[].class)
        .optModelUrls(URL) // => pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2
        .optEngine("PyTorch")
        .build();
    ZooModel<String, float[]> m = text.loadModel();
    Criteria.builder().optModelPath(Paths.get("build/model")).optModelName("resnet").build(); // => build/model
    ZooModel<?, ?> z = Criteria.builder().optApplication(APP).optFilter("backbone", "resnet50").build().loadModel(); // => ?
    Criteria<?, ?> filtered = Criteria.builder().optArtifactId("ssd").build();
    ModelZoo.loadModel(filtered); // => ?
    Model model = Model.newInstance("mlp");
    model.load(Paths.get("build/mlp"), "mlp"); // => build/mlp
    HuggingFaceTokenizer.newInstance("bert-base-uncased");
  }
}
`,
  'TensorFlow, Deeplearning4j, estimators': `
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Graph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.zoo.model.ResNet50;
import org.nd4j.autodiff.samediff.SameDiff;
import weka.classifiers.Classifier;
import weka.core.SerializationHelper;
import ml.dmlc.xgboost4j.java.*;
import hex.genmodel.MojoModel;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import java.io.*;
class D {
  void a(String p) throws Exception {
    SavedModelBundle.load("saved/1", "serve"); // => saved/1
    try (var g = new Graph()) { g.importGraphDef(Files.readAllBytes(Paths.get("frozen.pb"))); } // => frozen.pb
    MultiLayerNetwork.load(new File("net.zip"), true); // => net.zip
    KerasModelImport.importKerasSequentialModelAndWeights("k.h5"); // => k.h5
    ResNet50.builder().build().initPretrained(PretrainedType.IMAGENET); // => dl4j:ResNet50/IMAGENET
    SameDiff.load(new File(p), true); // => ?
    Classifier c = (Classifier) SerializationHelper.read(new FileInputStream("j48.model")); // => j48.model unsafe
    Booster b = XGBoost.loadModel("xgb.json"); // => xgb.json
    MojoModel.load("gbm.zip"); // => gbm.zip
    new LoadingModelEvaluatorBuilder().load(new File("tree.pmml")).build(); // => tree.pmml
  }
}
`,
  LangChain4j: `
import dev.langchain4j.model.openai.*;
import dev.langchain4j.model.azure.AzureOpenAiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.vertexai.VertexAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import dev.langchain4j.service.AiServices;
import static dev.langchain4j.model.mistralai.MistralAiChatModelName.MISTRAL_LARGE_LATEST;
class E {
  private static final String EMBED = "text-embedding-3-small";
  Object a() { return OpenAiStreamingChatModel.builder().apiKey(k()).modelName(OpenAiChatModelName.GPT_4_O).build(); } // => hosted:openai/gpt-4o
  Object b() { return OpenAiEmbeddingModel.builder().modelName(EMBED).build(); } // => hosted:openai/text-embedding-3-small
  Object c() { return AzureOpenAiChatModel.builder().endpoint(e).deploymentName("gpt4-prod").build(); } // => hosted:azure-openai/gpt4-prod
  Object d() { return OllamaChatModel.builder().baseUrl("http://localhost:11434").modelName("llama3.1").build(); } // => ollama:llama3.1
  Object e() { return VertexAiGeminiChatModel.builder().project(p).location(l).modelName("gemini-1.5-pro").build(); } // => hosted:vertex/gemini-1.5-pro
  Object f() { return GoogleAiGeminiChatModel.builder().modelName("gemini-2.0-flash").build(); } // => hosted:google/gemini-2.0-flash
  Object g() { return MistralAiChatModel.builder().modelName(MISTRAL_LARGE_LATEST).build(); } // => hosted:mistral/mistral-large-latest
  Object h() { return BedrockChatModel.builder().modelId("anthropic.claude-3-5-sonnet-20240620-v1:0").build(); } // => hosted:bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0
  Object i() { return OpenAiChatModel.builder().apiKey(k()).build(); } // => ?
  Object j() { return new AllMiniLmL6V2EmbeddingModel(); } // => pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2
  Object k() { return OpenAiChatModel.builder().baseUrl("https://api.groq.com/openai/v1").modelName("llama-3.1-8b").build(); } // => hosted:groq/llama-3.1-8b
  Object l() { return AiServices.builder(Bot.class).chatModel(a()).build(); }
  Object m(Config c) { OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder(); return builder.modelName(c.name()).build(); } // => ?
}
`,
  'Spring AI, OpenAI, Anthropic': `
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;
import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.ollama.api.OllamaOptions;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.ChatModel;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import com.anthropic.models.messages.*;
import com.azure.ai.openai.*;
class F {
  Object a() { return OpenAiChatOptions.builder().model("gpt-4o-mini").temperature(0.2).build(); } // => hosted:openai/gpt-4o-mini
  Object b() { return OpenAiChatOptions.builder().withModel(OpenAiApi.ChatModel.GPT_4_TURBO.getValue()).build(); } // => hosted:openai/gpt-4-turbo
  Object c() { return AnthropicChatOptions.builder().model("claude-3-5-haiku-20241022").build(); } // => hosted:anthropic/claude-3-5-haiku-20241022
  Object d() { return OllamaOptions.builder().model("mistral").build(); } // => ollama:mistral
  Object e(ChatClient client) { return client.prompt().user("gpt-4o").call().content(); }
  Object f() {
    ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
        .addUserMessage("hi")
        .model(ChatModel.GPT_4_1) // => hosted:openai/gpt-4.1
        .build();
    return OpenAIOkHttpClient.fromEnv().chat().completions().create(params);
  }
  Object g(String m) { return ResponseCreateParams.builder().input("x").model(m).build(); } // => ?
  Object h() { return MessageCreateParams.builder().maxTokens(10).model(Model.CLAUDE_3_7_SONNET_20250219).build(); } // => hosted:anthropic/claude-3-7-sonnet-20250219
  Object i(com.azure.ai.openai.OpenAIClient client, ChatCompletionsOptions o) { return client.getChatCompletions("gpt-35-turbo", o); } // => hosted:azure-openai/gpt-35-turbo
  Object j(ChatCompletionsOptions o) { OpenAIClient c = new OpenAIClientBuilder().endpoint(e).buildClient(); return c.getChatCompletions(deployment, o); } // => ?
}
`,
  'Google and Amazon': `
import com.google.genai.Client;
import com.google.genai.types.GenerateContentConfig;
import com.google.cloud.vertexai.VertexAI;
import com.google.cloud.vertexai.generativeai.GenerativeModel;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.*;
class G {
  private static final String MODEL_ID = "anthropic.claude-3-haiku-20240307-v1:0";
  void a() {
    Client client = new Client();
    client.models.generateContent("gemini-2.5-flash", "hi", null); // => hosted:google/gemini-2.5-flash
    Client vertex = Client.builder().project("p").vertexAI(true).build();
    vertex.models.generateContent("gemini-2.0-flash-001", "hi", null); // => hosted:vertex/gemini-2.0-flash-001
    GenerativeModel m = new GenerativeModel("gemini-1.5-flash-002", new VertexAI("p", "l")); // => hosted:vertex/gemini-1.5-flash-002
    new GenerativeModel.Builder().setModelName("gemini-1.0-pro").setVertexAi(v).build(); // => hosted:vertex/gemini-1.0-pro
  }
  void b(BedrockRuntimeClient client) {
    client.invokeModel(InvokeModelRequest.builder().modelId(MODEL_ID).body(b).build()); // => hosted:bedrock/anthropic.claude-3-haiku-20240307-v1:0
    client.converse(request -> request.modelId("amazon.nova-lite-v1:0").messages(m)); // => hosted:bedrock/amazon.nova-lite-v1:0
  }
}
`,
  'on Android': `
import org.tensorflow.lite.Interpreter;
import org.tensorflow.lite.support.common.FileUtil;
import org.tensorflow.lite.task.vision.classifier.ImageClassifier;
import com.google.mediapipe.tasks.core.BaseOptions;
import org.pytorch.*;
import android.content.res.AssetFileDescriptor;
class H {
  private static final String MODEL_PATH = "skin.tflite";
  private Interpreter tflite;
  H(Activity activity) throws IOException {
    tflite = new Interpreter(loadModelFile(activity)); // => skin.tflite
    new Interpreter(FileUtil.loadMappedFile(activity, "b.tflite"), new Interpreter.Options()); // => b.tflite
    ImageClassifier.createFromFileAndOptions(activity, "c.tflite", options); // => c.tflite
    BaseOptions.builder().setModelAssetPath("pose_landmarker.task").build(); // => pose_landmarker.task
    Module module = LiteModuleLoader.load(assetFilePath(this, "d.ptl")); // => d.ptl
    Module.load(path); // => ?
  }
  private MappedByteBuffer loadModelFile(Activity activity) throws IOException {
    AssetFileDescriptor fileDescriptor = activity.getAssets().openFd(MODEL_PATH);
    FileInputStream inputStream = new FileInputStream(fileDescriptor.getFileDescriptor());
    FileChannel fileChannel = inputStream.getChannel();
    return fileChannel.map(FileChannel.MapMode.READ_ONLY, 0, 10);
  }
}
`,
  'OpenCV, llama.cpp, OpenNLP': `
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;
import org.opencv.objdetect.CascadeClassifier;
import de.kherud.llama.*;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.tokenize.TokenizerModel;
class I {
  void a() throws Exception {
    Net net = Dnn.readNetFromDarknet("yolo.cfg", "yolo.weights"); // => yolo.weights
    Dnn.readNet("deploy.prototxt", "face.caffemodel"); // => face.caffemodel
    Dnn.readNetFromONNX("a.onnx"); // => a.onnx
    new CascadeClassifier("haar.xml");
    new LlamaModel(new ModelParameters().setModel("models/q4.gguf").setGpuLayers(43)); // => models/q4.gguf
    new TokenNameFinderModel(new FileInputStream("en-ner-person.bin")); // => en-ner-person.bin
    new TokenizerModel(new FileInputStream("en-token.bin"));
  }
}
`,
};

describe('Java frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/main/java/A.java', source));
  }
});
