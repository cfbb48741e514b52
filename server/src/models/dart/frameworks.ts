// The packages of Dart whose calls are known.
import type { Framework } from '../code/load-call';
import { hostedModels } from './hosted-models';
import { onDevice } from './on-device';

export const dartFrameworks: readonly Framework[] = [...onDevice, ...hostedModels];
