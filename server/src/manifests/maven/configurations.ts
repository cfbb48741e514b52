// What Gradle's configurations are for, by their names. Invariant: a name that says nothing is needed at run time.
import type { Scope } from '../component';

/** Tests, code generators, checks, the build itself, and what is added for developers only. */
const DEVELOPMENT =
  /test|^classpath$|annotationprocessor|^k(?:apt|sp)|lint|detekt|checkstyle|^pmd|spotbugs|jacoco|errorprone|jmh|benchmark|^debug|developmentonly|asciidoctor|kotlincompiler|^spotless|^dokka/i;
const PROVIDED = /compileonly|provided/i;
const COMPILED_WITH = /compileclasspath$/i;

/** The scope of a configuration that a build script adds a dependency to. */
export function scopeOfConfiguration(name: string): Scope {
  if (DEVELOPMENT.test(name)) return 'development';
  if (PROVIDED.test(name)) return 'peer';
  return /^optional/i.test(name) ? 'optional' : 'runtime';
}

/** The scope of what a lockfile holds for some configurations: what is compiled with and not run with is provided. */
export function scopeOfLocked(names: readonly string[]): Scope {
  const own = names.filter((name) => !DEVELOPMENT.test(name));
  if (own.length === 0) return names.length === 0 ? 'runtime' : 'development';
  return own.every((name) => COMPILED_WITH.test(name) || PROVIDED.test(name)) ? 'peer' : 'runtime';
}
