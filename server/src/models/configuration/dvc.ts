// Files that DVC versions: what a `.dvc` file points to is a model or a data set, judged by its name.
import { folderOf, joinPath } from '../../text/source-file';
import { isModelFile, judgeNames, speaksOfModels } from '../evidence';
import { childrenOf, partAt, rootsOf, spanOf, textOf } from './data-values';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';

export const dvc: ConfigurationFormat = {
  name: 'DVC',
  matches: (path) => /[^/]\.dvc$/.test(path),
  telling: /^outs:/m,
  read(file) {
    const outs = rootsOf(file).flatMap((root) => partAt(root, 'outs') ?? []);
    return onlyUses(
      outs.flatMap(childrenOf).flatMap((out): readonly FoundUse[] => {
        const path = partAt(out, 'path');
        const name = textOf(path);
        if (path === undefined || name === undefined) return [];
        const reference = joinPath(folderOf(file.path), name) ?? name;
        return [
          {
            ...(isModel(name, reference) ? {} : { kind: 'dataset' as const }),
            how: 'dvc.out',
            span: spanOf(path),
            reference,
          },
        ];
      }),
    );
  },
};

function isModel(name: string, path: string): boolean {
  if (isModelFile(name)) return true;
  const judged = judgeNames([name]);
  if (judged !== undefined) return judged === 'model';
  return !/\.\w{1,6}$/.test(name) && speaksOfModels(folderOf(path));
}
