// The list of all rules, in the order of the documentation.
import { duplicateId } from './annotation/duplicate-id';
import { invalidValue } from './annotation/invalid-value';
import { missingField } from './annotation/missing-field';
import { noProduct } from './annotation/no-product';
import { ruleFailed } from './annotation/rule-failed';
import { syntax } from './annotation/syntax';
import { unjustifiedSuppression } from './annotation/unjustified-suppression';
import { unknownField } from './annotation/unknown-field';
import { unresolvedReference } from './annotation/unresolved-reference';
import { unusedRecord } from './annotation/unused-record';
import { unusedSuppression } from './annotation/unused-suppression';
import type { Rule } from './rule';
import { excludedInstrument } from './scope/excluded-instrument';
import { unread } from './workspace/unread';

export const rules: readonly Rule[] = [
  syntax,
  unknownField,
  missingField,
  invalidValue,
  duplicateId,
  unresolvedReference,
  unusedRecord,
  noProduct,
  unjustifiedSuppression,
  unusedSuppression,
  ruleFailed,
  excludedInstrument,
  unread,
];

/** The rule of that name. */
export function findRule(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}
