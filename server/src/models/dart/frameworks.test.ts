// Each package of Dart, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'on the device': `
import 'dart:io';
import 'package:flutter/services.dart';
import 'package:path_provider/path_provider.dart';
import 'package:tflite_flutter/tflite_flutter.dart';
import 'package:onnxruntime/onnxruntime.dart' as ort;
import 'package:tflite_v2/tflite_v2.dart';
import 'package:google_mlkit_image_labeling/google_mlkit_image_labeling.dart';
import 'package:flutter_gemma/flutter_gemma.dart';
const kModel = 'assets/models/skin.tflite';
class Classifier {
  static const _dir = 'assets';
  late Interpreter _interpreter;
  final String path;
  Classifier(this.path);
  Future<void> load() async {
    _interpreter = await Interpreter.fromAsset(kModel); // => assets/models/skin.tflite
    final options = InterpreterOptions()..threads = 4;
    final b = await Interpreter.fromAsset('$_dir/b.tflite', options: options); // => assets/b.tflite
    final c = Interpreter.fromFile(File(path)); // => ?
    final raw = await rootBundle.load('assets/d.onnx');
    final session = ort.OrtSession.fromBuffer(raw.buffer.asUint8List(), ort.OrtSessionOptions()); // => assets/d.onnx
    final dir = await getApplicationDocumentsDirectory();
    final e = Interpreter.fromFile(File('\${dir.path}/e.tflite')); // => e.tflite
    await Tflite.loadModel(model: "assets/f.tflite", labels: "assets/labels.txt"); // => assets/f.tflite
    final modelPath = await getAssetPath('assets/ml/g.tflite');
    final o = LocalLabelerOptions(modelPath: modelPath); // => assets/ml/g.tflite
    await FlutterGemmaPlugin.instance.modelManager.downloadModelFromNetwork('https://example.com/gemma.bin'); // => https://example.com/gemma.bin
    final labels = await rootBundle.loadString('assets/labels.txt');
    // Interpreter.fromAsset('comment.tflite');
    print("Interpreter.fromAsset('text.tflite')");
  }
}
`,
  'hosted models': `
import 'package:google_generative_ai/google_generative_ai.dart';
import 'package:firebase_ai/firebase_ai.dart';
import 'package:dart_openai/dart_openai.dart';
import 'package:openai_dart/openai_dart.dart' as oai;
import 'package:langchain_openai/langchain_openai.dart';
import 'package:anthropic_sdk_dart/anthropic_sdk_dart.dart' show AnthropicClient, CreateMessageRequest, Model;
class Api {
  static const model = 'gemini-1.5-flash';
  final direct = GenerativeModel(model: model, apiKey: 'k'); // => hosted:google/gemini-1.5-flash
  final google = FirebaseAI.googleAI().generativeModel(model: 'gemini-2.5-flash'); // => hosted:google/gemini-2.5-flash
  final vertex = FirebaseAI.vertexAI().generativeModel(model: 'gemini-2.0-flash'); // => hosted:vertex/gemini-2.0-flash
  Future<void> ask(String name) async {
    await OpenAI.instance.chat.create(model: "gpt-4o", messages: []); // => hosted:openai/gpt-4o
    final client = oai.OpenAIClient(apiKey: 'k');
    await client.createChatCompletion(
      request: oai.CreateChatCompletionRequest(
        model: oai.ChatCompletionModel.modelId('gpt-4o-mini'), // => hosted:openai/gpt-4o-mini
        messages: [],
      ),
    );
    final chat = ChatOpenAI(apiKey: 'k', defaultOptions: ChatOpenAIOptions(model: name)); // => ?
    await AnthropicClient().createMessage(request: CreateMessageRequest(model: Model.modelId('claude-3-5-sonnet-20241022'), maxTokens: 1)); // => hosted:anthropic/claude-3-5-sonnet-20241022
    final car = Car(model: 'gpt-4o');
  }
}
`,
};

describe('Dart frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('lib/a.dart', source));
  }
});
