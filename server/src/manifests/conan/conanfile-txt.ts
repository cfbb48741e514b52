// conanfile.txt: what a project asks of Conan, in sections of one reference a line.
// Invariant: every line of a section of requirements is a component or a problem.
import type { ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { notation } from '../../syntax/notation';
import { plainScalar, type Child, type MapEntry } from '../../syntax/tree';
import type { Component } from '../component';
import { silent, type Capabilities, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { readRequirement, requirementScopes } from './requirement';

/** Each section as a list of its lines. */
const conanfile = notation('conanfile.txt', (text) => {
  const entries: MapEntry[] = [];
  let lines: Child[] = [];
  for (const match of text.matchAll(/^[^\S\n]*([^\s#](?:[^\n#]|(?<!\s)#)*)/gm)) {
    const written = match[1]?.trimEnd() ?? '';
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    const span = { start, end: start + written.length };
    const section = /^\[(\w+)\]$/.exec(written)?.[1];
    if (section === undefined) lines.push({ node: plainScalar(written, span), shift: 0 });
    else {
      lines = [];
      const node = { kind: 'list', span, items: lines, flow: false } as const;
      entries.push({ key: section, keySpan: span, node, shift: 0 });
    }
  }
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries, flow: false }, shift: 0 }, problems: [] };
});

export const conanfileTells: Capabilities = { ...manifestTells, hashes: 'yes' };

export const conanfileTxt: ManifestFormat = {
  name: 'conanfile.txt',
  purlType: 'conan',
  kind: 'manifest',
  tells: conanfileTells,
  notation: conanfile,
  matches: (path) => baseName(path) === 'conanfile.txt',
  read(file) {
    const problems: ReadingProblem[] = [];
    const components = readComponents(file, problems);
    const value = {
      ...silent,
      file: file.path,
      format: 'conanfile.txt',
      purlType: 'conan',
      components,
      lockedBy: ['conan.lock'],
    };
    return { value, problems };
  },
};

function readComponents(file: SourceFile, problems: ReadingProblem[]): readonly Component[] {
  const { root } = conanfile.treeOf(file);
  const sections = root?.node.kind === 'map' ? root.node.entries : [];
  return sections.flatMap(({ key, node }) => {
    if (!requirementScopes.has(key) || node.kind !== 'list') return [];
    return node.items.flatMap(({ node: line }, index) =>
      line.kind === 'scalar' ? (readRequirement(file, [key, index], line, true, problems) ?? []) : [],
    );
  });
}
