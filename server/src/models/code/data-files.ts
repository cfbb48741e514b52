// Files of data that code reads: which file, and which keys of it.
// Invariant: what such a file holds may change without the code, so that it tells what may be, never what is.
import type { CodeNode } from '../../syntax/code';
import type { Resolver } from './resolver';
import type { Texts } from './texts';
import { called } from './things';
import { parametersOf } from './parameters';

/** A value of a file: `isAnchored` when the path counts from the workspace's folder. */
export interface LoadedValue {
  readonly path: string;
  readonly isAnchored: boolean;
  readonly keys: readonly string[];
}

const loaders = new Set(
  'yaml.safe_load yaml.full_load yaml.load ruamel.yaml.YAML.().load json.load json.loads tomllib.load tomli.load toml.load omegaconf.OmegaConf.load builtins.JSON.parse js-yaml.load yaml.parse'.split(
    ' ',
  ),
);

/** The names by which a file of data is looked for, like a module. */
export function dataFileNames({ path, isAnchored, keys }: LoadedValue): readonly string[] {
  return [`${isAnchored ? dataAtRoot : dataNear}${path}`, ...keys];
}

/** How a name begins that is the path of a file: from the workspace's folder, or from where the code stands. */
export const dataAtRoot = 'root:';
export const dataNear = 'file:';

/** The value of a file of data that an expression gives; undefined for everything else. */
export function loadedFile(node: CodeNode, resolver: Resolver, texts: Texts): LoadedValue | undefined {
  for (const thing of resolver.things(node)) {
    if (thing.kind !== 'library') continue;
    const end = thing.path.indexOf(called, !thing.path.includes('YAML') ? 0 : 4);
    const call = thing.calls.at(-1);
    if (end < 0 || call === undefined || !loaders.has(thing.path.slice(0, end).join('.'))) continue;
    const view = resolver.view(call);
    const file = view.kind === 'call' ? view.arguments[0]?.value : undefined;
    const known = file === undefined ? undefined : texts.of(file);
    if (known === undefined) continue;
    return { path: known.text, isAnchored: known.isAnchored, keys: thing.path.slice(end + 1) };
  }
  return hydraValue(node, resolver, texts);
}

/** `cfg.model.name` in a function below `@hydra.main(config_path='conf', config_name='main')`. */
function hydraValue(node: CodeNode, resolver: Resolver, texts: Texts): LoadedValue | undefined {
  const keys: string[] = [];
  let at = node;
  for (let view = resolver.view(at); view.kind === 'member' || view.kind === 'item'; view = resolver.view(at)) {
    const key = view.kind === 'member' ? view.name : texts.of(view.key)?.text;
    if (key === undefined) return undefined;
    keys.unshift(key);
    at = view.object;
  }
  const [binding] = resolver.bindingsOf(at);
  if (binding?.kind !== 'parameter' || keys.length === 0) return undefined;
  const scope = resolver.programOf(binding.at).scopeOf(binding.at);
  const decorators = scope.node.parent?.type === 'decorated_definition' ? scope.node.parent.children : [];
  for (const decorator of decorators) {
    const call = decorator.children[0];
    const view = call === undefined ? undefined : resolver.view(call);
    const isHydra = view?.kind === 'call' && resolver.origins(view.callee).some(({ path }) => path[0] === 'hydra');
    if (!isHydra || parametersOf(scope)[0]?.[1] !== binding) continue;
    const given = (name: string): string | undefined => {
      const argument = view.arguments.find((each) => each.name === name);
      return argument === undefined ? undefined : texts.of(argument.value)?.text;
    };
    const [folder, name] = [given('config_path'), given('config_name')];
    if (name === undefined) continue;
    const path = `${folder === undefined ? '' : `${folder}/`}${name}${/\.ya?ml$/.test(name) ? '' : '.yaml'}`;
    return { path, isAnchored: false, keys };
  }
  return undefined;
}
