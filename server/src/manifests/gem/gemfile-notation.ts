// Gemfile as a tree (see gem-tree): its calls of `gem` with the groups and sources in whose blocks they stand.
// Invariant: Ruby is not run. A condition around a gem does not hide it; what is computed is said to be unknown.
import { notation } from '../../syntax/notation';
import type { SyntaxProblem } from '../../syntax/tree';
import { GemTree } from './gem-tree';
import { argumentsOf, literalsOf, statementsOf, type Argument, type Literal } from './ruby-calls';
import { rubyTokens, type Token } from './ruby-tokens';

export const gemfileNotation = notation('Gemfile', (text) => {
  const problems: SyntaxProblem[] = [];
  const reader = new GemfileReader();
  for (const statement of statementsOf(rubyTokens(text, problems))) reader.add(statement);
  return reader.tree.build(text.length, problems);
});

/** What the block around a statement says of the gems in it. */
interface Block {
  readonly facts: ReadonlyMap<string, readonly Literal[]>;
  /** The name that stands for each of some texts: `%w[a b].each do |name|`. */
  readonly each: { readonly name: string; readonly values: readonly Literal[] } | undefined;
}

const plainBlock: Block = { facts: new Map(), each: undefined };

/** Options of a gem, and blocks, that say from where it comes. */
const sources: ReadonlySet<string> = new Set(['git', 'github', 'gist', 'bitbucket', 'gitlab', 'path']);
const facts: ReadonlySet<string> = new Set([...sources, 'ref', 'branch', 'tag', 'group', 'groups', 'source']);
const openers: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'case',
  'while',
  'until',
  'for',
  'begin',
  'def',
  'class',
  'module',
]);

class GemfileReader {
  readonly tree = new GemTree();
  readonly #blocks: Block[] = [];

  add(statement: readonly Token[]): void {
    const [head] = statement;
    if (head?.kind === 'name' && statement[1]?.text !== '=' && statement[1]?.text !== '.') this.#call(head, statement);
    this.#follow(statement);
  }

  #call(head: Token, statement: readonly Token[]): void {
    const all = argumentsOf(statement, 1);
    switch (head.text) {
      case 'gem':
        return this.#gem(head, all);
      case 'ruby':
        return this.#ruby(head, all);
      case 'gemspec':
        return this.tree.addFact('gemspec', head.span, gemspecOf(head, all));
      case 'eval_gemfile':
        return this.#include(head, all);
      default:
    }
  }

  #gem({ span }: Token, [first, ...rest]: readonly Argument[]): void {
    const names = this.#namesOf(first);
    if (names === undefined)
      return this.tree.addUnknown(span, 'The name of the gem that is asked for here is computed by Ruby.');
    const said = new Map(this.#blocks.flatMap((block) => [...block.facts]));
    const groups = this.#blocks.flatMap((block) => block.facts.get('group') ?? []);
    for (const { option, value } of rest) {
      const key = option === 'groups' ? 'group' : option;
      const literals = literalsOf(value);
      if (key === 'group') groups.push(...(literals ?? []));
      else if (key !== undefined && facts.has(key)) said.set(key, literals ?? [{ text: '(computed)', span }]);
      if (literals === undefined && (key === 'group' || (key !== undefined && sources.has(key))))
        this.tree.addUnknown(span, `What "${key}" is for this gem is computed by Ruby.`);
    }
    if (groups.length > 0) said.set('group', groups);
    const requirements = rest.filter(({ option, value }) => option === undefined && value[0]?.text !== '*');
    for (const name of names) this.tree.addGem(name, requirements, said);
  }

  #namesOf(first: Argument | undefined): readonly Literal[] | undefined {
    const [token] = first?.value ?? [];
    const loop = this.#blocks.findLast(({ each }) => each !== undefined && each.name === token?.text)?.each;
    if (loop !== undefined && first?.value.length === 1) return loop.values;
    const literals = first === undefined || first.option !== undefined ? undefined : literalsOf(first.value);
    return literals?.length === 1 ? literals : undefined;
  }

  #ruby({ span }: Token, all: readonly Argument[]): void {
    const file = all.find(({ option }) => option === 'file');
    // The file of a version manager is read as such.
    if (file !== undefined) return;
    const plain = all.filter(({ option }) => option === undefined).map(({ value }) => literalsOf(value));
    if (plain.every((each) => each !== undefined)) this.tree.addFact('ruby', span, plain.flat());
    else this.tree.addUnknown(span, 'The version of Ruby that is asked for here is computed.');
  }

  #include({ span }: Token, [path]: readonly Argument[]): void {
    const literals = literalsOf(path?.value ?? []);
    if (literals?.length === 1) this.tree.addFact('eval_gemfile', span, literals);
    else this.tree.addUnknown(span, 'The path of the Gemfile that is included here is computed by Ruby.');
  }

  /** Blocks that the statement opens and closes. */
  #follow(statement: readonly Token[]): void {
    const isLoop = /^(?:while|until|for)$/.test(statement[0]?.text ?? '');
    for (const [index, token] of statement.entries()) {
      if (token.kind !== 'name' || statement[index - 1]?.text === '.') continue;
      const isFirst = index === 0 || statement[index - 1]?.kind === 'sign';
      if (token.text === 'end') this.#blocks.pop();
      else if (token.text === 'do' && !isLoop) this.#blocks.push(blockOf(statement));
      else if (isFirst && openers.has(token.text)) this.#blocks.push(plainBlock);
    }
  }
}

/** What `gemspec` says of itself: the folder, and the name of the gem. */
function gemspecOf({ span }: Token, all: readonly Argument[]): readonly Literal[] {
  const path = all.find(({ option }) => option === 'path');
  return literalsOf(path?.value ?? []) ?? [{ text: '.', span }];
}

function blockOf(statement: readonly Token[]): Block {
  const [head] = statement;
  const dot = statement.findIndex(({ text }) => text === '.');
  const bar = statement.findIndex(({ text }) => text === '|');
  if (dot > 0 && bar > 0 && statement[dot + 1]?.text === 'each') {
    const values = literalsOf(statement.slice(0, dot));
    return values === undefined
      ? plainBlock
      : { ...plainBlock, each: { name: statement[bar + 1]?.text ?? '', values } };
  }
  if (head === undefined || !(head.text === 'group' || sources.has(head.text))) return plainBlock;
  const said = new Map<string, readonly Literal[]>();
  const all = argumentsOf(statement, 1);
  for (const { option, value } of all)
    if (option !== undefined && facts.has(option)) said.set(option, literalsOf(value) ?? []);
  const plain = all.flatMap(({ option, value }) => (option === undefined ? (literalsOf(value) ?? []) : []));
  const isOptional = all.some(({ option, value }) => option === 'optional' && value[0]?.text === 'true');
  said.set(head.text, isOptional ? [...plain, { text: '(optional)', span: head.span }] : plain);
  return { facts: said, each: undefined };
}
