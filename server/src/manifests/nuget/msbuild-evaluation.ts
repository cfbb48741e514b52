// What the statements of a project and of all that it imports come to, as far as files say it: properties in their
// order first, then items. Invariant: what a condition leaves open counts as if it held; a property that then has more
// than one possible value has none; no file is imported twice.
import type { DataAnchor } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { baseName, folderOf } from '../../text/source-file';
import type { ManifestContent, NearbyFiles } from '../format';
import { holds } from './msbuild-conditions';
import { expand, pathOf, type ExpressionContext } from './msbuild-expressions';
import type {
  Conditioned,
  ImportStatement,
  ItemStatement,
  PropertyStatement,
  SdkReference,
  Statement,
} from './msbuild-model';
import { readMoniker } from './target-framework';

/** The content of an MSBuild file. */
export interface MsbuildContent extends ManifestContent {
  readonly statements: readonly Statement[];
  readonly sdks: readonly SdkReference[];
}

/** A property and where it was set last; its value is undefined where it is not known. */
export interface Property {
  readonly value: string | undefined;
  readonly anchor: DataAnchor;
}

/** An item as it stands in the end, each of its texts expanded on demand. */
export interface Item {
  readonly type: string;
  readonly name: string;
  readonly anchor: DataAnchor;
  /** By names in lower case; undefined for what is written and not known. */
  readonly metadata: Map<string, MetadataValue>;
}

export interface MetadataValue {
  readonly written: string;
  readonly value: string | undefined;
}

/** An item statement with the conditions of the groups around it. */
interface Pending {
  readonly file: string;
  readonly item: ItemStatement;
  readonly conditions: readonly (string | undefined)[];
}

/** Properties that the machine, the command or MSBuild itself sets: nothing in the files tells them. */
const FROM_OUTSIDE =
  /^(?:MSBuild\w*|Configuration|Platform|OS|CI|TF_BUILD|[A-Z][A-Z0-9]*_[A-Z0-9_]+|NuGet\w*|NETCoreSdk\w*|Bundled\w*|VisualStudio\w*|VCTargetsPath|VSToolsPath|SolutionDir|SolutionName|DesignTimeBuild|DotNetBuild\w*|UserProfile|Home)$/i;
