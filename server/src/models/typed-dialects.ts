// The dialects of the languages with declared types: how each is read, and by which words a file tells of a library.
import type { SyntaxTree } from '../syntax/code';
import { readCpp } from './code/languages/cpp';
import { readCSharp } from './code/languages/csharp';
import { readDart } from './code/languages/dart';
import { makeDialect, type Dialect } from './code/dialect';
import { readGo } from './code/languages/go';
import { serviceHosts } from './code/http-calls';
import { readJava } from './code/languages/java';
import { readKotlin } from './code/languages/kotlin';
import type { Framework } from './code/load-call';
import { Packages } from './code/packages';
import { readRust } from './code/languages/rust';
import { readSwift } from './code/languages/swift';
import type { Program } from './code/view';
import { cppFrameworks } from './cpp/frameworks';
import { csharpFrameworks } from './csharp/frameworks';
import { dartFrameworks } from './dart/frameworks';
import { goFrameworks } from './go/frameworks';
import { javaFrameworks } from './java/frameworks';
import { rustFrameworks } from './rust/frameworks';
import { swiftFrameworks } from './swift/frameworks';

interface Language {
  readonly read: (tree: SyntaxTree, packages: Packages) => Program;
  readonly frameworks: readonly Framework[];
  /** What stands between the names of a package. */
  readonly separator: string;
  /** How a package shows in a file's text. */
  readonly wordOf: (name: string) => string;
}

function makeTyped({ read, frameworks, separator, wordOf }: Language): Dialect {
  const names = frameworks.flatMap((framework) => framework.packages).filter((name) => name !== 'builtins');
  const packages = new Packages(names, separator);
  const words = [
    ...new Set(names.map(wordOf)),
    ...frameworks.flatMap((framework) => framework.words ?? []),
    ...serviceHosts,
  ];
  const dialect = makeDialect(
    (tree) => read(tree, packages),
    frameworks,
    () => [],
  );
  const locate = (path: readonly string[]) => packages.locate(path);
  return { ...dialect, locate, seesRequests: true, tells: (text) => words.some((word) => text.includes(word)) };
}

const asWritten = (name: string): string => name;

export const java = makeTyped({ read: readJava, frameworks: javaFrameworks, separator: '.', wordOf: asWritten });
export const kotlin = makeTyped({ read: readKotlin, frameworks: javaFrameworks, separator: '.', wordOf: asWritten });
export const csharp = makeTyped({
  read: readCSharp,
  frameworks: csharpFrameworks,
  separator: '.',
  wordOf: (name) => `using ${name}`,
});
export const swift = makeTyped({
  read: readSwift,
  frameworks: swiftFrameworks,
  separator: '.',
  wordOf: (name) => `import ${name}`,
});
export const go = makeTyped({ read: readGo, frameworks: goFrameworks, separator: '/', wordOf: (name) => `"${name}` });
export const rust = makeTyped({
  read: readRust,
  frameworks: rustFrameworks,
  separator: '::',
  wordOf: (name) => `${name}::`,
});
export const cpp = makeTyped({
  read: readCpp,
  frameworks: cppFrameworks,
  separator: '::',
  wordOf: (name) => `${name}::`,
});
export const dart = makeTyped({
  read: readDart,
  frameworks: dartFrameworks,
  separator: '/',
  wordOf: (name) => `package:${name}/`,
});
