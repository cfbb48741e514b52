// GitHub Actions: what workflows and actions use, be it an action, a workflow, a container or an image.
// Invariant: all of it is for development; what lies in the repository itself is no dependency.
import type { DataPath } from '../../text/anchor';
import { baseName, type SourceFile } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import { formatPurl, makePurl } from '../../terms/purl';
import { askedRuntime } from '../asked-runtime';
import { componentOf, type Component, type Runtime } from '../component';
import { readWrittenImage } from '../docker/written-image';
import { silent, type Capabilities, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { withoutRepeats } from '../repeats';
import type { Reading } from '../../text/reading';
import { gitSource } from './repository';
import { readRunner, readSetup } from './setup-actions';
import { valuesOf, type JobScope } from './workflow-expressions';

const tells: Capabilities = { ...manifestTells, runtimes: 'yes' };

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

type Reader = (manifest: ManifestData) => Found;

/** What a file asks for: actions and images, and the runtimes that actions set up. */
interface Found {
  readonly components: readonly (Component | undefined)[];
  readonly runtimes: readonly Runtime[];
}

function readUses(file: SourceFile, format: string, readAll: Reader): Reading<ManifestContent> {
  const manifest = new ManifestData(file, yaml);
  const found = readAll(manifest);
  const components = withoutRepeats(found.components.flatMap((component) => component ?? []));
  const runtimes = found.runtimes.filter(({ purl, range }, index, all) => {
    return index === all.findIndex((other) => other.range === range && formatPurl(other.purl) === formatPurl(purl));
  });
  const value = { ...silent, file: file.path, format, purlType: 'github', components, runtimes };
  return { value, problems: manifest.problems };
}

function readWorkflow(manifest: ManifestData): Found {
  const { root } = manifest;
  const found = Object.entries(manifest.fields(root, ['jobs'])).map(([name, value]) => {
    const path = ['jobs', name];
    const job = isFields(value) ? value : manifest.fields({ [name]: value }, path);
    return readJob(manifest, { workflow: root, job, path });
  });
  return {
    components: found.flatMap(({ components }) => components),
    runtimes: found.flatMap(({ runtimes }) => runtimes),
  };
}

function readJob(manifest: ManifestData, scope: JobScope): Found {
  const { job, path } = scope;
  const isText = textOf(job.container) !== undefined;
  const image = isFields(job.container) ? job.container.image : job.container;
  const services = Object.entries(manifest.fields(job, [...path, 'services'])).flatMap(([service, fields]) => {
    return readImages(
      manifest,
      isFields(fields) ? fields.image : undefined,
      [...path, 'services', service, 'image'],
      scope,
    );
  });
  const steps = readSteps(manifest, job, path, scope);
  return {
    components: [
      readUse(manifest, job.uses, [...path, 'uses']),
      ...readImages(manifest, image, isText ? [...path, 'container'] : [...path, 'container', 'image'], scope),
      ...services,
      ...steps.components,
    ],
    runtimes: [...readRunner(manifest, scope), ...steps.runtimes],
  };
}

/** `runs` of an action: its steps, the image that it runs in, or the Node.js that runs it. */
function readAction(manifest: ManifestData): Found {
  const runs = manifest.fields(manifest.root, ['runs']);
  const path = ['runs'];
  const image = textOf(runs.image)?.startsWith(DOCKER) === true ? runs.image : undefined;
  const node = /^node(\d+)$/.exec(textOf(runs.using) ?? '')?.[1];
  const steps = readSteps(manifest, runs, path, { workflow: manifest.root, job: runs, path });
  const using =
    node === undefined ? [] : askedRuntime('node', node, { file: manifest.file.path, path: ['runs', 'using'] });
  return {
    components: [readUse(manifest, image, ['runs', 'image']), ...steps.components],
    runtimes: [...using, ...steps.runtimes],
  };
}

function readSteps(manifest: ManifestData, owner: Fields, path: DataPath, scope: JobScope): Found {
  const steps = manifest
    .list(owner, [...path, 'steps'])
    .map((step, index) => ({ step, at: [...path, 'steps', index] }));
  return {
    components: steps.map(({ step, at }) =>
      isFields(step) ? readUse(manifest, step.uses, [...at, 'uses']) : undefined,
    ),
    runtimes: steps.flatMap(({ step, at }) => (isFields(step) ? readSetup(manifest, step, at, scope) : [])),
  };
}

/** An image, or one for each value that a matrix has for it. */
function readImages(
  manifest: ManifestData,
  value: unknown,
  path: DataPath,
  scope: JobScope,
): readonly (Component | undefined)[] {
  const values = valuesOf(value, path, scope);
  if (values === undefined) return [readImageAt(manifest, value, path)];
  return values.map(({ text, path: at }) => readImageAt(manifest, text, at));
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
  return componentOf({
    purl,
    name: use.slice(0, use.indexOf('@')),
    version: ref,
    range: ref,
    direct: true,
    scope: 'development',
    source: gitSource(`https://github.com/${namespace}/${name}`, ref),
    anchor: { file: manifest.file.path, path, part: 'value' },
  });
}

function readImageAt(manifest: ManifestData, value: unknown, path: DataPath): Component | undefined {
  const image = textOf(value);
  const written = image?.startsWith(DOCKER) === true ? image.slice(DOCKER.length) : image;
  return written === undefined ? undefined : readWrittenImage(manifest, written, path, 'development');
}
