// conanfile.py: a recipe of Conan, as far as it states in plain texts what it requires.
// Invariant: a requirement that Python computes is a problem, and a component only if its name is known.
import type { ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { valueOf, type TreeNode } from '../../syntax/tree';
import type { Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { conanfilePy as conanfile } from './conanfile-notation';
import { conanfileTells } from './conanfile-txt';
import { readRequirement } from './requirement';

export const conanfilePy: ManifestFormat = {
  name: 'conanfile.py',
  purlType: 'conan',
  kind: 'manifest',
  tells: conanfileTells,
  notation: conanfile,
  matches: (path) => baseName(path) === 'conanfile.py',
  read(file) {
    const { root, problems: syntax } = conanfile.treeOf(file);
    const problems = syntax.map(({ span, message }): ReadingProblem => {
      return { anchor: { file: file.path, span }, message, kind: 'broken' };
    });
    const value = {
      ...silent,
      file: file.path,
      format: 'conanfile.py',
      purlType: 'conan',
      name: factOf(root?.node, 'name'),
      version: factOf(root?.node, 'version'),
      license: factOf(root?.node, 'license'),
      components: root === undefined ? [] : readComponents(file, root.node, problems).map(forTests(file.path)),
      lockedBy: ['conan.lock'],
    };
    return { value, problems };
  },
};

/** What a test package requires serves the test alone. */
function forTests(path: string): (component: Component) => Component {
  const isTest = /(?:^|\/)test_(?:v1_)?package\/[^/]+$/.test(path);
  return (component) => (isTest ? { ...component, scope: 'development' } : component);
}

function factOf(root: TreeNode | undefined, key: string): string | undefined {
  const node = valueOf(root, key);
  return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined;
}

function readComponents(file: SourceFile, root: TreeNode, problems: ReadingProblem[]): readonly Component[] {
  const entries = root.kind === 'map' ? root.entries : [];
  return entries.flatMap(({ key, node }) => {
    if (node.kind !== 'list') return [];
    return node.items.flatMap(({ node: item }, index) =>
      item.kind === 'scalar' ? (readRequirement(file, [key, index], item, item.quoted, problems) ?? []) : [],
    );
  });
}
