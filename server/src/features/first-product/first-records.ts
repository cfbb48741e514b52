// What a first `compliance.yaml` records beside the product: the AI models that are in the folder.
// Invariant: the records are those that the quick fixes of the findings would write, so that both say the same.
import { applyEdits, composeEdits } from '../../check/edits/edits';
import type { Finding } from '../../check/finding';
import { undocumentedModel } from '../../rules/ai/undocumented-model';
import { SourceFile } from '../../text/source-file';

/** The text of a product's file with a record for each model that its check found without one. */
export function withFoundModels(file: SourceFile, findings: readonly Finding[]): string {
  return findings.reduce((text, { rule, product, fixes }) => {
    const fix = fixes.find(({ preferred }) => preferred);
    if (rule !== undocumentedModel.name || product !== file.path || fix === undefined) return text;
    const now = new SourceFile(file.path, text);
    const composed = composeEdits(fix.changes, (path) => (path === file.path ? now : undefined));
    return composed.ok ? applyEdits(text, composed.edits[0]?.edits ?? []) : text;
  }, file.text);
}

/** What is left to do, by rule: what most findings are about comes first within a severity. */
export function countToDo(
  findings: readonly Finding[],
): readonly { readonly rule: string; readonly severity: Finding['severity']; readonly count: number }[] {
  const severities = ['error', 'warning', 'information'] as const;
  return severities.flatMap((severity) => {
    const counts = new Map<string, number>();
    for (const finding of findings)
      if (finding.severity === severity) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
    return [...counts]
      .map(([rule, count]) => ({ rule, severity, count }))
      .sort((left, right) => right.count - left.count || (left.rule < right.rule ? -1 : 1));
  });
}
