// A hosted model that its provider has ended, or will within half a year.
import type { Anchor } from '../../text/anchor';
import { findHostedModel, idIn, providerOf, waysOfReading, type HostedModel } from '../../support/hosted-models';
import { addDays, type CalendarDay } from '../../terms/calendar-day';
import { findModels, type FoundModel } from '../../workspace/model-coverage';
import type { RowOf } from '../../workspace/rows';
import { fieldOf, nameOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const tables = ['models', 'uses', 'artifacts'] as const;

/** How far ahead an end is reported. */
const DAYS_AHEAD = 180;

export const retiredModel = rule({
  name: 'ai/retired-model',
  severity: 'error',
  finds: 'A hosted model that its provider has retired, or will within 180 days',
  why: 'From the day of its end every request fails, or is answered by another model than the one that was validated. Changing to a successor is a change of the product: it takes an evaluation, not an edit.',
  mend: 'Evaluate the successor that the provider names, or another model, and change to it before the day.',
  limits:
    'The days come from an embedded table of what providers announced; each finding says when and how that was read. What was announced later is not known. An Azure deployment goes by a name of its own and is judged only where that is a model with its version. A provider that only says "not before" gets an information.',
  gate: 'always',
  failing: [
    {
      title: 'Ended, and about to end',
      text: `=== src/ask.py ===
import anthropic
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4-0613", messages=[])
#                       ^^^^^^ error: OpenAI announced the end of "gpt-4-0613" for 2026-10-23
claude = anthropic.Anthropic()
claude.messages.create(model="claude-sonnet-4-5-20250929", max_tokens=100, messages=[])
#               ^^^^^^ warning: Anthropic ends "claude-sonnet-4-5-20250929" on 2026-11-30
`,
    },
  ],
  passing: [
    {
      title: 'A model whose end nobody announced',
      text: `=== src/ask.py ===
from openai import OpenAI

OpenAI().embeddings.create(model="text-embedding-3-small", input="x")
`,
    },
  ],
  judges: [onProduct(tables, judge)],
});

function judge({ product, tables: facts, asOf }: ProductInput<(typeof tables)[number]>): readonly Judgement[] {
  const found = findModels(product, facts);
  const ofUses = found.flatMap((model): readonly Judgement[] => {
    const [first, ...others] = model.uses;
    if (model.reference === undefined || first === undefined) return [];
    const related = [
      ...others.map(({ anchor }) => ({ anchor, message: 'It is also used here.' })),
      ...(model.record === undefined
        ? []
        : [{ anchor: fieldOf(model.record, 'artifact'), message: 'The record of the model.' }]),
    ];
    return judgeReference(model.reference, first.anchor, related, asOf);
  });
  return [...ofUses, ...facts.models.flatMap((row) => judgeRecord(row, found, asOf))];
}

/** A model that is recorded and that no code was seen to use. */
function judgeRecord(row: RowOf<'model'>, found: readonly FoundModel[], asOf: CalendarDay): readonly Judgement[] {
  const { artifact } = row.value;
  return artifact.flatMap((reference, index) => {
    if (found.some((model) => model.reference === reference && model.uses.length > 0)) return [];
    const anchor = fieldOf(row, 'artifact', ...(artifact.length > 1 ? [index] : []));
    return judgeReference(reference, anchor, [], asOf, nameOf(row));
  });
}

function judgeReference(
  reference: string,
  anchor: Anchor,
  related: NonNullable<Judgement['related']>,
  asOf: CalendarDay,
  recordedAs?: string,
): readonly Judgement[] {
  const model = findHostedModel(reference);
  const end = model === undefined ? undefined : endOf(model, asOf);
  if (model === undefined || end === undefined) return [];
  const provider = providerOf(reference)?.title ?? 'Its provider';
  const { page, read, checked } = model.source;
  const how = waysOfReading[checked];
  const name = idIn(reference);
  const alias = model.aliases.includes(name) ? `, an alias of ${model.id}` : '';
  const named = `"${name}"${alias}${recordedAs === undefined ? '' : `, recorded as ${recordedAs}`}`;
  return [
    {
      anchor,
      target: reference,
      what: `${provider} ${end.words(named)}${checked === 'stored-page' ? '' : ` (${how})`}.`,
      todo: `Evaluate ${model.successor === undefined ? 'another model' : `${model.successor}, which it recommends, or another model`}, and change to it.`,
      related: [{ anchor, message: `Source: ${page} (${how} on ${read}).` }, ...related],
      severity: end.severity,
    },
  ];
}

interface End {
  readonly severity: NonNullable<Judgement['severity']>;
  /** What the provider does with the model of that name. */
  readonly words: (name: string) => string;
}

/** What is to be said of a model on a day; undefined where its end is far off or unknown. */
function endOf({ retires, notBefore, announced, source }: HostedModel, asOf: CalendarDay): End | undefined {
  const soon = addDays(asOf, DAYS_AHEAD);
  if (retires !== undefined) {
    if (retires > soon) return undefined;
    if (retires > asOf) return { severity: 'warning', words: (name) => `ends ${name} on ${retires}` };
    // What was read before the day is an announcement of it.
    const words = (name: string): string =>
      source.read < retires ? `announced the end of ${name} for ${retires}` : `ended ${name} on ${retires}`;
    return { severity: 'error', words };
  }
  if (notBefore !== undefined)
    return notBefore > soon
      ? undefined
      : { severity: 'information', words: (name) => `may end ${name} from ${notBefore} on` };
  return announced === undefined || announced > asOf
    ? undefined
    : { severity: 'warning', words: (name) => `announced the end of ${name} on ${announced}, without a day` };
}
