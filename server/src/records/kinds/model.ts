// The record of an AI model: where it comes from, what it was made of, what it can do and how it is watched.
import { group, list, reference, references } from '../compound-types';
import { field, owed, owedByRule, recordKind } from '../record-kind';
import { choice, date, identifier, license, modelReference, sha256, text } from '../scalar-types';

export const model = recordKind({
  name: 'model',
  section: 'models',
  title: 'a model',
  doc: 'An AI model that the product uses, with its provenance (AI Act Annex IV (2)).',
  idPrefix: undefined,
  fields: {
    id: owed(identifier(), 'A name for the model that stays, e.g. af-detector.'),
    name: owed(text(), 'What people call it.'),
    version: owedByRule(text(), 'Its version or revision.'),
    released: field(date(), 'When this version was made or published.'),
    artifact: owedByRule(
      list(modelReference(), true),
      'The model itself: a path, pkg:huggingface/org/name@revision, or hosted:openai/gpt-4o-2024-08-06.',
    ),
    format: field(text(), 'The format of the file, e.g. onnx or safetensors.'),
    sha256: owedByRule(sha256(), 'The SHA-256 of the file.'),
    role: owedByRule(text(), 'What the product uses its result for.'),
    architecture: field(text(), 'What it is built like, e.g. a ResNet-18 for one-dimensional signals.'),
    input: field(text(), 'What it is given: the kind of data, its format and its limits.'),
    output: field(text(), 'What it gives, and what that means.'),
    origin: owedByRule(
      choice({
        'in-house': 'Trained by the manufacturer from nothing.',
        'fine-tuned': 'Trained on from a model of somebody else; needs "base-model".',
        'third-party': 'Taken over as it is.',
        hosted: 'Called over the network; somebody else runs it.',
      }),
      'Where the model comes from.',
    ),
    'base-model': owedByRule(modelReference(), 'The model that it was fine-tuned from, with its revision.'),
    supplier: owedByRule(text(), 'Who made or provides it.'),
    license: owedByRule(license(), 'Its licence as an SPDX expression.'),
    'training-data': owedByRule(references('dataset'), 'The datasets that it was trained or tuned with.'),
    training: field(
      references('path', 'evidence'),
      'How it was trained, tuned or converted: method, parameters, computing.',
    ),
    evaluation: owedByRule(
      list(
        group({
          metric: owed(text(), 'What was measured, e.g. sensitivity.'),
          value: owed(text(), 'The value measured.'),
          dataset: field(reference('dataset'), 'The dataset it was measured on.'),
          subgroup: field(text(), 'The group of persons that the value is for.'),
          evidence: field(reference('evidence', 'path'), 'Where the measurement is reported.'),
        }),
      ),
      'What was measured of it, by subgroup for a high-risk system.',
    ),
    limitations: owedByRule(text(), 'What it must not be used for, and where it is weak.'),
    'human-oversight': owedByRule(references('control', 'path'), 'How a person can watch, understand and overrule it.'),
    logging: owedByRule(references('control', 'path'), 'How its use is recorded.'),
    robustness: owedByRule(references('control', 'path'), 'What keeps errors and attacks from misleading it.'),
    transparency: field(references('path', 'evidence'), 'What its users are told.'),
    changes: field(references('path', 'evidence'), 'How the model may change after release.'),
    ref: field(text(), 'Where else this is kept: a ticket, a document number.'),
  },
});
