// The Java version of a POM: what the toolchain or the compiler is told, by its plugin or by properties.
// Invariant: one runtime at most; of each way to say it the nearest POM counts.
import type { Runtime } from '../component';
import { javaRuntime } from './java-runtime';
import type { Lineage } from './pom-lineage';
import { activeLayers, type PomText } from './pom-model';

/** By precedence: a field of a plugin, or a property. Spring Boot's parent makes a release of `java.version`. */
const ways: readonly (readonly [kind: 'plugin' | 'property', name: string])[] = [
  ['plugin', 'version'],
  ['plugin', 'release'],
  ['property', 'maven.compiler.release'],
  ['plugin', 'target'],
  ['property', 'maven.compiler.target'],
  ['plugin', 'source'],
  ['property', 'maven.compiler.source'],
  ['property', 'java.version'],
  ['property', 'kotlin.compiler.jvmTarget'],
];

export function readRuntimes(lineage: Lineage): readonly Runtime[] {
  const layers = lineage.poms.flatMap(({ pom, file }) => activeLayers(pom).map((layer) => ({ layer, file })));
  for (const [kind, name] of ways) {
    for (const { layer, file } of layers) {
      const written: readonly (PomText | undefined)[] =
        kind === 'property'
          ? [layer.properties.get(name)]
          : [...layer.plugins, ...layer.managedPlugins].map(({ java }) => java.get(name));
      for (const each of written) {
        const { text, missing } = lineage.expand(each?.text ?? '');
        const found =
          each && missing === undefined ? javaRuntime(text, { file, path: each.path, part: 'value' }) : undefined;
        if (found !== undefined) return [found];
      }
    }
  }
  return [];
}
