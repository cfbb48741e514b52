// CMake's files as a tree: a list of the calls that fetch something or set a variable, each a map of its name to its arguments.
// Invariant: names of commands are in lower case, as CMake does not tell them apart; arguments are as written, without quotes.
import { notation, type SyntaxTree } from '../../syntax/notation';
import { plainScalar, type Child } from '../../syntax/tree';

const commands: ReadonlySet<string> = new Set([
  'set',
  'fetchcontent_declare',
  'externalproject_add',
  'cpmaddpackage',
  'cpmfindpackage',
  'cpmdeclarepackage',
]);

/** A comment, a text in brackets or quotes, a parenthesis, or a word. */
const TOKEN =
  /#\[(=*)\[[\s\S]*?\]\1\]|#[^\n]*|\[(=*)\[([\s\S]*?)\]\2\]|"((?:[^"\\]|\\[\s\S])*)"|[()]|(?:[^\s()#"\\]|\\[\s\S])+/g;

/** No file that a person writes is longer; what is behind is not looked at. */
const LONGEST = 1_000_000;

export const cmake = notation('CMake', (text): SyntaxTree => {
  const items: Child[] = [];
  const problems: SyntaxTree['problems'][number][] = [];
  let open: { readonly key: string; readonly start: number; readonly end: number; readonly args: Child[] } | undefined;
  let word = { text: '', start: 0 };
  let depth = 0;
  for (const { 0: all, 3: bracket, 4: quoted, index } of text.slice(0, LONGEST).matchAll(TOKEN)) {
    const span = { start: index, end: index + all.length };
    if (all.startsWith('#')) continue;
    if (all === '(') {
      if (depth++ === 0 && commands.has(word.text)) open = { key: word.text, start: word.start, end: index, args: [] };
    } else if (all === ')') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && open !== undefined) {
        items.push(callOf(open, span.end));
        open = undefined;
      }
    } else if (depth === 0) word = { text: all.toLowerCase(), start: index };
    else open?.args.push({ node: plainScalar(bracket ?? quoted ?? all, span), shift: 0 });
  }
  if (open !== undefined)
    problems.push({ span: { start: open.start, end: open.end }, message: 'The closing parenthesis is missing.' });
  const span = { start: 0, end: text.length };
  return { root: { node: { kind: 'list', span, items, flow: false }, shift: 0 }, problems };
});

function callOf(call: { key: string; start: number; end: number; args: readonly Child[] }, end: number): Child {
  const list = { kind: 'list', span: { start: call.end, end }, items: call.args, flow: true } as const;
  const entry = { key: call.key, keySpan: { start: call.start, end: call.end }, node: list, shift: 0 };
  return { node: { kind: 'map', span: { start: call.start, end }, entries: [entry], flow: false }, shift: 0 };
}
