// What `${{ matrix.node }}` and `${{ env.NODE }}` stand for where the workflow itself says so.
// Invariant: an expression has all values that are written out for it, or is not known at all; a matrix that is made by
// another job is not known.
import type { DataPath } from '../../text/anchor';
import { isFields, type Fields } from '../manifest-data';

/** A value with the place where a person edits it. */
export interface WrittenValue {
  readonly text: string;
  readonly path: DataPath;
}

/** A job and the workflow around it. */
export interface JobScope {
  readonly workflow: Fields;
  readonly job: Fields;
  readonly path: DataPath;
}

const EXPRESSION = /^\$\{\{\s*(matrix|env|inputs)\.([\w.-]+)\s*(?:\|\|\s*'([^']*)'\s*)?\}\}$/;

/**
 * The values of what is written at a path: itself where it is no expression, several for a matrix; undefined where it
 * cannot be known. An expression within a longer text counts if it has one value.
 */
export function valuesOf(value: unknown, path: DataPath, scope: JobScope): readonly WrittenValue[] | undefined {
  if (Array.isArray(value)) {
    const each = value.map((item: unknown, index) => valuesOf(item, [...path, index], scope));
    return each.every((values) => values !== undefined) ? each.flat() : undefined;
  }
  const text = textIn(value);
  if (text === undefined) return [];
  if (!text.includes('${{')) return [{ text, path }];
  const whole = EXPRESSION.exec(text);
  if (whole !== null) return stoodFor(whole, path, scope);
  const parts = [...text.matchAll(/\$\{\{[^}]*\}\}/g)].map(([part]) => part);
  const [only] = new Set(parts);
  const isOne = only !== undefined && only !== text && new Set(parts).size === 1;
  const values = isOne ? valuesOf(only, path, scope) : undefined;
  return values?.map((each) => ({ text: text.replaceAll(only ?? '', () => each.text), path: each.path }));
}

function stoodFor(
  [, context = '', name = '', otherwise]: RegExpExecArray,
  path: DataPath,
  scope: JobScope,
): readonly WrittenValue[] | undefined {
  const found =
    context === 'matrix'
      ? inMatrix(name, scope)
      : context === 'env'
        ? inEnvironment(name, scope)
        : inInputs(name, scope);
  return found ?? (otherwise === undefined ? undefined : [{ text: otherwise, path }]);
}

/** The values of a matrix's key, those of `include` too; `matrix.a.b` is a field of each value. */
function inMatrix(name: string, { job, path }: JobScope): readonly WrittenValue[] | undefined {
  const strategy = isFields(job.strategy) ? job.strategy : {};
  if (!isFields(strategy.matrix)) return undefined;
  const { matrix } = strategy;
  const at = [...path, 'strategy', 'matrix'];
  const [key = '', ...fields] = name.split('.');
  const listed = (value: unknown, from: DataPath, steps: readonly string[]): readonly WrittenValue[] => {
    const each: readonly unknown[] = Array.isArray(value) ? value : [value];
    return each.flatMap((item, index) => {
      const place = Array.isArray(value) ? [...from, index] : from;
      const found = steps.reduce<unknown>((here, step) => (isFields(here) ? here[step] : undefined), item);
      const text = textIn(found);
      return text === undefined || text.includes('${{') ? [] : [{ text, path: [...place, ...steps] }];
    });
  };
  const own = matrix[key] === undefined ? [] : listed(matrix[key], [...at, key], fields);
  const included = listed(matrix.include, [...at, 'include'], [key, ...fields]);
  const all = [...new Map([...own, ...included].map((value) => [value.text, value])).values()];
  return all.length === 0 ? undefined : all;
}

function inEnvironment(name: string, { workflow, job, path }: JobScope): readonly WrittenValue[] | undefined {
  for (const [owner, at] of [
    [job, path],
    [workflow, []],
  ] as const) {
    const text = isFields(owner.env) ? textIn(owner.env[name]) : undefined;
    if (text !== undefined) return text.includes('${{') ? undefined : [{ text, path: [...at, 'env', name] }];
  }
  return undefined;
}

/** The default of an input of an action, of a workflow that others call, or of one that a person starts. */
function inInputs(name: string, { workflow }: JobScope): readonly WrittenValue[] | undefined {
  const own = isFields(workflow.inputs) ? workflow.inputs[name] : undefined;
  const usual = isFields(own) ? textIn(own.default) : undefined;
  if (usual !== undefined) return [{ text: usual, path: ['inputs', name, 'default'] }];
  // YAML 1.1 reads the key `on` as true.
  const triggers = workflow.on ?? workflow.true;
  for (const trigger of ['workflow_call', 'workflow_dispatch']) {
    const event = isFields(triggers) ? triggers[trigger] : undefined;
    const inputs = isFields(event) && isFields(event.inputs) ? event.inputs : {};
    const input = inputs[name];
    const text = isFields(input) ? textIn(input.default) : undefined;
    if (text !== undefined) return [{ text, path: ['on', trigger, 'inputs', name, 'default'] }];
  }
  return undefined;
}

function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
