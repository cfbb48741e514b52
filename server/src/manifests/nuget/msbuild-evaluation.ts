// What the statements of a project and of all that it imports come to, as far as files say it: properties in their
// order first, then items. Invariant: what a condition leaves open counts as if it held; a property that then has more
// than one possible value has none; no file is imported twice.
import type { DataAnchor } from '../../text/anchor';
import type { ReadingProblem } from '../../text/reading';
import { folderOf, isWithin } from '../../text/source-file';
import type { ManifestContent, NearbyFiles } from '../format';
import { holds } from './msbuild-conditions';
import { endOfExpression, expand, pathOf, type ExpressionContext } from './msbuild-expressions';
import { ItemList, type Item } from './msbuild-items';
import type {
  GroupStatement,
  ImportStatement,
  ItemStatement,
  PropertyStatement,
  SdkReference,
  Statement,
} from './msbuild-model';
import { readMoniker } from './target-framework';
import { comesFromOutside, liesInToolchain, placeOf } from './well-known-properties';

/** The content of an MSBuild file. */
export interface MsbuildContent extends ManifestContent {
  readonly statements: readonly Statement[];
  readonly sdks: readonly SdkReference[];
}

/** The format of files that projects import. */
export const SHARED_FORMAT = '*.props, *.targets';

/** A property and where it was set last; its value is undefined where it is not known. */
export interface Property {
  readonly value: string | undefined;
  /** The condition under which it is set may hold or not. */
  readonly isOpen: boolean;
  readonly anchor: DataAnchor;
}

/** An item statement with the conditions of the groups around it. */
interface Pending {
  readonly file: string;
  readonly item: ItemStatement;
  readonly conditions: readonly (string | undefined)[];
}

const MOST_IMPORTS = 300;
const WRITTEN_BY_PEOPLE = /\.(?:props|targets|projitems|\w*proj)$/i;
const MADE_BY_TOOLS = /(?:^|\/)(?:obj|bin|artifacts|packages)\//i;

/** One evaluation: of a project by itself, or for one of its target frameworks. */
export class Evaluation {
  readonly problems: ReadingProblem[] = [];
  readonly sdks: { readonly file: string; readonly sdk: SdkReference }[] = [];
  /** The files that were imported, the project itself aside. */
  readonly imported = new Set<string>();
  readonly project: MsbuildContent;
  readonly #nearby: NearbyFiles;
  readonly #framework: string | undefined;
  readonly #properties = new Map<string, Property>();
  readonly #pending: Pending[] = [];
  #items: readonly Item[] = [];

  constructor(project: MsbuildContent, nearby: NearbyFiles, framework?: string) {
    this.project = project;
    this.#nearby = nearby;
    this.#framework = framework;
  }

  /** Evaluates the project between the files that MSBuild puts before and behind every project below them. */
  runProject(): this {
    this.#importAbove('Directory.Build.props', 'ImportDirectoryBuildProps');
    this.#importCentralVersions();
    this.#runFile(this.project);
    this.#importAbove('Directory.Build.targets', 'ImportDirectoryBuildTargets');
    if (this.sdks.some(({ sdk }) => sdk.name.toLowerCase() === 'microsoft.build.centralpackageversions'))
      this.#importAbove('Packages.props', 'EnableCentralPackageVersions');
    this.#items = this.#readItems(new ItemList(false));
    return this;
  }

  /** Evaluates a file that no project here imports. */
  runAlone(): this {
    this.#runFile(this.project);
    this.#items = this.#readItems(new ItemList(true));
    return this;
  }

  /** The items of a type, its name in lower case. */
  itemsOf(type: string): readonly Item[] {
    return this.#items.filter((item) => item.type === type);
  }

  /** A property in the end; undefined if nothing sets it. */
  property(name: string): Property | undefined {
    return this.#properties.get(name.toLowerCase());
  }

  /** Whether a property is `true` or `false`; undefined where it is neither. */
  flag(name: string): boolean | undefined {
    const value = this.property(name)?.value?.toLowerCase();
    return value === 'true' ? true : value === 'false' ? false : undefined;
  }

  /** Notes what is not as it should be or not known in a file; of one that is shared, the first project below speaks. */
  tell({ file, path }: Pick<DataAnchor, 'file' | 'path'>, message: string, kind: ReadingProblem['kind']): void {
    if (this.#speaksFor(file)) this.problems.push({ anchor: { file, path, part: 'key' }, message, kind });
  }

  #speaksFor(file: string): boolean {
    if (file === this.project.file) return true;
    const below = this.#nearby.pathsOf(this.project.format).find((path) => isWithin(folderOf(file), path));
    return below === undefined || below === this.project.file;
  }

