// CMake's files as a tree: a list of the calls that fetch or find something or set a variable, each a map of its name to its arguments.
// Invariant: names of commands are in lower case, as CMake does not tell them apart; arguments are as written, without quotes.
import type { Span } from '../../text/span';
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type Child, type SyntaxProblem } from '../../syntax/tree';

const commands: ReadonlySet<string> = new Set([
  'set',
  'fetchcontent_declare',
  'externalproject_add',
  'cpmaddpackage',
  'cpmfindpackage',
  'cpmdeclarepackage',
  'project',
  'find_package',
  'find_dependency',
  'pkg_check_modules',
  'pkg_search_module',
]);

/** What opens a comment or a text in brackets, what opens a comment of a line, a text in quotes, a parenthesis, a word. */
const TOKEN = /#?\[(=*)\[|#|"((?:[^"\\]|\\[\s\S])*)"|[()]|(?:[^\s()#"\\]|\\[\s\S])+/g;

/** No file that a person writes is longer; what is behind is not looked at. */
const LONGEST = 1_000_000;

interface Token {
  readonly kind: 'word' | 'text' | 'open' | 'close';
  readonly text: string;
  readonly span: Span;
}

export const cmake = notation('CMake', (text): SyntaxTree => {
  const items: Child[] = [];
  const problems: SyntaxProblem[] = [];
  let call: { readonly key: string; readonly keySpan: Span; readonly args: Child[] } | undefined;
  let before: Token | undefined;
  let depth = 0;
  for (const token of tokensOf(text.slice(0, LONGEST))) {
    const { kind, span } = token;
    const key = before?.text.toLowerCase() ?? '';
    if (kind === 'open' && depth++ === 0) {
      if (before !== undefined && commands.has(key)) call = { key, keySpan: before.span, args: [] };
    } else if (kind === 'close') {
      depth = Math.max(0, depth - 1);
      if (depth > 0 || call === undefined) continue;
      items.push(childOf(call, span.end));
      call = undefined;
    } else if (depth > 0 && kind !== 'open') call?.args.push({ node: plainScalar(token.text, span), shift: 0 });
    before = token;
  }
  if (call !== undefined) problems.push({ span: call.keySpan, message: 'The closing parenthesis is missing.' });
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'list', span, items, flow: false }, shift: 0 }, problems };
});

function childOf(
  call: { readonly key: string; readonly keySpan: Span; readonly args: readonly Child[] },
  end: number,
): Child {
  const { key, keySpan, args } = call;
  const list = { kind: 'list', span: { start: keySpan.end, end }, items: args, flow: true } as const;
  const entries = [{ key, keySpan, node: list, shift: 0 }];
  return { node: { kind: 'map', span: { start: keySpan.start, end }, entries, flow: false }, shift: 0 };
}

/** All but comments and white space. Brackets that nothing closes are looked for once. */
function* tokensOf(text: string): Generator<Token> {
  const pattern = new RegExp(TOKEN);
  const unclosed = new Set<string>();
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { 0: all, 1: level, 2: quoted, index } = match;
    if (level !== undefined) {
      const closing = `]${level}]`;
      const end = unclosed.has(closing) ? -1 : text.indexOf(closing, pattern.lastIndex);
      if (end < 0) unclosed.add(closing);
      else {
        const inner = text.slice(pattern.lastIndex, end);
        pattern.lastIndex = end + closing.length;
        if (!all.startsWith('#')) yield { kind: 'text', text: inner, span: { start: index, end: pattern.lastIndex } };
        continue;
      }
    }
    if (all.startsWith('#')) {
      const end = text.indexOf('\n', index);
      pattern.lastIndex = end < 0 ? text.length : end;
      continue;
    }
    const kind = all === '(' ? 'open' : all === ')' ? 'close' : quoted === undefined ? 'word' : 'text';
    yield { kind, text: quoted ?? all, span: { start: index, end: index + all.length } };
  }
}
