// Files that Transformers, PEFT and Diffusers keep beside weights: which model these were made from.
// Invariant: a folder of the machine that trained the model says nothing here.
import { plain } from '../code/known-text';
import { baseName } from '../../text/source-file';
import { isLocal, spellHub } from '../references';
import { partAt, rootsOf, spanOf, textAt, textOf } from './data-values';
import { onlyUses, type ConfigurationFormat } from './found';
import { wordTable } from '../../text/word-table';

const keys: Readonly<Record<string, readonly [key: string, how: string]>> = wordTable({
  'config.json': ['_name_or_path', 'hf.config'],
  'model_index.json': ['_name_or_path', 'hf.config'],
  'adapter_config.json': ['base_model_name_or_path', 'peft.adapter_config'],
});

export const hubConfig: ConfigurationFormat = {
  name: 'Hugging Face configuration',
  matches: (path) => baseName(path) in keys,
  telling: /"(?:_name_or_path|base_model_name_or_path)"/,
  read(file) {
    const [key = '', how = ''] = keys[baseName(file.path)] ?? [];
    return onlyUses(
      rootsOf(file).flatMap((root) => {
        const part = partAt(root, key);
        const known = plain(textOf(part) ?? '');
        if (part === undefined || known.text === '' || isLocal(known)) return [];
        const spelled = spellHub(known);
        if (spelled === undefined) return [];
        return [
          {
            how,
            span: spanOf(part),
            reference: spelled.reference,
            revision: textAt(root, 'revision') ?? spelled.revision,
          },
        ];
      }),
    );
  },
};
