// What is known of a model in code: how it is loaded, which record covers it, what was found of it.
// Invariant: what is decided while the program runs is said to be so, not guessed.
import { findModels } from '../workspace/model-coverage';
import { isSame } from '../workspace/same';
import type { ArtifactRow, TagRow, UseRow } from '../workspace/rows';
import type { ProductModel } from '../workspace/tables';
import type { FeatureContext } from './context';
import { code, escapeMarkdown, paragraphs, points } from './markdown';
import { describeRow, nameRow } from './record-hover';

/** A place in code where a model or dataset is loaded, fetched or called. */
export function describeUse(context: FeatureContext, product: ProductModel, row: UseRow): string {
  const { use } = row;
  const model = findModels(product.product, product.tables).find(({ uses }) =>
    uses.some(({ anchor }) => isSame(anchor, row.anchor)),
  );
  const named = row.tagged.flatMap((id) => product.tables.ids.named(id))[0];
  const record = model?.record ?? named;
  const name =
    use.reference === undefined ? `a ${use.kind} that is chosen while the program runs` : code(use.reference);
  const revision = use.revision === undefined ? '' : ` at revision ${code(use.revision)}`;
  return paragraphs(
    `**${escapeMarkdown(use.how)}** · ${use.kind}${record === undefined ? ', not documented' : ''}`,
    [`Loads ${name}${revision}.`, ...warnings(use)].join(' '),
    model?.artifact === undefined ? '' : describeArtifact(model.artifact),
    record === undefined ? 'No record documents it.' : describeRow(product, record),
    describeFindings(context, row, use.reference),
  );
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

/** What a model file says about itself. */
export function describeArtifact({ path, identity, sha256, size }: ArtifactRow): string {
  const { format, unsafe, lfsPointer, metadata } = identity;
  const facts = [
    `${code(path)}: ${escapeMarkdown(format)}, ${size.toLocaleString('en-GB')} bytes`,
    sha256 === undefined ? 'SHA-256 not known' : `SHA-256 ${code(`${sha256.slice(0, 12)}…`)}`,
    metadata.license === undefined ? '' : `licence ${escapeMarkdown(metadata.license)}`,
    metadata.producer === undefined ? '' : `made by ${escapeMarkdown(metadata.producer)}`,
    lfsPointer === undefined ? '' : 'kept in Git LFS',
    unsafe ? 'loading it can run code' : '',
  ];
  return `${facts.filter((fact) => fact !== '').join(', ')}.`;
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
