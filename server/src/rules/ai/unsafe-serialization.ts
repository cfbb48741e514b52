// A model file that can run code when it is loaded.
import { fileAnchor } from '../../text/anchor';
import { isTest } from '../../models/vendored';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import { headOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { provenanceGate, softenedOutsideHighRisk } from './ai-duty';
import { modelName, modelTarget } from './model-words';

const tables = ['models', 'uses', 'artifacts'] as const;

export const unsafeSerialization = rule({
  name: 'ai/unsafe-serialization',
  severity: 'warning',
  finds: 'A model file that can run code when loaded',
  why: 'A pickle is a program: whoever can change the file runs what they like on every machine that loads it. Formats such as safetensors or ONNX hold numbers only.',
  mend: 'Convert the model to safetensors, ONNX, GGUF or skops, or load it so that only weights are read ("weights_only=True"). If it has to stay, waive this with the reason and check its hash before each load.',
  limits:
    'A file that is here is judged by what is inside it, whoever loads it; one that is not, by how the code loads it. That a load reads weights only makes that load safe, not the file.',
  clauses: ['ai-act:art-15/5'],
  asks: 'asks for protection against manipulated models',
  gate: provenanceGate,
  softened: softenedOutsideHighRisk,
  failing: [
    {
      title: 'A pickled model',
      text: `=== src/classify.py ===
import joblib

forest = joblib.load("models/forest.joblib")
#               ^^^^ warning: Loading "models/forest.joblib" can run code that is in the file.
`,
    },
  ],
  passing: [
    {
      title: 'A load of weights only, from elsewhere',
      text: `=== src/classify.py ===
import torch

net = torch.load("models/net.pt", weights_only=True)
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  return findModels(product, facts).flatMap((model): Judgement[] => {
    const loads = model.uses.filter(({ use }) => use.unsafe);
    const file = model.artifacts.find(({ identity }) => identity.unsafe);
    const isHarmless = file === undefined && (loads.length === 0 || model.artifacts.length > 0);
    return isHarmless ? [] : [judgeModel(model, loads, file)];
  });
}

function judgeModel(model: FoundModel, loads: FoundModel['uses'], file: FoundModel['artifact']): Judgement {
  const [first, ...others] = loads;
  const reason = file?.identity.danger === undefined ? '' : `: ${file.identity.danger}`;
  const isForTests = loads.length > 0 ? loads.every(({ use }) => use.inTest) : file !== undefined && isTest(file.path);
  return {
    anchor: first?.anchor ?? fileAnchor(file?.path ?? ''),
    target: modelTarget(model),
    what: `Loading ${modelName(model)} can run code that is in the file${reason}.`,
    todo: 'Convert it to a format that holds numbers only, or waive this with the reason.',
    related: [
      ...others.map(({ anchor }) => ({ anchor, message: 'It is loaded in the same way here.' })),
      ...(first === undefined || file === undefined
        ? []
        : [{ anchor: fileAnchor(file.path), message: `The file, of format ${file.identity.format}.` }]),
      ...(model.record === undefined ? [] : [{ anchor: headOf(model.record), message: 'The record of the model.' }]),
    ],
    ...(isForTests ? { severity: 'information' as const } : {}),
  };
}