/** Folders of the toolchain; what lies there is no dependency of the project. */
const TOOLCHAIN = /^\$\((?:MSBuild(?!ThisFile|Project)\w*|VSToolsPath|VCTargetsPath|NuGet\w*|UserRootDir|TargetFrameworkRootPath|CustomBefore\w*|CustomAfter\w*|LanguageTargets|\w*SdkDir\w*)\b/i;
const MOST_IMPORTS = 300;
const BETWEEN_PROJECTS = /\.(?:props|targets|projitems|\w*proj)$/i;

/** One evaluation: of a project by itself, or for one of its target frameworks. */
export class Evaluation {
  readonly items: Item[] = [];
  readonly problems: ReadingProblem[] = [];
  readonly sdks: { readonly file: string; readonly sdk: SdkReference }[] = [];
  /** The files that were imported, the project itself aside. */
  readonly imported = new Set<string>();
  readonly #project: MsbuildContent;
  readonly #nearby: NearbyFiles;
  readonly #framework: string | undefined;
  readonly #properties = new Map<string, Property>();
  readonly #pending: Pending[] = [];

  constructor(project: MsbuildContent, nearby: NearbyFiles, framework?: string) {
    this.#project = project;
    this.#nearby = nearby;
    this.#framework = framework;
  }

  /** Evaluates the project between the files that MSBuild puts before and behind every project below them. */
  runProject(): this {
    this.#importAbove('Directory.Build.props', 'ImportDirectoryBuildProps');
    this.#importCentralVersions();
    this.#runFile(this.#project);
    this.#importAbove('Directory.Build.targets', 'ImportDirectoryBuildTargets');
    if (this.sdks.some(({ sdk }) => sdk.name.toLowerCase() === 'microsoft.build.centralpackageversions'))
      this.#importAbove('Packages.props', 'ImportCentralPackagesFile');
    return this.#finish();
  }

  /** Evaluates a file that no project here imports. */
  runAlone(): this {
    this.#runFile(this.#project);
    return this.#finish();
  }

  /** A property in the end; undefined if nothing sets it. */
  property(name: string): Property | undefined {
    return this.#properties.get(name.toLowerCase());
  }

  isTrue(name: string): boolean {
    return this.property(name)?.value?.trim().toLowerCase() === 'true';
  }

  /** The file of a path, if it is MSBuild's. */
  #fileAt(path: string): MsbuildContent | undefined {
    const content = this.#nearby.contentOf(path);
    // Only MSBuild's formats give such content.
    return content !== undefined && 'statements' in content ? (content as MsbuildContent) : undefined;
  }

  #importAbove(name: string, unlessOff: string): void {
    if (this.property(unlessOff)?.value?.trim().toLowerCase() === 'false') return;
    for (let here = folderOf(this.#project.file); ; here = folderOf(here)) {
      const found = this.#fileAt(here === '' ? name : `${here}/${name}`);
      if (found !== undefined) return this.#importFile(found);
      if (here === '') return;
    }
  }

  #importCentralVersions(): void {
    const named = this.property('DirectoryPackagesPropsPath')?.value;
    const path = named === undefined ? undefined : pathOf(named, folderOf(this.#project.file));
    const file = path === undefined ? undefined : this.#fileAt(path);
    if (file === undefined) this.#importAbove('Directory.Packages.props', 'ImportDirectoryPackagesProps');
    else this.#importFile(file);
  }

  #importFile(file: MsbuildContent): void {
    if (file.file === this.#project.file || this.imported.has(file.file) || this.imported.size > MOST_IMPORTS) return;
    this.imported.add(file.file);
    this.#runFile(file);
  }

  #runFile({ file, statements, sdks }: MsbuildContent): void {
    for (const sdk of sdks) this.sdks.push({ file, sdk });
    this.#run(file, statements, []);
  }

  #run(file: string, statements: readonly Statement[], conditions: Pending['conditions']): void {
    for (const statement of statements) {
      switch (statement.kind) {
        case 'property':
          this.#set(file, statement);
          break;
        case 'item':
          this.#pending.push({ file, item: statement, conditions });
          break;
        case 'import':
          this.#import(file, statement);
          break;
        case 'group':
          this.#runGroup(file, statement, conditions);
          break;
        case 'choose':
          this.#choose(file, statement.branches, conditions);
      }
    }
  }

  /** The conditions of items are looked at when all properties are known. */
  #runGroup(
    file: string,
    { condition, body }: Extract<Statement, { kind: 'group' }>,
    conditions: Pending['conditions'],
  ): void {
    const isOfItems = body.every(({ kind }) => kind === 'item');
    const truth = isOfItems ? true : holds(condition, this.#contextOf(file));
    if (truth === false) return;
    if (truth === undefined) for (const each of body) if (each.kind === 'property') this.#setIfOpen(file, each);
    const rest = truth === undefined ? body.filter(({ kind }) => kind !== 'property') : body;
    this.#run(file, rest, isOfItems ? [...conditions, condition] : conditions);
  }

  #choose(file: string, branches: Extract<Statement, { kind: 'choose' }>['branches'], conditions: Pending['conditions']): void {
    for (const { condition, body } of branches) {
      const truth = holds(condition, this.#contextOf(file));
      if (truth !== false) this.#run(file, body, conditions);
      if (truth === true) return;
    }
  }

  #set(file: string, statement: PropertyStatement): void {
    const truth = holds(statement.condition, this.#contextOf(file));
    if (truth === undefined) this.#setIfOpen(file, statement);
    else if (truth) this.#assign(file, statement, this.#valueOf(file, statement));
  }

  /** The condition may hold or not. Target frameworks are collected; of another property two values are none. */
  #setIfOpen(file: string, statement: PropertyStatement): void {
    if (holds(statement.condition, this.#contextOf(file)) === false) return;
    const before = this.property(statement.name);
    const value = this.#valueOf(file, statement);
    const isCollected = /^TargetFrameworks?$/i.test(statement.name);
    if (before === undefined || isCollected || before.value === value) this.#assign(file, statement, value);
    else this.#assign(file, statement, undefined);
  }

  #valueOf(file: string, { name, text }: PropertyStatement): string | undefined {
    // What adds to itself begins with nothing: `$(NoWarn);1591`.
    const own = this.property(name) === undefined ? text.replaceAll(new RegExp(`\\$\\(${escape(name)}\\)`, 'gi'), '') : text;
    return expand(own, this.#contextOf(file), undefined)?.trim();
  }

  #assign(file: string, { name, path }: PropertyStatement, value: string | undefined): void {
    if (this.#framework !== undefined && name.toLowerCase() === 'targetframework') return;
    this.#properties.set(name.toLowerCase(), { value, anchor: { file, path, part: 'value' } });
  }

  #import(file: string, { project, sdk, condition, path }: ImportStatement): void {
    const context = this.#contextOf(file);
    const truth = holds(condition, context);
    if (truth === false || sdk !== undefined || project === '') return;
    const target = expand(project, context, undefined);
    const isOptional = truth === undefined || /exists\s*\(/i.test(condition ?? '');
    if (target === '' || (target === undefined && (isOptional || TOOLCHAIN.test(project)))) return;
    const found = target === undefined ? [] : this.#filesAt(target, folderOf(file));
    for (const each of found) this.#importFile(each);
    if (found.length > 0 || isOptional || project.includes('*') || /^(?:\$\(\w*\)[\\/]?)?Sdk\.(?:props|targets)$/i.test(project)) return;
    this.#tell(file, path, `"${project}" is imported here and is no file of this workspace, so what it adds is not known.`);
  }

  #filesAt(target: string, folder: string): readonly MsbuildContent[] {
    const path = pathOf(target, folder);
    if (path === undefined) return [];
    const found = path.includes('*') ? undefined : this.#fileAt(path);
    return found === undefined ? [] : [found];
  }

  /** Notes what is not known in a file; of one that is shared, the first project below speaks. */
  #tell(file: string, path: DataAnchor['path'], message: string): void {
    if (!this.speaksFor(file)) return;
    this.problems.push({ anchor: { file, path, part: 'key' }, message, kind: 'unknowable' });
  }

  /** Whether it is this project that says what is not known of a file, so that not every one that imports it does. */
  speaksFor(file: string): boolean {
    if (file === this.#project.file) return true;
    const folder = folderOf(file);
    const first = this.#nearby
      .pathsOf(this.#project.format)
      .find((path) => folder === '' || path.startsWith(`${folder}/`));
    return first === undefined || first === this.#project.file;
  }

  #contextOf(file: string): ExpressionContext {
    return {
      folder: folderOf(file),
      propertyOf: (name) => this.#propertyIn(file, name.toLowerCase(), name),
      exists: (path) => {
        if (this.#fileAt(path) !== undefined) return true;
        // What is built or ignored by git is not looked at, and may be there all the same.
        return BETWEEN_PROJECTS.test(path) && !/(?:^|\/)(?:obj|bin|artifacts|packages)\//.test(path) ? false : undefined;
      },
    };
  }

  #propertyIn(file: string, key: string, name: string): string | null | undefined {
    if (key === 'targetframework' && this.#framework !== undefined) return this.#framework;
    if (key.startsWith('msbuildthisfile')) return placeOf(file, key.slice('msbuildthisfile'.length));
    if (key.startsWith('msbuildproject')) return placeOf(this.#project.file, key.slice('msbuildproject'.length));
    const set = this.#properties.get(key);
    if (set !== undefined) return set.value;
    if (key === 'targetframeworkidentifier' || key === 'targetframeworkversion') return this.#impliedBy(key);
    return FROM_OUTSIDE.test(name) ? undefined : null;
  }

  /** What the SDK makes of the target framework. */
  #impliedBy(key: string): string | undefined {
    const moniker = this.#framework ?? this.property('TargetFramework')?.value;
    const framework = moniker === undefined ? undefined : readMoniker(moniker);
    if (key === 'targetframeworkidentifier') return framework?.identifier;
    return framework?.version === undefined ? undefined : `v${framework.version}`;
  }

  #finish(): this {
    for (const { file, item, conditions } of this.#pending) {
      const context = this.#contextOf(file);
      const truths = [...conditions, item.condition].map((condition) => holds(condition, context));
      if (!truths.includes(false)) this.#apply(file, item, context, !truths.includes(undefined));
    }
    return this;
  }

  #apply(file: string, item: ItemStatement, context: ExpressionContext, isCertain: boolean): void {
    if (item.include !== undefined) {
      for (const name of this.#namesOf(file, item, item.include, context))
        this.items.push({
          type: item.type,
          name,
          anchor: { file, path: item.path, part: 'key' },
          metadata: new Map(valuesOf(item, context)),
        });
    } else if (item.update !== undefined) this.#update(file, item, item.update, context, isCertain);
    else if (item.remove !== undefined && isCertain) this.#remove(item, item.remove, context);
  }

  #update(file: string, item: ItemStatement, update: string, context: ExpressionContext, isCertain: boolean): void {
    for (const name of this.#namesOf(file, item, update, context)) {
      const meant = this.items.filter((each) => each.type === item.type && isNamed(each.name, name));
      for (const { metadata } of meant)
        for (const [key, value] of valuesOf(item, context)) if (isCertain || !metadata.has(key)) metadata.set(key, value);
    }
  }

  #remove({ type }: ItemStatement, remove: string, context: ExpressionContext): void {
    const names = expand(remove, context, '')?.split(';') ?? [];
    const kept = this.items.filter((each) => each.type !== type || !names.some((name) => isNamed(each.name, name.trim())));
    this.items.splice(0, this.items.length, ...kept);
  }

  #namesOf(file: string, { type, path }: ItemStatement, written: string, context: ExpressionContext): readonly string[] {
    const expanded = expand(written, context, undefined);
    if (expanded !== undefined) return expanded.split(';').flatMap((name) => (name.trim() === '' ? [] : name.trim()));
    if (type.startsWith('package') || type === 'globalpackagereference')
      this.#tell(file, path, `Which package "${written}" means can be known only by running MSBuild.`);
    return [];
  }
}

