// Each library of Kotlin, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'TensorFlow Lite and ONNX Runtime': `
package org.example
import org.tensorflow.lite.Interpreter
import org.tensorflow.lite.gpu.CompatibilityList
import ai.onnxruntime.OrtEnvironment
import ai.onnxruntime.OrtSession
import java.nio.channels.FileChannel
class A(private val context: Context, private val modelName: String = "default.tflite") {
    companion object {
        private const val MODEL = "skin.tflite"
        private const val DIR = "models"
    }
    private var interpreter: Interpreter? = null
    private val lazyNet by lazy { Interpreter(loadModelFile("lazy.tflite")) } // => lazy.tflite
    private val options = Interpreter.Options().apply { setNumThreads(4) }
    fun setup() {
        interpreter = Interpreter(loadModelFile(MODEL), options) // => skin.tflite
        val other = Interpreter(loadModelFile(modelName)) // => ?
        context.assets.open("net.onnx").use { stream ->
            OrtEnvironment.getEnvironment().createSession(stream.readBytes()) // => net.onnx
        }
        context.assets.openFd("$DIR/x.tflite").let { Interpreter(it.createInputStream()) } // => models/x.tflite
        val env = OrtEnvironment.getEnvironment()
        val session: OrtSession = env.createSession("\${DIR}/y.onnx", OrtSession.SessionOptions()) // => models/y.onnx
        env.createSession(File(context.filesDir, "z.onnx").absolutePath) // => z.onnx
        env.createSession(if (fast) "a.onnx" else "b.onnx") // => ?
    }
    private fun loadModelFile(name: String): MappedByteBuffer {
        val fd = context.assets.openFd(name)
        val input = FileInputStream(fd.fileDescriptor)
        return input.channel.map(FileChannel.MapMode.READ_ONLY, fd.startOffset, fd.declaredLength)
    }
    // Interpreter(loadModelFile("comment.tflite"))
    val text = "Interpreter(\\"text.tflite\\")"
}
`,
  'MediaPipe, ML Kit, PyTorch': `
import com.google.mediapipe.tasks.core.BaseOptions
import com.google.mediapipe.tasks.vision.objectdetector.ObjectDetector
import com.google.mediapipe.tasks.genai.llminference.LlmInference.LlmInferenceOptions
import com.google.mlkit.common.model.LocalModel
import com.google.ai.edge.litertlm.EngineConfig
import org.pytorch.LiteModuleLoader
import org.pytorch.executorch.Module
class B(val context: Context) {
    private val base = BaseOptions.builder().setModelAssetPath("hand_landmarker.task").build() // => hand_landmarker.task
    private val other = BaseOptions.builder().apply {
        setModelAssetPath("pose.task") // => pose.task
    }.build()
    val options = LlmInferenceOptions.builder().setModelPath(path()).setMaxTokens(512).build() // => ?
    val local = LocalModel.Builder()
        .setAssetFilePath("flowers.tflite") // => flowers.tflite
        .build()
    val detector = ObjectDetector.createFromFile(context, "efficientdet.tflite") // => efficientdet.tflite
    val engine = EngineConfig(modelPath = "/data/local/tmp/gemma.litertlm", backend = Backend.CPU) // => /data/local/tmp/gemma.litertlm
    val torch = LiteModuleLoader.loadModuleFromAsset(context.assets, "m.ptl") // => m.ptl
    val exec = Module.load("/data/local/tmp/m.pte") // => /data/local/tmp/m.pte
}
`,
  'hosted models': `
import com.google.ai.client.generativeai.GenerativeModel
import com.google.firebase.Firebase
import com.google.firebase.ai.ai
import com.google.firebase.ai.type.GenerativeBackend
import com.google.firebase.vertexai.vertexAI
import com.aallam.openai.api.chat.ChatCompletionRequest
import com.aallam.openai.api.model.ModelId
import com.aallam.openai.client.OpenAI
import dev.langchain4j.model.openai.OpenAiChatModel
import aws.sdk.kotlin.services.bedrockruntime.model.InvokeModelRequest
import com.openai.models.ChatModel
import com.openai.models.chat.completions.ChatCompletionCreateParams
private const val GEMINI = "gemini-1.5-flash"
val direct = GenerativeModel(modelName = GEMINI, apiKey = BuildConfig.KEY) // => hosted:google/gemini-1.5-flash
val google = Firebase.ai(backend = GenerativeBackend.googleAI()).generativeModel("gemini-2.5-flash") // => hosted:google/gemini-2.5-flash
val vertex = Firebase.vertexAI.generativeModel(modelName = "gemini-2.0-flash") // => hosted:vertex/gemini-2.0-flash
val openai = OpenAI(token = "t")
suspend fun ask(name: String) {
    openai.chatCompletion(ChatCompletionRequest(model = ModelId("gpt-4o"), messages = listOf())) // => hosted:openai/gpt-4o
    openai.chatCompletion(ChatCompletionRequest(model = ModelId(name), messages = listOf())) // => ?
    val params = ChatCompletionCreateParams.builder().addUserMessage("x").model(ChatModel.GPT_4O_MINI).build() // => hosted:openai/gpt-4o-mini
}
val model = OpenAiChatModel.builder().apiKey(key).modelName("gpt-4o-mini").build() // => hosted:openai/gpt-4o-mini
data class Device(val modelName: String)
val device = Device(modelName = "gpt-4o")
val view = GenerativeView(modelName = "gemini")
`,
};

describe('Kotlin frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/main/kotlin/A.kt', source));
  }
});
