// Components of Vue, Svelte and Astro, and pages of HTML: the scripts in them. Invariant: markup and styles never count,
// nor do pages that document or were built.
import type { SourceFile } from '../text/source-file';
import type { CodeParsers } from '../syntax/code';
import type { Modules } from './code/modules';
import { dialects } from './dialects';
import { readEmbedded } from './embedded-code';
import type { ModelUse } from './use';

const documented =
  /(?:^|\/)(?:docs?|documentation|_?site|book|coverage|reports?|storybook-static|dist|build|out|htmlcov|javadoc|api)\//;

/** Whether a file is a component or a page with scripts. */
export function isComponent(path: string): boolean {
  return /\.(?:vue|svelte|astro)$/.test(path) || (path.endsWith('.html') && !documented.test(path));
}

/** Whether a component may use a model. */
export function mayComponentUseModels(file: SourceFile): boolean {
  return dialects.typescript?.tells(file.text) ?? false;
}

/** The uses in the scripts of a component. */
export function readComponent(
  file: SourceFile,
  reading: { readonly parsers: CodeParsers; readonly modules: Modules },
): readonly ModelUse[] {
  const scripts = file.path.endsWith('.astro')
    ? file.text.matchAll(/(^---[ \t]*\r?\n)([^]*?)(?=^---)/gm)
    : file.text.matchAll(/(<script\b[^>]*>)([^]*?)<\/script>/gi);
  return [...scripts].flatMap((match) => {
    const start = match.index + (match[1]?.length ?? 0);
    return readEmbedded(file, match[2] ?? '', (offset) => start + offset, reading, 'typescript');
  });
}
