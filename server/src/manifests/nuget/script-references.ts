// C# and F# scripts (*.csx, *.fsx): packages that a script itself asks for, `#r "nuget: Name, 1.0"`.
// Invariant: assemblies and other scripts are none. Source: learn.microsoft.com, "F# Interactive", "Referencing packages".
import { MapBuilder } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar } from '../../syntax/tree';
import { silent, type ManifestFormat } from '../format';
import { ManifestData, textOf } from '../manifest-data';
import { manifestTells } from '../manifest-tells';
import { packageComponent } from './package-reference';

const FORMAT = '*.csx, *.fsx';

/** A map of packages to what is asked of their versions; a comment before the directive takes its meaning. */
const directives = notation('script', (text) => {
  const root = new MapBuilder();
  for (const { 0: all, 1: name = '', 2: version = '', index } of text.matchAll(
    /^[^\S\n]*#r\s+"+\s*nuget:\s*([^\s,"]+)\s*(?:,\s*([^"\n]*?)\s*)?"+/gm,
  )) {
    const start = index + all.indexOf(name);
    const span = { start, end: start + name.length };
    root.add(
      name,
      span,
      plainScalar(
        version,
        version === ''
          ? span
          : { start: index + all.lastIndexOf(version), end: index + all.lastIndexOf(version) + version.length },
      ),
    );
  }
  return { root: { node: root.build({ start: 0, end: text.length }), shift: 0 }, problems: [] };
});

export const scriptReferences: ManifestFormat = {
  name: FORMAT,
  purlType: 'nuget',
  kind: 'manifest',
  tells: { ...manifestTells, scope: 'no' },
  notation: directives,
  matches: (path) => /\.(?:csx|fsx)$/.test(path),
  read(file) {
    const manifest = new ManifestData(file, directives);
    const components = Object.entries(manifest.root).flatMap(([name, version]) => {
      const component = packageComponent(name.replace(/\[\d+\]$/, ''), textOf(version), {
        file: file.path,
        path: [name],
        part: 'key',
      });
      if (component === undefined) manifest.broken([name], `"${name}" is no package name.`);
      else if (component.range === undefined) manifest.unknowable([name], `No version of "${name}" is written here.`);
      return component === undefined ? [] : [component];
    });
    return {
      value: { ...silent, file: file.path, format: FORMAT, purlType: 'nuget', components },
      problems: manifest.problems,
    };
  },
};
