// The libraries of Java and Kotlin whose calls are known.
import type { Framework } from '../code/load-call';
import { clouds } from './clouds';
import { deeplearning4j } from './deeplearning4j';
import { djl } from './djl';
import { estimators } from './estimators';
import { langchain4j } from './langchain4j';
import { languageAndSpeech } from './language-and-speech';
import { onnxruntime } from './onnxruntime';
import { openai } from './openai';
import { springAi } from './spring-ai';
import { pytorch, tensorflow } from './tensorflow';

export const javaFrameworks: readonly Framework[] = [
  ...onnxruntime,
  djl,
  ...tensorflow,
  ...pytorch,
  ...deeplearning4j,
  ...estimators,
  ...languageAndSpeech,
  langchain4j,
  springAi,
  ...openai,
  ...clouds,
];
