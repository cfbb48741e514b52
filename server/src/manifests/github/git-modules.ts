// .gitmodules: other repositories that are part of this one, each at a commit that git keeps outside of this file.
// Invariant: every submodule is a component or a problem; its content is fixed, though which commit it is cannot be read here.
import type { ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { notation } from '../../syntax/notation';
import { plainScalar, valueOf, type MapEntry } from '../../syntax/tree';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { repositoryPurl } from './repository';
import { west } from './west';

/** A map of sections, each a map of its settings. */
const gitConfig = notation('.gitmodules', (text) => {
  const sections: MapEntry[] = [];
  let settings: MapEntry[] = [];
  for (const match of text.matchAll(/^[^\S\n]*(?:\[([^\]\n]*)\]|(\w[\w-]*)[^\S\n]*=[^\S\n]*([^\n]*))/gm)) {
    const [all, section, key = '', value = ''] = match;
    const span = { start: match.index + all.length - all.trimStart().length, end: match.index + all.length };
    if (section !== undefined) {
      settings = [];
      const node = { kind: 'map', span, entries: settings, flow: false } as const;
      sections.push({ key: section, keySpan: span, node, shift: 0 });
    } else {
      const written = value.trimEnd();
      const start = span.end - value.length;
      const node = plainScalar(written.replace(/^"(.*)"$/, '$1'), { start, end: start + written.length });
      settings.push({ key, keySpan: { start: span.start, end: span.start + key.length }, node, shift: 0 });
    }
  }
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'map', span, entries: sections, flow: false }, shift: 0 }, problems: [] };
});

export const gitModules: ManifestFormat = {
  name: '.gitmodules',
  purlType: 'github',
  kind: 'manifest',
  tells: { ...west.tells, versions: 'no', ranges: 'no', scope: 'no' },
  notation: gitConfig,
  matches: (path) => baseName(path) === '.gitmodules',
  read(file) {
    const problems: ReadingProblem[] = [];
    const components = readSubmodules(file, problems);
    return { value: { ...silent, file: file.path, format: '.gitmodules', purlType: 'github', components }, problems };
  },
};

function readSubmodules(file: SourceFile, problems: ReadingProblem[]): readonly Component[] {
  const root = gitConfig.treeOf(file).root?.node;
  const sections = root?.kind === 'map' ? root.entries : [];
  return sections.flatMap(({ key, node }) => {
    const name = /^submodule\s+"(.*)"$/.exec(key)?.[1];
    if (name === undefined) return [];
    const url = valueOf(node, 'url');
    const address = url?.kind === 'scalar' ? url.text : '';
    const purl = repositoryPurl(address, undefined);
    const anchor = { file: file.path, path: url === undefined ? [key] : [key, 'url'], part: 'value' } as const;
    const what = purl === undefined ? 'Which repository this is cannot be known' : 'The commit is not known';
    const why = purl === undefined ? 'its address is not written out' : 'git keeps it outside of this file';
    problems.push({ anchor, message: `${what}: ${why}.`, kind: 'unknowable' });
    const source = { kind: 'git', reference: address, pinned: true } as const;
    return purl === undefined ? [] : [componentOf({ purl, name, direct: true, source, anchor })];
  });
}
