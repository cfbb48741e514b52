// `check --format sarif`: SARIF 2.1.0, as code scanning services read it.
// Invariant: every rule is described whether it found something or not; what was silenced is kept with its suppression.
import type { Invocation, Location, Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif';
import { explainRule } from '../../features/hovers/explain';
import type { Rule, Severity } from '../../rules/rule';
import { rules } from '../../rules/rules';
import type { Range } from '../../text/line-index';
import { tableDate } from '../../support/table';
import { tool } from '../tool';
import { appliesFrom } from './check-json';
import type { CheckReport, ReportedFinding } from './check-report';
import { plainText } from './terminal-markdown';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  Result.level
>;

/** The report as SARIF text. */
export function writeCheckSarif(report: CheckReport): string {
  const reported = [...report.findings, ...report.silenced];
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.displayName,
            version: tool.version,
            semanticVersion: tool.version,
            properties: { supportTable: tableDate() },
            rules: rules.map(toDescriptor),
          },
        },
        invocations: [invocationOf(reported)],
        columnKind: 'utf16CodeUnits',
        results: reported.map(toResult),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

/** A rule that fell over leaves the run incomplete. */
function invocationOf(reported: readonly ReportedFinding[]): Invocation {
  const failures = reported.filter(({ finding }) => finding.rule === 'annotation/rule-failed');
  return {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: failures.map(({ finding }) => ({ level: 'error', message: { text: finding.message } })),
  };
}

function toDescriptor(rule: Rule): ReportingDescriptor {
  const help = explainRule(rule);
  return {
    id: rule.name,
    shortDescription: { text: rule.finds },
    fullDescription: { text: rule.why },
    help: { text: plainText(help), markdown: help },
    defaultConfiguration:
      rule.severity === 'off' ? { enabled: false } : { enabled: true, level: levels[rule.severity] },
    properties: { tags: [rule.name.split('/')[0] ?? rule.name], clauses: [...rule.clauses] },
  };
}

function toResult({ finding, file, range, related, fingerprint, silencedBy }: ReportedFinding): Result {
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.name === finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: placeAt(file, range) }],
    relatedLocations: related.map((place, id): Location => ({
      id,
      physicalLocation: placeAt(place.file, place.range),
      message: { text: place.message },
    })),
    partialFingerprints: { 'complianceLens/v1': fingerprint },
    suppressions: silencedBy === undefined ? [] : [{ kind: silencedBy === 'comment' ? 'inSource' : 'external' }],
    properties: {
      severity: finding.severity,
      target: finding.target,
      clauses: finding.clauses.map((clause) => clause.id),
      appliesFrom: appliesFrom(finding.clauses),
    },
  };
}

/** SARIF counts lines and columns from 1, and names files by addresses. */
function placeAt(file: string, { start, end }: Range): PhysicalLocation {
  return {
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}
