// Front matter of model cards: what a model was made from, and which data it was trained on.
// Invariant: only the front matter counts; prose and code below it are documentation.
import { SourceFile } from '../../text/source-file';
import { plain } from '../code/known-text';
import { isLocal, spellHub, spellHubDataset, type SpelledModel } from '../references';
import { childrenOf, isScalar, partAt, rootsOf, spanOf, textOf, type DataPart } from './data-values';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';

export const modelCard: ConfigurationFormat = {
  name: 'model card',
  matches: (path) => /\.(?:md|markdown)$/i.test(path),
  telling: /^---[ \t]*\r?\n(?:(?!---)[^\n]*\n)*?(?:base_model|datasets)[ \t]*:/,
  read(file) {
    const [front = ''] = /^---[ \t]*\r?\n[^]*?\r?\n(?=---)/.exec(file.text) ?? [];
    if (front === '') return onlyUses([]);
    // The marks are a document's own in YAML, so that places stay as they are.
    const roots = rootsOf(new SourceFile('card.yaml', front));
    return onlyUses(
      roots.flatMap((root) => [
        ...namesAt(root, 'base_model', 'modelcard.base_model', spellHub),
        ...(isOfModel(root) ? namesAt(root, 'datasets', 'modelcard.datasets', spellHubDataset) : []).map((use) => ({
          ...use,
          kind: 'dataset' as const,
        })),
      ]),
    );
  },
};

/** Cards of data sets and pages of web sites have keys of the same name. */
function isOfModel(root: DataPart): boolean {
  return ['base_model', 'pipeline_tag', 'library_name', 'model-index', 'license', 'metrics', 'tags'].some(
    (key) => partAt(root, key) !== undefined,
  );
}

function namesAt(
  root: DataPart,
  key: string,
  how: string,
  spell: (known: ReturnType<typeof plain>) => SpelledModel | undefined,
): readonly FoundUse[] {
  const part = partAt(root, key);
  const parts = part === undefined ? [] : isScalar(part) ? [part] : childrenOf(part);
  return parts.flatMap((each): readonly FoundUse[] => {
    const known = plain(textOf(each) ?? '');
    const spelled = known.text === '' || isLocal(known) ? undefined : spell(known);
    return spelled === undefined ? [] : [{ how, span: spanOf(each), ...spelled }];
  });
}
