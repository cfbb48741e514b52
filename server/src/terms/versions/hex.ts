// Versions of Hex packages (Elixir, Erlang, Gleam): semantic versions; requirements with `and`, `or` and `~>`.
// Invariant: a pre-release of the version before which `~>` ends lies outside. Source: hexdocs.pm/elixir, "Version".
import { compare, valid } from 'semver';
import { schemeOfBounds, type Alternatives, type Bound } from './bounds';

/** Hex's way of counting. */
export const hex = schemeOfBounds({
  name: 'hex',
  zero: '0.0.0',
  isExactVersion: (text) => /^\d/.test(text) && valid(text) !== null,
  compare: (a, b) => (valid(a) === null || valid(b) === null ? undefined : compare(a, b)),
  readRange,
});

function readRange(range: string): Alternatives | undefined {
  const alternatives = range.split(/\s+or\s+/).map((all) => {
    const bounds = all.split(/\s+and\s+/).map((each) => readCondition(each.trim()));
    return bounds.every((each) => each !== undefined) ? bounds.flat() : undefined;
  });
  return alternatives.every((each) => each !== undefined) ? alternatives : undefined;
}

function readCondition(condition: string): readonly Bound[] | undefined {
  if (condition === '') return [];
  const [, sign = '==', written = ''] = /^(~>|>=|<=|==|!=|!|[<>])?\s*(\S+)$/.exec(condition) ?? [];
  const [, numbers = '', rest = ''] = /^(\d+(?:\.\d+){0,2})((?:[-+].*)?)$/.exec(written) ?? [];
  if (numbers === '') return undefined;
  const parts = numbers.split('.').map(Number);
  const version = `${[...parts, 0, 0].slice(0, 3).join('.')}${rest}`;
  if (sign === '~>') {
    const kept = parts.slice(0, Math.max(1, parts.length - 1));
    const end = [...kept.slice(0, -1), (kept.at(-1) ?? 0) + 1, 0, 0].slice(0, 3).join('.');
    return [
      { operator: '>=', version },
      { operator: '<', version: `${end}-0` },
    ];
  }
  if (sign === '==') return [{ operator: '=', version }];
  if (sign === '!') return [{ operator: '!=', version }];
  // The pattern above lets no other sign through.
  return [{ operator: sign as Bound['operator'], version }];
}
