// The components and runtimes of a project, from its evaluations: one for each target framework.
// Decided here: what a project of tests needs is development, and so is what does not reach those who use the project
// (`PrivateAssets="all"`), global references and tools. SDKs and downloaded packages are tools that no lockfile holds,
// and so are runtimes. Source: learn.microsoft.com/nuget/consume-packages/package-references-in-project-files.
import type { Reading, ReadingProblem } from '../../text/reading';
import type { DataAnchor } from '../../text/anchor';
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Runtime, type Scope } from '../component';
import type { NearbyFiles } from '../format';
import { withoutRepeats } from '../repeats';
import { sdkVersionsOf } from './global-json';
import { Evaluation, type MsbuildContent } from './msbuild-evaluation';
import type { Item } from './msbuild-items';
import { isTestFramework, keyOf, packageComponent } from './package-reference';
import { frameworkRuntime, readFrameworkVersion, readMoniker } from './target-framework';

/** What a project depends on, and the files that say so beside it. */
export interface ProjectParts {
  readonly components: readonly Component[];
  readonly runtimes: readonly Runtime[];
  readonly imported: readonly string[];
  /** The evaluation for no target framework in particular. */
  readonly evaluation: Evaluation;
}

const MOST_FRAMEWORKS = 20;
/** `packages/Id.1.2.3/lib/…`, the folder into which packages of packages.config are put. */
const RESTORED = /(?:^|\/)packages\/([^/]+?)\.(\d+(?:\.\d+){1,3}(?:-[\w.-]+)?)\//i;
/** What the .NET SDK itself gives a version. */
const VERSIONED_BY_SDK = /^(?:Microsoft\.(?:AspNetCore|NETCore|WindowsDesktop)\.(?:App|All)|NETStandard\.Library)$/i;
/** SDKs that come with the .NET SDK or Visual Studio. */
const PART_OF_TOOLCHAIN = /^(?:Microsoft\.NET\.|Microsoft\.VisualStudio\.JavaScript|MSBuild\.|FSharp\.NET\.Sdk$)/i;
const TEST_PROJECT_TYPE = /3AC096D0-A1C2-E12C-1390-A8335801FDAB/i;

/** Reads a project with what the files around it add. */
export function readProject(project: MsbuildContent, nearby: NearbyFiles): Reading<ProjectParts> {
  const evaluation = new Evaluation(project, nearby).runProject();
  const frameworks = listOf(evaluation.property('TargetFrameworks')?.value).slice(0, MOST_FRAMEWORKS);
  const evaluations =
    frameworks.length === 0
      ? [evaluation]
      : frameworks.map((framework) => new Evaluation(project, nearby, framework).runProject());
  const readers = evaluations.map((each, index) => new ProjectReader(each, nearby, frameworks[index]).readAll());
  return {
    value: {
      components: withoutRepeats(readers.flatMap(({ components }) => components)),
      runtimes: uniqueRuntimes(readers.flatMap(({ runtimes }) => runtimes)),
      imported: [...new Set(evaluations.flatMap(({ imported }) => [...imported]))],
      evaluation,
    },
    problems: uniqueProblems(evaluations.flatMap(({ problems }) => problems)),
  };
}

/** Reads a file that no project here imports. */
export function readShared(file: MsbuildContent, nearby: NearbyFiles): Reading<ProjectParts> {
  const evaluation = new Evaluation(file, nearby).runAlone();
  const { components, runtimes } = new ProjectReader(evaluation, nearby, undefined).readShared();
  const value = { components: withoutRepeats(components), runtimes, imported: [...evaluation.imported], evaluation };
  return { value, problems: uniqueProblems(evaluation.problems) };
}

function listOf(value: string | undefined): readonly string[] {
  return [...new Set((value ?? '').split(';').map((each) => each.trim()))].filter((each) => each !== '');
}

