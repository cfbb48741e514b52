// The SDKs of OpenAI and Anthropic for Python.
import type { Framework } from '../code/load-call';
import { anthropicFramework, openaiRules, type SdkSpelling } from '../hosted';

const spelling: SdkSpelling = {
  model: { named: ['model'] },
  address: { named: ['base_url', 'azure_endpoint'] },
  deployment: { named: ['azure_deployment'] },
};

export const openai: Framework = { packages: ['openai'], rules: openaiRules(spelling) };

export const anthropic: Framework = anthropicFramework(['anthropic'], undefined, spelling);
