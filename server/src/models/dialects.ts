// The languages in which models are used, each with its libraries.
import type { CodeLanguage } from '../syntax/code';
import { makeDialect, type Dialect } from './code/dialect';
import { packageOf, readJavaScript } from './code/languages/javascript-scopes';
import { readPython } from './code/languages/python-scopes';
import { javascriptFrameworks } from './javascript/frameworks';
import { pythonFrameworks } from './python/frameworks';
import { cpp, csharp, dart, go, java, kotlin, rust, swift } from './typed-dialects';

const python = makeDialect(readPython, pythonFrameworks, function* (text) {
  // In the text of a notebook a line stands between quotes, or behind an escaped end of the line before.
  for (const [, from, names = ''] of text.matchAll(/(?:^|[;:"]|\\n)[ \t]*(?:from[ \t]+([\w.]+)|import[ \t]+(.+))/gm)) {
    for (const name of (from ?? names).split(',')) yield /^\w*/.exec(name.trim())?.[0] ?? '';
  }
});

const javascript = makeDialect(readJavaScript, javascriptFrameworks, function* (text) {
  for (const [, specifier = ''] of text.matchAll(/\b(?:from|import|require)\b[\s(]*['"`]([^'"`\n]+)['"`]/g))
    yield packageOf(specifier);
});

export const dialects: Readonly<Partial<Record<CodeLanguage, Dialect>>> = {
  python,
  typescript: javascript,
  tsx: javascript,
  javascript,
  java,
  kotlin,
  'c-sharp': csharp,
  swift,
  go,
  rust,
  cpp,
  dart,
};
