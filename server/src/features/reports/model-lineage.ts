// From what a model was made, and what is made from it: base models, datasets, and the models that a dataset went into.
// Invariant: only what records state; a base model that has a record leads on to its own, and no way is gone in circles.
import type { RecordRow, RowOf } from '../../workspace/rows';
import type { Tables } from '../../workspace/tables';
import { withoutRevision } from '../../workspace/model-coverage';

export interface LineageNode {
  readonly id: string;
  readonly kind: 'model' | 'dataset';
  readonly label: string;
  /** Version, revision or kind of origin; may be empty. */
  readonly note: string;
  /** How many steps before the one that it is all about; negative for what comes after. */
  readonly before: number;
  /** It has a record of its own. */
  readonly isRecorded: boolean;
}

export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  /** What the one was to the other: `base of`, `trained`, `measured`. */
  readonly does: string;
}

/** A small graph around one record. */
export interface Lineage {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

type Row = RowOf<'model'> | RowOf<'dataset'>;
type Records = Pick<Tables, 'models' | 'datasets'>;

/** How far back is gone. */
const MOST_STEPS = 4;

/** The lineage of a model or dataset. */
export function lineageOf(row: Row, tables: Records): Lineage {
  const graph = new Graph(tables);
  graph.add(row);
  return graph;
}

class Graph implements Lineage {
  readonly nodes: LineageNode[] = [];
  readonly edges: LineageEdge[] = [];
  readonly #tables: Records;

  constructor(tables: Records) {
    this.#tables = tables;
  }

  add(row: Row): void {
    this.#place(row, 0);
    if (isModel(row)) this.#addSources(row, 1);
    else this.#addUsers(row);
  }

  #addSources(row: RowOf<'model'>, before: number): void {
    if (before > MOST_STEPS) return;
    const { baseModel, trainingData, evaluation } = row.value;
    if (baseModel !== undefined) {
      const base = this.#tables.models.find(({ value }) => isAmong(value.artifact, baseModel));
      const id = base === undefined ? baseModel : idOf(base);
      this.edges.push({ from: id, to: idOf(row), does: 'base of' });
      if (base === undefined) this.#placeNamed(baseModel, 'model', before);
      else if (this.#place(base, before)) this.#addSources(base, before + 1);
    }
    for (const { text } of trainingData) this.#addData(text, row, 'trained', before);
    const measured = new Set(evaluation.flatMap(({ dataset }) => dataset?.text ?? []));
    for (const text of measured) this.#addData(text, row, 'measured', before);
  }

  #addData(id: string, row: RowOf<'model'>, does: string, before: number): void {
    const known = this.edges.find((edge) => edge.from === id && edge.to === idOf(row));
    if (known !== undefined) {
      this.edges[this.edges.indexOf(known)] = { ...known, does: `${known.does} and ${does}` };
      return;
    }
    this.edges.push({ from: id, to: idOf(row), does });
    const data = this.#tables.datasets.find((candidate) => candidate.id === id);
    if (data === undefined) this.#placeNamed(id, 'dataset', before);
    else this.#place(data, before);
  }

  #addUsers(row: RowOf<'dataset'>): void {
    for (const model of this.#tables.models) {
      const does = [
        ...(model.value.trainingData.some(({ text }) => text === row.id) ? ['trained'] : []),
        ...(model.value.evaluation.some(({ dataset }) => dataset?.text === row.id) ? ['measured'] : []),
      ];
      if (does.length === 0) continue;
      this.#place(model, -1);
      this.edges.push({ from: idOf(row), to: idOf(model), does: does.join(' and ') });
    }
  }

  /** False where it stood there already. */
  #place(row: Row, before: number): boolean {
    const id = idOf(row);
    if (this.nodes.some((node) => node.id === id)) return false;
    const { name, version } = row.value;
    const note = [version, isModel(row) ? row.value.origin : undefined].filter((part) => part !== undefined).join(', ');
    const kind = isModel(row) ? 'model' : 'dataset';
    this.nodes.push({ id, kind, label: name ?? id, note, before, isRecorded: true });
    return true;
  }

  #placeNamed(id: string, kind: LineageNode['kind'], before: number): void {
    if (this.nodes.some((node) => node.id === id)) return;
    const label = withoutRevision(id).replace(/^(?:pkg:huggingface\/|hosted:)/, '');
    const revision = /@([^/@]+)$/.exec(id)?.[1] ?? '';
    this.nodes.push({ id, kind, label, note: revision.slice(0, 12), before, isRecorded: false });
  }
}

function isModel(row: RecordRow): row is RowOf<'model'> {
  return row.kind === 'model';
}

function idOf(row: Row): string {
  return row.id ?? `${row.anchor.file} ${row.anchor.path.join(' ')}`;
}

function isAmong(artifacts: readonly string[], reference: string): boolean {
  return artifacts.some((text) => withoutRevision(text) === withoutRevision(reference));
}

/** `example/ecg-base is the base of AF detector. PTB-XL trained and measured it.` */
export function describeLineage({ nodes, edges }: Lineage): readonly string[] {
  const label = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id;
  return edges.map(
    ({ from, to, does }) => `${label(from)} ${does === 'base of' ? 'is the base of' : does} ${label(to)}`,
  );
}
