// What the embedded table knows of a model that a provider runs: when it ends, what instead, and where the name leads.
// Invariant: each statement names its page, the day on which it was read, and how; what is not known is not said.
import {
  findHostedModel,
  idIn,
  namingOf,
  providerOf,
  waysOfReading,
  type HostedModel,
} from '../../support/hosted-models';
import type { CalendarDay } from '../../terms/calendar-day';
import { code, escapeMarkdown } from '../markdown';

/** The sentences on a hosted model; empty for what is not hosted, or of which nothing is known. */
export function describeHosted(reference: string, asOf: CalendarDay): string {
  const model = findHostedModel(reference);
  const naming = namingOf(reference);
  const leads =
    naming.kind === 'alias' && naming.leadsTo !== undefined ? `, last read to lead to ${code(naming.leadsTo.id)}` : '';
  const alias =
    naming.kind === 'alias' ? `${code(idIn(reference))} is a name that its provider may lead elsewhere${leads}.` : '';
  if (model === undefined) return alias;
  const { page, read, checked } = model.source;
  const source = `[${escapeMarkdown(new URL(page).hostname)}](${page}), ${waysOfReading[checked]} on ${read}`;
  const provider = escapeMarkdown(providerOf(reference)?.title ?? 'Its provider');
  const instead = model.successor === undefined ? '' : ` It recommends ${code(model.successor)} instead.`;
  return [alias, `${provider} ${endOf(model, asOf)} (${source}).${instead}`].filter((part) => part !== '').join(' ');
}

function endOf({ retires, notBefore, announced, source }: HostedModel, asOf: CalendarDay): string {
  if (retires !== undefined) {
    if (retires > asOf) return `ends it on ${retires}`;
    return source.read < retires ? `announced its end for ${retires}` : `ended it on ${retires}`;
  }
  return notBefore === undefined
    ? `announced its end on ${announced ?? 'a day unknown'}, without a day`
    : `will not end it before ${notBefore}`;
}
