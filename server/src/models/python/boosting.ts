// Gradient boosting, and learners for tables that save in their own formats: XGBoost, LightGBM, CatBoost, H2O, AutoGluon.
import type { Framework } from '../code/load-call';
import { given } from '../code/load-rules';
import { fileRule } from '../hosted/hosted-rules';

const unsafe = { unsafe: () => true };

export const boosting: readonly Framework[] = [
  {
    packages: ['xgboost'],
    rules: [
      fileRule('xgboost.load_model', ['**.load_model'], given(0, 'fname')),
      fileRule('xgboost.Booster', ['Booster', 'core.Booster'], given(2, 'model_file')),
    ],
  },
  {
    packages: ['lightgbm'],
    rules: [fileRule('lightgbm.Booster', ['Booster', 'basic.Booster'], [{ named: ['model_file'] }])],
  },
  { packages: ['catboost'], rules: [fileRule('catboost.load_model', ['**.load_model'], given(0, 'fname'))] },
  {
    packages: ['h2o'],
    rules: [
      fileRule(
        'h2o.load_model',
        ['load_model', 'upload_model', 'import_mojo', 'upload_mojo'],
        given(0, 'path', 'mojo_local_file_path'),
      ),
    ],
  },
  {
    packages: ['autogluon'],
    rules: [
      fileRule(
        'autogluon.load',
        ['**.TabularPredictor|MultiModalPredictor|TimeSeriesPredictor.load'],
        given(0, 'path'),
        unsafe,
      ),
    ],
  },
  {
    packages: ['pycaret'],
    rules: [fileRule('pycaret.load_model', ['*.load_model', '*.*.load_model'], given(0, 'model_name'), unsafe)],
  },
  {
    packages: ['treelite', 'tl2cgen'],
    rules: [
      fileRule(
        'treelite.load',
        ['frontend.load_xgboost_model', 'frontend.load_lightgbm_model', 'Model.load', 'Predictor'],
        given(0, 'filename', 'libpath'),
      ),
    ],
  },
  { packages: ['pypmml'], rules: [fileRule('pypmml.load', ['Model.load|fromFile'], given(0, 'f'))] },
  { packages: ['hummingbird'], rules: [fileRule('hummingbird.load', ['ml.load'], given(0, 'location'))] },
  {
    packages: ['statsmodels'],
    rules: [
      fileRule('statsmodels.load', ['api.load', '**.load_pickle', '**.*Results.load'], given(0, 'fname'), unsafe),
    ],
  },
  {
    packages: ['stable_baselines3', 'sb3_contrib'],
    rules: [
      fileRule(
        'stable_baselines3.load',
        ['PPO|A2C|DQN|SAC|TD3|DDPG|TQC|QRDQN|TRPO|ARS|MaskablePPO|RecurrentPPO.load'],
        given(0, 'path'),
        unsafe,
      ),
    ],
  },
  {
    packages: ['sktime', 'darts', 'neuralprophet'],
    rules: [
      fileRule(
        'timeseries.load',
        ['**.load_from_checkpoint', 'models.*.load', 'load', 'base.load'],
        given(0, 'path', 'serial'),
        unsafe,
      ),
    ],
  },
];
