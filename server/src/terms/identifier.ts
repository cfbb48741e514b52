// The ids that people give to records: risks, controls, models, evidence.
// Invariant: letter case counts, so that RISK-1 and risk-1 are two ids.

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9._-]*$/;

/** Whether the text can be a record's id: a letter, then letters, digits, `.`, `_` and `-`. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
