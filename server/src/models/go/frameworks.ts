// The libraries of Go whose calls are known.
import type { Framework } from '../code/load-call';
import { assistants } from './assistants';
import { clouds } from './clouds';
import { inference } from './inference';
import { openai } from './openai';

export const goFrameworks: readonly Framework[] = [...inference, ...openai, ...clouds, ...assistants];
