// An MSBuild file as it is written: statements in their order, with nothing put in yet.
// Invariant: statements within a target are left out, since they hold only while a build runs it.
// Source: learn.microsoft.com/visualstudio/msbuild/msbuild-project-file-schema-reference.
import { childPath, type DataPath } from '../../text/anchor';
import type { TreeNode } from '../../syntax/tree';
import { nameOf, textIn, textOf } from '../../syntax/xml';

/** A text with the condition under which it holds. */
export interface Conditioned {
  readonly text: string;
  readonly condition: string | undefined;
}

export interface PropertyStatement extends Conditioned {
  readonly kind: 'property';
  readonly name: string;
  readonly path: DataPath;
}

/** `Include`, `Update` and `Remove` as written. */
export interface ItemStatement {
  readonly kind: 'item';
  /** In lower case: `packagereference`. */
  readonly type: string;
  readonly include: string | undefined;
  readonly update: string | undefined;
  readonly remove: string | undefined;
  readonly condition: string | undefined;
  /** By names in lower case. */
  readonly metadata: ReadonlyMap<string, readonly Conditioned[]>;
  readonly path: DataPath;
}

export interface ImportStatement {
  readonly kind: 'import';
  readonly project: string;
  readonly sdk: SdkReference | undefined;
  readonly condition: string | undefined;
  readonly path: DataPath;
}

export interface GroupStatement {
  readonly kind: 'group';
  readonly condition: string | undefined;
  readonly body: readonly Statement[];
}

/** The first branch whose condition holds; one without a condition is `Otherwise`. */
export interface ChooseStatement {
  readonly kind: 'choose';
  readonly branches: readonly GroupStatement[];
}

export type Statement = PropertyStatement | ItemStatement | ImportStatement | GroupStatement | ChooseStatement;

/** An MSBuild SDK, which brings properties, targets and maybe packages. */
export interface SdkReference {
  readonly name: string;
  readonly version: string | undefined;
  readonly path: DataPath;
}

/** The types of items that say what a project depends on. */
const ITEM_TYPES = new Set([
  ...['packagereference', 'packageversion', 'globalpackagereference', 'packagedownload', 'dotnetclitoolreference'],
  ...['projectreference', 'frameworkreference', 'reference'],
]);

const DEEPEST = 20;

/** The statements and SDKs of a file; none where its root is no `Project`. */
export function readMsbuild(root: TreeNode | undefined): {
  readonly statements: readonly Statement[];
  readonly sdks: readonly SdkReference[];
} {
  const project = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'Project') : undefined;
  const path = ['Project'];
  const statements = bodyOf(project?.node, path, 0);
  const attribute = textIn(project?.node, '@Sdk');
  const listed = (attribute ?? '').split(';').flatMap((each) => sdkOf(each, undefined, [...path, '@Sdk']) ?? []);
  const elements = childrenOf(project?.node, path).flatMap(({ name, node, path: at }) =>
    name === 'Sdk' ? (sdkOf(textIn(node, '@Name'), textIn(node, '@Version'), at) ?? []) : [],
  );
  const imported = statements.flatMap((each) => (each.kind === 'import' ? (each.sdk ?? []) : []));
  return { statements, sdks: uniqueSdks([...listed, ...elements, ...imported]) };
}

/** An SDK that is imported twice, for its properties and its targets, is one. */
function uniqueSdks(sdks: readonly SdkReference[]): readonly SdkReference[] {
  return sdks.filter(({ name }, index) => sdks.findIndex((each) => each.name === name) === index);
}

/** `Name` or `Name/version`. */
function sdkOf(written: string | undefined, version: string | undefined, path: DataPath): SdkReference | undefined {
  const [name = '', ownVersion] = (written ?? '').trim().split('/');
  return name === '' ? undefined : { name, version: ownVersion ?? version, path };
}

interface Child {
  readonly name: string;
  readonly node: TreeNode;
  readonly path: DataPath;
}

function childrenOf(node: TreeNode | undefined, path: DataPath): readonly Child[] {
  const entries = node?.kind === 'map' ? node.entries : [];
  return entries.flatMap(({ key, node: child }) =>
    /^[@#]/.test(key) ? [] : [{ name: nameOf(key), node: child, path: childPath(path, key) }],
  );
}

function bodyOf(node: TreeNode | undefined, path: DataPath, depth: number): readonly Statement[] {
  return depth > DEEPEST ? [] : childrenOf(node, path).flatMap((child) => statementOf(child, depth) ?? []);
}

function statementOf({ name, node, path }: Child, depth: number): Statement | undefined {
  const condition = textIn(node, '@Condition');
  switch (name) {
    case 'PropertyGroup':
      return { kind: 'group', condition, body: childrenOf(node, path).map(propertyOf) };
    case 'ItemGroup':
      return { kind: 'group', condition, body: childrenOf(node, path).flatMap((child) => itemOf(child) ?? []) };
    case 'ImportGroup':
      return { kind: 'group', condition, body: bodyOf(node, path, depth + 1) };
    case 'Import':
      return importOf(node, path, condition);
    case 'Choose':
      return { kind: 'choose', branches: childrenOf(node, path).flatMap((child) => branchOf(child, depth)) };
    default:
      return undefined;
  }
}

function branchOf({ name, node, path }: Child, depth: number): readonly GroupStatement[] {
  if (name !== 'When' && name !== 'Otherwise') return [];
  const condition = name === 'When' ? textIn(node, '@Condition') : undefined;
  return [{ kind: 'group', condition, body: bodyOf(node, path, depth + 1) }];
}

function propertyOf({ name, node, path }: Child): PropertyStatement {
  return { kind: 'property', name, text: textOf(node) ?? '', condition: textIn(node, '@Condition'), path };
}

function importOf(node: TreeNode, path: DataPath, condition: string | undefined): ImportStatement {
  const sdk = sdkOf(textIn(node, '@Sdk'), textIn(node, '@Version'), path);
  return { kind: 'import', project: textIn(node, '@Project') ?? '', sdk, condition, path };
}

function itemOf({ name, node, path }: Child): ItemStatement | undefined {
  const type = name.toLowerCase();
  if (!ITEM_TYPES.has(type)) return undefined;
  const metadata = new Map<string, Conditioned[]>();
  const add = (key: string, text: string, condition: string | undefined): void => {
    const lower = key.toLowerCase();
    metadata.set(lower, [...(metadata.get(lower) ?? []), { text, condition }]);
  };
  for (const { key, node: value } of node.kind === 'map' ? node.entries : []) {
    if (key.startsWith('@')) add(key.slice(1), textOf(value) ?? '', undefined);
    else if (key !== '#text') add(nameOf(key), textOf(value) ?? '', textIn(value, '@Condition'));
  }
  return {
    kind: 'item',
    type,
    include: textIn(node, '@Include'),
    update: textIn(node, '@Update'),
    remove: textIn(node, '@Remove'),
    condition: textIn(node, '@Condition'),
    metadata,
    path,
  };
}
