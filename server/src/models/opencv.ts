// The network module of OpenCV, called alike in every language.
// Source: the reference of OpenCV's dnn module.
import type { Loaded, LoadCall, LoadRule } from './code/load-call';
import { byId } from './code/load-rules';
import { spellFile } from './references';

/** Readers that take the description first and the weights second. */
const weightsSecond = /readnetfrom(?:caffe|darknet)$/i;
const description = /\.(?:prototxt|cfg|pbtxt|names|json|yml|yaml)$/i;

/** The file of weights among the arguments: `readNet` takes both files in either order. */
function weightsOf(call: LoadCall): Loaded | undefined {
  const at = weightsSecond.test(call.name) ? 1 : 0;
  const firstText = call.text({ at });
  const isDescription =
    firstText !== undefined && description.test(firstText.text) && call.argument({ at: 1 }) !== undefined;
  const place = { at: isDescription ? 1 : at, named: ['model', 'modelFile', 'onnxFile', 'caffeModel', 'darknetModel'] };
  return byId({ id: [place], spell: spellFile })(call);
}

const readers =
  'readNet|readNetFromONNX|readNetFromTensorflow|readNetFromCaffe|readNetFromDarknet|readNetFromTorch|readNetFromTFLite|readNetFromModelOptimizer|' +
  'ReadNet|ReadNetFromOnnx|ReadNetFromONNX|ReadNetFromTensorflow|ReadNetFromCaffe|ReadNetFromDarknet|ReadNetFromTorch|ReadNetFromTFLite|ReadNetFromModelOptimizer|' +
  'read_net|read_net_from_onnx|read_net_from_tensorflow|read_net_from_caffe|read_net_from_darknet|read_net_from_torch|read_net_from_tflite|read_net_from_model_optimizer';

export const dnnRules: readonly LoadRule[] = [
  { how: 'opencv.readNet', calls: [readers, `**.${readers}`], read: weightsOf },
  {
    how: 'opencv.model',
    calls: [
      '**.ClassificationModel|DetectionModel|SegmentationModel|KeypointsModel|TextRecognitionModel|TextDetectionModel_EAST|TextDetectionModel_DB',
      '**.FaceDetectorYN|FaceRecognizerSF.create',
      '**.TrackerNano|TrackerDaSiamRPN|TrackerGOTURN.create',
    ],
    read: weightsOf,
  },
];
