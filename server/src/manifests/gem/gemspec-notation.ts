// A gemspec as a tree (see gem-tree): name, version, licence and Ruby of the gem, and what it depends on.
// Invariant: Ruby is not run; what is computed is left out, or, for a dependency, said to be unknown.
import { notation } from '../../syntax/notation';
import type { SyntaxProblem } from '../../syntax/tree';
import { GemTree } from './gem-tree';
import { argumentsOf, literalsOf, statementsOf } from './ruby-calls';
import { rubyTokens, type Token } from './ruby-tokens';

export const gemspecNotation = notation('gemspec', (text) => {
  const problems: SyntaxProblem[] = [];
  const tree = new GemTree();
  for (const statement of statementsOf(rubyTokens(text, problems))) readStatement(statement, tree);
  return tree.build(text.length, problems);
});

const attributes: ReadonlySet<string> = new Set([
  'name',
  'version',
  'license',
  'licenses',
  'homepage',
  'required_ruby_version',
]);

/** `spec.name = …`, `spec.add_dependency …`; in old files inside of conditions. */
function readStatement(statement: readonly Token[], tree: GemTree): void {
  const dot = statement.findIndex(({ kind, text }) => kind === 'sign' && text === '.');
  const name = statement[dot + 1];
  if (dot !== 1 || name === undefined) return;
  const [, kind] = /^add_(runtime_|development_)?dependency$/.exec(name.text) ?? [];
  if (name.text.startsWith('add_') && name.text.endsWith('dependency')) readDependency(statement, kind, tree);
  else if (attributes.has(name.text) && statement[3]?.text === '=') {
    const literals = literalsOf(statement.slice(4));
    if (literals !== undefined) tree.addFact(name.text, name.span, literals);
    else if (name.text === 'required_ruby_version') readRequirement(statement, name, tree);
  }
}

/** `Gem::Requirement.new(">= 2.0")` */
function readRequirement(statement: readonly Token[], name: Token, tree: GemTree): void {
  const from = statement.findIndex(({ text }) => text === 'new') + 1;
  const plain = from === 0 ? [undefined] : argumentsOf(statement, from).map(({ value }) => literalsOf(value));
  if (plain.every((each) => each !== undefined)) tree.addFact(name.text, name.span, plain.flat());
  else tree.addUnknown(name.span, 'The version of Ruby that is asked for here is computed.');
}

function readDependency(statement: readonly Token[], kind: string | undefined, tree: GemTree): void {
  const [first, ...requirements] = argumentsOf(statement, 3);
  const [name] = literalsOf(first?.value ?? []) ?? [];
  if (name === undefined) {
    const span = statement[2]?.span ?? { start: 0, end: 0 };
    return tree.addUnknown(span, 'The name of the gem that is asked for here is computed by Ruby.');
  }
  const group = kind === 'development_' ? [{ text: 'development', span: name.span }] : [];
  tree.addGem(name, requirements, new Map([['group', group]]));
}
