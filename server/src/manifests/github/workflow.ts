// GitHub Actions: what workflows and actions use, be it an action, a workflow, a container or an image.
// Invariant: all of it is for development; what lies in the repository itself is no dependency.
import type { DataPath } from '../../text/anchor';
import { baseName, type SourceFile } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import { makePurl } from '../../terms/purl';
import { unstated, type Component } from '../component';
import { readWrittenImage } from '../docker/written-image';
import { silent, type Capabilities, type ManifestContent, type ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import type { Reading } from '../../text/reading';
import { gitSource } from './repository';

const tells: Capabilities = {
  versions: 'yes',
  ranges: 'yes',
  direct: 'yes',
  paths: 'no',
  scope: 'yes',
  hashes: 'no',
  license: 'no',
  deprecated: 'no',
  runtimes: 'no',
  positions: 'yes',
};

export const workflow: ManifestFormat = {
  name: 'GitHub workflow',
  purlType: 'github',
  kind: 'manifest',
  tells,
  notation: yaml,
  matches: (path) => /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/.test(path),
  read: (file) => readUses(file, 'GitHub workflow', readWorkflow),
};

export const action: ManifestFormat = {
  name: 'action.yml',
  purlType: 'github',
  kind: 'manifest',
  tells,
  notation: yaml,
  matches: (path) => /^action\.ya?ml$/.test(baseName(path)) && !path.includes('/workflows/'),
  read: (file) => readUses(file, 'action.yml', readAction),
};

type Reader = (manifest: ManifestData) => readonly (Component | undefined)[];

function readUses(file: SourceFile, format: string, readComponents: Reader): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yaml);
  const found = readComponents(manifest).flatMap((component) => component ?? []);
  const value = { ...silent, file: file.path, format, purlType: 'github', components: withoutRepeats(found) };
  return { value, problems: manifest.problems };
}

function readWorkflow(manifest: ManifestData): readonly (Component | undefined)[] {
  const jobs = Object.entries(manifest.fields(manifest.root, ['jobs']));
  return jobs.flatMap(([name, value]) => {
    const path = ['jobs', name];
    const job = isFields(value) ? value : manifest.fields({ [name]: value }, path);
    const container = textOf(job.container) === undefined ? [...path, 'container', 'image'] : [...path, 'container'];
    const image = isFields(job.container) ? job.container.image : job.container;
    const services = Object.entries(manifest.fields(job, [...path, 'services'])).map(([service, fields]) => {
      return readImageAt(manifest, isFields(fields) ? fields.image : undefined, [
        ...path,
        'services',
        service,
        'image',
      ]);
    });
    return [
      readUse(manifest, job.uses, [...path, 'uses']),
      readImageAt(manifest, image, container),
      ...services,
      ...readSteps(manifest, job, path),
    ];
  });
}

/** `runs` of an action: its steps, or the image that it runs in. */
function readAction(manifest: ManifestData): readonly (Component | undefined)[] {
  const runs = manifest.fields(manifest.root, ['runs']);
  const image = textOf(runs.image)?.startsWith(DOCKER) === true ? runs.image : undefined;
  return [readUse(manifest, image, ['runs', 'image']), ...readSteps(manifest, runs, ['runs'])];
}

function readSteps(manifest: ManifestData, owner: Fields, path: DataPath): readonly (Component | undefined)[] {
  return manifest.list(owner, [...path, 'steps']).map((step, index) => {
    return isFields(step) ? readUse(manifest, step.uses, [...path, 'steps', index, 'uses']) : undefined;
  });
}

const DOCKER = 'docker://';

/** `owner/repository/path@reference`, `docker://image`, or `./path` for what lies in the repository. */
function readUse(manifest: ManifestData, value: unknown, path: DataPath): Component | undefined {
  const use = textOf(value)?.trim();
  if (use === undefined || /^\.{1,2}\//.test(use)) return undefined;
  if (use.startsWith(DOCKER)) return readImageAt(manifest, use.slice(DOCKER.length), path);
  if (use.includes('{{')) {
    manifest.unknowable(path, 'An expression names the action, so that which one it is cannot be known.');
    return undefined;
  }
  const [, namespace, name = '', subpath, ref] = /^([\w.-]+)\/([\w.-]+)(?:\/([^@\s]+))?@([^\s@]+)$/.exec(use) ?? [];
  const purl = makePurl({ type: 'github', namespace, name, subpath, version: ref });
  if (namespace === undefined || purl === undefined) {
    manifest.broken(path, `"${use.slice(0, 100)}" names no action: it is written "owner/repository@reference".`);
    return undefined;
  }
  return {
    ...unstated,
    purl,
    name: use.slice(0, use.indexOf('@')),
    version: ref,
    range: ref,
    direct: true,
    scope: 'development',
    source: gitSource(`https://github.com/${namespace}/${name}`, ref),
    anchor: { file: manifest.file.path, path, part: 'value' },
  };
}

function readImageAt(manifest: ManifestData, value: unknown, path: DataPath): Component | undefined {
  const image = textOf(value);
  return image === undefined ? undefined : readWrittenImage(manifest, image, path, 'development');
}
