// The client of the Hugging Face hub: downloads, and models that others run.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId } from '../code/load-rules';
import { spellHub, spellHubDataset } from '../references';

const id = [{ at: 0, named: ['repo_id'] }];
const revision = { named: ['revision'] };
const downloadModel = byId({ id, revision, spell: spellHub });
const downloadDataset = byId({ id, revision, spell: spellHubDataset, kind: 'dataset' });

function download(call: LoadCall): Loaded | undefined {
  const type = call.text({ named: ['repo_type'] })?.text;
  if (type === 'space') return undefined;
  if (type === 'dataset') return downloadDataset(call);
  const file = call.name === 'hf_hub_download' ? call.text({ at: 1, named: ['filename'] })?.text : undefined;
  return file !== undefined && /\.(?:json|txt|md|ya?ml|py|csv)$/.test(file) ? undefined : downloadModel(call);
}

const tasks =
  'chat_completion|text_generation|text_to_image|feature_extraction|automatic_speech_recognition|image_classification|text_classification|token_classification|summarization|translation|question_answering|sentence_similarity|zero_shot_classification|image_to_text|object_detection|text_to_speech|visual_question_answering|fill_mask';

/** A task called on a client that was not bound to a model. */
function callTask(call: LoadCall): Loaded | undefined {
  const isBound = call.makers().some((maker) => maker.argument({ at: 0, named: ['model'] }) !== undefined);
  return isBound ? undefined : byId({ id: [{ named: ['model'] }], spell: spellHub })(call);
}

/** `models/org/name` of Gradio; a space is an application. */
function loadInGradio(call: LoadCall): Loaded | undefined {
  const name = call.text({ at: 0, named: ['name'] });
  if (name === undefined || !/^(?:models|huggingface)\//.test(name.text)) return undefined;
  return { reference: spellHub({ ...name, text: name.text.replace(/^\w+\//, '') })?.reference };
}

export const gradio: Framework = {
  packages: ['gradio'],
  rules: [{ calls: ['load', 'Interface.load', 'Blocks.load'], how: 'gradio.load', read: loadInGradio }],
};

export const huggingfaceHub: Framework = {
  packages: ['huggingface_hub'],
  rules: [
    { calls: ['**.hf_hub_download', 'cached_download'], how: 'huggingface_hub.hf_hub_download', read: download },
    { calls: ['**.snapshot_download'], how: 'huggingface_hub.snapshot_download', read: download },
    {
      // A class of one's own that the mixin lets load from the hub.
      calls: ['**.PyTorchModelHubMixin|ModelHubMixin|KerasModelHubMixin.from_pretrained'],
      how: 'huggingface_hub.from_pretrained',
      read: byId({ id: [{ at: 0, named: ['pretrained_model_name_or_path'] }], revision, spell: spellHub }),
    },
    {
      calls: ['**.from_pretrained_keras', '**.from_pretrained_fastai'],
      how: 'huggingface_hub.from_pretrained',
      read: byId({ id: [{ at: 0 }], revision, spell: spellHub }),
    },
    {
      calls: ['**.InferenceClient|AsyncInferenceClient'],
      how: 'huggingface_hub.InferenceClient',
      read: byId({ id: [{ at: 0, named: ['model'] }], spell: spellHub }),
    },
    {
      calls: [
        `InferenceClient|AsyncInferenceClient.().${tasks}`,
        'InferenceClient|AsyncInferenceClient.().chat.completions.create',
      ],
      how: 'huggingface_hub.InferenceClient',
      read: callTask,
    },
  ],
};
