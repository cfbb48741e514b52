// The libraries of .NET whose calls are known.
import type { Framework } from '../code/load-call';
import { assistants } from './assistants';
import { localModels } from './local-models';
import { mlNet } from './ml-net';
import { onnxruntime } from './onnxruntime';
import { openai } from './openai';
import { providers } from './providers';

export const csharpFrameworks: readonly Framework[] = [
  ...onnxruntime,
  ...mlNet,
  ...localModels,
  ...openai,
  ...assistants,
  ...providers,
];
