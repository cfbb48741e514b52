// What readers of records report, as judgements. Three rules share it: a key not known, a field missing, a value not fitting.
import type { PlacedProblem } from '../../records/annotation-file';
import type { Fix } from '../../text/change';
import type { RecordProblemRule, RecordRemedy } from '../../records/value-type';
import { idOf } from '../../workspace/record-rows';
import type { FileInput, Judgement } from '../rule';

/** The judgements of one of the rules on a file. */
export function judgeProblems(rule: RecordProblemRule, { annotation }: FileInput): readonly Judgement[] {
  return annotation.problems
    .filter((problem) => problem.rule === rule)
    .map((problem) => ({
      anchor: problem.anchor,
      target: idOf(problem.record?.reading.value ?? {}) ?? `${problem.anchor.file}#${problem.anchor.path.join('/')}`,
      what: problem.what,
      todo: problem.todo,
      fixes: problem.remedies.map((remedy, index) => fixOf(problem, remedy, index === 0)),
    }));
}

function fixOf(problem: PlacedProblem, remedy: RecordRemedy, preferred: boolean): Fix {
  const { change } = remedy;
  const anchored =
    change.kind === 'set-field' ? { ...change, anchor: problem.mapAnchor } : { ...change, anchor: problem.anchor };
  return { title: remedy.title, changes: [anchored], preferred: preferred && problem.remedies.length === 1 };
}
