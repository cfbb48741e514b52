// Deeplearning4j, ND4J and KotlinDL.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { fileRule } from '../hosted/hosted-rules';

/** `ResNet50.builder().build().initPretrained(PretrainedType.IMAGENET)`: weights that the library fetches by name. */
function fromZoo(call: LoadCall): Loaded | undefined {
  const network =
    call.origin.path.find((name) => /^[A-Z]\w*\d/.test(name)) ??
    call.origin.path.at(call.origin.path.indexOf('builder') - 1);
  const given = call.argument({ at: 0 });
  const [type] = given === undefined ? [] : call.resolver.origins(given);
  const weights = given === undefined ? 'IMAGENET' : type?.path.at(-1);
  return { reference: network === undefined || weights === undefined ? undefined : `dl4j:${network}/${weights}` };
}

export const deeplearning4j: readonly Framework[] = [
  {
    packages: ['org.deeplearning4j'],
    rules: [
      fileRule('dl4j.ModelSerializer', [
        '**.ModelSerializer.restoreMultiLayerNetwork|restoreMultiLayerNetworkAndNormalizer|restoreComputationGraph|restoreComputationGraphAndNormalizer',
      ]),
      fileRule('dl4j.load', ['**.MultiLayerNetwork|ComputationGraph.load', '**.ModelGuesser.loadModelGuess']),
      fileRule('dl4j.KerasModelImport', [
        '**.KerasModelImport.importKerasModelAndWeights|importKerasSequentialModelAndWeights',
      ]),
      fileRule('dl4j.WordVectorSerializer', [
        '**.WordVectorSerializer.readWord2VecModel|loadStaticModel|loadGoogleModel|readWord2Vec|readParagraphVectors|loadTxtVectors|readBinaryModel',
      ]),
      { how: 'dl4j.initPretrained', calls: ['**.initPretrained'], read: fromZoo },
    ],
  },
  {
    packages: ['org.nd4j'],
    rules: [
      fileRule('nd4j.SameDiff', ['**.SameDiff.load|fromFlatFile|importFrozenTF']),
      fileRule('nd4j.importGraph', ['**.TFGraphMapper.importGraph']),
    ],
  },
  {
    packages: ['org.jetbrains.kotlinx.dl'],
    rules: [
      fileRule('kotlindl.load', [
        '**.OnnxInferenceModel|TensorFlowInferenceModel|InferenceModel|SavedModel.load',
        '**.OnnxInferenceModel',
      ]),
      fileRule('kotlindl.loadWeights', ['**.loadWeights']),
    ],
  },
  { packages: ['io.kinference'], rules: [fileRule('kinference.load', ['**.Model.load', '**.loadModel'])] },
];
