// Constants one import away, in languages with declared types: by package, folder, header or file name.
// The expectations stand in the sources, as in models/uses.test.ts.
import assert from 'node:assert/strict';
import { parsers } from '../../../test/fixtures/check-fixture';
import { sha256Of } from '../host/digest';
import { memoryPort } from './memory-port';
import { codeOf } from './file-facts';
import { ModelBuilder } from './model-builder';
import { Snapshot } from './snapshot';

const files: Readonly<Record<string, string>> = {
  'cp/include/config.h': `#pragma once
#define MODEL_PATH "models/a.onnx"
namespace config { constexpr const char* kOther = "models/b.onnx"; }
`,
  'cp/src/main.cpp': `#include <onnxruntime_cxx_api.h>
#include "config.h"
void a(Ort::Env& env, Ort::SessionOptions& o) {
  Ort::Session s(env, MODEL_PATH, o); // => models/a.onnx
  Ort::Session t(env, config::kOther, o); // => models/b.onnx
}
`,
  'cs/Config/AiModels.cs': `namespace Acme.Config;
public static class AiModels { public const string Chat = "gpt-4o"; public const string Net = "Assets/net.onnx"; }
`,
  'cs/Services/Scorer.cs': `using Acme.Config;
using Microsoft.ML.OnnxRuntime;
using OpenAI.Chat;
namespace Acme.Services;
public class Scorer {
  private readonly InferenceSession _s = new(AiModels.Net); // => Assets/net.onnx
  private readonly ChatClient _c = new(AiModels.Chat, "k"); // => hosted:openai/gpt-4o
}
`,
  'da/lib/services/net.dart': `import 'package:tflite_flutter/tflite_flutter.dart';
import 'package:google_generative_ai/google_generative_ai.dart';
import '../src/constants.dart';
import 'package:acme/src/constants.dart' as c;
final a = Interpreter.fromAsset(kModel); // => assets/skin.tflite
final b = GenerativeModel(model: Models.gemini, apiKey: 'k'); // => hosted:google/gemini-1.5-flash
final d = GenerativeModel(model: c.Models.gemini, apiKey: 'k'); // => hosted:google/gemini-1.5-flash
`,
  'da/lib/src/constants.dart': `const kModel = 'assets/skin.tflite';
class Models { static const gemini = 'gemini-1.5-flash'; }
`,
  'go/internal/ai/client.go': `package ai
import (
	"example.com/acme/api/internal/config"
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/sashabaranov/go-openai"
	ort "github.com/yalue/onnxruntime_go"
)
func a(c *openai.Client, d anthropic.Client) {
	c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: config.Model}) // => hosted:openai/gpt-4o-mini
	d.Messages.New(ctx, anthropic.MessageNewParams{Model: claude}) // => hosted:anthropic/claude-3-haiku-20240307
	ort.NewDynamicAdvancedSession(config.NetPath, in, out, nil) // => models/net.onnx
}
`,
  'go/internal/ai/consts.go': `package ai
const claude = "claude-3-haiku-20240307"
`,
  'go/internal/config/config.go': `package config
const Model = "gpt-4o-mini"
var NetPath = "models/net.onnx"
`,
  'j/src/main/java/com/acme/ai/Paths2.java': `package com.acme.ai;
interface Paths2 { String SEG = "seg.onnx"; }
`,
  'j/src/main/java/com/acme/ai/Service.java': `package com.acme.ai;
import static com.acme.config.ModelNames.NET;
import com.acme.config.ModelNames;
import ai.onnxruntime.OrtEnvironment;
import dev.langchain4j.model.openai.OpenAiChatModel;
class Service {
  Object a() { return OpenAiChatModel.builder().modelName(ModelNames.CHAT).build(); } // => hosted:openai/gpt-4o-mini
  Object b(OrtEnvironment env) { return env.createSession(NET); } // => models/net.onnx
  Object c(OrtEnvironment env) { return env.createSession(Paths2.SEG); } // => seg.onnx
}
`,
  'j/src/main/java/com/acme/config/ModelNames.java': `package com.acme.config;
public final class ModelNames { private ModelNames() {} public static final String CHAT = "gpt-4o-mini"; public static final String NET = "models/" + "net.onnx"; }
`,
  'k/app/src/main/java/com/acme/ml/Local.kt': `package com.acme.ml
internal const val POSE = "pose.task"
`,
  'k/app/src/main/java/com/acme/ml/Net.kt': `package com.acme.ml
import com.acme.util.GEMINI
import com.acme.util.Models
import com.google.ai.client.generativeai.GenerativeModel
import com.google.mediapipe.tasks.core.BaseOptions
import org.tensorflow.lite.Interpreter
import org.tensorflow.lite.support.common.FileUtil
class Net(ctx: Context) {
  val a = GenerativeModel(modelName = GEMINI, apiKey = "k") // => hosted:google/gemini-1.5-flash
  val b = Interpreter(FileUtil.loadMappedFile(ctx, Models.SKIN)) // => skin.tflite
  val c = BaseOptions.builder().setModelAssetPath(POSE).build() // => pose.task
}
`,
  'k/app/src/main/java/com/acme/util/Constants.kt': `package com.acme.util
const val GEMINI = "gemini-1.5-flash"
object Models { const val SKIN = "skin.tflite" }
`,
  'rs/src/config/mod.rs': `pub const CHAT: &str = "gpt-4o";
pub mod nets { pub const ECG: &str = "nets/ecg.onnx"; }
`,
  'rs/src/infer.rs': `use crate::config::{self, nets};
pub fn c() { let s = ort::session::Session::builder().unwrap().commit_from_file(nets::ECG); } // => nets/ecg.onnx
pub fn d() { let s = ort::session::Session::builder().unwrap().commit_from_file(config::nets::ECG); } // => nets/ecg.onnx
`,
  'rs/src/main.rs': `mod config;
mod infer;
use async_openai::types::CreateChatCompletionRequestArgs;
use crate::config::CHAT;
fn a() { let r = CreateChatCompletionRequestArgs::default().model(CHAT).build(); } // => hosted:openai/gpt-4o
fn b() { let s = ort::session::Session::builder().unwrap().commit_from_file(config::nets::ECG); } // => nets/ecg.onnx
`,
  'sw/Sources/App/Config/ModelIDs.swift': `enum ModelIDs { static let chat = "gpt-4o"; static let llm = "mlx-community/Qwen3-4B-4bit" }
`,
  'sw/Sources/App/ML/Chat.swift': `import OpenAI
import MLXLMCommon
func a() async throws {
  let q = ChatQuery(messages: [], model: ModelIDs.chat) // => hosted:openai/gpt-4o
  let m = try await loadModelContainer(id: ModelIDs.llm) // => pkg:huggingface/mlx-community/Qwen3-4B-4bit
}
`,
};

describe('names of other files', () => {
  it('are followed in every language', async () => {
    const content = new Map(Object.entries(files));
    const builder = new ModelBuilder(memoryPort(content, sha256Of), parsers, sha256Of);
    const model = await builder.build(Snapshot.empty().withPaths(content.keys(), 0), new AbortController().signal);
    for (const [path, source] of content) {
      const facts = model.facts(path);
      const code = facts === undefined ? undefined : codeOf(facts);
      const found = (code?.uses ?? []).map(
        ({ use }, index) => `${code?.useRanges[index]?.start.line ?? -1}: ${use.reference ?? '?'}`,
      );
      const expected = source.split('\n').flatMap((line, index) => {
        const reference = /\/\/ => (.*)$/.exec(line)?.[1];
        return reference === undefined ? [] : [`${index}: ${reference}`];
      });
      assert.deepEqual(found, expected, path);
    }
  });
});