class ProjectReader {
  readonly components: Component[] = [];
  readonly runtimes: Runtime[] = [];
  readonly #evaluation: Evaluation;
  readonly #nearby: NearbyFiles;
  readonly #framework: string | undefined;
  readonly #isTest: boolean;
  readonly #central: ReadonlyMap<string, Item>;

  constructor(evaluation: Evaluation, nearby: NearbyFiles, framework: string | undefined) {
    this.#evaluation = evaluation;
    this.#nearby = nearby;
    this.#framework = framework ?? evaluation.property('TargetFramework')?.value;
    this.#isTest = isForTests(evaluation);
    const isOff = evaluation.flag('ManagePackageVersionsCentrally') === false;
    this.#central = new Map(isOff ? [] : evaluation.itemsOf('packageversion').map((item) => [keyOf(item.name), item]));
  }

  readAll(): this {
    this.#readPackages();
    for (const item of this.#evaluation.itemsOf('projectreference')) this.#addProject(item);
    for (const item of this.#evaluation.itemsOf('reference')) this.#addAssembly(item);
    this.#readTools();
    this.#readFramework();
    return this;
  }

  /** Of a file by itself, all versions that it states count. */
  readShared(): this {
    this.#readPackages();
    for (const item of this.#evaluation.itemsOf('packageversion')) this.#addPackage(item, 'runtime');
    this.#readTools();
    return this;
  }

  #readPackages(): void {
    for (const item of this.#evaluation.itemsOf('packagereference')) {
      const isPrivate = listOf(item.metadata.get('privateassets')?.value?.toLowerCase()).includes('all');
      this.#addPackage(item, isPrivate ? 'development' : 'runtime');
    }
    for (const item of this.#evaluation.itemsOf('globalpackagereference')) this.#addPackage(item, 'development');
    for (const item of this.#evaluation.itemsOf('dotnetclitoolreference')) this.#addPackage(item, 'development');
  }

  #addPackage(item: Item, scope: Scope): void {
    const { name, anchor } = item;
    const version = this.#versionOf(item);
    const component = packageComponent(name, version?.value ?? version?.written, anchor, this.#scopeOf(scope));
    if (component === undefined) return this.#evaluation.tell(anchor, `"${name}" is no package name.`, 'broken');
    this.components.push(component);
    if (version !== undefined && version.value === undefined) {
      const message = `The version of "${name}" is "${version.written}", which can be known only by running MSBuild.`;
      this.#evaluation.tell(anchor, message, 'unknowable');
    } else if (component.range === undefined && !this.#isSaidElsewhere(name))
      this.#evaluation.tell(anchor, `No file of this workspace says the version of "${name}".`, 'unknowable');
  }

  #versionOf({ name, metadata }: Item): { readonly written: string; readonly value: string | undefined } | undefined {
    const own = metadata.get('versionoverride') ?? metadata.get('version');
    const isSaid = own !== undefined && own.written !== '';
    return isSaid ? own : this.#central.get(keyOf(name))?.metadata.get('version');
  }

  #isSaidElsewhere(name: string): boolean {
    const folder = folderOf(this.#evaluation.project.file);
    const lock = folder === '' ? 'packages.lock.json' : `${folder}/packages.lock.json`;
    return VERSIONED_BY_SDK.test(name) || this.#nearby.contentOf(lock) !== undefined;
  }

  #scopeOf(scope: Scope): Scope {
    return this.#isTest ? 'development' : scope;
  }

  /** An own project of the workspace. */
  #addProject({ name: path, anchor, metadata }: Item): void {
    if (path.includes('*')) return;
    const reference = fromFolder(path, anchor.file, this.#evaluation.project.file);
    const name = baseName(reference).replace(/\.\w+$/, '');
    const purl = makePurl({ type: 'nuget', name });
    if (purl === undefined) return;
    const isTool =
      metadata.get('referenceoutputassembly')?.value?.toLowerCase() === 'false' ||
      metadata.get('outputitemtype')?.value?.toLowerCase() === 'analyzer';
    const scope = this.#scopeOf(isTool ? 'development' : 'runtime');
    const source = { kind: 'path', reference, pinned: false } as const;
    this.components.push(componentOf({ purl, name, direct: true, scope, source, anchor }));
  }

  /** An assembly that lies in the workspace as a file; those of packages are named where their packages are. */
  #addAssembly({ name: written, anchor, metadata }: Item): void {
    const [name = '', ...attributes] = written.split(',');
    const path = (metadata.get('hintpath')?.value ?? (/\.dll$/i.test(name) ? name : '')).trim().replaceAll('\\', '/');
    const [, id = '', restored] = RESTORED.exec(path) ?? [];
    if (restored !== undefined) return this.#addRestored(id, restored, anchor);
    if (path === '' || /(?:^|\/)(?:packages|bin|obj)\/|^\w:/i.test(path)) return;
    const version = attributes
      .map((each) => /^\s*Version=([\d.]+)/i.exec(each)?.[1])
      .find((each) => each !== undefined);
    const short = baseName(name.trim().replaceAll('\\', '/')).replace(/\.dll$/i, '');
    const purl = makePurl({ type: 'generic', name: short, version });
    if (purl === undefined) return;
    const reference = fromFolder(path, anchor.file, this.#evaluation.project.file);
    const scope = this.#scopeOf('runtime');
    const source = { kind: 'path', reference, pinned: false } as const;
    this.components.push(componentOf({ purl, name: short, version, direct: true, scope, source, anchor }));
  }

  /** An assembly out of a restored package, which packages.config names where there is one. */
  #addRestored(id: string, version: string, anchor: DataAnchor): void {
    const list = joinPath(folderOf(this.#evaluation.project.file), 'packages.config');
    if (list !== undefined && this.#nearby.contentOf(list) !== undefined) return;
    const component = packageComponent(id, `[${version}]`, anchor, this.#scopeOf('runtime'));
    if (component !== undefined) this.components.push({ ...component, range: undefined });
  }

  /** SDKs with a version of their own, and packages that are downloaded for the build. */
  #readTools(): void {
    for (const { file, sdk } of this.#evaluation.sdks) {
      const isKnown = PART_OF_TOOLCHAIN.test(sdk.name) || sdkVersionsOf(file, this.#nearby).has(keyOf(sdk.name));
      if (sdk.version === undefined && isKnown) continue;
      const anchor = { file, path: sdk.path, part: sdk.path.at(-1) === '@Sdk' ? 'value' : 'key' } as const;
      this.#addTool(packageComponent(sdk.name, sdk.version, anchor));
      if (sdk.version === undefined)
        this.#evaluation.tell(anchor, `No file of this workspace says the version of "${sdk.name}".`, 'unknowable');
    }
    for (const { name, anchor, metadata } of this.#evaluation.itemsOf('packagedownload')) {
      const version = metadata.get('version');
      for (const each of listOf(version?.value ?? version?.written))
        this.#addTool(packageComponent(name, each, anchor));
    }
  }

  #addTool(tool: Component | undefined): void {
    if (tool === undefined) return;
    const { purl, name, range = '', anchor } = tool;
    this.runtimes.push({ purl, name, range, scope: 'development', anchor });
  }

  #readFramework(): void {
    const { property } = this.#anchors();
    const framework = this.#framework === undefined ? this.#oldFramework() : readMoniker(this.#framework);
    const written = this.#framework ?? this.#evaluation.property('TargetFrameworkVersion')?.value ?? '';
    const scope = this.#scopeOf('runtime');
    if (framework === undefined || property === undefined) return this.#missFramework(property !== undefined);
    this.runtimes.push(
      ...[frameworkRuntime(framework, written, property.anchor, scope)].filter((each) => each !== undefined),
    );
    if (framework.product !== 'dotnet') return;
    for (const { name, anchor } of [...this.#evaluation.itemsOf('frameworkreference'), ...this.#webSdks()]) {
      const purl = makePurl({ type: 'nuget', name, version: framework.version });
      if (purl !== undefined) this.runtimes.push({ purl, name, range: written, scope, anchor });
    }
  }

  /** Where the target framework is stated. */
  #anchors(): { readonly property: { readonly anchor: Runtime['anchor'] } | undefined } {
    const names = ['TargetFrameworks', 'TargetFramework', 'TargetFrameworkVersion'];
    return { property: names.map((name) => this.#evaluation.property(name)).find((each) => each !== undefined) };
  }

  /** Projects from before SDKs, of .NET Framework; C++ has a framework only where it is compiled for one. */
  #oldFramework(): ReturnType<typeof readFrameworkVersion> {
    const { property, project } = {
      property: this.#evaluation.property('CLRSupport'),
      project: this.#evaluation.project,
    };
    const isNative = /\.vcxproj$/i.test(project.file) && (property === undefined || property.value === 'false');
    const identifier = this.#evaluation.property('TargetFrameworkIdentifier')?.value ?? '.NETFramework';
    const written = this.#evaluation.property('TargetFrameworkVersion')?.value;
    return isNative || identifier !== '.NETFramework' || written === undefined
      ? undefined
      : readFrameworkVersion(written);
  }

  #missFramework(isWritten: boolean): void {
    const { sdks, project } = this.#evaluation;
    const isMeant = isWritten
      ? !/\.vcxproj$/i.test(project.file)
      : sdks.some(({ sdk }) => sdk.name.startsWith('Microsoft.NET.Sdk'));
    if (!isMeant) return;
    const message = isWritten
      ? 'Which framework this project targets can be known only by running MSBuild.'
      : 'No file of this workspace says which framework this project targets.';
    this.#evaluation.tell({ file: project.file, path: ['Project'] }, message, 'unknowable');
  }

  /** The SDKs for the web bring ASP.NET Core with them. */
  #webSdks(): readonly { readonly name: string; readonly anchor: Runtime['anchor'] }[] {
    return this.#evaluation.sdks.flatMap(({ file, sdk: { name, path } }) =>
      /^Microsoft\.NET\.Sdk\.Web$/i.test(name)
        ? [{ name: 'Microsoft.AspNetCore.App', anchor: { file, path, part: 'value' } as const }]
        : [],
    );
  }
}

function isForTests(evaluation: Evaluation): boolean {
  const stated = evaluation.flag('IsTestProject');
  if (stated !== undefined) return stated;
  return (
    evaluation.itemsOf('packagereference').some(({ name }) => isTestFramework(name)) ||
    evaluation.sdks.some(({ sdk }) => isTestFramework(sdk.name)) ||
    TEST_PROJECT_TYPE.test(evaluation.property('ProjectTypeGuids')?.value ?? '')
  );
}

/** A path that a shared file states, as seen from the folder of the project. */
function fromFolder(written: string, file: string, project: string): string {
  const path = written.replaceAll('\\', '/');
  if (folderOf(file) === folderOf(project) && !path.startsWith('/')) return path;
  const target = joinPath('', path);
  if (!path.startsWith('/') || target === undefined) return path;
  const up = folderOf(project)
    .split('/')
    .filter((part) => part !== '');
  return `${'../'.repeat(up.length)}${target}`;
}

function uniqueRuntimes(runtimes: readonly Runtime[]): readonly Runtime[] {
  return uniqueBy(runtimes, ({ name, range, anchor: { file } }) => `${file} ${name} ${range}`);
}

function uniqueProblems(problems: readonly ReadingProblem[]): readonly ReadingProblem[] {
  return uniqueBy(problems, ({ message, anchor }) => `${message} ${JSON.stringify(anchor)}`);
}

function uniqueBy<T>(all: readonly T[], keyOfOne: (one: T) => string): readonly T[] {
  return [...new Map(all.toReversed().map((each) => [keyOfOne(each), each])).values()].toReversed();
}