  /** The file of a path, if it is MSBuild's. */
  #fileAt(path: string): MsbuildContent | undefined {
    const content = this.#nearby.contentOf(path);
    // Only MSBuild's formats give such content.
    return content !== undefined && 'statements' in content ? (content as MsbuildContent) : undefined;
  }

  #importAbove(name: string, unlessOff: string): void {
    if (this.flag(unlessOff) === false) return;
    for (let here = folderOf(this.project.file); ; here = folderOf(here)) {
      const found = this.#fileAt(here === '' ? name : `${here}/${name}`);
      if (found !== undefined) return this.#importFile(found);
      if (here === '') return;
    }
  }

  #importCentralVersions(): void {
    const named = this.property('DirectoryPackagesPropsPath')?.value;
    const path = named === undefined ? undefined : pathOf(named, folderOf(this.project.file));
    const file = path === undefined ? undefined : this.#fileAt(path);
    if (file === undefined) this.#importAbove('Directory.Packages.props', 'ImportDirectoryPackagesProps');
    else this.#importFile(file);
  }

  #importFile(file: MsbuildContent): void {
    if (file.file === this.project.file || this.imported.has(file.file) || this.imported.size >= MOST_IMPORTS) return;
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
  #runGroup(file: string, { condition, body }: GroupStatement, conditions: Pending['conditions']): void {
    if (body.every(({ kind }) => kind === 'item')) return this.#run(file, body, [...conditions, condition]);
    const truth = holds(condition, this.#contextOf(file));
    if (truth === true) this.#run(file, body, conditions);
    if (truth !== undefined) return;
    for (const each of body) {
      if (each.kind === 'property') this.#setIfOpen(file, each);
      else this.#run(file, [each], conditions);
    }
  }

  #choose(file: string, branches: readonly GroupStatement[], conditions: Pending['conditions']): void {
    for (const { condition, body } of branches) {
      const truth = holds(condition, this.#contextOf(file));
      if (truth !== false) this.#run(file, body, conditions);
      if (truth === true) return;
    }
  }

  #set(file: string, statement: PropertyStatement): void {
    const truth = holds(statement.condition, this.#contextOf(file));
    if (truth === undefined) this.#setIfOpen(file, statement);
    else if (truth) this.#assign(file, statement, this.#valueOf(file, statement), false);
  }

  /** The condition may hold or not. Target frameworks are collected; of another property two values are none. */
  #setIfOpen(file: string, statement: PropertyStatement): void {
    if (holds(statement.condition, this.#contextOf(file)) === false) return;
    const before = this.property(statement.name);
    const value = this.#valueOf(file, statement);
    const isCollected = /TargetFramework/i.test(statement.name);
    const isOne = before === undefined || isCollected || before.value === value;
    this.#assign(file, statement, isOne ? value : undefined, before?.isOpen !== false || before.value !== value);
  }

  /** What adds to itself begins with nothing: `$(NoWarn);1591`. */
  #valueOf(file: string, { name, text }: PropertyStatement): string | undefined {
    const context = this.#contextOf(file);
    const propertyOf: ExpressionContext['propertyOf'] = (other, isInCondition) => {
      const value = context.propertyOf(other, isInCondition);
      return value === null && other.toLowerCase() === name.toLowerCase() ? '' : value;
    };
    return expand(text, { ...context, propertyOf }, undefined)?.trim();
  }

  #assign(file: string, { name, path }: PropertyStatement, value: string | undefined, isOpen: boolean): void {
    if (this.#framework !== undefined && name.toLowerCase() === 'targetframework') return;
    this.#properties.set(name.toLowerCase(), { value, isOpen, anchor: { file, path, part: 'value' } });
  }

  #import(file: string, { project, sdk, condition, path }: ImportStatement): void {
    const context = this.#contextOf(file);
    const truth = holds(condition, context);
    if (truth === false || sdk !== undefined || project === '' || liesInToolchain(project)) return;
    const target = expand(project, context, undefined);
    if (target === '') return;
    const found =
      target === undefined ? this.#fileAbove(project, folderOf(file)) : this.#filesAt(target, folderOf(file));
    for (const each of found) this.#importFile(each);
    const mayBeMissing = truth === undefined || /exists\s*\(/i.test(condition ?? '') || project.includes('*');
    if (found.length === 0 && !mayBeMissing)
      this.tell(
        { file, path },
        `"${project}" is no file of this workspace, so what it adds is not known.`,
        'unknowable',
      );
  }

  #filesAt(target: string, folder: string): readonly MsbuildContent[] {
    const path = pathOf(target, folder);
    if (path === undefined) return [];
    const paths = path.includes('*') ? this.#pathsLike(path) : [path];
    return paths.flatMap((each) => this.#fileAt(each) ?? []);
  }

  /** Where the path begins in a folder above that is not known (`$(RepoRoot)build\\common.props`): the nearest it leads to. */
  #fileAbove(written: string, folder: string): readonly MsbuildContent[] {
    const rest = written.startsWith('$(') ? written.slice(endOfExpression(written, 0)).replace(/^[\\/]+/, '') : '';
    if (rest === '' || rest.includes('$(')) return [];
    for (let here = folder; ; here = folderOf(here)) {
      const found = this.#filesAt(rest, here);
      if (found.length > 0 || here === '') return found;
    }
  }

  /** `*` stands for any letters of a name, `**` for any folders. */
  #pathsLike(path: string): readonly string[] {
    const words = path.split(/(\*+\/?)/).map((word) => {
      if (!word.startsWith('*')) return word.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
      return word.startsWith('**') ? '.*' : '[^/]*';
    });
    const pattern = words.length > 9 ? undefined : new RegExp(`^${words.join('')}$`, 'i');
    return pattern === undefined ? [] : this.#nearby.pathsOf(SHARED_FORMAT).filter((each) => pattern.test(each));
  }

  #contextOf(file: string): ExpressionContext {
    return {
      folder: folderOf(file),
      propertyOf: (name, isInCondition) => this.#propertyIn(file, name, isInCondition),
      exists: (path) => {
        if (this.#fileAt(path) !== undefined) return true;
        // What is built or ignored by git is not looked at, and may be there all the same.
        return WRITTEN_BY_PEOPLE.test(path) && !MADE_BY_TOOLS.test(path) ? false : undefined;
      },
    };
  }

  #propertyIn(file: string, name: string, isInCondition: boolean): string | null | undefined {
    const key = name.toLowerCase();
    if (key === 'targetframework' && this.#framework !== undefined) return this.#framework;
    if (key.startsWith('msbuildthisfile')) return placeOf(file, key.slice('msbuildthisfile'.length));
    if (key.startsWith('msbuildproject')) return placeOf(this.project.file, key.slice('msbuildproject'.length));
    const set = this.#properties.get(key);
    if (set !== undefined) return isInCondition && set.isOpen ? undefined : set.value;
    if (key === 'targetframeworkidentifier' || key === 'targetframeworkversion') return this.#impliedBy(key);
    return comesFromOutside(name) ? undefined : null;
  }

  /** What the SDK makes of the target framework. */
  #impliedBy(key: string): string | undefined {
    const moniker = this.#framework ?? this.property('TargetFramework')?.value;
    const framework = moniker === undefined ? undefined : readMoniker(moniker);
    if (key === 'targetframeworkidentifier') return framework?.identifier;
    return framework?.version === undefined ? undefined : `v${framework.version}`;
  }

  #readItems(list: ItemList): readonly Item[] {
    for (const { file, item, conditions } of this.#pending) {
      const context = this.#contextOf(file);
      const truths = [...conditions, item.condition].map((condition) => holds(condition, context));
      if (truths.includes(false)) continue;
      const isCertain = !truths.includes(undefined);
      const names = this.#namesOf(file, item, context);
      if (item.include !== undefined) list.include(file, item, names, context);
      else if (item.update !== undefined) list.update(file, item, names, context, isCertain);
      else if (isCertain) list.remove(item, names);
    }
    return list.items;
  }

  /** What a statement includes, updates or removes. */
  #namesOf(file: string, item: ItemStatement, context: ExpressionContext): readonly string[] {
    const written = item.include ?? item.update ?? item.remove;
    const isPackage = item.type.includes('package');
    if (written === undefined && isPackage) this.tell({ file, path: item.path }, 'This names no package.', 'broken');
    const names = written === undefined ? '' : expand(written, context, undefined);
    if (names !== undefined) return names.split(';').flatMap((name) => (name.trim() === '' ? [] : name.trim()));
    const what = `Which package "${written ?? ''}" means can be known only by running MSBuild.`;
    if (isPackage && item.remove === undefined) this.tell({ file, path: item.path }, what, 'unknowable');
    return [];
  }
}
