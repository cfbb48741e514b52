// SPDX licence expressions (SPDX 2.3, annex D): identifiers of the SPDX list, LicenseRef-*, AND, OR, WITH, brackets.
// Invariant: whatever the text, the answer is a sentence or "nothing wrong", never an exception.
import parse from 'spdx-expression-parse';

/** No real expression is longer; the parser's time grows with the square of the length. */
const LONGEST = 2000;
const OPERATOR = /^(?:AND|OR|WITH)$/i;

/** Why a text is no SPDX expression, as one sentence; undefined when it is one. */
export function licenseProblem(text: string): string | undefined {
  if (text.trim() === '') return 'The licence is empty.';
  if (text.length > LONGEST) return `The licence is longer than ${LONGEST} characters.`;
  if (isExpression(text)) return undefined;
  const stranger = text.split(/[\s()]+/).find((word) => word !== '' && !isKnown(word));
  if (stranger !== undefined) return `"${stranger}" is no licence of the SPDX list.`;
  return `"${text}" is no SPDX expression: its parts are known, but AND, OR, WITH or brackets do not join them.`;
}

function isExpression(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    // The parser reports by exception; its messages speak of offsets and are of no help to a person.
    return false;
  }
}

function isKnown(word: string): boolean {
  return OPERATOR.test(word) || isExpression(word) || isExpression(`MIT WITH ${word}`);
}
