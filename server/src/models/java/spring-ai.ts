// Spring AI: options of each provider, and options that any provider takes.
import type { Framework, LoadCall } from '../code/load-call';
import { fileRule, hostedRule } from '../hosted/hosted-rules';
import { providerOfClass } from '../hosted/provider-names';
import { providerOfId } from '../hosted/providers';

function ownerOf(call: LoadCall): string {
  return call.origin.path.find((name) => /(?:Options|Request|Model|Api)$/.test(name) && /^[A-Z]/.test(name)) ?? '';
}

function provider(call: LoadCall): string {
  const known = providerOfClass(ownerOf(call));
  const id = call.text({ at: 0 })?.text ?? '';
  return known ?? providerOfId(id) ?? 'spring-ai';
}

const ids = 'model|withModel|deploymentName|withDeploymentName|setModel|setDeploymentName';

export const springAi: Framework = {
  packages: ['org.springframework.ai'],
  rules: [
    hostedRule(provider, 'spring-ai.options', [`**.${ids}`], undefined, {
      except: (call) => !/Options|Request/.test(ownerOf(call)),
    }),
    fileRule('spring-ai.transformers', ['**.TransformersEmbeddingModel.().setModelResource']),
  ],
};
