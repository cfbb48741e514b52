// Pipelines that build and test: GitHub, GitLab, CircleCI, Azure, Cloud Build, Taskfiles: environment and scripts.
import { childrenOf, isMap, partAt, partsBelow, rootsOf, spanOf, textOf, type DataPart } from './data-values';
import { entriesOf, readScriptAt } from './containers';
import { readEnvironment } from './environment';
import { together, onlyUses, type ConfigurationFormat, type FoundContent } from './found';
import { tellingCommand } from './shell-commands';
import type { SourceFile } from '../../text/source-file';

export const workflows: ConfigurationFormat = {
  name: 'pipelines',
  matches: (path) =>
    /(?:^|\/)\.(?:github|forgejo|gitea)\/(?:workflows|actions)\/[^]*\.ya?ml$|(?:^|\/)action\.ya?ml$|(?:^|\/)\.gitlab-ci[\w.-]*\.ya?ml$|(?:^|\/)\.gitlab\/[^]*\.ya?ml$|(?:^|\/)\.circleci\/[^]*\.ya?ml$|(?:^|\/)azure-pipelines[\w.-]*\.ya?ml$|(?:^|\/)(?:bitbucket-pipelines|cloudbuild|\.drone|\.travis|buildspec|\.woodpecker|Taskfile|taskfile|dvc|mlproject|\.pre-commit-config|render|appveyor)\.ya?ml$/i.test(
      path,
    ),
  telling: new RegExp(`${tellingCommand.source}|model|llm`, 'i'),
  read: (file) => together(rootsOf(file).map((root) => readPipeline(root, file))),
};

/** Keys under which a pipeline keeps what it runs. */
const scripts =
  /^(?:run|script|before_script|after_script|command|commands|cmd|cmds|bash|pwsh|powershell|install|build|pre_build|post_build)$/;
const environments = /^(?:env|environment|variables|env_vars)$/;

function readPipeline(root: DataPart, file: SourceFile): FoundContent {
  // A stage of DVC is told by its data, not by its command.
  const parts = [...partsBelow(root)];
  const variables = parts.filter(
    (part) => environments.test(part.path.at(-1) ?? '') && (isMap(part) || part.node.kind === 'list'),
  );
  const entries = variables.flatMap((part) => entriesOf(withValues(part)));
  const contents = parts.map((part) =>
    scripts.test(part.path.at(-1) ?? '') ? readScriptAt(part, file.text) : onlyUses([]),
  );
  // What a step is handed as an input is judged like a variable: `with: { model: gpt-4o }`.
  const inputs = parts
    .filter((part) => part.path.at(-1) === 'with' && isMap(part))
    .flatMap((part) =>
      childrenOf(part).flatMap((child) => {
        const value = textOf(child);
        return value === undefined ? [] : [{ name: child.path.at(-1) ?? '', value, span: spanOf(child) }];
      }),
    );
  return together([
    onlyUses(readEnvironment(entries, '', 'env')),
    onlyUses(readEnvironment(inputs, '', 'workflow.input')),
    ...contents,
  ]);
}

/** GitLab may describe a variable beside its value; the part is taken as it is otherwise. */
function withValues(part: DataPart): DataPart {
  return isMap(part) && partAt(part, 'value') !== undefined && partAt(part, 'description') !== undefined ? part : part;
}
