// The crates of Rust whose calls are known.
import type { Framework } from '../code/load-call';
import { hostedModels } from './hosted-models';
import { hubs } from './hubs';
import { inference } from './inference';

export const rustFrameworks: readonly Framework[] = [...inference, ...hubs, ...hostedModels];
