// What a build script is made to run on: the Java version, and the oldest Android that an app lets itself be installed on.
// Invariant: one of each at most; what is computed is left out, since another statement or Gradle's default may count.
import type { Runtime } from '../component';
import type { Surroundings } from './gradle-model';
import { allStatements, type Argument, type Statement } from './gradle-script';
import { evaluate } from './gradle-values';
import { javaRuntime, runtime } from './java-runtime';
import { wordTable } from '../../text/word-table';

/** How Java is asked for, by precedence. */
const java = [
  /(?:^|\.)languageVersion(?:\.set)?$/,
  /(?:^|\.)jvmToolchain$/,
  /^options\.release(?:\.set)?$|^release(?:\.set)?$/,
  /(?:^|\.)targetCompatibility$/,
  /(?:^|\.)sourceCompatibility$/,
  /(?:^|\.)jvmTarget(?:\.set)?$/,
];
const android = /(?:^|\.)minSdk(?:Version)?(?:\.set)?$/;

/** The versions of Android by their API levels, as its documentation lists them. */
const androidVersions: Readonly<Record<string, string>> = wordTable({
  19: '4.4',
  21: '5.0',
  22: '5.1',
  23: '6.0',
  24: '7.0',
  25: '7.1',
  26: '8.0',
  27: '8.1',
  28: '9',
  29: '10',
  30: '11',
  31: '12',
  32: '12.1',
  33: '13',
  34: '14',
  35: '15',
  36: '16',
});

export function readRuntimes(file: string, statements: readonly Statement[], around: Surroundings): readonly Runtime[] {
  const all = [...allStatements(statements)].flatMap(({ name, arguments: [first] }) =>
    first === undefined ? [] : [{ name, first }],
  );
  const find = (pattern: RegExp, make: (argument: Argument) => Runtime | undefined): Runtime[] =>
    all.flatMap(({ name, first }) => (pattern.test(name) ? (make(first) ?? []) : [])).slice(0, 1);
  const anchorOf = ({ path }: Argument) => ({ file, path, part: 'value' }) as const;
  const [javaFound] = java.flatMap((pattern) =>
    find(pattern, (argument) => javaRuntime(javaOf(argument, around) ?? '', anchorOf(argument))),
  );
  const [androidFound] = find(android, (argument) => {
    const version = androidVersions[evaluate(argument.pieces, around) ?? ''];
    return version === undefined ? undefined : runtime('android', `>=${version}`, undefined, anchorOf(argument));
  });
  return [javaFound, androidFound].filter((each) => each !== undefined);
}

/** `17`, `"1.8"`, `JavaLanguageVersion.of(17)`, `JavaVersion.VERSION_11`, `JvmTarget.JVM_17`. */
function javaOf({ pieces }: Argument, around: Surroundings): string | undefined {
  const last = pieces.at(-1);
  const text = last?.kind === 'word' && /^(?:VERSION|JVM)_\d/.test(last.text) ? last.text : evaluate(pieces, around);
  return text !== undefined && /^(?:(?:VERSION|JVM)_)?\d+(?:[._]\d+)?$/.test(text) ? text : undefined;
}
