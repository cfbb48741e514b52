// Pixi's tables, in pixi.toml or below `tool.pixi` of pyproject.toml: packages of conda and PyPI, by target, feature and
// environment. Invariant: every package stands at its key; what builds or tests the software is development.
// Source: pixi.sh, "Manifest reference".
import { unstated, type Component, type Runtime, type Scope } from '../component';
import { isFields, textOf, type Fields, type ManifestData } from '../manifest-data';
import { scopeOfGroup } from '../pypi/groups';
import { readConstraint, sourceIn } from '../pypi/poetry-table';
import { pythonRuntime } from '../pypi/python-lines';
import { readMatchSpec } from './match-spec';

type Path = readonly string[];

/** The tables that name packages of conda, with what they are for where no feature says otherwise. */
const tables: readonly (readonly [name: string, scope: Scope])[] = [
  ['dependencies', 'runtime'],
  ['run-dependencies', 'runtime'],
  ['host-dependencies', 'runtime'],
  ['build-dependencies', 'development'],
];

/** The packages that a pixi table at a path asks for, and the Python among them as a runtime. */
export function readPixi(
  data: ManifestData,
  table: Fields,
  path: Path,
): { readonly components: readonly Component[]; readonly runtimes: readonly Runtime[] } {
  const reader = new PixiReader(data, channelsOf(table));
  reader.readAll(table, path, 'runtime');
  for (const section of ['feature', 'environments']) {
    const parts = data.fields(table, [...path, section]);
    for (const [name, part] of Object.entries(parts))
      if (isFields(part)) reader.readAll(part, [...path, section, name], scopeOfGroup(name));
  }
  reader.readTables(data.fields(table, [...path, 'package']), [...path, 'package'], 'runtime');
  const { components } = reader;
  const python = components.find(({ name, purl }) => name === 'python' && purl.type === 'conda');
  return {
    components,
    runtimes: python === undefined ? [] : pythonRuntime(data.file.path, python.anchor.path, python.range),
  };
}

function channelsOf({ workspace, project }: Fields): readonly string[] {
  const own = isFields(workspace) ? workspace.channels : isFields(project) ? project.channels : undefined;
  return Array.isArray(own) ? own.flatMap((each: unknown) => textOf(each) ?? []) : [];
}

class PixiReader {
  readonly components: Component[] = [];
  readonly #data: ManifestData;
  readonly #channels: readonly string[];

  constructor(data: ManifestData, channels: readonly string[]) {
    this.#data = data;
    this.#channels = channels;
  }

  /** A part with its targets: `target.linux-64.dependencies`. */
  readAll(part: Fields, path: Path, scope: Scope): void {
    this.readTables(part, path, scope);
    for (const [target, fields] of Object.entries(this.#data.fields(part, [...path, 'target'])))
      if (isFields(fields)) this.readTables(fields, [...path, 'target', target], scope);
  }

  readTables(part: Fields, path: Path, scope: Scope): void {
    for (const [table, own] of tables) {
      const at = [...path, table];
      for (const [name, spec] of Object.entries(this.#data.fields(part, at)))
        this.#readConda([...at, name], name, spec, scope === 'runtime' ? own : scope);
    }
    const at = [...path, 'pypi-dependencies'];
    for (const [name, value] of Object.entries(this.#data.fields(part, at)))
      this.components.push(...readConstraint(this.#data, { path: [...at, name], name, value, scope }));
  }

  /** A version, or `{ version, channel, build }`, or a place from which it is built; `if(…)` holds such tables again. */
  #readConda(path: Path, name: string, spec: unknown, scope: Scope): void {
    if (name.startsWith('if(') && isFields(spec)) {
      for (const [inner, value] of Object.entries(spec))
        if (!inner.startsWith('if(')) this.#readConda([...path, inner], inner, value, scope);
      return;
    }
    const fields: Fields = isFields(spec) ? spec : { version: spec };
    const range = textOf(fields.version)?.trim();
    const channel = textOf(fields.channel);
    const anchor = { file: this.#data.file.path, path, part: 'key' } as const;
    const asked = range === undefined || range === '*' ? name : `${name} ${range}`;
    const component = readMatchSpec(asked, channel === undefined ? this.#channels : [channel], anchor);
    if (component?.name !== name) return this.#data.broken(path, `"${name}" is no package of conda.`);
    const source = isFields(spec) ? sourceIn(spec) : unstated.source;
    this.components.push({ ...component, range, scope, source });
  }
}
