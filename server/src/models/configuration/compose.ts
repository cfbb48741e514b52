// Compose files: services with their commands and environment, and the models that Docker runs.
import { plain } from '../code/known-text';
import { spellHub } from '../references';
import { childrenOf, isMap, partAt, partBelow, rootsOf, spanOf, textOf, type DataPart } from './data-values';
import { readContainer } from './containers';
import { onlyUses, together, type ConfigurationFormat, type FoundUse } from './found';

export const compose: ConfigurationFormat = {
  name: 'Compose',
  matches: (path) => /(?:^|[/.-])(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(path),
  telling: /model|llm|embed|ollama|vllm|llama|whisper|hugging|\.gguf|-hf\b/i,
  read(file) {
    const roots = rootsOf(file);
    return together(
      roots.flatMap((root) => {
        const services = partAt(root, 'services');
        const containers = services === undefined ? [] : childrenOf(services).filter(isMap);
        const models = partAt(root, 'models');
        return [
          ...containers.map((service) => readContainer(service, file.text, 'compose')),
          onlyUses(containers.flatMap((service) => providedModel(service))),
          onlyUses(
            models === undefined ? [] : childrenOf(models).flatMap((model) => runnerModel(partAt(model, 'model'))),
          ),
        ];
      }),
    );
  },
};

/** A service that is a model by itself, as Compose wrote it before it knew `models`. */
function providedModel(service: DataPart): readonly FoundUse[] {
  const type = textOf(partBelow(service, 'provider', 'type'));
  return type === 'model' ? runnerModel(partBelow(service, 'provider', 'options', 'model')) : [];
}

function runnerModel(part: DataPart | undefined): readonly FoundUse[] {
  const text = textOf(part);
  if (part === undefined || text === undefined || text.includes('$')) return [];
  const spelled = /^(?:hf\.co|huggingface\.co)\//.test(text) ? spellHub(plain(text)) : { reference: `docker:${text}` };
  return spelled === undefined ? [] : [{ how: 'compose.models', span: spanOf(part), ...spelled }];
}
