// Pipelines of GitLab, Azure, Bitbucket, CircleCI, Google Cloud Build, Tekton, Drone, Woodpecker and Travis as far as they
// name the images in which they run. Invariant: all of it is for development; what a variable says is said as unknown.
import type { DataPath } from '../../text/anchor';
import { yamlTexts } from '../../syntax/yaml-texts';
import type { Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { withoutRepeats } from '../repeats';
import { readWrittenImage } from './written-image';

/** A pipeline's file, and the paths in it at which an image stands as a text or as `{ name }` or `{ image }`. */
interface Pipeline {
  readonly name: string;
  readonly path: RegExp;
  readonly isImage: (path: DataPath) => boolean;
}

const last = (path: DataPath): string => String(path.findLast((part) => typeof part === 'string'));
const endsWith =
  (...keys: readonly string[]) =>
  (path: DataPath): boolean =>
    keys.includes(last(path));

const pipelines: readonly Pipeline[] = [
  {
    name: '.gitlab-ci.yml',
    path: /(?:^|\/)(?:\.gitlab-ci|[\w.-]+\.gitlab-ci)\.ya?ml$|(?:^|\/)\.gitlab\/ci\/.*\.ya?ml$/,
    isImage: endsWith('image', 'services'),
  },
  {
    name: 'azure-pipelines.yml',
    path: /(?:^|\/)(?:azure-pipelines[\w.-]*|\.azure-pipelines\/.*|\.azuredevops\/.*)\.ya?ml$/i,
    isImage: (path) => last(path) === 'image' || (path.at(-1) === 'container' && !path.includes('containers')),
  },
  { name: 'bitbucket-pipelines.yml', path: /(?:^|\/)bitbucket-pipelines\.ya?ml$/, isImage: endsWith('image') },
  {
    name: '.circleci/config.yml',
    path: /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/,
    isImage: (path) => last(path) === 'image' && path.includes('docker'),
  },
  {
    name: 'cloudbuild.yaml',
    path: /(?:^|\/)cloudbuild(?:[._-][\w.-]+)?\.ya?ml$/,
    isImage: (path) => path.length === 3 && path[0] === 'steps' && path[2] === 'name',
  },
  {
    name: '.drone.yml',
    path: /(?:^|\/)(?:\.drone\.ya?ml|\.woodpecker(?:\/[^/]+)?\.ya?ml)$/,
    isImage: endsWith('image'),
  },
];

const DEEPEST = 40;

/** One format for each kind of pipeline. */
export const pipelineFormats: readonly ManifestFormat[] = pipelines.map(({ name, path: pattern, isImage }) => ({
  name,
  purlType: 'docker',
  kind: 'manifest',
  tells: { ...manifestTells, hashes: 'yes' },
  notation: yamlTexts,
  matches: (path) => pattern.test(path),
  read(file) {
    const manifest = new ManifestData(file, yamlTexts);
    const components = imagesIn(manifest, isImage);
    return {
      value: { ...silent, file: file.path, format: name, purlType: 'docker', components: withoutRepeats(components) },
      problems: manifest.problems,
    };
  },
}));

function imagesIn(manifest: ManifestData, isImage: Pipeline['isImage']): readonly Component[] {
  const components: Component[] = [];
  const visit = (value: unknown, path: DataPath): void => {
    if (path.length > DEEPEST) return;
    const text = textOf(value);
    if (text !== undefined) {
      const component = isImage(path) ? readWrittenImage(manifest, text, path, 'development') : undefined;
      if (component !== undefined) components.push(component);
      // Array.isArray makes `any[]` of unknown.
    } else if (Array.isArray(value))
      (value as readonly unknown[]).forEach((each, index) => visit(each, [...path, index]));
    else if (isFields(value) && isImage(path)) readNamed(value, path);
    else for (const [key, below] of Object.entries(isFields(value) ? value : {})) visit(below, [...path, key]);
  };
  /** `{ name }` of GitLab and Bitbucket, `{ image }` of Azure, with whatever else beside it. */
  const readNamed = (fields: Readonly<Record<string, unknown>>, path: DataPath): void => {
    const key = textOf(fields.name) === undefined ? 'image' : 'name';
    const text = textOf(fields[key]);
    const component = text === undefined ? undefined : readWrittenImage(manifest, text, [...path, key], 'development');
    if (component !== undefined) components.push(component);
  };
  visit(manifest.root, []);
  return components;
}
