// What is known of a record: its name and state, its facts, what it leads to and what leads to it.
// Invariant: facts are the user's own words, escaped; a state is said only where it can be judged.
import { recordKinds, type RecordKinds } from '../../records/kinds/kinds';
import type { RecordKindName } from '../../records/kind-names';
import { isAcceptable, policyOf } from '../../rules/risk-policy';
import type { RecordRow, RowOf } from '../../workspace/rows';
import type { Product, ProductModel, Tables } from '../../workspace/tables';
import { titleOf } from '../context';
import { code, escapeMarkdown, paragraphs, points } from '../markdown';
import { recordsNaming } from '../named-by';

/** A record of any kind, as a hover shows it. */
export function describeRow(product: ProductModel, row: RecordRow): string {
  const { sentences, state, links } = detailsOf(product, row);
  const title = titleOf(row);
  const head = [
    `**${escapeMarkdown(row.id ?? recordKinds[row.kind].title)}**`,
    title === undefined ? '' : escapeMarkdown(title),
    state,
  ];
  return paragraphs(
    head.filter((part) => part !== '').join(' · '),
    sentences.filter((sentence) => sentence !== '').join(' '),
    ...links.map(([name, texts]) => linked(product.tables, name, texts)),
    referredTo(product.tables, row),
    `${capitalised(recordKinds[row.kind].title)} in ${code(row.anchor.file)}.`,
  );
}

/** The record in one line, for lists: `RC-1 Alarm on poor signal`. */
export function nameRow(row: RecordRow): string {
  const title = titleOf(row);
  return `${code(row.id ?? row.kind)}${title === undefined ? '' : ` ${escapeMarkdown(title)}`}`;
}

interface Details {
  /** Behind the title: `not acceptable`. */
  readonly state: string;
  readonly sentences: readonly string[];
  readonly links: readonly (readonly [name: string, texts: readonly string[]])[];
}

function detailsOf(product: ProductModel, row: RecordRow): Details {
  if (isOf(row, 'risk')) return riskDetails(product, row);
  if (isOf(row, 'control')) return controlDetails(product.tables, row);
  if (isOf(row, 'model')) return modelDetails(row);
  if (isOf(row, 'dataset')) {
    const { version, source, population, personalData, license } = row.value;
    const personal = personalData === undefined ? undefined : `personal data: ${personalData}`;
    return {
      state: '',
      sentences: facts({ Version: version, Licence: license, From: source, 'Stands for': population, Holds: personal }),
      links: [],
    };
  }
  if (isOf(row, 'evidence')) {
    const { file, validUntil, satisfies } = row.value;
    return {
      state: validUntil === undefined ? '' : `valid until ${validUntil}`,
      sentences: [],
      links: [
        ['File', texts(file === undefined ? [] : [file])],
        ['Answers', texts(satisfies)],
      ],
    };
  }
  if (isOf(row, 'requirement')) {
    const { text, satisfies, implementedBy, verifiedBy } = row.value;
    return {
      state: '',
      sentences: facts({ '': text }),
      links: [
        ['Answers', texts(satisfies)],
        ['Implemented by', texts(implementedBy)],
        ['Verified by', texts(verifiedBy)],
      ],
    };
  }
  if (isOf(row, 'item')) {
    const { softwareSafetyClass, path, segregation } = row.value;
    return {
      state: softwareSafetyClass === undefined ? '' : `class ${softwareSafetyClass}`,
      sentences: facts({ 'Kept apart by': segregation }),
      links: [['Holds', texts(path === undefined ? [] : [path])]],
    };
  }
  return { state: '', sentences: [], links: [] };
}

/** Whether a row is of a kind, its values then being known. */
export function isOf<K extends RecordKindName & keyof RecordKinds>(row: RecordRow, kind: K): row is RowOf<K> {
  return row.kind === kind;
}

