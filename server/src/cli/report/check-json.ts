// `check --format json`: the shape that `schemas/check.schema.json` promises.
// Invariant: a change of this shape is a new schema version.
import { tableDate } from '../../support/table';
import { tool } from '../tool';
import { countSeverities, type CheckReport, type ReportedFinding } from './check-report';

/** The report as JSON text. */
export function writeCheckJson({ asOf, findings, silenced, counts }: CheckReport): string {
  const report = {
    schema: 1,
    tool: { name: tool.name, version: tool.version, supportTable: tableDate() },
    asOf,
    findings: findings.map(toJson),
    summary: {
      ...countSeverities(findings),
      suppressed: silenced.length,
      files: counts.files,
      components: counts.components,
      models: counts.models,
      skipped: counts.skipped,
      unowned: counts.unowned,
    },
  };
  return JSON.stringify(report, undefined, 2);
}

function toJson({ finding, file, range, related, fingerprint }: ReportedFinding): unknown {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file,
    range,
    clauses: finding.clauses.map((clause) => clause.id),
    appliesFrom: appliesFrom(finding.clauses),
    target: finding.target,
    fingerprint,
    related,
    fixes: finding.fixes.map((fix) => fix.title),
  };
}

/** The days by clause; a clause without a day is left out. */
export function appliesFrom(clauses: ReportedFinding['finding']['clauses']): Readonly<Record<string, string>> {
  return Object.fromEntries(clauses.flatMap(({ id, appliesFrom: day }) => (day === undefined ? [] : [[id, day]])));
}
