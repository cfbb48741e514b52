// How edits are tested: a text, changes, and the text after them. The cases stand in the tests beside this file.
// Invariant: a case names its texts in full, so that every blank and line break counts.
import assert from 'node:assert/strict';
import type { DataPath } from '../../text/anchor';
import type { Data } from '../../text/change';
import type { PlacedChange } from './placed-change';
import { SourceFile } from '../../text/source-file';
import { composeInOrder } from './compose';
import { applyEdits } from './working-text';

export interface Case {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly changes: (file: string) => readonly PlacedChange[];
  /** The text after, or a part of the reason for refusal. */
  readonly after: string | { readonly refused: RegExp };
}

const orders: Readonly<Record<string, readonly string[]>> = {
  risks: ['id', 'title', 'harm', 'severity', 'probability', 'controls', 'residual'],
};

export const replace =
  (path: DataPath, text: string) =>
  (file: string): PlacedChange[] => [{ kind: 'replace', anchor: { file, path, part: 'value' }, text }];
export const rename =
  (path: DataPath, text: string) =>
  (file: string): PlacedChange[] => [{ kind: 'rename-key', anchor: { file, path, part: 'key' }, text }];
export const remove =
  (...paths: DataPath[]) =>
  (file: string): PlacedChange[] =>
    paths.map((path) => ({ kind: 'remove', anchor: { file, path, part: 'entry' } }));
export const set =
  (path: DataPath, key: string, value: Data) =>
  (file: string): PlacedChange[] => [{ kind: 'set-field', anchor: { file, path, part: 'value' }, key, value }];
export const add =
  (list: DataPath, value: Data) =>
  (file: string): PlacedChange[] => [{ kind: 'add-item', file, list, value }];
export const atText =
  (kind: 'replace' | 'remove', before: string, piece: string, text = '') =>
  (file: string): PlacedChange[] => {
    const start = before.indexOf(piece);
    const anchor = { file, span: { start, end: start + piece.length } };
    return [kind === 'replace' ? { kind, anchor, text } : { kind, anchor }];
  };

export const two = 'risks:\n  - id: R1\n    title: A\n  - id: R2\n    title: B\n';
export const commented =
  '# head\nrisks:\n  # all\n  - id: R1\n\n  # about R2\n  - id: R2 # second\n    title: B\n    # inside\n\n  # about R3\n  - id: R3\n# end\n';
export const suppressed = 'risks:\n  # compliance-ignore risk/x: y\n  - id: R1\n';

/** Runs cases; the text after, or the reason for refusal, must be the one given. */
export function checkEdits(title: string, cases: readonly Case[]): void {
  describe(`composeEdits: ${title}`, () => {
    for (const { name, file = 'compliance.yaml', before, changes, after } of cases) {
      it(`edits ${name}`, () => {
        const source = new SourceFile(file, before);
        const composition = composeInOrder(
          changes(file),
          () => source,
          (section) => orders[section],
        );
        if (typeof after !== 'string') {
          assert.ok(!composition.ok, JSON.stringify(composition));
          assert.match(composition.reason, after.refused);
          return;
        }
        assert.ok(composition.ok, composition.ok ? '' : composition.reason);
        assert.equal(
          applyEdits(
            before,
            composition.edits.flatMap((one) => one.edits),
          ),
          after,
        );
      });
    }
  });
}
