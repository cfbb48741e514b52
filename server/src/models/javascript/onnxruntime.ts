// ONNX Runtime for Node.js, browsers and React Native.
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellFile } from '../references';

export const onnxruntime: Framework = {
  packages: ['onnxruntime-web', 'onnxruntime-node', 'onnxruntime-react-native', 'onnxruntime-common'],
  rules: [
    {
      calls: ['InferenceSession.create'],
      how: 'onnxruntime.create',
      read: byId({ id: [{ at: 0 }], spell: spellFile }),
    },
  ],
};
