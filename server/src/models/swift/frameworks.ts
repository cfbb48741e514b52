// The packages of Swift whose calls are known.
import type { Framework } from '../code/load-call';
import { coreMl, createMl, naturalLanguage, vision } from './core-ml';
import { hostedModels } from './hosted-models';
import { hubs } from './hubs';
import { onDevice } from './on-device';

export const swiftFrameworks: readonly Framework[] = [
  ...hubs,
  ...onDevice,
  ...hostedModels,
  naturalLanguage,
  createMl,
  coreMl,
  vision,
];
