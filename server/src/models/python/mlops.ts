// Registries and platforms that hand out models: MLflow, BentoML, Weights & Biases, SageMaker, ClearML.
import type { KnownText } from '../code/known-text';
import type { Framework } from '../code/load-call';
import { byId, given } from '../code/load-rules';
import { fileRule, hubRule, namedRule } from '../hosted/hosted-rules';
import { spellFile, spellIn, type SpelledModel } from '../references';

/** `models:/name/stage` and `runs:/id/path` of MLflow, or where the model lies. */
export function spellMlflow(known: KnownText): SpelledModel | undefined {
  return /^(?:models|runs|mlflow-artifacts):/.test(known.text)
    ? { reference: `mlflow:${known.text}` }
    : spellFile(known);
}

const loadModel = {
  how: 'mlflow.load_model',
  read: byId({ id: given(0, 'model_uri'), spell: spellMlflow }),
};

export const mlops: readonly Framework[] = [
  {
    packages: ['mlflow'],
    rules: [
      { ...loadModel, calls: ['*.load_model', '*.*.load_model', 'pyfunc.load_pyfunc'] },
      namedRule('mlflow.spark_udf', ['pyfunc.spark_udf'], spellMlflow, given(1, 'model_uri')),
      namedRule('mlflow.download_artifacts', ['artifacts.download_artifacts'], spellMlflow, given(0, 'artifact_uri'), {
        // What else lies in a run is no model.
        except: (call) =>
          !/^models:|model|\.(?:pkl|onnx|pth?|joblib|h5|keras)/i.test(
            call.text({ at: 0, named: ['artifact_uri'] })?.text ?? '',
          ),
      }),
    ],
  },
  {
    packages: ['bentoml'],
    rules: [
      namedRule(
        'bentoml.load_model',
        ['*.load_model', 'models.get', '*.get', 'models.BentoModel'],
        spellIn('bentoml'),
        given(0, 'bento_model', 'tag'),
      ),
      hubRule('bentoml.HuggingFaceModel', ['models.HuggingFaceModel'], given(0, 'model_id'), {
        revision: { named: ['revision'] },
      }),
    ],
  },
  {
    packages: ['sagemaker'],
    rules: [
      fileRule(
        'sagemaker.Model',
        ['**.HuggingFaceModel|PyTorchModel|TensorFlowModel|SKLearnModel|XGBoostModel|Model|PipelineModel'],
        [{ named: ['model_data'] }],
      ),
      namedRule(
        'sagemaker.JumpStartModel',
        ['**.JumpStartModel|JumpStartEstimator'],
        spellIn('sagemaker-jumpstart'),
        given(0, 'model_id'),
      ),
    ],
  },
  {
    packages: ['wandb'],
    rules: [
      namedRule(
        'wandb.use_artifact',
        ['**.use_artifact', 'use_artifact', 'Api.().artifact'],
        spellIn('wandb'),
        given(0, 'artifact_or_name', 'name'),
        { except: (call) => call.text({ at: 1, named: ['type'] })?.text !== 'model' },
      ),
      namedRule('wandb.use_model', ['**.use_model', 'use_model'], spellIn('wandb'), given(0, 'name')),
    ],
  },
  {
    packages: ['clearml'],
    rules: [
      namedRule('clearml.InputModel', ['InputModel', 'Model'], spellIn('clearml'), [{ named: ['model_id'] }]),
      namedRule(
        'clearml.Dataset',
        ['Dataset.get'],
        spellIn('clearml'),
        [{ named: ['dataset_name'] }, { named: ['dataset_id'] }],
        { kind: 'dataset' },
      ),
    ],
  },
  {
    packages: ['qai_hub_models', 'modelscope'],
    rules: [
      namedRule(
        'modelscope.snapshot_download',
        ['**.snapshot_download', 'pipelines.pipeline'],
        spellIn('modelscope'),
        given(0, 'model_id', 'model'),
        { except: (call) => call.name === 'pipeline' && !call.isGiven({ named: ['model'] }) },
      ),
      namedRule('modelscope.from_pretrained', ['**.from_pretrained'], spellIn('modelscope'), given(0)),
    ],
  },
];
