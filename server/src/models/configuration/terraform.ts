// Infrastructure in HCL: models of Bedrock, deployments of Azure, environment of containers.
import { readEnvironment } from './environment';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';
import { judgeValue } from './model-values';

export const terraform: ConfigurationFormat = {
  name: 'Terraform',
  matches: (path) => /\.(?:tf|tfvars|hcl|bicep)$/.test(path),
  telling: /model|deployment|embed/i,
  read(file) {
    const entries = [...file.text.matchAll(/^[ \t]*"?([\w.-]+)"?[ \t]*[=:][ \t]*["']([^"'\n]*)["']/gm)].map((match) => {
      const [whole, name = '', value = ''] = match;
      const start = match.index + whole.length - value.length - 1;
      return { name, value, span: { start, end: start + value.length } };
    });
    const isVariable = (name: string): boolean => /^[A-Z][A-Z0-9_]+$/.test(name);
    const own = entries
      .filter(({ name }) => !isVariable(name))
      .flatMap(({ name, value, span }): readonly FoundUse[] => {
        if (
          !/^(?:model|model_id|model_arn|model_name|foundation_model|foundation_model_id|base_model_identifier|embedding_model_arn|llm_model|chat_model|embedding_model|modelId)$/.test(
            name,
          )
        )
          return [];
        const spelled = judgeValue(
          name,
          value.replace(/^arn:aws[\w-]*:bedrock:[\w-]*:\d*:(?:foundation-model|inference-profile)\//, ''),
          'surely',
        );
        return spelled === undefined ? [] : [{ how: 'terraform', span, reference: spelled.reference }];
      });
    return onlyUses([
      ...own,
      ...readEnvironment(
        entries.filter(({ name }) => isVariable(name)),
        '',
        'terraform.env',
      ),
    ]);
  },
};
