// The Python libraries whose calls are known.
import type { Framework } from '../code/load-call';
import { agents } from './agents';
import { boosting } from './boosting';
import { datasets } from './datasets';
import { diffusers } from './diffusers';
import { engines } from './engines';
import { gateways } from './gateways';
import { haystack } from './haystack';
import { hostedSdks } from './hosted-models';
import { http } from './http';
import { gradio, huggingfaceHub } from './huggingface-hub';
import { inference } from './inference';
import { kerasFrameworks } from './keras';
import { langchain } from './langchain';
import { language } from './language';
import { llamaIndex } from './llama-index';
import { medical } from './medical';
import { microscopy } from './microscopy';
import { mlops } from './mlops';
import { pickles } from './pickles';
import { sentenceTransformers } from './sentence-transformers';
import { speech } from './speech';
import { timm } from './timm';
import { torchFrameworks } from './torch';
import { torchvision } from './torchvision';
import { accelerate, manyPretrained, peft, textLibraries, transformers, trl } from './transformers';
import { vision } from './vision';

export const pythonFrameworks: readonly Framework[] = [
  transformers,
  peft,
  trl,
  accelerate,
  ...manyPretrained,
  ...textLibraries,
  huggingfaceHub,
  gradio,
  sentenceTransformers,
  diffusers,
  timm,
  ...torchFrameworks,
  torchvision,
  ...inference,
  ...kerasFrameworks,
  ...pickles,
  ...boosting,
  ...language,
  ...speech,
  ...vision,
  ...medical,
  ...microscopy,
  ...engines,
  ...mlops,
  ...hostedSdks,
  langchain,
  llamaIndex,
  ...gateways,
  haystack,
  ...agents,
  http,
  ...datasets,
];
