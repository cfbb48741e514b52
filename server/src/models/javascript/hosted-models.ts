// The SDKs of OpenAI and Anthropic for JavaScript.
import type { Framework } from '../code/load-call';
import { anthropicFramework, openaiRules, type SdkSpelling } from '../hosted';

const spelling: SdkSpelling = {
  model: { options: 0, named: ['model'] },
  address: { options: 0, named: ['baseURL', 'baseUrl', 'endpoint'] },
  deployment: { options: 0, named: ['deployment'] },
};

export const openai: Framework = { packages: ['openai'], rules: openaiRules(spelling) };

export const anthropic: Framework = anthropicFramework(['@anthropic-ai/sdk'], undefined, spelling);
export const anthropicBedrock: Framework = anthropicFramework(['@anthropic-ai/bedrock-sdk'], 'bedrock', spelling);
export const anthropicVertex: Framework = anthropicFramework(['@anthropic-ai/vertex-sdk'], 'vertex', spelling);
