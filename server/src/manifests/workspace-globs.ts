// The globs by which a monorepo names the folders of its packages: `packages/*`, `libs/**`, `{a,b}/*`, `!**/test/**`.
// Invariant: `*` and `?` stop at slashes, `**` does not; of several globs the last that matches counts.

const compiled = new Map<string, RegExp>();
const MOST_COMPILED = 1000;

/** Whether the globs mean a folder, both relative to the folder of the file that holds the globs. */
export function matchesGlobs(globs: readonly string[], folder: string): boolean {
  let isMeant = false;
  for (const glob of globs) {
    const isNegated = glob.startsWith('!');
    if (isMeant === isNegated && expressionOf(isNegated ? glob.slice(1) : glob).test(folder)) isMeant = !isNegated;
  }
  return isMeant;
}

function expressionOf(glob: string): RegExp {
  const known = compiled.get(glob);
  if (known !== undefined) return known;
  // A memo by an immutable text; a repository has a handful of globs.
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  const expression = compile(glob.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, ''));
  compiled.set(glob, expression);
  return expression;
}

function compile(glob: string): RegExp {
  if (glob === '.' || glob === '') return /^$/;
  let pattern = '';
  let open = 0;
  // Repeated, `**` means no more, but would be tried in every way.
  for (const [piece] of glob.replaceAll(/(?:\*\*\/)+/g, '**/').matchAll(/\*\*\/?|\*|\?|\{|\}|,|[^*?{},]+/g)) {
    if (piece === '**/') pattern += '(?:[^/]+/)*';
    else if (piece === '**') pattern += '.+';
    else if (piece === '*') pattern += '[^/]+';
    else if (piece === '?') pattern += '[^/]';
    else if (piece === '{') [pattern, open] = [`${pattern}(?:`, open + 1];
    else if (piece === '}' && open > 0) [pattern, open] = [`${pattern})`, open - 1];
    else if (piece === ',' && open > 0) pattern += '|';
    else pattern += piece.replaceAll(/[\\^$.|()[\]{}+]/g, '\\$&');
  }
  return new RegExp(`^${pattern}${')'.repeat(open)}$`);
}
