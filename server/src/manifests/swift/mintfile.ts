// Mintfile: command line tools in Swift that a project builds with, `owner/repository@version` a line.
// Invariant: every line is a tool, a comment or a problem.
import type { ReadingProblem } from '../../text/reading';
import { baseName } from '../../text/source-file';
import { componentOf, type Component } from '../component';
import { silent, type ManifestFormat } from '../format';
import { versionLines } from '../generic/line-notations';
import { manifestTells } from '../manifest-tells';
import { swiftPurl } from './repository';

const FORMAT = 'Mintfile';

export const mintfile: ManifestFormat = {
  name: FORMAT,
  purlType: 'swift',
  kind: 'manifest',
  tells: manifestTells,
  notation: versionLines,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const problems: ReadingProblem[] = [];
    const root = versionLines.treeOf(file).root?.node;
    const lines = root?.kind === 'list' ? root.items : [];
    const components = lines.flatMap(({ node }, index): readonly Component[] => {
      const line = node.kind === 'scalar' ? node.text : '';
      const [, name = '', version] = /^([^@\s]+(?:@[^@\s]*:[^@\s]+)?)(?:@(\S+))?$/.exec(line) ?? [];
      const address = /^[\w.-]+\/[\w.-]+$/.test(name) ? `https://github.com/${name}` : name;
      const purl = swiftPurl(address.replace(/^(?=[\w.-]+\.\w+\/)/, 'https://'), version);
      const anchor = { file: file.path, path: [index], part: 'value' } as const;
      if (purl === undefined)
        problems.push({ anchor, message: `"${line.slice(0, 100)}" names no tool.`, kind: 'broken' });
      return purl === undefined
        ? []
        : [componentOf({ purl, name, version, range: version, direct: true, scope: 'development', anchor })];
    });
    return { value: { ...silent, file: file.path, format: FORMAT, purlType: 'swift', components }, problems };
  },
};
