// What configuration says as uses of models, like those of code.
import type { SourceFile } from '../../text/source-file';
import type { CodeParsers } from '../../syntax/code';
import type { Modules } from '../code/modules';
import { readEmbedded } from '../embedded-code';
import type { ModelUse } from '../use';
import { isTest } from '../vendored';
import { configurationOf } from './formats';
import type { FoundContent, FoundUse } from './found';

interface Reading {
  readonly parsers: CodeParsers;
  readonly modules: Modules;
}

/** The uses in a configuration file, in the order of the text. */
export function readConfiguration(file: SourceFile, reading: Reading): readonly ModelUse[] {
  const content = configurationOf(file)?.read(file);
  return content === undefined ? [] : usesOfContent(file, content, (offset) => offset, reading);
}

/** Content as uses; `placeOf` gives the offset in the file of one in the text that was read. */
export function usesOfContent(
  file: SourceFile,
  { uses, code }: FoundContent,
  placeOf: (offset: number) => number,
  reading: Reading,
): readonly ModelUse[] {
  const found = [
    ...uses.map((use) => makeUse(file, use, placeOf)),
    ...code.flatMap(({ text, offsets }) => {
      const last = offsets.at(-1) ?? 0;
      return readEmbedded(file, text, (offset) => placeOf(offsets[offset] ?? last), reading);
    }),
  ];
  return withoutRepeats(found).toSorted((a, b) => a.span.start - b.span.start);
}

function makeUse(file: SourceFile, use: FoundUse, placeOf: (offset: number) => number): ModelUse {
  const span = { start: placeOf(use.span.start), end: placeOf(Math.max(use.span.start, use.span.end - 1)) + 1 };
  return {
    kind: use.kind ?? 'model',
    reference: use.reference,
    revision: use.revision,
    dynamic: use.reference === undefined,
    default: use.default,
    candidates: [],
    how: use.how,
    unsafe: false,
    trustsRemoteCode: false,
    inTest: isTest(file.path),
    span,
    callLines: { first: file.lines.positionAt(span.start).line, last: file.lines.positionAt(span.end).line },
    declaration: undefined,
  };
}

/** What two readers found at one place is one use. */
function withoutRepeats(uses: readonly ModelUse[]): readonly ModelUse[] {
  const seen = new Set<string>();
  return uses.filter(({ span, reference, kind }) => {
    const key = `${kind} ${span.start} ${reference ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
