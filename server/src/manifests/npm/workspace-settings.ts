// What the root of a workspace decides for all its packages: catalogues of ranges, overrides, the package manager.
// Written in package.json, pnpm-workspace.yaml or .yarnrc.yml. Invariant: only what is written as text counts; all else decides nothing.
import { isFields, textOf, type Fields } from '../manifest-data';

/** What a root says; what several files say is added up. */
export interface WorkspaceSettings {
  /** Ranges by package, by the name of the catalogue; the one without a name is `default`. */
  readonly catalogs: ReadonlyMap<string, Fields>;
  /** What to take of a package, whatever is asked for. */
  readonly overrides: ReadonlyMap<string, string>;
  /** Packages whose version some override decides, be it only below another package. */
  readonly overridden: ReadonlySet<string>;
  /** The name of the package manager: `pnpm`. */
  readonly manager: string | undefined;
}

const DEFAULT = 'default';
/** The package that a path such as `a/@scope/b` or `a>b@1` ends with. */
const LAST_NAME = /(?:^|\/)((?:@[^/@]+\/)?[^/@]+)$/;

/** The settings in a package.json. */
export function settingsOfPackage(root: Fields): WorkspaceSettings {
  const pnpm = isFields(root.pnpm) ? root.pnpm : {};
  const workspaces = isFields(root.workspaces) ? root.workspaces : {};
  const manager = /^([a-z]+)@/.exec(textOf(root.packageManager) ?? '')?.[1];
  return {
    catalogs: new Map([...catalogsOf(root), ...catalogsOf(workspaces)]),
    ...overridesOf([root.overrides, root.resolutions, pnpm.overrides]),
    manager: manager ?? managerOf(root.devEngines),
  };
}

/** The settings in a pnpm-workspace.yaml. */
export function settingsOfPnpm(root: Fields): WorkspaceSettings {
  return { catalogs: catalogsOf(root), ...overridesOf([root.overrides]), manager: 'pnpm' };
}

/** The settings in a .yarnrc.yml; whoever has one uses Yarn. */
export function settingsOfYarn(root: Fields): WorkspaceSettings {
  return { catalogs: catalogsOf(root), overrides: new Map(), overridden: new Set(), manager: 'yarn' };
}

/** The settings of several files of one root, the first of them counting first. */
export function combineSettings(all: readonly WorkspaceSettings[]): WorkspaceSettings {
  const reversed = all.toReversed();
  return {
    catalogs: new Map(reversed.flatMap(({ catalogs }) => [...catalogs])),
    overrides: new Map(reversed.flatMap(({ overrides }) => [...overrides])),
    overridden: new Set(all.flatMap(({ overridden }) => [...overridden])),
    manager: all.find(({ manager }) => manager !== undefined)?.manager,
  };
}

/** The range that `catalog:` or `catalog:name` means for a package; undefined where no catalogue has it. */
export function catalogRange({ catalogs }: WorkspaceSettings, name: string, reference: string): string | undefined {
  const group = reference.slice('catalog:'.length).trim();
  return textOf(catalogs.get(group === '' ? DEFAULT : group)?.[name]);
}

function catalogsOf({ catalog, catalogs }: Fields): ReadonlyMap<string, Fields> {
  const named = isFields(catalogs) ? Object.entries(catalogs) : [];
  const found = named.flatMap(([name, ranges]) => (isFields(ranges) ? [[name, ranges] as const] : []));
  return new Map(isFields(catalog) ? [...found, [DEFAULT, catalog]] : found);
}

function overridesOf(sections: readonly unknown[]): Pick<WorkspaceSettings, 'overrides' | 'overridden'> {
  const overrides = new Map<string, string>();
  const overridden = new Set<string>();
  for (const section of sections) {
    if (!isFields(section)) continue;
    for (const [selector, value] of Object.entries(section)) {
      const own = isFields(value) ? value['.'] : value;
      const text = textOf(own);
      // `$name` repeats what the root itself asks for.
      if (text !== undefined && !text.startsWith('$') && nameIn(selector) === selector) overrides.set(selector, text);
      collectNames(selector, value, overridden);
    }
  }
  return { overrides, overridden };
}

/** npm nests overrides below the package for whose dependencies they are. */
function collectNames(selector: string, value: unknown, names: Set<string>): void {
  const open: (readonly [selector: string, value: unknown])[] = [[selector, value]];
  for (const [path, inner] of open) {
    const name = nameIn(path);
    if (name !== undefined && (!isFields(inner) || inner['.'] !== undefined)) names.add(name);
    if (isFields(inner)) for (const [key, below] of Object.entries(inner)) if (key !== '.') open.push([key, below]);
  }
}

/** The package whose version a selector is about: `a@1>b@2` and `a/b` are about `b`. */
function nameIn(selector: string): string | undefined {
  const last = selector.slice(selector.lastIndexOf('>', selector.length - 2) + 1).trim();
  const at = last.indexOf('@', last.lastIndexOf('/') + 1);
  return LAST_NAME.exec(at > 0 ? last.slice(0, at) : last)?.[1];
}

function managerOf(devEngines: unknown): string | undefined {
  const manager = isFields(devEngines) ? devEngines.packageManager : undefined;
  const first: unknown = Array.isArray(manager) ? manager[0] : manager;
  return isFields(first) ? textOf(first.name) : undefined;
}
