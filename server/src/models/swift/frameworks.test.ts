// Each package of Swift, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'Core ML': `
import CoreML
import Vision
import Foundation
final class A {
    private let modelName = "Gait"
    private lazy var request: VNCoreMLRequest = {
        let model = try! VNCoreMLModel(for: SkinNet(configuration: MLModelConfiguration()).model) // => SkinNet
        return VNCoreMLRequest(model: model)
    }()
    private let net: MLModel
    init(url: URL) throws {
        net = try MLModel(contentsOf: url) // => ?
    }
    func load() async throws {
        let config = MLModelConfiguration()
        config.computeUnits = .all
        let a = try WoundSeg(configuration: config) // => WoundSeg
        let b = try await DepthNet.load(configuration: config) // => DepthNet
        guard let url = Bundle.main.url(forResource: "Ecg", withExtension: "mlmodelc") else { return }
        let c = try MLModel(contentsOf: url, configuration: config) // => Ecg.mlmodelc
        let d = try MLModel(contentsOf: Bundle.main.url(forResource: modelName, withExtension: "mlmodelc")!) // => Gait.mlmodelc
        let compiled = try await MLModel.compileModel(at: URL(fileURLWithPath: "/tmp/x.mlmodel"))
        let e = try MLModel(contentsOf: compiled) // => /tmp/x.mlmodel
        let docs = FileManager.default.urls(for: .documentDirectory, in: .userDomainMask)[0]
        let f = try MLModel(contentsOf: docs.appendingPathComponent("y.mlmodelc")) // => y.mlmodelc
        if let g = try? VNCoreMLModel(for: MobileNetV2().model) { use(g) } // => MobileNetV2
        let session = URLSession(configuration: .default)
        let view = WKWebView(frame: .zero, configuration: WKWebViewConfiguration())
        let viewModel = WardModel()
        let container = try ModelContainer(for: Item.self)
        // try MLModel(contentsOf: comment)
        let text = "MLModel(contentsOf: text)"
    }
}
@Model final class Item { var model = "gpt-4o" }
`,
  'on the device': `
import TensorFlowLite
import MediaPipeTasksVision
import MLXLLM
import MLXLMCommon
import WhisperKit
import onnxruntime_objc
import Hub
let asset = Bundle.main.path(forResource: "pose", ofType: "task")
func load(path: String) async throws {
    let a = try Interpreter(modelPath: Bundle.main.path(forResource: "skin", ofType: "tflite")!) // => skin.tflite
    let b = try Interpreter(modelPath: path) // => ?
    let options = PoseLandmarkerOptions()
    options.baseOptions.modelAssetPath = asset! // => pose.task
    let c = try await LLMModelFactory.shared.loadContainer(configuration: LLMRegistry.llama3_2_1B_4bit) // => pkg:huggingface/mlx-community/Llama-3.2-1B-Instruct-4bit
    let configuration = ModelConfiguration(id: "mlx-community/Qwen3-4B-4bit")
    let d = try await LLMModelFactory.shared.loadContainer(configuration: configuration) { progress in print(progress) } // => pkg:huggingface/mlx-community/Qwen3-4B-4bit
    let e = try await loadModel(id: "mlx-community/gemma-2-2b-it-4bit") // => pkg:huggingface/mlx-community/gemma-2-2b-it-4bit
    let f = try await WhisperKit(model: "large-v3") // => whisper:large-v3
    let g = try await WhisperKit(WhisperKitConfig(model: "base.en")) // => whisper:base.en
    let h = try await WhisperKit() // => ?
    let env = try ORTEnv(loggingLevel: .warning)
    let i = try ORTSession(env: env, modelPath: path, sessionOptions: nil) // => ?
    let j = try await HubApi.shared.snapshot(from: "org/net", matching: ["*.safetensors"]) // => pkg:huggingface/org/net
}
`,
  'hosted models': `
import OpenAI
import GoogleGenerativeAI
import FirebaseAI
import SwiftAnthropic
import OllamaKit
struct Api {
    static let model = "gpt-4o"
    let client = OpenAI(apiToken: "k")
    let gemini = GenerativeModel(name: "gemini-1.5-flash", apiKey: "k") // => hosted:google/gemini-1.5-flash
    let ai = FirebaseAI.firebaseAI(backend: .googleAI()).generativeModel(modelName: "gemini-2.5-flash") // => hosted:google/gemini-2.5-flash
    func ask(_ name: String) async throws {
        let a = ChatQuery(messages: [], model: .gpt4_o) // => hosted:openai/gpt-4o
        let b = ChatQuery(messages: [], model: Self.model) // => hosted:openai/gpt-4o
        let c = EmbeddingsQuery(input: .string("x"), model: .textEmbeddingAda) // => hosted:openai/text-embedding-ada-002
        let d = ChatQuery(messages: [], model: name) // => ?
        let e = MessageParameter(model: .other("claude-3-haiku-20240307"), messages: [], maxTokens: 10) // => hosted:anthropic/claude-3-haiku-20240307
        let f = OKChatRequestData(model: "llama3", messages: []) // => ollama:llama3
        let car = Car(model: "gpt-4o")
    }
}
`,
};

describe('Swift frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('Sources/App/A.swift', source));
  }
});
