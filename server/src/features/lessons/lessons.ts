// The lessons of one file, for the view "Learn": each requirement that concerns it, how the product stands to it, and what answers it.
// Invariant: a lesson says nothing of a clause that its hover does not say as well.
import type { Finding } from '../../check/finding';
import { coverageOf, type AnswerRow } from '../coverage';
import type { FeatureContext } from '../context';
import { requirementsOfFile, type ConcernKind, type FileConcern } from './file-requirements';
import { ProductFindings } from '../product-findings';
import type { NodeState } from '../trees/tree-node';

/** A requirement that concerns a file. */
export interface Lesson extends FileConcern {
  readonly state: NodeState;
  /** One short phrase: `RC-1, EV-2`, `nothing answers it · applies from 2028-08-02`. */
  readonly words: string;
  /** What was found of it in other files. */
  readonly elsewhere: readonly Finding[];
  /** The records of the product that answer it, wherever they stand. */
  readonly answers: readonly AnswerRow[];
}

export interface LessonGroup {
  readonly kind: ConcernKind;
  readonly lessons: readonly Lesson[];
}

/** The lessons of a file, those first that ask for something to be done; undefined for a file of no product. */
export function lessonsOf(context: FeatureContext, path: string): readonly LessonGroup[] | undefined {
  const found = requirementsOfFile(context, path);
  if (found === undefined) return undefined;
  const { product, concerns } = found;
  const covered = new Map(
    coverageOf(context, product, new ProductFindings(context, product))
      .flatMap(({ parts }) => parts.flatMap(({ clauses }) => clauses))
      .map((each) => [each.clause, each]),
  );
  const lessons = concerns.map((concern): Lesson => {
    const { state = 'plain', words = '', note, findings = [], answers = [] } = covered.get(concern.clause) ?? {};
    const elsewhere = findings.filter(({ anchor }) => anchor.file !== path);
    return { ...concern, state, words: note === undefined ? words : `${words} · ${note}`, elsewhere, answers };
  });
  return (['found', 'answered', 'asked'] as const).flatMap((kind) => {
    const own = lessons.filter((lesson) => lesson.kind === kind);
    return own.length === 0 ? [] : [{ kind, lessons: own }];
  });
}
