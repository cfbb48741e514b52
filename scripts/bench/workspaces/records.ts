// Records of the annotation language as text, as a person lays them out.
// Invariant: a record without a fault breaks no rule of its own file; `fault` breaks exactly one value of it.
import type { Random } from '../random';

/** A section of an annotation file with the lines of its records. */
export interface Section {
  readonly key: string;
  readonly records: readonly (readonly string[])[];
}

/** What the records of a workspace may name. */
export interface Names {
  /** Source files from the folder of the annotation file. */
  readonly sources: readonly string[];
  readonly tests: readonly string[];
}

const hazards = ['A stale reading is shown', 'A dose is counted twice', 'An alarm is not heard', 'A sensor drifts'];
const harms = ['Delayed treatment', 'Overdose', 'Needless examination', 'Loss of privacy'];
const severities = ['negligible', 'minor', 'serious', 'critical'];
const probabilities = ['improbable', 'remote', 'occasional', 'probable'];

/** A risk that one control of the same number holds. */
export function riskLines(number: number, random: Random): readonly string[] {
  return [
    `id: RISK-${number}`,
    `title: ${random.pick(hazards)} (${number})`,
    `hazard: ${random.pick(hazards)}`,
    `hazardous-situation: The wearer relies on value ${random.below(1000)}`,
    `harm: ${random.pick(harms)}`,
    `severity: ${random.pick(severities)}`,
    `probability: ${random.pick(probabilities)}`,
    `controls: [RC-${number}]`,
    'residual:',
    '  severity: minor',
    '  probability: remote',
  ];
}

export function controlLines(number: number, random: Random, names: Names): readonly string[] {
  return [
    `id: RC-${number}`,
    `title: Guard number ${number}`,
    `type: ${random.pick(['inherent-safety', 'protective-measure'])}`,
    'satisfies: [mdr:annex-I/17.2]',
    `implemented-by: [${random.pick(names.sources)}]`,
    `verified-by: [${random.pick(names.tests)}]`,
    'introduces: none',
  ];
}

export function requirementLines(number: number, random: Random, names: Names): readonly string[] {
  return [
    `id: REQ-${number}`,
    `title: Requirement number ${number}`,
    `text: The device answers within ${random.below(900) + 100} ms.`,
    `implemented-by: [${random.pick(names.sources)}]`,
    `verified-by: [${random.pick(names.tests)}]`,
    `risks: [RISK-${number}]`,
  ];
}

export function dependencyLines(name: string, random: Random): readonly string[] {
  return [
    `package: pkg:npm/${name}`,
    `purpose: ${random.pick(['Parses messages', 'Draws charts', 'Keeps time', 'Talks to the device'])}`,
    `requirements: Handles ${random.below(900) + 100} messages a second.`,
    'software-safety-class: A',
    'anomalies-reviewed: 2026-10-02',
  ];
}

export function modelLines(name: string, reference: string): readonly string[] {
  return [
    `id: ${name}`,
    `name: Model ${name}`,
    `version: ${reference.split('@')[1] ?? '1.0.0'}`,
    `artifact: ${reference}`,
    'role: Sorts recordings by quality.',
    'origin: third-party',
    'supplier: Example Medical GmbH',
    'license: Apache-2.0',
  ];
}

/** Breaks one value: a type, a severity level or a day that the language does not know, said at that very line. */
export function withFault(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    line.startsWith('introduces:') || line.startsWith('risks:') ? `${line.split(':')[0] ?? ''}: { of: 1 }` : line,
  );
}

/** Sections as the text of a file, two spaces in, an empty line between records. */
export function writeSections(head: readonly string[], sections: readonly Section[]): string {
  const blocks = sections
    .filter(({ records }) => records.length > 0)
    .map(({ key, records }) => `${key}:\n${records.map(writeRecord).join('\n')}`);
  return [head.map((line) => `${line}\n`).join(''), ...blocks].join('\n');
}

function writeRecord(lines: readonly string[]): string {
  return lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`).join('');
}
