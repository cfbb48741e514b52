// An id, clause or path that leads nowhere.
import { nearestName } from '../../terms/nearest-name';
import type { Anchor } from '../../text/anchor';
import type { Fix } from '../../text/change';
import type { RecordKindName } from '../../records/kind-names';
import { recordKinds } from '../../records/kinds/kinds';
import type { Mention, ReferenceTarget } from '../../records/value-type';
import { isPath } from '../../workspace/paths';
import type { RecordRow } from '../../workspace/rows';
import { clauseTables, referringTables, type IdIndex } from '../../workspace/tables';
import { fieldOf } from '../naming';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';

const reads = [...referringTables, 'ids', 'places'] as const;

export const unresolvedReference = rule({
  name: 'annotation/unresolved-reference',
  severity: 'error',
  finds: 'An id, clause or path that leads nowhere',
  why: 'A risk that names a control which is not there has no control. The reference looks like an answer and is none.',
  mend: 'Correct the id, clause or path, or create what it names.',
  gate: 'always',
  failing: [
    {
      title: 'A control that is not there',
      text: `risks:
  - id: RISK-1
    title: AF episode is missed
    controls: [RC-9]
#              ^^^^ error: No record has the id RC-9.
`,
    },
    {
      title: 'A clause that is not known',
      text: `controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    satisfies: [mdr:annex-I/99.9]
#               ^^^^^^^^^^^^^^^^ error: is no known clause
`,
    },
  ],
  passing: [
    {
      title: 'A control that is there',
      text: `risks:\n  - id: RISK-1\n    title: AF episode is missed\n    controls: [RC-1]\ncontrols:\n  - id: RC-1\n    title: Alarm\n    type: protective-measure\n    satisfies: [mdr:annex-I/17.2]\n`,
    },
  ],
  judges: [onProduct(clauseTables, judgeClauses), onProduct(reads, judgeReferences)],
});

function judgeClauses({ product, tables }: ProductInput<(typeof clauseTables)[number]>): readonly Judgement[] {
  const { catalogue } = product.facts;
  const rows = clauseTables.flatMap((table): readonly RecordRow[] => tables[table]);
  return rows.flatMap((row) =>
    row.mentions.flatMap(({ text, path, shape }) => {
      const found = shape.kind === 'clause' ? catalogue.resolve(text) : undefined;
      // Of a citation that may mean several clauses, annotation/invalid-value speaks.
      if (found?.kind !== 'unknown' || catalogue.cited(text).length > 0) return [];
      const { nearest } = found;
      const anchor = fieldOf(row, ...path);
      const todo =
        nearest === undefined
          ? 'Write it as mdr:annex-I/17.2; completion lists the clauses.'
          : `Did you mean "${nearest}"?`;
      const what = `"${text}" is no known clause.`;
      return [{ anchor, target: text, what, todo, fixes: replacement(nearest, anchor) }];
    }),
  );
}

function judgeReferences({ product, tables }: ProductInput<(typeof reads)[number]>): readonly Judgement[] {
  const rows = referringTables.flatMap((table): readonly RecordRow[] => tables[table]);
  const candidates = candidatesIn(tables.ids);
  const isResolved = (mention: Mention, file: string): boolean => resolves(mention, file, tables);
  const ofRecords = rows.flatMap((row) =>
    row.mentions
      .filter((mention) => !isResolved(mention, row.anchor.file))
      .flatMap((mention) =>
        judgeMention(mention, { ...row.anchor, path: [...row.anchor.path, ...mention.path] }, tables, candidates),
      ),
  );
  const ofProduct = product.mentions
    .filter((mention) => !isResolved(mention, product.file))
    .flatMap((mention) =>
      judgeMention(mention, { file: product.file, path: mention.path, part: 'value' }, tables, candidates),
    );
  return [...ofRecords, ...ofProduct];
}

/** Whether a mention is in order; most are, and cost no more than this. */
function resolves(mention: Mention, file: string, { ids, places }: ProductInput<'ids' | 'places'>['tables']): boolean {
  const { shape, text, ownRule } = mention;
  if (shape.kind !== 'reference') return true;
  if (isPath(mention)) {
    // A rule of its own speaks of files that are not there.
    if (ownRule || (shape.to.includes('path') && places.at(file, text)?.exists === true)) return true;
  }
  return ids.named(text).some((row) => shape.to.includes(row.kind));
}

/** The ids that a reference to records of some kinds may mean, collected once for all that lead nowhere. */
function candidatesIn({ all }: IdIndex): (to: readonly ReferenceTarget[]) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (to) => {
    const key = to.join(' ');
    const ids =
      known.get(key) ?? [...all].flatMap(([id, rows]) => (rows.some((row) => to.includes(row.kind)) ? id : []));
    known.set(key, ids);
    return ids;
  };
}

function judgeMention(
  mention: Mention,
  anchor: Anchor,
  { ids }: ProductInput<'ids' | 'places'>['tables'],
  candidates: (to: readonly ReferenceTarget[]) => readonly string[],
): readonly Judgement[] {
  if (mention.shape.kind !== 'reference') return [];
  const { to } = mention.shape;
  const named = ids.named(mention.text);
  const { text } = mention;
  if (named[0] !== undefined && !isPath(mention)) {
    const what = `${text} is ${recordKinds[named[0].kind].title}, but ${kindsInWords(to)} belongs here.`;
    return [{ anchor, target: text, what, todo: 'Name a record of that kind.' }];
  }
  if (isPath(mention) && to.includes('path')) {
    const todo =
      'Correct the path: it counts from the folder of this file, with a leading "/" from the product\'s folder.';
    return [{ anchor, target: text, what: `There is no file "${text}".`, todo }];
  }
  return [unknownId(text, to, anchor, candidates(to))];
}

function unknownId(
  text: string,
  to: readonly ReferenceTarget[],
  anchor: Anchor,
  candidates: readonly string[],
): Judgement {
  const nearest = nearestName(text, candidates);
  const create = `Create ${kindsInWords(to.filter(isKind))} with this id, or correct it.`;
  return {
    anchor,
    target: text,
    what: `No record has the id ${text}.`,
    todo: nearest === undefined ? create : `Did you mean "${nearest}"?`,
    fixes: [...replacement(nearest, anchor), ...creations(text, to, anchor.file)],
  };
}

function replacement(nearest: string | undefined, anchor: Anchor): readonly Fix[] {
  if (nearest === undefined) return [];
  return [{ title: `Change to "${nearest}"`, changes: [{ kind: 'replace', anchor, text: nearest }], preferred: true }];
}

/** A record with just its id: what only the person knows is asked for by the findings that follow. */
function creations(id: string, to: readonly ReferenceTarget[], file: string): readonly Fix[] {
  if (!/^[A-Za-z][\w.-]*$/.test(id)) return [];
  return to.filter(isKind).map((kind) => ({
    title: `Create the ${kind} ${id}`,
    changes: [{ kind: 'add-item', file, list: [recordKinds[kind].section], value: { id } }],
    preferred: false,
  }));
}

function isKind(target: ReferenceTarget): target is RecordKindName {
  return target !== 'path';
}

function kindsInWords(to: readonly ReferenceTarget[]): string {
  return to.map((target) => (target === 'path' ? 'a path' : recordKinds[target].title)).join(' or ');
}
