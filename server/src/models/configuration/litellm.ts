// The configuration of LiteLLM's proxy: a list of models with what they stand for.
import { plain } from '../code/known-text';
import { spellPrefixed } from '../references';
import { childrenOf, partAt, partBelow, rootsOf, spanOf, textOf } from './data-values';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';

export const litellm: ConfigurationFormat = {
  name: 'LiteLLM',
  matches: (path) => /\.ya?ml$/.test(path),
  telling: /^model_list:/m,
  read(file) {
    const lists = rootsOf(file).flatMap((root) => partAt(root, 'model_list') ?? []);
    return onlyUses(
      lists.flatMap(childrenOf).flatMap((entry): readonly FoundUse[] => {
        const part = partBelow(entry, 'litellm_params', 'model');
        const text = textOf(part);
        if (part === undefined || text === undefined) return [];
        // `os.environ/NAME` is set elsewhere, a star takes what is asked for.
        if (text.startsWith('os.environ/') || text.includes('*'))
          return [{ how: 'litellm.config', span: spanOf(part), reference: undefined }];
        const address = textOf(partBelow(entry, 'litellm_params', 'api_base'));
        const spelled = spellPrefixed(
          plain(text),
          'openai',
          address?.startsWith('http') === true ? address : undefined,
        );
        return spelled === undefined
          ? []
          : [{ how: 'litellm.config', span: spanOf(part), reference: spelled.reference, revision: spelled.revision }];
      }),
    );
  },
};
