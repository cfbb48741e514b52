// paket.dependencies: what all projects of a repository together take from NuGet, from repositories and from the web.
// Source: fsprojects.github.io/Paket/dependencies-file.html.
import type { DataAnchor } from '../../text/anchor';
import type { Reading, ReadingProblem } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import type { MapEntry } from '../../syntax/tree';
import { componentOf, type Component, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { packageComponent } from './package-reference';
import { fileAt, groupOpened, MAIN, repositoryAt, scopeOfGroup } from './paket';
import { paketDependencies as notation } from './paket-notation';
import { frameworkRuntime, readMoniker } from './target-framework';

/** What steers Paket and names nothing. */
const OPTIONS =
  /^(?:source|cache|version|restrictions?|condition|storage|references|content|redirects|import_targets|copy_local|copy_content_to_output_dir|lowest_matching|strategy|generate_load_scripts|license_download|specific_version|create_new_binding_files)\b/i;
/** One or more conditions, a bare version, or none. */
const RANGE =
  /^(?:[@!]?\s*(?:(?:~>|>=|<=|==|=|>|<)\s*[\w.+*-]+\s*)+(?:\b(?:prerelease|alpha|beta|rc)\b\s*)*|[@!]?\d[\w.+*-]*|\*)/i;

export const paketDependencies: ManifestFormat = {
  name: 'paket.dependencies',
  purlType: 'nuget',
  kind: 'manifest',
  tells: { ...manifestTells, runtimes: 'yes' },
  notation,
  matches: (path) => baseName(path) === 'paket.dependencies',
  read: readDependencies,
};

/** The group of a component by its anchor, in lower case. */
export function groupOf({ anchor: { path } }: Component): string {
  return (path.length > 1 ? groupOpened(String(path[0])) : undefined) ?? MAIN;
}

function readDependencies(file: SourceFile): Reading<ManifestContent> {
  const reader = new StatementReader(file.path);
  const { root } = notation.treeOf(file);
  for (const entry of root?.node.kind === 'map' ? root.node.entries : []) {
    const group = groupOpened(entry.key);
    if (group === undefined) reader.read(entry.key, [entry.key], 'runtime');
    else for (const { key } of linesOf(entry)) reader.read(key, [entry.key, key], scopeOfGroup(group));
  }
  const { components, runtimes, problems } = reader;
  const lockedBy = ['paket.lock'];
  const value = {
    ...silent,
    file: file.path,
    format: 'paket.dependencies',
    purlType: 'nuget',
    components,
    runtimes,
    lockedBy,
  };
  return { value, problems };
}

function linesOf({ node }: MapEntry): readonly MapEntry[] {
  return node.kind === 'map' ? node.entries : [];
}

class StatementReader {
  readonly components: Component[] = [];
  readonly runtimes: Runtime[] = [];
  readonly problems: ReadingProblem[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  read(line: string, path: DataAnchor['path'], scope: Scope): void {
    const anchor = { file: this.#file, path, part: 'key' } as const;
    const [, keyword = '', rest = ''] = /^([a-z_]+)(?:\s*:|\s|$)\s*(.*)$/i.exec(line) ?? [];
    const component = this.#componentOf(keyword.toLowerCase(), rest.trim(), anchor, scope);
    if (component !== undefined) this.components.push(component);
    else if (/^frameworks?$/i.test(keyword)) this.#addFrameworks(rest, anchor, scope);
    else if (keyword.toLowerCase() === 'external_lock')
      this.#tell(anchor, `What "${rest}" locks lies elsewhere and is not known.`, 'unknowable');
    else if (!OPTIONS.test(line)) this.#tell(anchor, `"${line.slice(0, 60)}" is no statement of Paket.`, 'broken');
  }

  #componentOf(keyword: string, rest: string, anchor: DataAnchor, scope: Scope): Component | undefined {
    // In old files names and ranges stand in quotes.
    const [name = '', ...more] = rest.replaceAll('"', '').split(/\s+/);
    switch (keyword) {
      case 'nuget':
        return packageComponent(name, rangeOf(more.join(' ')), anchor, scope);
      case 'clitool':
        return packageComponent(name, rangeOf(more.join(' ')), anchor, 'development');
      case 'github':
      case 'gist':
        return keyword === 'github'
          ? this.#repository(name.split(':'), anchor, scope)
          : this.#gist(name, anchor, scope);
      case 'git':
        return this.#repository([name, more[0]], anchor, scope);
      case 'http': {
        const file = fileAt(name, more[0]);
        return file && componentOf({ ...file, direct: true, scope, anchor });
      }
      default:
        return undefined;
    }
  }

  /** A word that is no operator is the revision. */
  #repository(
    [name = '', revision]: readonly (string | undefined)[],
    anchor: DataAnchor,
    scope: Scope,
  ): Component | undefined {
    const repository = repositoryAt(name, revision === '' ? undefined : revision);
    const range = repository?.version === revision ? undefined : revision;
    return repository && componentOf({ ...repository, range, direct: true, scope, anchor });
  }

  #gist(name: string, anchor: DataAnchor, scope: Scope): Component | undefined {
    const file = fileAt(`https://gist.github.com/${name.split(':')[0] ?? ''}`);
    return file && componentOf({ ...file, direct: true, scope, anchor });
  }

  /** `framework: net8.0, netstandard2.0` or `>= net6.0`; `auto-detect` leaves it to the projects. */
  #addFrameworks(list: string, anchor: DataAnchor, scope: Scope): void {
    for (const [moniker] of list.matchAll(/[a-z][\w.]*\d[\w.]*/gi)) {
      const framework = readMoniker(moniker);
      const runtime = framework && frameworkRuntime(framework, moniker, anchor, scope);
      if (runtime !== undefined) this.runtimes.push(runtime);
    }
  }

  #tell(anchor: DataAnchor, message: string, kind: ReadingProblem['kind']): void {
    this.problems.push({ anchor, message, kind });
  }
}

function rangeOf(text: string): string | undefined {
  return RANGE.exec(text)?.[0].trim();
}
