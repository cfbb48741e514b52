// Scala's build files as a tree: texts that have a name, the Scala version, and dependencies written as
// `"group" %% "artifact" % "version" % Test`. Invariant: nothing is run; comments do not count; all else is left out.
import { MapBuilder } from '../../syntax/made-tree';
import { notation } from '../../syntax/notation';
import { plainScalar } from '../../syntax/tree';

const COMMENT = /"(?:[^"\\\n]|\\.)*"|"""[\s\S]*?"""|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const VALUE = /\b(?:val|def)\s+(\w+)\s*(?::\s*String\s*)?=\s*"([^"\n$]*)"/g;
const SCALA = /\bscalaVersion\s*(?:in\s+\w+\s*)?:=\s*(?:"([^"\n]*)"|([\w.]+))/g;
const EXPRESSION = /(?:"[^"\n]*"|[A-Za-z_][\w.]*)/.source;
const DEPENDENCY = new RegExp(
  `"([^"\\n]+)"[^\\S\\n]*(%{1,3})[^\\S\\n]*"([^"\\n]+)"(?:\\s*%\\s*(${EXPRESSION})(?:\\s*%\\s*(${EXPRESSION}))?)?`,
  'g',
);
/** `Seq("a" % "b", …).map(_ % version)`. */
const VERSION_OF_ALL = /^[^=]{0,3000}?\)\s*\.?\s*map\s*\(\s*_\s*%\s*("[^"\n]*"|[A-Za-z_][\w.]*)/;
const PLUGIN = /\b(addSbtPlugin|addCompilerPlugin|compilerPlugin)\s*\(\s*$/;
const NO_DEPENDENCY = /\b(?:libraryDependencySchemes|excludeDependencies|ExclusionRule)\b[^\n]{0,200}$/;

interface Parts {
  readonly dependencies: MapBuilder;
  /** The dependencies that have a name, by that name. */
  readonly modules: MapBuilder;
}

export const sbt = notation('sbt', (text) => {
  const modules = new MapBuilder();
  const [values, dependencies, scala, root] = [new MapBuilder(), new MapBuilder(), new MapBuilder(), new MapBuilder()];
  const code = text.replace(COMMENT, (all) => (all.startsWith('/') ? all.replace(/[^\n]/g, ' ') : all));
  for (const match of code.matchAll(VALUE)) {
    const [all, name = '', value = ''] = match;
    const end = match.index + all.length - 1;
    values.add(name, { start: match.index, end: end + 1 }, plainScalar(value, { start: end - value.length, end }));
  }
  for (const match of code.matchAll(SCALA)) {
    const span = { start: match.index, end: match.index + match[0].length };
    scala.add('version', span, plainScalar(match[1] ?? `=${match[2] ?? ''}`, span));
  }
  for (const match of code.matchAll(DEPENDENCY)) addDependency({ dependencies, modules }, code, match);
  const whole = { start: 0, end: text.length };
  root.add('values', whole, values.build(whole));
  root.add('scala', whole, scala.build(whole));
  root.add('dependencies', whole, dependencies.build(whole));
  root.add('modules', whole, modules.build(whole));
  return { root: { node: root.build(whole), shift: 0 }, problems: [] };
});

/** Another dependency may take its version from one that has a name: `slf4j.revision`. */
function addDependency({ dependencies, modules }: Parts, code: string, match: RegExpExecArray): void {
  const [all, group = '', sign = '', artifact = '', own, scope] = match;
  const before = code.slice(Math.max(0, match.index - 300), match.index);
  if (NO_DEPENDENCY.test(before)) return;
  const end = match.index + all.length;
  const version = own ?? VERSION_OF_ALL.exec(code.slice(end, end + 3000))?.[1] ?? '';
  // A text is written with its quotes, so that it is told from a name.
  const facts = new MapBuilder();
  const span = { start: match.index, end };
  const add = (name: string, text: string): void => {
    const at = Math.max(0, all.lastIndexOf(text));
    facts.add(
      name,
      span,
      plainScalar(text, { start: match.index + at, end: match.index + at + (all.includes(text) ? text.length : 0) }),
    );
  };
  add('sign', sign);
  add('version', version);
  if (scope !== undefined) add('scope', scope);
  const plugin = PLUGIN.exec(before)?.[1];
  if (plugin !== undefined) add('plugin', plugin);
  const key = dependencies.add(`${group}:${artifact}`, span, facts.build(span));
  const name = /\bval\s+(\w+)\s*(?::\s*ModuleID\s*)?=\s*$/.exec(before)?.[1];
  if (name !== undefined) modules.add(name, span, plainScalar(key, span));
}
