// The usual shape of a rule: a call that takes an id, and perhaps a revision beside it.
import type { SpelledModel } from '../references';
import type { ArgumentPlace, Loaded, LoadCall } from './load-call';
import type { KnownText } from './texts';

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
    if (known === undefined) {
      const node = call.argument(place);
      if (rule.takesObjects === true && node !== undefined && call.isObject(node)) return undefined;
      return { ...shared, reference: undefined };
    }
    const spelled = rule.spell(known, call);
    const revision = rule.revision === undefined ? undefined : call.text(rule.revision)?.text;
    return { ...shared, reference: spelled?.reference, revision: revision ?? spelled?.revision };
  };
}
