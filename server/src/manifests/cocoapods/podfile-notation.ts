// Podfile and podspec as trees (see gem-tree, whose `gems` are pods here), with the targets in whose blocks pods stand.
// Invariant: Ruby is not run. A condition around a pod does not hide it; what is computed is said to be unknown.
import { notation } from '../../syntax/notation';
import type { SyntaxProblem } from '../../syntax/tree';
import { GemTree } from '../gem/gem-tree';
import { argumentsOf, literalsOf, statementsOf, type Argument, type Literal } from '../gem/ruby-calls';
import { rubyTokens, type Token } from '../gem/ruby-tokens';

export const podfileNotation = notation('Podfile', (text) => readBlocks(text, readPodfileCall));
export const podspecNotation = notation('podspec', (text) => readBlocks(text, readPodspecStatement));

/** Reads a statement; `blocks` are the calls in whose blocks it stands, the outermost first. */
type StatementReader = (statement: readonly Token[], tree: GemTree, blocks: readonly Block[]) => void;

/** A block by the call that opens it; nameless for conditions and definitions. */
interface Block {
  readonly call: string;
  readonly first: Literal | undefined;
}

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

function readBlocks(text: string, read: StatementReader): ReturnType<GemTree['build']> {
  const problems: SyntaxProblem[] = [];
  const tree = new GemTree();
  const blocks: Block[] = [];
  for (const statement of statementsOf(rubyTokens(text, problems))) {
    read(statement, tree, blocks);
    followBlocks(statement, blocks);
  }
  return tree.build(text.length, problems);
}

function followBlocks(statement: readonly Token[], blocks: Block[]): void {
  const isLoop = /^(?:while|until|for)$/.test(statement[0]?.text ?? '');
  for (const [index, token] of statement.entries()) {
    if (token.kind !== 'name' || statement[index - 1]?.text === '.') continue;
    const isFirst = index === 0 || statement[index - 1]?.kind === 'sign';
    if (token.text === 'end') blocks.pop();
    else if (token.text === 'do' && !isLoop) blocks.push(blockOf(statement));
    else if (isFirst && openers.has(token.text)) blocks.push({ call: '', first: undefined });
  }
}

/** `target 'App' do`, `spec.test_spec 'Tests' do |tests|` */
function blockOf(statement: readonly Token[]): Block {
  const at = statement[1]?.text === '.' ? 2 : 0;
  const [first] = argumentsOf(statement, at + 1);
  return { call: statement[at]?.text ?? '', first: literalsOf(first?.value ?? [])?.[0] };
}

const options: ReadonlySet<string> = new Set([
  ...['git', 'tag', 'commit', 'branch', 'path', 'podspec', 'http'],
  ...['subspecs', 'testspecs', 'configuration', 'configurations'],
]);

/** Calls of other tools' scripts that add pods of their own. */
const ADDS_PODS = /^(?:use_(?!frameworks!|modular_headers!)\w+!|\w*install_\w*pods?)$/;

function readPodfileCall(statement: readonly Token[], tree: GemTree, blocks: readonly Block[]): void {
  const [head, next] = statement;
  const script = statement.find(({ kind, text }) => kind === 'name' && ADDS_PODS.test(text));
  if (script !== undefined && head?.text !== 'def')
    tree.addUnknown(script.span, `Which pods "${script.text}" adds can be known only by running CocoaPods.`);
  if (head?.kind !== 'name' || next?.text === '=' || next?.text === '.') return;
  const all = argumentsOf(statement, 1);
  if (head.text === 'pod') readPod(head, all, tree, blocks);
  else if (head.text === 'platform') readPlatform(head, all, tree);
  else if (head.text === 'podspec')
    tree.addUnknown(head.span, 'The pods that the podspec asks for are not listed here, but where that is read.');
}

function readPod(head: Token, [first, ...rest]: readonly Argument[], tree: GemTree, blocks: readonly Block[]): void {
  const names = first === undefined || first.option !== undefined ? undefined : literalsOf(first.value);
  const [name] = names ?? [];
  if (name === undefined)
    return tree.addUnknown(head.span, 'The name of the pod that is asked for here is computed by Ruby.');
  const targets = blocks.flatMap(({ call, first: target }) =>
    call.endsWith('target') && target !== undefined ? [target] : [],
  );
  const facts = new Map<string, readonly Literal[]>(targets.length === 0 ? [] : [['target', targets]]);
  for (const { option, value } of rest) {
    if (option === undefined || !options.has(option)) continue;
    const literals = literalsOf(value);
    facts.set(option, literals ?? [{ text: '(computed)', span: name.span }]);
    if (literals === undefined)
      tree.addUnknown(name.span, `What "${option}" is for "${name.text}" is computed by Ruby.`);
  }
  const requirements = rest.filter(({ option, value }) => option === undefined && value[0]?.kind !== 'sign');
  tree.addGem(name, requirements, facts);
}

/** `platform :ios, '13.0'` */
function readPlatform(head: Token, all: readonly Argument[], tree: GemTree): void {
  const [system, version] = all.map(({ value }) => literalsOf(value)?.[0]);
  if (system !== undefined && version !== undefined) tree.addFact(`platform ${system.text}`, head.span, [version]);
}

const attributes: ReadonlySet<string> = new Set([
  'name',
  'version',
  'license',
  'homepage',
  'swift_version',
  'swift_versions',
]);

/** `spec.name = …`, `spec.dependency …`, `spec.ios.dependency …`, `spec.ios.deployment_target = …` */
function readPodspecStatement(statement: readonly Token[], tree: GemTree, blocks: readonly Block[]): void {
  if (statement[1]?.text !== '.') return;
  const system = statement[3]?.text === '.' ? statement[2] : undefined;
  const at = system === undefined ? 2 : 4;
  const [call, sign] = [statement[at], statement[at + 1]];
  if (call?.text === 'dependency') return readDependency(statement, at, tree, blocks);
  if (call === undefined || sign?.text !== '=') return;
  const value = statement.slice(at + 2);
  if (call.text === 'deployment_target' && system !== undefined)
    return tree.addFact(`platform ${system.text}`, call.span, literalsOf(value) ?? []);
  if (call.text === 'platform') return readPlatform(call, argumentsOf(statement, at + 2), tree);
  // Parts of a pod have names of their own.
  if (blocks.length > 1 || !attributes.has(call.text)) return;
  const pairs =
    value[0]?.text === '{' ? argumentsOf([{ ...value[0], text: '(' }, ...value.slice(1, -1), closing(value)], 0) : [];
  const type = pairs.find(({ option }) => option === 'type')?.value;
  tree.addFact(call.text, call.span, literalsOf(type ?? value) ?? []);
}

function closing(tokens: readonly Token[]): Token {
  const span = tokens.at(-1)?.span ?? { start: 0, end: 0 };
  return { kind: 'sign', text: ')', span, isComputed: false };
}

function readDependency(statement: readonly Token[], at: number, tree: GemTree, blocks: readonly Block[]): void {
  const [first, ...rest] = argumentsOf(statement, at + 1);
  const [name] = literalsOf(first?.value ?? []) ?? [];
  const span = statement[at]?.span ?? { start: 0, end: 0 };
  if (name === undefined)
    return tree.addUnknown(span, 'The name of the pod that is asked for here is computed by Ruby.');
  const isTest = blocks.some(({ call }) => call === 'test_spec');
  const facts = new Map(isTest ? [['target', [{ text: 'Tests', span }]]] : []);
  tree.addGem(
    name,
    rest.filter(({ option }) => option === undefined),
    facts,
  );
}
