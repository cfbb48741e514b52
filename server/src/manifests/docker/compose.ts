// Compose files: the images that an application's services run from, and the Dockerfiles that they are built by.
// Invariant: an image that a service is built as is the repository's own and no dependency.
import type { DataPath } from '../../text/anchor';
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import type { Component } from '../component';
import { silent, type ManifestFormat, type NeededFile } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import { dockerfile } from './dockerfile';
import { readWrittenImage } from './written-image';
import { isForDevelopment } from './purpose';

export const compose: ManifestFormat = {
  name: 'compose.yaml',
  purlType: 'docker',
  kind: 'manifest',
  tells: dockerfile.tells,
  notation: yaml,
  matches: (path) =>
    /^(?:docker-|podman-)?compose(?:[._-][^/]*)?\.ya?ml$/i.test(baseName(path)) && !path.includes('.github/'),
  read(file) {
    const manifest = new ManifestData(file, yaml);
    const above = isFirstVersion(manifest.root) ? [] : ['services'];
    const services = Object.entries(above.length === 0 ? manifest.root : manifest.fields(manifest.root, above));
    const components: Component[] = [];
    const needs: NeededFile[] = [...includedFiles(manifest)];
    for (const [name, value] of services) {
      const path = [...above, name];
      const service = isFields(value) ? value : manifest.fields({ [name]: value }, path);
      if (isSet(service.build)) needs.push(...readBuild(manifest, service.build, [...path, 'build']));
      else components.push(...readImageOf(manifest, service, path));
    }
    const value = {
      ...silent,
      file: file.path,
      format: 'compose.yaml',
      purlType: 'docker',
      components: withoutRepeats(components),
      needs,
    };
    return { value, problems: manifest.problems };
  },
};

/** In files of version 1 the services stand at the top. */
function isFirstVersion(root: Fields): boolean {
  const entries = Object.values(root);
  return entries.length > 0 && entries.every((each) => isFields(each) && (isSet(each.image) || isSet(each.build)));
}

function readImageOf(manifest: ManifestData, service: Fields, path: DataPath): readonly Component[] {
  const image = textOf(service.image);
  if (image === undefined) return [];
  const scope = isForDevelopment(manifest.file.path) ? 'development' : 'runtime';
  const component = readWrittenImage(manifest, image, [...path, 'image'], scope);
  return component === undefined ? [] : [component];
}

/** The Dockerfile of a build where it has a name of its own; one called Dockerfile is found anyway. */
function readBuild(manifest: ManifestData, build: unknown, path: DataPath): readonly NeededFile[] {
  const fields = isFields(build) ? build : { context: build };
  const context = textOf(fields.context) ?? '.';
  if (/^(?:https?|ssh|git):\/\/|^git@|^github\.com\//.test(context)) {
    manifest.unknowable(
      path,
      `It is built from "${context.slice(0, 100)}", whose Dockerfile is not in this repository.`,
    );
    return [];
  }
  const name = textOf(fields.dockerfile);
  const folder = joinPath(folderOf(manifest.file.path), context);
  const found = folder === undefined || name === undefined ? undefined : joinPath(folder, name);
  return found === undefined || found.includes('$') ? [] : [{ path: found, format: dockerfile }];
}

/** The files that `include` names, each a text or `{ path }` with one or several. */
function includedFiles(manifest: ManifestData): readonly NeededFile[] {
  const paths = manifest.list(manifest.root, ['include']).flatMap((each) => (isFields(each) ? each.path : each));
  return paths.flatMap((each): readonly NeededFile[] => {
    const path = joinPath(folderOf(manifest.file.path), textOf(each) ?? '');
    return path === undefined || !/\.ya?ml$/.test(path) || path.includes('$') ? [] : [{ path, format: compose }];
  });
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
