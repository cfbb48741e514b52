// Quick fixes: the ways out that findings offer, as edits of the files as they are typed now.
// Invariant: a fix that does not fit the texts any more is not offered; one that writes elsewhere says so.
import { composeEdits, type FileEdits } from '../check/edits/edits';
import type { Range } from '../text/line-index';
import { locate } from '../workspace/model';
import { relativePath, type FeatureContext } from './context';

export interface CodeAction {
  readonly title: string;
  /** The rule whose finding it mends. */
  readonly rule: string;
  /** Mends the finding without taking anything away. */
  readonly preferred: boolean;
  readonly edits: readonly FileEdits[];
}

/** The fixes of all findings in the file that the range touches. Equal edits are offered once. */
export function codeActionsFor(context: FeatureContext, path: string, range: Range): readonly CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of context.findings) {
    if (finding.anchor.file !== path || finding.fixes.length === 0) continue;
    if (!overlap(locate(context.model, finding.anchor), range)) continue;
    for (const fix of finding.fixes) {
      const composed = composeEdits(fix.changes, context.textOf);
      if (!composed.ok || composed.edits.length === 0) continue;
      const elsewhere = composed.edits.map(({ file }) => file).filter((file) => file !== path);
      const title = titled(fix.title, path, elsewhere);
      const key = JSON.stringify([title, composed.edits]);
      if (actions.has(key)) continue;
      actions.set(key, { title, rule: finding.rule, preferred: fix.preferred, edits: composed.edits });
    }
  }
  return [...actions.values()].sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

/** `Document express in ../compliance.yaml`, unless the title names the file itself. */
function titled(title: string, path: string, elsewhere: readonly string[]): string {
  const unnamed = elsewhere.map((file) => relativePath(path, file)).filter((name) => !title.includes(name));
  return unnamed.length === 0 ? title : `${title} in ${unnamed.join(' and ')}`;
}

function overlap(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

/** Whether a position is not behind another. */
function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
