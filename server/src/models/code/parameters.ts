// The parameters of functions, and what calls give for them.
import type { CodeNode } from '../../syntax/code';
import type { Binding, CallView, Scope } from './view';

type Parameter = Extract<Binding, { kind: 'parameter' }>;

const lists = new Set([
  'parameters',
  'lambda_parameters',
  'formal_parameters',
  'function_value_parameters',
  'parameter_list',
  'formal_parameter_list',
  'optional_formal_parameters',
  // Swift's grammar has no node for the list.
  'function_declaration',
  'init_declaration',
]);

/** The parameters of a function with their names, in order; the object of a method is none. */
export function parametersOf(scope: Scope): readonly (readonly [name: string, binding: Parameter])[] {
  return [...scope.bindings].flatMap(([name, bindings]) => {
    const found = bindings.find((binding): binding is Parameter => {
      return binding.kind === 'parameter' && lists.has(binding.at.parent?.type ?? '');
    });
    return found === undefined ? [] : [[name, found] as const];
  });
}

/** What a call gives for the parameters of the function that it calls; nothing for those that it leaves out. */
export function argumentsByParameter(
  scope: Scope,
  call: CallView,
): readonly (readonly [binding: Parameter, value: CodeNode])[] {
  const isPlain = call.arguments.every(({ spread }) => spread === undefined);
  return parametersOf(scope).flatMap(([name, binding], index) => {
    const positional = isPlain ? call.arguments[index] : undefined;
    const argument =
      call.arguments.find((each) => each.name === name) ?? (positional?.name === undefined ? positional : undefined);
    const value = argument?.value ?? binding.initial;
    return value === undefined ? [] : [[binding, value] as const];
  });
}
