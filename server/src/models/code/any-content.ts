// Loaders that read whatever was saved: whether a call of theirs loads a model is judged by the names about it.
import { judgeNames } from '../evidence';
import { baseName } from '../../text/source-file';
import { spellFile } from '../references';
import type { Loaded, LoadCall } from './load-call';
import { perhaps } from './load-rules';
import { namesAround, namesWithin } from './surroundings';

interface AnyContentRule {
  /** What a call is taken for about which no name says anything. */
  readonly otherwise: 'model' | 'data';
  readonly keywords: readonly string[];
  readonly unsafe: (call: LoadCall) => boolean;
}

/** Reads a call of such a loader; the file is its first argument. */
export function byNames(rule: AnyContentRule): (call: LoadCall) => Loaded | undefined {
  return (call) => {
    const node = call.argument({ at: 0, named: rule.keywords });
    if (node === undefined) return undefined;
    const file = call.texts.of(node);
    const { tree } = call.resolver;
    const inside = file === undefined ? namesWithin(tree, node).toReversed() : [baseName(file.text), file.text];
    const judged = judgeNames([...inside, ...namesAround(tree, call.node)]) ?? rule.otherwise;
    if (judged === 'data') return undefined;
    const loaded = file === undefined ? perhaps(call, node, spellFile) : { reference: spellFile(file)?.reference };
    return { ...loaded, unsafe: rule.unsafe(call) };
  };
}
