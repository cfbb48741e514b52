// pom.xml of Maven 2 to 4: dependencies, plugins, parents and BOMs with their versions as far as this workspace says them.
// Invariant: every component's anchor is the start tag of what names it, in the file that names it.
import { baseName, folderOf, joinPath } from '../../text/source-file';
import { xml } from '../../syntax/xml';
import type { Component } from '../component';
import { nothingNearby, silent, type ManifestFormat, type NeededFile } from '../format';
import { manifestTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { Element } from './element';
import { readComponents } from './pom-components';
import { readRuntimes } from './pom-java';
import { Lineage, PomIndex, versionOf } from './pom-lineage';
import { readPom, type Pom, type PomContent } from './pom-model';

export const pomXml: ManifestFormat = {
  name: 'pom.xml',
  purlType: 'maven',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation: xml,
  matches: (path) => baseName(path) === 'pom.xml',
  read(file) {
    const manifest = new ManifestData(file, xml);
    const pom = readPom(new Element(xml.treeOf(file).root?.node), manifest);
    if (manifest.problems.length === 0 && !('project' in manifest.root))
      manifest.broken([], 'This is no POM: its root element is not "project".');
    let components: readonly Component[] | undefined;
    const value: PomContent = {
      ...silent,
      file: file.path,
      format: 'pom.xml',
      purlType: 'maven',
      pom,
      knownAs: `${pom.group ?? pom.parent?.group ?? ''}:${pom.artifact ?? ''}`,
      repository: pom.repository,
      // Only who does not resolve the file asks for these.
      get components() {
        return (components ??= readComponents(new Lineage(value, new PomIndex(nothingNearby))).value);
      },
      workspaces: [pom, ...pom.profiles].flatMap((layer) => layer.modules.map(folderOfModule)),
      needs: otherPoms(file.path, pom),
    };
    return { value, problems: manifest.problems };
  },
  resolve(content, nearby) {
    // Only this format's own content comes here.
    const own = content as PomContent;
    const lineage = new Lineage(own, new PomIndex(nearby));
    const { value: components, problems } = readComponents(lineage);
    const expand = (text: string | undefined): string | undefined => text && lineage.expand(text).text;
    const licenses = lineage.poms.find(({ pom }) => pom.licenses.length > 0)?.pom.licenses ?? [];
    const value: PomContent = {
      ...silent,
      file: own.file,
      format: own.format,
      purlType: own.purlType,
      pom: own.pom,
      knownAs: own.knownAs,
      name: own.pom.artifact === undefined ? undefined : expand(own.knownAs),
      version: expand(versionOf(own)),
      license: licenses.length > 1 ? `(${licenses.join(' OR ')})` : licenses[0],
      repository: expand(own.repository),
      components,
      runtimes: readRuntimes(lineage),
      workspaces: own.workspaces,
      needs: own.needs,
    };
    return { value, problems };
  },
};

/** A module is a folder, or a POM of another name in one. */
function folderOfModule(module: string): string {
  return module.endsWith('.xml') ? folderOf(module) : module;
}

/** The parents and modules that are files of other names. */
function otherPoms(file: string, pom: Pom): readonly NeededFile[] {
  const named = [pom, ...pom.profiles].flatMap((layer) => layer.modules).concat(pom.parent?.relativePath ?? []);
  return named.flatMap((relative) => {
    const path = joinPath(folderOf(file), relative);
    const isOther = path !== undefined && path.endsWith('.xml') && !pomXml.matches(path);
    return isOther ? [{ path, format: pomXml }] : [];
  });
}
