// MLmodel files of MLflow: the files of a saved model, and what it was made from.
import { plain } from '../code/known-text';
import { folderOf, joinPath, baseName } from '../../text/source-file';
import { spellHub } from '../references';
import { childrenOf, partAt, rootsOf, spanOf, textAt, textOf } from './data-values';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';

/** Keys of flavours under which the saved model itself lies. */
const files = ['model_binary', 'pickled_model', 'model_path', 'data', 'model_data', 'saved_model_dir', 'model_file'];

export const mlmodel: ConfigurationFormat = {
  name: 'MLmodel',
  matches: (path) => baseName(path) === 'MLmodel',
  telling: /^flavors:/m,
  read(file) {
    const uses: FoundUse[] = [];
    for (const root of rootsOf(file)) {
      const flavors = partAt(root, 'flavors');
      const known = flavors === undefined ? [] : childrenOf(flavors);
      // The flavour that every tool can read names the files of the others once more.
      const own = known.filter(({ path }) => path.at(-1) !== 'python_function');
      for (const flavor of own.length > 0 ? own : known) {
        const saved = files.map((key) => partAt(flavor, key)).find((part) => textOf(part) !== undefined);
        const path = textOf(saved);
        if (saved !== undefined && path !== undefined)
          uses.push({ how: 'mlmodel', span: spanOf(saved), reference: joinPath(folderOf(file.path), path) ?? path });
        const source = partAt(flavor, 'source_model_name');
        const name = textOf(source);
        const spelled = name === undefined ? undefined : spellHub(plain(name));
        if (source !== undefined && spelled?.reference.startsWith('pkg:') === true)
          uses.push({
            how: 'mlmodel.source_model_name',
            span: spanOf(source),
            reference: spelled.reference,
            revision: textAt(flavor, 'source_model_revision'),
          });
      }
    }
    return onlyUses(uses);
  },
};
