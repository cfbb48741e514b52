// Loaders that unpickle, and the ones made to replace them: joblib, pickle, dill, cloudpickle, skops, safetensors.
import { byNames } from '../code/any-content';
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellFile } from '../references';

const always = (): boolean => true;

const loadWithJoblib = {
  how: 'joblib.load',
  read: byNames({ otherwise: 'model', keywords: ['filename'], unsafe: always }),
};

const joblib: Framework = { packages: ['joblib'], rules: [{ ...loadWithJoblib, calls: ['load'] }] };

/** As scikit-learn brought it along before version 0.23. */
const sklearn: Framework = {
  packages: ['sklearn'],
  rules: [{ ...loadWithJoblib, calls: ['externals.joblib.load'] }],
};

const pickle: Framework = {
  packages: ['pickle', 'cPickle', '_pickle', 'pickle5', 'dill', 'cloudpickle'],
  rules: [
    {
      calls: ['load', 'loads', '*.load', '*.loads', 'Unpickler'],
      how: 'pickle.load',
      read: byNames({ otherwise: 'data', keywords: ['file'], unsafe: always }),
    },
  ],
};

const skops: Framework = {
  packages: ['skops'],
  rules: [
    {
      calls: ['io.load', 'io.loads', '*.load', '*.loads'],
      how: 'skops.load',
      read: byId({ id: [{ at: 0, named: ['file', 'data'] }], spell: spellFile }),
    },
  ],
};

const safetensors: Framework = {
  packages: ['safetensors'],
  rules: [
    {
      calls: ['*.load_file', '*.load', 'safe_open'],
      how: 'safetensors.load_file',
      read: byNames({ otherwise: 'model', keywords: ['filename', 'data'], unsafe: () => false }),
    },
    {
      calls: ['torch.load_model'],
      how: 'safetensors.load_model',
      read: byId({ id: [{ at: 1, named: ['filename'] }], spell: spellFile }),
    },
  ],
};

export const pickles: readonly Framework[] = [joblib, sklearn, pickle, skops, safetensors];
