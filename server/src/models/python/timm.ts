// PyTorch Image Models.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { isLocal, spellFile, spellHub } from '../references';

function createModel(call: LoadCall): Loaded | undefined {
  const checkpoint = { named: ['checkpoint_path'] };
  if (call.argument(checkpoint) !== undefined) {
    const file = call.text(checkpoint);
    return { reference: file === undefined ? undefined : spellFile(file)?.reference };
  }
  const pretrained = { at: 1, named: ['pretrained'] };
  const isTrained = call.argument(pretrained) !== undefined || call.hasUnknownArguments();
  if (!isTrained || call.isLiteral(pretrained, false)) return undefined;
  const name = call.text({ at: 0, named: ['model_name'] });
  if (name === undefined) return { reference: undefined };
  const { text } = name;
  if (text.startsWith('local-dir:')) return { reference: text.slice('local-dir:'.length) };
  if (text.includes(':') || isLocal(name)) return spellHub(name) ?? { reference: undefined };
  return { reference: `timm:${text}` };
}

export const timm: Framework = {
  packages: ['timm'],
  rules: [{ calls: ['**.create_model'], how: 'timm.create_model', read: createModel }],
};
