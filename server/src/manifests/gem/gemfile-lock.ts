// Gemfile.lock and gems.locked: the gems of a Ruby project, from servers, repositories and folders, and who requires whom.
// Invariant: a gem that is locked for several machines is one component, with the digests of all of its builds.
// Source: bundler.io, "bundle lock" and "Rationale", and files as Bundler 1 to 2.6 write them.
import type { Reading } from '../../text/reading';
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import { nameOfKey } from '../../syntax/made-tree';
import { makePurl } from '../../terms/purl';
import { askedRuntime } from '../asked-runtime';
import { componentOf, registry, type ComponentSource, type Runtime } from '../component';
import type { ManifestContent, ManifestFormat, NearbyFiles } from '../format';
import { gitSource } from '../github/repository';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, withManifests, type NamedPackage, type Wish } from '../named-lock';
import { gemfileLockNotation } from './gemfile-lock-notation';

export const gemfileLock: ManifestFormat = {
  name: 'Gemfile.lock',
  purlType: 'gem',
  kind: 'lockfile',
  tells: { ...namedLockTells, ranges: 'yes', direct: 'yes', runtimes: 'yes' },
  notation: gemfileLockNotation,
  matches: (path) => baseName(path) === 'gems.locked' || /(?:^Gemfile|\.gemfile)\.lock$/.test(baseName(path)),
  read: readLock,
  resolve,
};

const lists: ReadonlySet<string> = new Set(['PLATFORMS', 'DEPENDENCIES', 'CHECKSUMS', 'RUBY VERSION', 'BUNDLED WITH']);

function readLock(file: SourceFile): Reading<ManifestContent> {
  const manifest = new ManifestData(file, gemfileLockNotation);
  const { root, problems } = manifest;
  if (Object.keys(root).length === 0 && problems.length === 0) manifest.broken([], 'This lockfile has no section.');
  const packages = new GemReader(manifest).read();
  const asked = Object.entries(manifest.fields(root, ['DEPENDENCIES'])).map(wishOf);
  const fields = { file: file.path, format: 'Gemfile.lock', purlType: 'gem', runtimes: readRuntimes(manifest) };
  const isLock = packages.length > 0 || problems.length === 0;
  return { value: namedLock(fields, isLock ? { packages, asked } : undefined), problems };
}

class GemReader {
  readonly #manifest: ManifestData;
  readonly #checksums: Fields;
  readonly #gems = new Map<string, NamedPackage>();

  constructor(manifest: ManifestData) {
    this.#manifest = manifest;
    this.#checksums = manifest.fields(manifest.root, ['CHECKSUMS']);
  }

  read(): readonly NamedPackage[] {
    for (const [title, section] of Object.entries(this.#manifest.root)) {
      if (!isFields(section)) continue;
      if ('remote' in section || 'specs' in section) this.#readSource(title, section);
      else if (!lists.has(title))
        this.#manifest.unknowable([title], `What the section "${title}" lists is not known here.`);
    }
    return [...this.#gems.values()];
  }

  #readSource(title: string, section: Fields): void {
    const source = sourceOf(nameOfKey(title), section);
    for (const [key, requires] of Object.entries(this.#manifest.fields(section, [title, 'specs'])))
      this.#readGem([title, 'specs', key], source, isFields(requires) ? requires : {});
  }

  /** `name (version)`, or `name (version-platform)`: a version holds no hyphen. */
  #readGem(path: readonly string[], source: ComponentSource, requires: Fields): void {
    const written = nameOfKey(path.at(-1) ?? '');
    const [, name = '', version = ''] = /^(\S+) \(([^-)]+)(?:-[^)]*)?\)$/.exec(written) ?? [];
    const purl = makePurl({ type: 'gem', name, version });
    if (purl === undefined || version === '') {
      this.#manifest.broken(path, `"${written}" is no gem with its version.`);
      return;
    }
    const key = `${name} ${version} ${source.kind}`;
    const before = this.#gems.get(key);
    const checksums = textOf(this.#checksums[written])?.split(',') ?? [];
    const hashes = checksums.map((each) => each.trim().replace('=', ':'));
    const anchor = { file: this.#manifest.file.path, path, part: 'key' } as const;
    const wishes = Object.entries(requires).map(wishOf);
    if (before === undefined) {
      this.#gems.set(key, { component: componentOf({ purl, name, version, source, hashes, anchor }), wishes });
      return;
    }
    const { component } = before;
    this.#gems.set(key, {
      component: { ...component, hashes: [...component.hashes, ...hashes] },
      wishes: [...before.wishes, ...wishes],
    });
  }
}

/** A line of dependencies: its name, and its range with `!` where the Gemfile names its source. */
function wishOf([key, value]: readonly [string, unknown]): Wish {
  const range = textOf(value)?.replace(/!$/, '');
  return { name: nameOfKey(key), range: textOf(range), scope: 'runtime' };
}

function sourceOf(title: string, section: Fields): ComponentSource {
  const remote = textOf(section.remote) ?? '';
  const revision = textOf(section.revision);
  if (title === 'PATH') return { kind: 'path', reference: remote, pinned: false };
  if (title === 'GEM' || (title === 'PLUGIN SOURCE' && revision === undefined)) return registry;
  return gitSource(remote, revision);
}

/** `ruby 3.0.2p107`, with an engine such as `(jruby 9.2.13.0)` behind it; the version of Bundler. */
function readRuntimes({ file, root }: ManifestData): readonly Runtime[] {
  const readList = (title: string): readonly (readonly [string, readonly string[]])[] => {
    const section = root[title];
    return isFields(section) ? Object.keys(section).map((key) => [key, [title, key]] as const) : [];
  };
  const rubies = readList('RUBY VERSION').flatMap(([line, path]) => {
    const [, version, engine, engineVersion] = /^ruby (\d[\d.]*)\S*(?: \((\w+) (\d[\w.]*)\))?$/.exec(line) ?? [];
    if (version === undefined) return [];
    return askedRuntime(engine ?? 'ruby', engineVersion ?? version, { file: file.path, path });
  });
  const bundlers = readList('BUNDLED WITH').flatMap(([version, path]) =>
    askedRuntime('bundler', version, { file: file.path, path }, 'development'),
  );
  return [...rubies, ...bundlers];
}

/** The Gemfile and the gemspecs in its folder say what is direct, and what it is needed for. */
function resolve(content: ManifestContent, nearby: NearbyFiles): Reading<ManifestContent> {
  const folder = folderOf(content.file);
  const beside = ['Gemfile', 'gemspec'].flatMap((format) =>
    nearby.pathsOf(format).filter((path) => folderOf(path) === folder && isFor(baseName(path), baseName(content.file))),
  );
  return withManifests(
    content,
    beside.map((path) => nearby.contentOf(path)),
  );
}

/** `Gemfile.lock` is for `Gemfile`, `gems.locked` for `gems.rb`, `rails.gemfile.lock` for `rails.gemfile`. */
function isFor(manifest: string, lock: string): boolean {
  if (manifest.endsWith('.gemspec')) return !lock.endsWith('.gemfile.lock');
  return lock === 'gems.locked' ? manifest === 'gems.rb' : lock === `${manifest}.lock`;
}
