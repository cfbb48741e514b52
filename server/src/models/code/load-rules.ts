// The usual shape of a rule: a call that takes an id, and perhaps a revision beside it.
import type { CodeNode } from '../../syntax/code';
import type { SpelledModel } from '../references';
import type { ArgumentPlace, Loaded, LoadCall } from './load-call';
import type { KnownText } from './known-text';

export interface IdRule {
  /** Where the id may stand; the first place that is given counts. */
  readonly id: readonly ArgumentPlace[];
  readonly spell: (known: KnownText, call: LoadCall) => SpelledModel | undefined;
  readonly revision?: ArgumentPlace;
  readonly kind?: 'dataset';
  /** What a call without an id does: nothing that counts, or load what the library picks. */
  readonly without?: 'nothing' | 'default';
  /** An object in the id's place was loaded elsewhere. */
  readonly takesObjects?: boolean;
  /** Calls that load no weights. */
  readonly except?: (call: LoadCall) => boolean;
  readonly unsafe?: (call: LoadCall) => boolean;
}

/** Reads a call that takes an id. */
export function byId(rule: IdRule): (call: LoadCall) => Loaded | undefined {
  return (call) => {
    if (rule.except?.(call) === true) return undefined;
    const place = rule.id.find((candidate) => call.argument(candidate) !== undefined);
    const shared: Pick<Loaded, 'kind' | 'unsafe'> = {
      kind: rule.kind ?? 'model',
      unsafe: rule.unsafe?.(call) ?? false,
    };
    if (place === undefined) {
      const mayBeGiven = rule.id.some((candidate) => call.hasUnknownArguments(candidate.options));
      return mayBeGiven || rule.without === 'default' ? { ...shared, reference: undefined } : undefined;
    }
    const known = call.text(place);
    const revision = rule.revision === undefined ? undefined : call.text(rule.revision)?.text;
    if (known === undefined) {
      const node = call.argument(place);
      if (rule.takesObjects === true && node !== undefined && call.isObject(node)) return undefined;
      return { ...shared, ...perhaps(call, node, rule.spell), revision };
    }
    const spelled = rule.spell(known, call);
    return { ...shared, reference: spelled?.reference, revision: revision ?? spelled?.revision };
  };
}

/** What is loaded by an id that is decided while the program runs. */
export function perhaps(call: LoadCall, id: CodeNode | undefined, spell: IdRule['spell']): Loaded {
  const possible = id === undefined ? [] : call.possible(id);
  const spelled = possible.flatMap(({ known, isDefault }) => {
    const reference = spell(known, call)?.reference;
    return reference === undefined ? [] : [{ reference, isDefault }];
  });
  const initial = spelled.find(({ isDefault }) => isDefault)?.reference;
  const candidates = spelled.map(({ reference }) => reference).filter((reference) => reference !== initial);
  return { reference: undefined, default: initial, candidates: [...new Set(candidates)] };
}

/** The place of an argument by its position and its keywords. */
export function given(at: number, ...named: readonly string[]): readonly ArgumentPlace[] {
  return [{ at, named }];
}

/** The place of an argument that is given by one of its keywords, the first that is there. */
export function named(...names: readonly string[]): readonly ArgumentPlace[] {
  return names.map((name) => ({ named: [name] }));
}
