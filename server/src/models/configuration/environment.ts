// Variables of the environment that name models: in `.env` files, containers, workflows, images and infrastructure.
// Invariant: a value that others may set (`${NAME:-default}`) is a dynamic use with its default.
import type { Span } from '../../text/span';
import type { FoundUse } from './found';
import { isModelKey, judgeValue } from './model-values';

/** A variable with the place of its value. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** The models that variables name; `around` tells what the program behind them is. */
export function readEnvironment(entries: readonly EnvironmentEntry[], around = '', how = 'env'): readonly FoundUse[] {
  const values = new Map(entries.map(({ name, value }) => [name, value]));
  return entries.flatMap((entry) => readEntry(entry, values, around, how));
}

/** Names that speak of a model without the word. */
const otherKeys =
  /(?:^|_)(?:LLM|EMBEDDINGS?|OLLAMA_MODELS?|DEPLOYMENT|DEPLOYMENT_NAME|CHECKPOINT|WEIGHTS|RERANKER)(?:_|$)/i;
/** Where models are kept, how many there are, how long they take: no models. */
const noModel =
  /(?:_DIR|_ROOT|_HOME|_CACHE|_URL|_HOST|_PORT|_KEY|_TOKEN|_TYPE|_SIZE|_TIMEOUT|_VERSION|_REVISION|_PROVIDER|_FORMAT|_BACKEND|_DEVICE|_NAMESPACE|_COUNT|_CONCURRENCY)$/i;

function readEntry(
  { name, value, span }: EnvironmentEntry,
  values: ReadonlyMap<string, string>,
  around: string,
  how: string,
): readonly FoundUse[] {
  if (noModel.test(name) || !(isModelKey(name.replaceAll('_', ' ')) || otherKeys.test(name))) return [];
  const key = `${around} ${name}`.toLowerCase();
  const isSet = /^\$\{?\{?[^}]*\}?\}$|^\$\w+$/.test(value.trim());
  const [, initial] = /^\$\{\w+:?-([^}]*)\}$/.exec(value.trim()) ?? /^\$\{[\w.-]+:([^}]*)\}$/.exec(value.trim()) ?? [];
  if (isSet) {
    const spelled = initial === undefined ? undefined : judgeValue(key, initial, 'likely');
    return spelled === undefined ? [] : [{ how, span, reference: undefined, default: spelled.reference }];
  }
  const spelled = judgeValue(key, value, 'likely');
  if (spelled === undefined) return [];
  const stem = name.replace(/_?(?:ID|NAME|MODEL)$/i, '').replace(/_?MODEL$/i, '');
  const revision = [`${name}_REVISION`, `${stem}_REVISION`, 'REVISION', 'MODEL_REVISION'].flatMap(
    (each) => values.get(each) ?? [],
  )[0];
  const isHub = spelled.reference.startsWith('pkg:huggingface/');
  return [
    {
      how,
      span,
      reference: spelled.reference,
      revision: spelled.revision ?? (isHub && revision?.startsWith('$') !== true ? revision : undefined),
    },
  ];
}