function riskDetails({ product }: ProductModel, row: RowOf<'risk'>): Details {
  const { value } = row;
  const { residual } = value;
  return {
    state: riskState(product, row),
    sentences: facts({
      Hazard: value.hazard,
      Situation: value.hazardousSituation,
      Harm: value.harm,
      'Before control': estimate(value),
      Remaining: residual === undefined ? undefined : estimate(residual),
    }),
    links: [['Controls', texts(value.controls)]],
  };
}

/** `critical, occasional`; undefined where nothing is estimated. */
function estimate({
  severity,
  probability,
}: {
  readonly severity: string | undefined;
  readonly probability: string | undefined;
}): string | undefined {
  if (severity === undefined && probability === undefined) return undefined;
  return `${severity ?? 'severity unknown'}, ${probability ?? 'probability unknown'}`;
}

/** What the policy says of the risk with its controls, or else before control. */
export function riskState(product: Product, { value }: RowOf<'risk'>): string {
  const policy = policyOf(product, value.kind);
  const after = isAcceptable(policy, value.residual?.severity, value.residual?.probability);
  const isFine = after ?? isAcceptable(policy, value.severity, value.probability);
  if (isFine === undefined) return estimate(value) === undefined ? 'not estimated' : 'acceptability not known';
  return `${isFine ? 'acceptable' : 'not acceptable'} ${after === undefined ? 'before control' : 'with its controls'}`;
}

function controlDetails(tables: Tables, { id, value }: RowOf<'control'>): Details {
  const tagged = (verb: string): readonly string[] => [
    ...new Set(tables.tags.filter((tag) => tag.verb === verb && tag.id === id).map((tag) => tag.anchor.file)),
  ];
  const reviewed = value.reviewed;
  const risks = typeof value.introduces === 'object' ? texts(value.introduces) : [];
  return {
    state: value.type ?? '',
    sentences: facts({
      Reviewed:
        reviewed?.on === undefined
          ? undefined
          : `${reviewed.on}${reviewed.by === undefined ? '' : ` by ${reviewed.by}`}`,
    }),
    links: [
      ['Implemented by', distinct([...texts(value.implementedBy), ...tagged('implements')])],
      ['Verified by', distinct([...texts(value.verifiedBy), ...tagged('verifies')])],
      ['Answers', texts(value.satisfies)],
      ['Introduces', risks],
    ],
  };
}

/** A file that is listed and tagged is named once. */
function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function modelDetails({ value }: RowOf<'model'>): Details {
  return {
    state: value.origin ?? '',
    sentences: facts({
      Version: value.version,
      '': value.role,
      Licence: value.license,
      Supplier: value.supplier,
      'Made from': value.baseModel,
      Limitations: value.limitations,
    }),
    links: [
      ['Artifact', value.artifact],
      ['Training data', texts(value.trainingData)],
    ],
  };
}

function facts(stated: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(stated).flatMap(([name, text]) => {
    if (text === undefined) return [];
    const plain = escapeMarkdown(text.trim().replace(/\.$/, ''));
    return [name === '' ? `${plain}.` : `${name}: ${plain}.`];
  });
}

function texts(mentions: readonly { readonly text: string }[]): readonly string[] {
  return mentions.map(({ text }) => text);
}

/** `**Controls** RC-1 Alarm, RC-2 …`: ids with the titles of what they name. */
function linked({ ids }: Tables, name: string, wanted: readonly string[]): string {
  if (wanted.length === 0) return '';
  const named = wanted.slice(0, 5).map((text) => {
    const [row] = ids.named(text);
    return row === undefined ? code(text) : nameRow(row);
  });
  const rest = wanted.length - named.length;
  return `**${name}** ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The records that name this one. */
function referredTo({ ids }: Tables, { id }: RecordRow): string {
  if (id === undefined) return '';
  const naming = recordsNaming(ids, id);
  return naming.length === 0 ? '' : `**Named by**\n\n${points(naming.map(nameRow))}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
