// What tools keep beside a model of theirs: MLflow's MLmodel, MONAI's metadata.json, spaCy's meta.json, the config.json of
// the Hugging Face libraries. Invariant: a file is one of these only if it holds what its tool always writes.
import type { TreeNode } from '../../syntax/tree';
import { entriesAt, nodeAt, textAt, textsAt } from './plain-data';
import { producedBy, stateModel, type StatedModel } from './stated-model';

/** Source: mlflow.org/docs/latest/model, "MLmodel file". */
export function statedByMlModel(root: TreeNode | undefined): StatedModel | undefined {
  const flavors = entriesAt(root, 'flavors');
  if (flavors.length === 0) return undefined;
  const transformers = nodeAt(root, 'flavors', 'transformers');
  const [library] = flavors.filter(({ key }) => key !== 'python_function');
  const release = textAt(library?.node, `${library?.key ?? ''}_version`);
  const artifactPath = textAt(root, 'artifact_path');
  return stateModel({
    name: textAt(root, 'metadata', 'name') ?? (artifactPath?.includes(':') === true ? undefined : artifactPath),
    version: textAt(root, 'metadata', 'version'),
    license: textAt(root, 'metadata', 'license'),
    ...(release === undefined
      ? producedBy('mlflow', textAt(root, 'mlflow_version'))
      : producedBy(library?.key, release)),
    baseModels: textsAt(transformers, 'source_model_name').filter((name) => !isMachinePath(name)),
    task: textAt(transformers, 'task'),
  });
}

/** Source: docs.monai.io, "MONAI Bundle Specification", metadata.json. */
export function statedByMonai(root: TreeNode | undefined): StatedModel | undefined {
  if (textAt(root, 'monai_version') === undefined || nodeAt(root, 'network_data_format') === undefined)
    return undefined;
  const source = textAt(root, 'data_source');
  return stateModel({
    name: textAt(root, 'name'),
    version: textAt(root, 'version'),
    license: textAt(root, 'license'),
    supplier: textAt(root, 'authors'),
    ...producedBy('MONAI', textAt(root, 'monai_version')),
    datasets: source === undefined ? [] : [{ name: source, title: undefined, revision: undefined }],
    evaluation: entriesAt(root, 'eval_metrics').flatMap(({ key, node }) => {
      const value = textAt(node);
      if (value === undefined) return [];
      return [{ metric: key, value, dataset: undefined, split: undefined, subgroup: undefined, source: undefined }];
    }),
    description: textAt(root, 'description'),
    task: textAt(root, 'task'),
    limitations: textAt(root, 'intended_use'),
  });
}

/** Source: spacy.io/api/data-formats#meta. */
export function statedBySpacy(root: TreeNode | undefined): StatedModel | undefined {
  const [language, name, release] = [textAt(root, 'lang'), textAt(root, 'name'), textAt(root, 'spacy_version')];
  if (language === undefined || name === undefined || release === undefined) return undefined;
  return stateModel({
    name: `${language}_${name}`,
    version: textAt(root, 'version'),
    license: textAt(root, 'license'),
    supplier: textAt(root, 'author'),
    ...producedBy('spaCy', release),
    datasets: sourcesOf(root),
    evaluation: entriesAt(root, 'performance').flatMap(({ key, node }) => {
      const value = textAt(node);
      if (value === undefined) return [];
      return [{ metric: key, value, dataset: undefined, split: undefined, subgroup: undefined, source: undefined }];
    }),
    description: textAt(root, 'description'),
  });
}

function sourcesOf(root: TreeNode | undefined): StatedModel['datasets'] {
  const sources = nodeAt(root, 'sources');
  const items = sources?.kind === 'list' ? sources.items.map(({ node }) => node) : [];
  return items.flatMap((item) => {
    const title = textAt(item, 'name') ?? textAt(item);
    const name = textAt(item, 'url') ?? title;
    return name === undefined ? [] : [{ name, title, revision: undefined }];
  });
}

/** `config.json`, `adapter_config.json` and `model_index.json` of transformers, peft and diffusers. */
export function statedByHubConfig(root: TreeNode | undefined): StatedModel | undefined {
  const transformers = textAt(root, 'transformers_version');
  const diffusers = textAt(root, '_diffusers_version');
  const peft = textAt(root, 'peft_type');
  const isConfig = textAt(root, 'model_type') !== undefined && nodeAt(root, 'architectures') !== undefined;
  const from = textAt(root, 'base_model_name_or_path') ?? textAt(root, '_name_or_path');
  if (transformers === undefined && diffusers === undefined && peft === undefined && !isConfig) return undefined;
  return stateModel({
    ...(transformers === undefined
      ? producedBy((diffusers && 'diffusers') ?? (peft && 'peft'), diffusers)
      : producedBy('transformers', transformers)),
    baseModels: from === undefined || isMachinePath(from) ? [] : [from],
    relation: peft === undefined ? undefined : 'adapter',
    quantization: textAt(root, 'quantization_config', 'quant_method'),
  });
}

/** A folder on the machine that trained the model says nothing to anybody else. */
function isMachinePath(text: string): boolean {
  return /^[./~\\]|^[A-Za-z]:|^$/.test(text) || text.split('/').length > 2;
}