function isNamed(name: string, wanted: string): boolean {
  return wanted === '*' || name.toLowerCase() === wanted.toLowerCase();
}

/** The metadata of an item whose conditions do not fail; those that certainly hold win. */
function valuesOf({ metadata }: ItemStatement, context: ExpressionContext): readonly (readonly [string, MetadataValue])[] {
  return [...metadata].flatMap(([key, all]): readonly (readonly [string, MetadataValue])[] => {
    const truthOf = ({ condition }: Conditioned): boolean | undefined => holds(condition, context);
    const chosen = all.findLast((each) => truthOf(each) === true) ?? all.findLast((each) => truthOf(each) === undefined);
    return chosen === undefined ? [] : [[key, { written: chosen.text, value: expand(chosen.text, context, undefined)?.trim() }]];
  });
}

/** What `MSBuildThisFile…` and `MSBuildProject…` say of a file, by the rest of their names. */
function placeOf(file: string, what: string): string | undefined {
  const name = baseName(file);
  const dot = name.lastIndexOf('.');
  const folder = folderOf(file);
  switch (what) {
    case '':
    case 'file':
      return name;
    case 'name':
      return dot < 0 ? name : name.slice(0, dot);
    case 'extension':
      return dot < 0 ? '' : name.slice(dot);
    case 'directory':
      return folder === '' ? '/' : `/${folder}/`;
    case 'fullpath':
      return `/${file}`;
    default:
      return undefined;
  }
}

function escape(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
