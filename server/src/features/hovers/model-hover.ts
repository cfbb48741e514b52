// What is known of a model in code: how it is loaded, which record covers it, what was found of it.
// Invariant: what is decided while the program runs is said to be so, not guessed.
import { isCommit } from '../../rules/ai/model-words';
import { parsePurl } from '../../terms/purl';
import { findDatasets } from '../../workspace/dataset-coverage';
import { findModels, withoutRevision } from '../../workspace/model-coverage';
import { isSame } from '../../workspace/same';
import type { ArtifactRow, RecordRow, RowOf, TagRow, UseRow } from '../../workspace/rows';
import type { ProductModel } from '../../workspace/tables';
import type { FeatureContext } from '../context';
import { describeHosted } from './hosted-hover';
import { code, escapeMarkdown, paragraphs, points } from '../markdown';
import { describeRow, nameRow } from './record-hover';

/** A place in code where a model or dataset is loaded, fetched or called. */
export function describeUse(context: FeatureContext, product: ProductModel, row: UseRow): string {
  const { use } = row;
  const isHere = ({ uses }: { readonly uses: readonly UseRow[] }): boolean =>
    uses.some(({ anchor }) => isSame(anchor, row.anchor));
  const model = findModels(product.product, product.tables).find(isHere);
  const data = use.kind === 'dataset' ? findDatasets(product.product, product.tables).find(isHere) : undefined;
  const named = row.tagged.flatMap((id) => product.tables.ids.named(id))[0];
  const record = model?.record ?? data?.record ?? named;
  const name =
    use.reference === undefined ? `a ${use.kind} that is chosen while the program runs` : code(use.reference);
  const revision = use.revision === undefined ? '' : ` at revision ${code(use.revision)}`;
  return paragraphs(
    `**${escapeMarkdown(use.how)}** · ${use.kind}${record === undefined ? ', not documented' : ''}`,
    [`Loads ${name}${revision}.`, describeChoice(use), ...warnings(use)].filter((part) => part !== '').join(' '),
    use.reference === undefined ? '' : describeHosted(use.reference, context.asOf),
    model?.artifact === undefined ? '' : describeArtifact(model.artifact),
    describeDifference(use, record),
    record === undefined ? 'No record documents it.' : describeRow(product, record),
    describeFindings(context, row, use.reference),
  );
}

/** What a load may be that is decided while the program runs. */
function describeChoice({ default: initial, candidates }: UseRow['use']): string {
  const named = candidates.slice(0, MOST_NAMED).map(code).join(', ');
  const others = named === '' ? '' : `The code also names ${named}.`;
  return initial === undefined
    ? others
    : [`By default it is ${code(initial)}.`, others].filter((part) => part !== '').join(' ');
}

/** What the record of a model of the hub says otherwise than the code that loads it; empty where they agree. */
function describeDifference({ reference, revision }: UseRow['use'], record: RecordRow | undefined): string {
  if (reference === undefined || record === undefined || !isModel(record)) return '';
  const own = record.value.artifact.find((text) => withoutRevision(text) === withoutRevision(reference));
  const recorded = own === undefined ? undefined : parsePurl(own)?.version;
  if (recorded === undefined || !isCommit(recorded)) return '';
  if (revision === undefined || !isCommit(revision))
    return `**Recorded differently:** the record names commit ${code(recorded)}, and this load names none.`;
  return revision.startsWith(recorded) || recorded.startsWith(revision)
    ? ''
    : `**Recorded differently:** the record names commit ${code(recorded)}, and this loads ${code(revision)}.`;
}

function isModel(row: RecordRow): row is RowOf<'model'> {
  return row.kind === 'model';
}

/** An id that a trace tag names. */
export function describeTag(product: ProductModel, { id, verb }: TagRow): string {
  const [row] = product.tables.ids.named(id);
  if (row === undefined) return `${code(id)} · no record has this id.`;
  return paragraphs(
    describeRow(product, row),
    `This code ${verb === 'implements' || verb === 'verifies' ? verb : 'uses'} ${nameRow(row)}.`,
  );
}

/** What a model file and the cards beside it say of the model. */
export function describeArtifact(row: ArtifactRow): string {
  const { path, identity, sha256, size, shard } = row;
  const facts = [
    `${code(path)}: ${escapeMarkdown(identity.format)}, ${size.toLocaleString('en-GB')} bytes`,
    sha256 === undefined ? 'SHA-256 not worked out yet' : `SHA-256 ${code(`${sha256.slice(0, 12)}…`)}`,
    shard === undefined ? '' : `piece ${shard.number} of ${shard.count}`,
    identity.lfsPointer === undefined ? '' : 'kept in Git LFS',
  ];
  const danger = identity.danger === undefined ? '' : ` Loading it can run code: ${escapeMarkdown(identity.danger)}.`;
  return paragraphs(`${facts.filter((fact) => fact !== '').join(', ')}.${danger}`, describeStated(row));
}

/** How many datasets and measurements are named. */
const MOST_NAMED = 5;

function describeStated({ stated, cards }: ArtifactRow): string {
  const said = [
    ['licence', stated.license],
    ['made from', stated.baseModels.join(', ')],
    ['provided by', stated.supplier],
    ['version', stated.version],
    ['written by', [stated.producer, stated.producerVersion].filter((part) => part !== undefined).join(' ')],
    ['quantisation', stated.quantization],
    ['trained with', shorten(stated.datasets.map(({ name, title }) => title ?? name))],
    ['measured', shorten(stated.evaluation.map(describeMeasure))],
  ].flatMap(([does, what = '']) => (what === '' ? [] : [`${does ?? ''} ${escapeMarkdown(what)}`]));
  if (said.length === 0) return '';
  const speakers = ['The file', ...cards.map(({ file }) => code(file))];
  const says = speakers.length === 1 ? 'says' : 'say';
  return `${speakers.slice(0, 3).join(' and ')} ${says}: ${said.join(', ')}.`;
}

function describeMeasure({ metric, value, dataset, subgroup }: ArtifactRow['stated']['evaluation'][number]): string {
  const on = [dataset?.title ?? dataset?.name, subgroup].filter((part) => part !== undefined).join(', ');
  return `${metric} ${value}${on === '' ? '' : ` on ${on}`}`;
}

function shorten(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  return [...names.slice(0, MOST_NAMED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function warnings({ unsafe, trustsRemoteCode }: UseRow['use']): readonly string[] {
  return [
    ...(unsafe ? ['The load unpickles, so that the file can run code.'] : []),
    ...(trustsRemoteCode ? ['It runs code that comes with the model.'] : []),
  ];
}

/** What was found of the model elsewhere; what was found here the editor shows by itself. */
function describeFindings({ findings }: FeatureContext, { anchor }: UseRow, reference: string | undefined): string {
  const elsewhere = findings.filter((finding) => finding.target === reference && finding.anchor.file !== anchor.file);
  return points(
    elsewhere.map(({ message }) => escapeMarkdown(message)),
    3,
  );
}
