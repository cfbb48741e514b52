// What can be typed behind the `#` of a path: the declarations of the file that it names.
// Invariant: only names are offered that the file declares now, by the same syntax tree that rules resolve symbols with.
import type { ReferenceTarget, Shape } from '../../records/value-type';
import type { Declaration } from '../../syntax/symbols';
import type { Position } from '../../text/line-index';
import { resolvePath } from '../../workspace/paths';
import { typingAt, type CompletionItem } from './complete';
import { productAt, rangeOf, type FeatureContext } from '../context';
import { shapesAt } from '../language';

/** What a file declares now; undefined where it is not there or its language is not known. */
export type DeclarationsOf = (file: string) => Promise<readonly Declaration[] | undefined>;

/** The symbols that can be typed at a position; undefined where no symbol is typed. */
export async function completeSymbolAt(
  context: FeatureContext,
  path: string,
  position: Position,
  declarationsOf: DeclarationsOf,
): Promise<readonly CompletionItem[] | undefined> {
  const typing = typingAt(context, path, position);
  const hash = typing?.typed.indexOf('#') ?? -1;
  if (typing === undefined || hash < 0 || !shapesAt(path, typing.place.path).some(takesPath)) return undefined;
  const named = typing.typed.slice(0, hash);
  const { path: target } = resolvePath(named, path, productAt(context, path)?.product.folder ?? '');
  const declared = (target === undefined ? undefined : await declarationsOf(target)) ?? [];
  const replace = rangeOf(typing.file, typing.place.replace);
  return declared.map(({ name, kind }, index): CompletionItem => {
    const text = `${named}#${name}`;
    const sortText = String(index).padStart(5, '0');
    return {
      ...{ label: name, kind: 'symbol', detail: kind, documentation: '', isSnippet: false },
      ...{ insertText: typing.spell(text), replace, sortText, filterText: text },
    };
  });
}

/** Whether a path may stand there, alone or in a list that is still one value. */
function takesPath(shape: Shape): boolean {
  const holdsPath = (to: readonly ReferenceTarget[]): boolean => to.includes('path');
  return shape.kind === 'reference' ? holdsPath(shape.to) : shape.kind === 'list' && takesPath(shape.item);
}
