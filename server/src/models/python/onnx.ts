// ONNX Runtime and ONNX.
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellFile } from '../references';

export const onnxruntime: Framework = {
  packages: ['onnxruntime', 'onnxruntime_gpu'],
  rules: [
    {
      calls: ['**.InferenceSession'],
      how: 'onnxruntime.InferenceSession',
      read: byId({ id: [{ at: 0, named: ['path_or_bytes'] }], spell: spellFile }),
    },
  ],
};

export const onnx: Framework = {
  packages: ['onnx'],
  rules: [
    {
      calls: ['load', 'load_model'],
      how: 'onnx.load',
      read: byId({ id: [{ at: 0, named: ['f'] }], spell: spellFile }),
    },
  ],
};
