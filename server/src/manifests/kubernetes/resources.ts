// Resources of Kubernetes in YAML: the images that their containers run. A file may hold several resources.
// Invariant: a file of such a path that holds no resource says nothing; templates of Helm are no YAML and are left to the
// values that they take their images from.
import type { DataPath } from '../../text/anchor';
import { baseName, type SourceFile } from '../../text/source-file';
import { yamlTexts } from '../../syntax/yaml-texts';
import type { Component, Scope } from '../component';
import { isForDevelopment } from '../docker/purpose';
import { readWrittenImage } from '../docker/written-image';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';

const FORMAT = 'Kubernetes resources';
const DEEPEST = 40;
/** Folders and files in which teams keep resources. */
const FOLDER =
  /(?:^|\/)(?:k8s|kube|kubernetes|openshift|manifests?|kustomize|overlays|argocd|flux|deploy|deployments?|helm|charts?)(?:[-_]\w+)?\/(?:.*\/)?[^/]+\.ya?ml$/i;
const FILE = /(?:^|[._-])(?:deployment|statefulset|daemonset|replicaset|cronjob|job|pod|k8s|kubernetes)s?\.ya?ml$/i;
/** What lies there as well and has a format of its own, or none. */
const OTHER =
  /^(?:chart|requirements|kustomization|(?:docker-|podman-)?compose|pulumi|skaffold|mkdocs|openapi|swagger)(?:[._-].*)?\.ya?ml$|values(?:[._-].*)?\.ya?ml$|environment(?:[._-].*)?\.ya?ml$|(?:^|[._-])(?:spdx|conda-lock|gitlab-ci)\.ya?ml$|^(?:pubspec|action|compliance|pnpm-workspace)\./i;
const TEMPLATE = /\{\{-?\s*(?:[.$]|include\b|if\b|end\b|range\b|with\b|template\b|toYaml\b)/;

export const kubernetesResources: ManifestFormat = {
  name: FORMAT,
  purlType: 'docker',
  kind: 'manifest',
  tells: { ...manifestTells, hashes: 'yes' },
  notation: yamlTexts,
  matches: (path) =>
    (FOLDER.test(path) || FILE.test(baseName(path))) && !OTHER.test(baseName(path)) && !/(?:^|\/)\.\w/.test(path),
  read(file) {
    const value = { ...silent, file: file.path, format: FORMAT, purlType: 'docker' };
    if (!holdsResource(file)) return { value, problems: [] };
    const manifest = new ManifestData(file, yamlTexts);
    const scope = isForDevelopment(file.path) ? 'development' : 'runtime';
    return { value: { ...value, components: withoutRepeats(imagesIn(manifest, scope)) }, problems: manifest.problems };
  },
};

function holdsResource({ text }: SourceFile): boolean {
  return /^["']?apiVersion["']?:/m.test(text) && /^["']?kind["']?:/m.test(text) && !TEMPLATE.test(text);
}

function imagesIn(manifest: ManifestData, scope: Scope): readonly Component[] {
  const components: Component[] = [];
  const visit = (value: unknown, path: DataPath): void => {
    if (path.length > DEEPEST) return;
    // Array.isArray makes `any[]` of unknown.
    if (Array.isArray(value))
      return (value as readonly unknown[]).forEach((each, index) => visit(each, [...path, index]));
    for (const [key, below] of Object.entries(isFields(value) ? value : {})) {
      const at = [...path, key];
      const image = key === 'image' && isInContainer(path) ? textOf(below) : undefined;
      const component = image === undefined ? undefined : readWrittenImage(manifest, image, at, scope);
      if (component !== undefined) components.push(component);
      else if (image === undefined) visit(below, at);
    }
  };
  visit(manifest.root, []);
  return components;
}

/** Containers stand in lists; some operators have `image` in the specification itself. */
function isInContainer(path: DataPath): boolean {
  const last = path.at(-1);
  return typeof last === 'number' || /^(?:spec|app|sidecar|step|\w*container|\w*template)$/i.test(last ?? '');
}
