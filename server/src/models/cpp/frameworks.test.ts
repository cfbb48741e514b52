// Each library of C and C++, called as people call it, and what only looks like it. The expectations stand in the source.
// How they are written is said in uses.test.ts.
import { checkUses } from '../uses.test';

const cases: Readonly<Record<string, string>> = {
  'ONNX Runtime, LibTorch, OpenVINO': `
#include <onnxruntime_cxx_api.h>
#include <torch/script.h>
#include <openvino/openvino.hpp>
#include <filesystem>
#define MODEL_PATH "models/macro.onnx"
namespace fs = std::filesystem;
static const std::string kDir = "models";
class Scorer {
 public:
  explicit Scorer(const std::string& path) : session_(env_, path.c_str(), options_) {} // => ?
  Scorer(int n) : env_(ORT_LOGGING_LEVEL_WARNING, "x"), session_(env_, MODEL_PATH, options_) {} // => models/macro.onnx
  void load();
 private:
  Ort::Env env_;
  Ort::SessionOptions options_;
  Ort::Session session_{nullptr};
  std::unique_ptr<Ort::Session> other_;
};
void Scorer::load() {
  other_ = std::make_unique<Ort::Session>(env_, (fs::path(kDir) / "a.onnx").string().c_str(), options_); // => models/a.onnx
  Ort::Session local(env_, L"b.onnx", options_); // => b.onnx
  Ort::Session braced{env_, "c.onnx", options_}; // => c.onnx
  other_.reset(new Ort::Session(env_, "d.onnx", options_)); // => d.onnx
  auto session = Ort::Session(env_, bytes.data(), bytes.size(), options_); // => ?
  torch::jit::script::Module module;
  try { module = torch::jit::load(kDir + "/e.pt"); } catch (const c10::Error& e) {} // => models/e.pt
  torch::load(net, "f.pt"); // => f.pt
  ov::Core core;
  auto model = core.read_model("g.xml"); // => g.xml
  ov::CompiledModel compiled = core.compile_model(model, "CPU");
  auto direct = core.compile_model("h.xml", "GPU"); // => h.xml
  const char* from_env = std::getenv("MODEL");
  Ort::Session dynamic(env_, from_env, options_); // => ?
  // Ort::Session(env, "comment.onnx")
  const char* text = "Ort::Session(env, \\"text.onnx\\")";
}
void c_api(const OrtApi* g_ort, OrtEnv* env) { g_ort->CreateSession(env, "i.onnx", o, &s); } // => i.onnx
`,
  'TensorFlow Lite, ncnn, TensorRT': `
#include "tensorflow/lite/interpreter.h"
#include "tensorflow/lite/model.h"
#include "net.h"
#include <NvInfer.h>
const char* kModel = "gesture.tflite";
void a(const char* path, nvinfer1::IRuntime* runtime) {
  std::unique_ptr<tflite::FlatBufferModel> model = tflite::FlatBufferModel::BuildFromFile(kModel); // => gesture.tflite
  auto m = tflite::FlatBufferModel::BuildFromFile(path); // => ?
  const tflite::Model* micro = ::tflite::GetModel(g_model); // => ?
  TfLiteModel* c = TfLiteModelCreateFromFile("c.tflite"); // => c.tflite
  ncnn::Net net;
  net.load_param("a.param");
  net.load_model("a.bin"); // => a.bin
  engine = runtime->deserializeCudaEngine(data, size); // => ?
}
`,
  'OpenCV, llama.cpp, whisper.cpp, others': `
#include <opencv2/dnn.hpp>
#include "llama.h"
#include "whisper.h"
#include <xgboost/c_api.h>
#include <dlib/dnn.h>
using namespace cv;
using namespace cv::dnn;
void b(int argc, char** argv) {
  cv::dnn::Net net = cv::dnn::readNetFromCaffe("a.prototxt", "a.caffemodel"); // => a.caffemodel
  Net yolo = readNetFromDarknet("y.cfg", "y.weights"); // => y.weights
  auto n = dnn::readNet("m.onnx"); // => m.onnx
  CascadeClassifier faces("haar.xml");
  auto fd = cv::FaceDetectorYN::create("yunet.onnx", "", size); // => yunet.onnx
  auto svm = cv::ml::SVM::load("svm.yml"); // => svm.yml
  llama_model* model = llama_model_load_from_file("q4.gguf", params); // => q4.gguf
  struct whisper_context* ctx = whisper_init_from_file_with_params(argv[1], cparams); // => ?
  XGBoosterLoadModel(booster, "x.json"); // => x.json
  dlib::shape_predictor sp;
  dlib::deserialize("shape.dat") >> sp; // => shape.dat
  Mesh_load_model("torso.stl");
  loader.load_model("x.obj");
}
`,
};

describe('C++ frameworks', () => {
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkUses('src/a.cpp', source));
  }
});
