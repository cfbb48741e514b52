// The Hugging Face clients for JavaScript: models that others run, files of the hub.
import type { Framework } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellHub } from '../references';

const model = byId({ id: [{ options: 0, named: ['model'] }], spell: spellHub });

export const huggingfaceInference: Framework = {
  packages: ['@huggingface/inference'],
  rules: [
    {
      calls: [
        'HfInference|InferenceClient.().*',
        'chatCompletion|chatCompletionStream|textGeneration|textGenerationStream|featureExtraction|textToImage|automaticSpeechRecognition',
      ],
      how: 'huggingface.inference',
      read: model,
    },
  ],
};
