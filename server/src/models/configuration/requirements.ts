// Lists of Python packages that hold a model: spaCy's pipelines, by name or by the address of their file.
import { onlyUses, type ConfigurationFormat } from './found';
import { spacyPackage } from './fetching-commands';

export const requirements: ConfigurationFormat = {
  name: 'requirements',
  matches: (path) =>
    /(?:^|[/._-])(?:requirements|constraints)[\w.-]*\.(?:txt|in)$|(?:^|\/)requirements\/[\w.-]+\.(?:txt|in)$|(?:^|\/)(?:pyproject\.toml|Pipfile|environment\.ya?ml|setup\.cfg)$/.test(
      path,
    ),
  telling: /_(?:core|dep|ent|sent|ner)_|-(?:core|dep|ent|sent|ner)-\w+-(?:sm|md|lg|trf)/,
  read(file) {
    return onlyUses(
      [...file.text.matchAll(/^[^\n]+$/gm)].flatMap((match) => {
        const line = match[0].replace(/(?:^|\s)#.*$/, '');
        const spelled = spacyPackage(line);
        if (spelled === undefined) return [];
        const start = match.index + line.length - line.trimStart().length;
        return [
          { how: 'requirements.model-package', span: { start, end: match.index + line.trimEnd().length }, ...spelled },
        ];
      }),
    );
  },
};
