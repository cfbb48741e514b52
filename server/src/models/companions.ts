// The classes of Hugging Face libraries that come with a model and hold no weights.
// Invariant: judged by the name of the class; the libraries name all of them alike.
import type { LoadCall } from './code/load-call';

/** Whether the class whose method is called is a tokenizer, a processor, a scheduler or a configuration. */
export function isCompanion(call: LoadCall): boolean {
  return /(?:Tokenizer|TokenizerFast|Processor|ProcessorFast|FeatureExtractor|Config|Scheduler)$/.test(call.owner);
}
