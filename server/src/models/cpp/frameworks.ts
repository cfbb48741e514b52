// The libraries of C and C++ whose calls are known.
import type { Framework } from '../code/load-call';
import { inference } from './inference';
import { others } from './others';

export const cppFrameworks: readonly Framework[] = [...inference, ...others];
