// ML.NET: saved pipelines, ONNX and TensorFlow models within them, pools of prediction engines.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { fileRule } from '../hosted/hosted-rules';
import { spellFile } from '../references';

const named = { named: ['modelFile', 'filePath', 'modelLocation', 'modelPath', 'uri'] };

/** Overloads take names of columns before the file, or the file alone: the text that ends like a file of weights. */
function byEnding(call: LoadCall): Loaded | undefined {
  const at = call.given.findIndex(({ value }) => /\.(?:onnx|zip|mlnet|pb)$/i.test(call.texts.of(value)?.text ?? ''));
  const isForColumns = call.given.length >= 3 && call.name === 'ApplyOnnxModel';
  return byId({ id: [{ ...named, at: at >= 0 ? at : isForColumns ? 2 : 0 }], spell: spellFile })(call);
}

export const mlNet: readonly Framework[] = [
  {
    packages: ['Microsoft.ML'],
    rules: [
      fileRule('ml.net.Load', ['**.Model.Load|LoadWithDataLoader|LoadTensorFlowModel'], [{ ...named, at: 0 }]),
      { how: 'ml.net.ApplyOnnxModel', calls: ['**.ApplyOnnxModel'], methods: ['ApplyOnnxModel'], read: byEnding },
      fileRule('ml.net.ScoreTensorFlowModel', ['**.ScoreTensorFlowModel'], [{ ...named, at: 0 }]),
    ],
  },
  {
    packages: ['Microsoft.Extensions.ML'],
    rules: [
      { how: 'ml.net.FromFile', calls: ['**.FromFile|FromUri'], methods: ['FromFile', 'FromUri'], read: byEnding },
    ],
  },
];
