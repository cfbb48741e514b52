// Libraries of classical learners: Weka, Smile, H2O, XGBoost, LightGBM, CatBoost, PMML, Tribuo, Spark.
import type { Framework } from '../code/load-call';
import { fileRule } from '../hosted/hosted-rules';

/** What unserialises Java objects runs code of theirs. */
const unsafe = { unsafe: () => true };

export const estimators: readonly Framework[] = [
  {
    packages: ['weka'],
    rules: [fileRule('weka.SerializationHelper', ['**.SerializationHelper.read|readAll'], undefined, unsafe)],
  },
  { packages: ['smile'], rules: [fileRule('smile.Read', ['**.Read.object', 'io.read.object'], undefined, unsafe)] },
  {
    packages: ['hex.genmodel', 'ai.h2o.mojos.runtime'],
    rules: [
      fileRule('h2o.MojoModel', [
        '**.MojoModel.load',
        '**.MojoPipeline.loadFrom',
        'MojoPipelineService.loadPipeline',
        '**.ModelMojoReader.readFrom',
      ]),
    ],
  },
  {
    packages: ['ml.dmlc.xgboost4j'],
    rules: [
      fileRule('xgboost.loadModel', [
        '**.XGBoost.loadModel',
        '**.Booster.**.loadModel',
        '**.XGBoostClassificationModel|XGBoostRegressionModel.load',
      ]),
    ],
  },
  { packages: ['biz.k11i.xgboost'], rules: [fileRule('xgboost.Predictor', ['Predictor'])] },
  {
    packages: ['io.github.metarank.lightgbm4j', 'com.microsoft.azure.synapse.ml.lightgbm', 'com.microsoft.ml.lightgbm'],
    rules: [
      fileRule('lightgbm.load', [
        '**.LGBMBooster.createFromModelfile|loadModelFromString',
        '**.loadNativeModelFromFile',
        '**.LGBM_BoosterCreateFromModelfile',
      ]),
    ],
  },
  { packages: ['ai.catboost'], rules: [fileRule('catboost.loadModel', ['**.CatBoostModel.loadModel'])] },
  {
    packages: ['org.jpmml', 'org.pmml4s'],
    rules: [
      fileRule('pmml.load', [
        '**.LoadingModelEvaluatorBuilder.().load',
        '**.PMMLUtil.load|unmarshal',
        '**.Model.fromFile|fromInputStream',
        'model.Model.fromFile',
      ]),
    ],
  },
  {
    packages: ['org.tribuo'],
    rules: [fileRule('tribuo.Model', ['**.Model.deserializeFromFile|deserializeFromStream', '**.deserializeFromFile'])],
  },
  {
    packages: ['org.apache.spark.ml'],
    rules: [
      fileRule('spark.load', [
        'PipelineModel.load',
        '**.CrossValidatorModel|TrainValidationSplitModel|LogisticRegressionModel|LinearRegressionModel|RandomForestClassificationModel|RandomForestRegressionModel|GBTClassificationModel|GBTRegressionModel|DecisionTreeClassificationModel|KMeansModel|NaiveBayesModel|ALSModel|Word2VecModel.load',
      ]),
    ],
  },
];
