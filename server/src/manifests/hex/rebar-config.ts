// rebar.config: what an Erlang project asks for, in general and in its profiles, and the plugins that build it.
// Invariant: every component is direct and stands where its name stands; profiles but `prod` are for development.
// Source: rebar3.org/docs, "Dependencies" and "Profiles".
import type { DataPath } from '../../text/anchor';
import type { Reading } from '../../text/reading';
import { baseName, type SourceFile } from '../../text/source-file';
import { askedRuntime } from '../asked-runtime';
import { registry, type Component, type ComponentSource, type Runtime, type Scope } from '../component';
import { silent, type ManifestContent, type ManifestFormat } from '../format';
import { manifestTells } from '../manifest-tells';
import { gitSource } from '../github/repository';
import { ManifestData, textOf } from '../manifest-data';
import { requiredComponent } from './hex-package';
import { erlangTerms } from './erlang-terms';

const FORMAT = 'rebar.config';

export const rebarConfig: ManifestFormat = {
  name: FORMAT,
  purlType: 'hex',
  kind: 'manifest',
  tells: { ...manifestTells, versions: 'no', runtimes: 'yes' },
  notation: erlangTerms,
  matches: (path) => baseName(path) === FORMAT,
  read(file) {
    const reader = new ConfigReader(file);
    reader.readSettings(reader.terms, ['terms'], 'runtime');
    return reader.finish();
  },
};

class ConfigReader {
  readonly #manifest: ManifestData;
  readonly #components: Component[] = [];
  readonly #runtimes: Runtime[] = [];

  constructor(file: SourceFile) {
    this.#manifest = new ManifestData(file, erlangTerms);
  }

  get terms(): readonly unknown[] {
    return this.#manifest.list(this.#manifest.root, ['terms']);
  }

  /** `{deps, […]}`, `{plugins, […]}`, `{profiles, [{test, […]}]}`; profiles have the same settings. */
  readSettings(settings: readonly unknown[], path: DataPath, scope: Scope): void {
    for (const [index, setting] of settings.entries()) {
      const [key, value] = listOf(setting);
      const at = [...path, index, 1];
      if (key === 'deps') this.#readList(value, at, scope);
      else if (key === 'plugins' || key === 'project_plugins') this.#readList(value, at, 'development');
      else if (key === 'minimum_otp_vsn') this.#readErlang(value, at);
      else if (key === 'profiles' && path.length === 1) {
        for (const [place, profile] of listOf(value).entries()) {
          const [name, inner] = listOf(profile);
          this.readSettings(listOf(inner), [...at, place, 1], name === 'prod' ? 'runtime' : 'development');
        }
      }
    }
  }

  finish(): Reading<ManifestContent> {
    const value: ManifestContent = {
      ...silent,
      file: this.#manifest.file.path,
      format: FORMAT,
      purlType: 'hex',
      components: this.#components,
      runtimes: this.#runtimes,
      lockedBy: ['rebar.lock'],
    };
    return { value, problems: this.#manifest.problems };
  }

  #readErlang(value: unknown, path: DataPath): void {
    const version = textOf(value);
    if (version === undefined) return;
    this.#runtimes.push(...askedRuntime('erlang', `>=${version}`, { file: this.#manifest.file.path, path }));
  }

  #readList(value: unknown, path: DataPath, scope: Scope): void {
    if (value === null) this.#manifest.unknowable(path, 'These dependencies are computed by Erlang.');
    for (const [index, entry] of listOf(value).entries()) {
      const isBare = typeof entry === 'string';
      const at = isBare ? [...path, index] : [...path, index, 0];
      const [name, ...said] = isBare ? [entry] : listOf(entry);
      const component = textOf(name) === undefined ? undefined : this.#readDependency(String(name), said, at, scope);
      if (component === undefined) this.#manifest.broken(at, 'This is no dependency: it has no name.');
      else this.#components.push(component);
    }
  }

  /** `{name, "1.0"}`, `{name, {git, "…", {tag, "…"}}}`, `{name, "1.0", {pkg, other}}` */
  #readDependency(name: string, said: readonly unknown[], path: DataPath, scope: Scope): Component | undefined {
    const range = textOf(said[0]);
    const tuple = listOf(said.find((each) => Array.isArray(each)));
    const other = tuple[0] === 'pkg' ? textOf(tuple[1]) : undefined;
    return requiredComponent({
      name: other ?? name,
      // With a repository the pattern `".*"` only says what its application's version looks like.
      range: range === '.*' ? undefined : range,
      scope,
      source: sourceOf(tuple),
      anchor: { file: this.#manifest.file.path, path, part: 'value' },
    });
  }
}

function sourceOf([kind, url, revision]: readonly unknown[]): ComponentSource {
  if (kind !== 'git' && kind !== 'git_subdir' && kind !== 'hg') return registry;
  const named = Array.isArray(revision) ? textOf(listOf(revision)[1]) : textOf(revision);
  return gitSource(textOf(url) ?? '', named);
}

/** A list or tuple; empty for everything else. */
function listOf(value: unknown): readonly unknown[] {
  // Array.isArray makes `any[]` of unknown.
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
