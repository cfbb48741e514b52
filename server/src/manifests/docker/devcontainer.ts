// devcontainer.json: the container in which a project is developed, its image and the features added to it.
// Invariant: all of it is for development; comments and trailing commas are read, as the format takes them.
import type { DataPath } from '../../text/anchor';
import { folderOf, joinPath } from '../../text/source-file';
import { readJson } from '../../syntax/json';
import { notation } from '../../syntax/notation';
import type { Component } from '../component';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { isFields, ManifestData, textOf } from '../manifest-data';
import { compose } from './compose';
import { dockerfile } from './dockerfile';
import { readWrittenImage } from './written-image';

/** Texts are passed over; comments are taken out. */
const COMMENT = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const TRAILING_COMMA = /"(?:[^"\\\n]|\\.)*"?|,(?=\s*[}\]])/g;

const jsonWithComments = notation('JSON with comments', (text) => {
  const uncommented = text.replace(COMMENT, (found) => (found.startsWith('"') ? found : found.replace(/[^\n]/g, ' ')));
  const strict = uncommented.replace(TRAILING_COMMA, (found) => (found === ',' ? ' ' : found));
  const { root, problems } = readJson(strict);
  return { root: root && { node: root, shift: 0 }, problems };
});

export const devcontainer: ManifestFormat = {
  name: 'devcontainer.json',
  purlType: 'docker',
  kind: 'manifest',
  tells: dockerfile.tells,
  notation: jsonWithComments,
  matches: (path) => /(?:^|\/)(?:\.devcontainer\/(?:[^/]+\/)?devcontainer|\.devcontainer)\.json$/.test(path),
  read(file) {
    const manifest = new ManifestData(file, jsonWithComments);
    const value = {
      ...silent,
      file: file.path,
      format: 'devcontainer.json',
      purlType: 'docker',
      components: readComponents(manifest),
      needs: neededFiles(manifest),
    };
    return { value, problems: manifest.problems };
  },
};

function readComponents(manifest: ManifestData): readonly Component[] {
  const { root } = manifest;
  const image = textOf(root.image);
  const features = Object.keys(manifest.fields(root, ['features'])).filter(isPublished);
  const places: readonly (readonly [string, DataPath])[] = [
    ...(image === undefined ? [] : [[image, ['image']] as const]),
    ...features.map((feature) => [feature, ['features', feature]] as const),
  ];
  return places.flatMap(([written, path]) => readWrittenImage(manifest, written, path, 'development') ?? []);
}

/** Features of a registry; others are folders of the repository, addresses, or names from before features had any. */
function isPublished(feature: string): boolean {
  return /^[\w.-]+\.[\w-]+(?::\d+)?\//.test(feature);
}

/** The Dockerfile and the compose files that it builds on, whatever their names. */
function neededFiles({ file, root }: ManifestData): readonly NeededFile[] {
  const build = isFields(root.build) ? root.build : {};
  const dockerfiles = [root.dockerFile, build.dockerfile].map((name) => [name, dockerfile] as const);
  const composed = [root.dockerComposeFile].flat().map((name: unknown) => [name, compose] as const);
  return [...dockerfiles, ...composed].flatMap(([name, format]): readonly NeededFile[] => {
    const path = joinPath(folderOf(file.path), textOf(name) ?? '');
    return textOf(name) === undefined || path === undefined || path.includes('$') ? [] : [{ path, format }];
  });
}
