// Kubernetes manifests: containers, KServe and Seldon, maps of configuration.
import { childrenOf, isMap, partAt, partsBelow, rootsOf, spanOf, textAt, textOf, type DataPart } from './data-values';
import { isContainer, readContainer, readModelUri, readScriptAt } from './containers';
import { readEnvironment } from './environment';
import { onlyUses, together, type ConfigurationFormat, type FoundContent } from './found';

export const kubernetes: ConfigurationFormat = {
  name: 'Kubernetes',
  matches: (path) => /\.ya?ml$/.test(path),
  telling: /^apiVersion:/m,
  read: (file) => together(rootsOf(file).map((root) => readManifest(root, file.text))),
};

function readManifest(root: DataPart, text: string): FoundContent {
  const kind = textAt(root, 'kind') ?? '';
  if (kind === 'ConfigMap' || kind === 'Secret') return readConfigMap(root);
  const how = kind === 'InferenceService' ? 'kserve' : kind === 'SeldonDeployment' ? 'seldon' : 'kubernetes';
  const contents = [...partsBelow(root)].map((part) => {
    if (isContainer(part)) return readContainer(part, text, how);
    const key = part.path.at(-1) ?? '';
    // Argo and Tekton run scripts of their own.
    if (key === 'source' || key === 'script') return readScriptAt(part, text);
    return onlyUses(readModelUri(part, `${how}.${key}`));
  });
  return together(contents);
}

function readConfigMap(root: DataPart): FoundContent {
  const data = partAt(root, 'data') ?? partAt(root, 'stringData');
  if (!isMap(data)) return onlyUses([]);
  const entries = childrenOf(data).flatMap((child) => {
    const value = textOf(child);
    return value === undefined || value.includes('\n')
      ? []
      : [{ name: child.path.at(-1) ?? '', value, span: spanOf(child) }];
  });
  return onlyUses(readEnvironment(entries, '', 'kubernetes.env'));
}
