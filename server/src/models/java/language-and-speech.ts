// Libraries for language, speech and vision that open files of weights: OpenNLP, CoreNLP, Vosk, llama.cpp, whisper.cpp, OpenCV, OpenVINO.
import type { Framework } from '../code/load-call';
import { dnnRules } from '../opencv';
import { fileRule, hubRule } from '../hosted/hosted-rules';

export const languageAndSpeech: readonly Framework[] = [
  {
    packages: ['opennlp.tools'],
    rules: [
      fileRule('opennlp.Model', [
        '**.TokenNameFinderModel|POSModel|DoccatModel|SentenceModel|ParserModel|ChunkerModel|LanguageDetectorModel|LemmatizerModel',
      ]),
    ],
  },
  {
    packages: ['edu.stanford.nlp'],
    rules: [
      fileRule('corenlp.load', [
        '**.CRFClassifier.getClassifier|getClassifierNoExceptions',
        '**.MaxentTagger',
        '**.LexicalizedParser|ShiftReduceParser.loadModel',
      ]),
    ],
  },
  {
    packages: ['org.vosk'],
    rules: [fileRule('vosk.Model', ['Model']), fileRule('vosk.unpack', ['android.StorageService.unpack'], [{ at: 1 }])],
  },
  {
    packages: ['de.kherud.llama'],
    rules: [
      fileRule('llama.setModel', ['**.setModel|setModelFilePath|setModelUrl|setModelPath']),
      hubRule('llama.setHfRepo', ['**.setHfRepo|setModelHfRepo|setHuggingFaceRepository']),
    ],
  },
  {
    packages: ['io.github.ggerganov.whispercpp', 'com.whispercpp', 'io.github.givimad.whisperjni'],
    rules: [
      fileRule('whisper.cpp.load', [
        '**.createContextFromFile|initFromFile',
        '**.WhisperJNI.().init|initNoState',
        '**.initContext',
      ]),
      fileRule('whisper.cpp.load', ['**.createContextFromAsset'], [{ at: 1 }]),
    ],
  },
  { packages: ['org.opencv', 'org.bytedeco.opencv'], rules: dnnRules },
  {
    packages: ['org.intel.openvino'],
    rules: [
      fileRule('openvino.read_model', ['**.read_model|compile_model'], undefined, {
        methods: ['read_model', 'compile_model'],
      }),
    ],
  },
];
