// Podfile.lock: the pods of an app, each with its one version, and which requires which.
// Invariant: every part of a pod is a package of its own, as the file lists them; the parts have the pod's source.
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { yaml } from '../../syntax/yaml';
import { askedRuntime } from '../asked-runtime';
import { componentOf } from '../component';
import type { ManifestContent, ManifestFormat } from '../format';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { namedLock, namedLockTells, type NamedPackage, type Wish } from '../named-lock';
import { podPurl, sourceOf } from './pod';

const FORMAT = 'Podfile.lock';

export const podfileLock: ManifestFormat = {
  name: FORMAT,
  purlType: 'cocoapods',
  kind: 'lockfile',
  tells: { ...namedLockTells, ranges: 'yes', direct: 'yes', runtimes: 'yes' },
  notation: yaml,
  matches: (path) => baseName(path) === FORMAT,
  read: readLock,
};

function readLock(file: SourceFile): Reading<ManifestContent> {
  const data = new ManifestData(file, yaml);
  const { root, problems } = data;
  if (problems.length === 0 && root.PODS === undefined && root.DEPENDENCIES === undefined && !isEmptyLock(root))
    data.broken([], 'This lockfile has no list of pods.');
  const packages = new PodReader(data).read();
  const asked = data.list(root, ['DEPENDENCIES']).map((entry, index) => wishOf(data, entry, ['DEPENDENCIES', index]));
  const version = textOf(root.COCOAPODS);
  const anchor = { file: file.path, path: ['COCOAPODS'] };
  const runtimes = version === undefined ? [] : askedRuntime('cocoapods', version, anchor, 'development');
  const fields = { file: file.path, format: FORMAT, purlType: 'cocoapods', runtimes };
  const isLock = packages.length > 0 || problems.length === 0;
  return { value: namedLock(fields, isLock ? { packages, asked: asked.flat() } : undefined), problems };
}

/** A Podfile without pods leaves a lockfile without lists. */
function isEmptyLock(root: Fields): boolean {
  return 'PODFILE CHECKSUM' in root;
}

class PodReader {
  readonly #data: ManifestData;
  readonly #sources: Fields;
  readonly #checkouts: Fields;
  readonly #checksums: Fields;

  constructor(data: ManifestData) {
    this.#data = data;
    this.#sources = data.fields(data.root, ['EXTERNAL SOURCES']);
    this.#checkouts = data.fields(data.root, ['CHECKOUT OPTIONS']);
    this.#checksums = data.fields(data.root, ['SPEC CHECKSUMS']);
  }

  read(): readonly NamedPackage[] {
    return this.#data.list(this.#data.root, ['PODS']).flatMap((entry, index): readonly NamedPackage[] => {
      const path = ['PODS', index];
      if (!isFields(entry)) return this.#readPod(String(entry), path, []);
      return Object.keys(entry).flatMap((key) => {
        const place = [...path, key];
        const requires = this.#data.list(entry, place);
        return this.#readPod(
          key,
          place,
          requires.flatMap((each, at) => wishOf(this.#data, each, [...place, at])),
        );
      });
    });
  }

  /** `Name/Part (1.2.3)` */
  #readPod(text: string, path: DataPath, wishes: readonly Wish[]): readonly NamedPackage[] {
    const [, name = '', version] = /^(\S+) \(([^()\s]+)\)$/.exec(text) ?? [];
    const purl = podPurl(name, version);
    if (purl === undefined || version === undefined) {
      this.#data.broken(path, `"${text.slice(0, 200)}" is no pod with its version.`);
      return [];
    }
    const [stated, checkedOut] = [this.#sources[purl.name], this.#checkouts[purl.name]];
    const source = sourceOf({ ...(isFields(stated) ? stated : {}), ...(isFields(checkedOut) ? checkedOut : {}) });
    const checksum = textOf(this.#checksums[purl.name]);
    // It is the digest of the pod's description, not of its files.
    const hashes = checksum === undefined ? [] : [`podspec-sha1:${checksum}`];
    const anchor = { file: this.#data.file.path, path, part: path.length > 2 ? 'key' : 'value' } as const;
    return [{ component: componentOf({ purl, name, version, source, hashes, anchor }), wishes }];
  }
}

/** `Name`, `Name (~> 1.0)`, ``Name (from `../Name`)`` */
function wishOf(data: ManifestData, entry: unknown, path: DataPath): readonly Wish[] {
  const [, name, said] = /^(\S+)(?: \((.*)\))?$/.exec(String(entry)) ?? [];
  if (name === undefined) {
    data.broken(path, `"${String(entry).slice(0, 200)}" is no pod with a requirement.`);
    return [];
  }
  return [{ name, range: said?.startsWith('from ') === true ? undefined : said, scope: 'runtime' }];
}
