// The Java version of a POM: what the compiler is told, by properties or by its plugin.
// Invariant: one runtime at most, of the nearest POM that says something.
import type { Runtime } from '../component';
import { javaRuntime } from './java-runtime';
import type { Lineage } from './pom-lineage';
import { activeLayers, type PomText } from './pom-model';

/** By precedence; `java.version` is what Spring Boot's parent makes a release of. */
const names = [
  'maven.compiler.release',
  'maven.compiler.target',
  'maven.compiler.source',
  'java.version',
  'kotlin.compiler.jvmTarget',
];

export function readRuntimes(lineage: Lineage): readonly Runtime[] {
  for (const { pom, file } of lineage.poms) {
    const layers = activeLayers(pom);
    const plugins = layers.flatMap((layer) => [...layer.plugins, ...layer.managedPlugins]);
    const written = [
      ...plugins.map(({ java }) => java),
      ...names.flatMap((name) => layers.map(({ properties }) => properties.get(name))),
    ].filter((each): each is PomText => each !== undefined);
    for (const { text, path } of written) {
      const { text: range, missing } = lineage.expand(text);
      const found = missing === undefined ? javaRuntime(range, { file, path, part: 'value' }) : undefined;
      if (found !== undefined) return [found];
    }
  }
  return [];
}
