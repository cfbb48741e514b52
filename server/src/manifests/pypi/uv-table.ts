// uv's own table in pyproject.toml: where packages come from, and which versions are decided elsewhere.
import type { Component, ComponentSource } from '../component';
import { isFields, textOf, type Fields } from '../manifest-data';
import { sourceIn } from './poetry-table';
import { pypiName, readRequirement } from './requirement';

/** Components with the sources that `tool.uv.sources` gives them; of several for different machines, the first. */
export function withUvSources(components: readonly Component[], uv: Fields): readonly Component[] {
  if (!isFields(uv.sources)) return components;
  const sources = new Map<string, ComponentSource>();
  for (const [name, value] of Object.entries(uv.sources)) {
    const fields: unknown = Array.isArray(value) ? value[0] : value;
    if (isFields(fields)) sources.set(pypiName(name), uvSource(name, fields));
  }
  return components.map((component) => {
    const source = sources.get(pypiName(component.name));
    return source === undefined || source.kind === 'registry' ? component : { ...component, source };
  });
}

function uvSource(name: string, fields: Fields): ComponentSource {
  return fields.workspace === true ? { kind: 'path', reference: name, pinned: false } : sourceIn(fields);
}

/** The packages whose version `tool.uv.override-dependencies` decides. */
export function overriddenNames({ uv }: Fields): readonly string[] {
  const overrides = isFields(uv) ? uv['override-dependencies'] : undefined;
  if (!Array.isArray(overrides)) return [];
  return overrides.flatMap((each: unknown) => readRequirement(textOf(each) ?? '')?.name ?? []);
}
