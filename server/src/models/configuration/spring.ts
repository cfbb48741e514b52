// Properties of Java services: Spring AI, LangChain4j and Quarkus, in YAML and in lines.
// Invariant: the keys name the provider, so that any value is a model's.
// Sources: the references of Spring AI, LangChain4j's starters and quarkus-langchain4j.
import { plain } from '../code/known-text';
import { spellFile, spellHosted, spellHub, type SpelledModel } from '../references';
import { baseName } from '../../text/source-file';
import { partsBelow, rootsOf, spanOf, textOf } from './data-values';
import { entriesIn } from './dotenv';
import { onlyUses, type ConfigurationFormat, type FoundUse } from './found';
import { judgeValue } from './model-values';
import { keysOf } from './settings';
import type { Span } from '../../text/span';

export const spring: ConfigurationFormat = {
  name: 'Spring and Quarkus properties',
  matches: (path) =>
    /^(?:application|bootstrap|microprofile-config)(?:-[\w-]+)?\.(?:ya?ml|properties)$/.test(baseName(path)),
  telling: /model|deployment|embed/i,
  read(file) {
    const values: readonly PropertyValue[] = file.path.endsWith('.properties')
      ? propertiesIn(file.text)
      : rootsOf(file).flatMap((root) =>
          [...partsBelow(root)].flatMap((part) => {
            const text = textOf(part);
            return text === undefined ? [] : [{ key: part.path.join('.'), text, span: spanOf(part) }];
          }),
        );
    return onlyUses(values.flatMap(readProperty));
  },
};

/** Lines of other tools: `settings.properties`, `config.ini`. */
export const properties: ConfigurationFormat = {
  name: 'properties',
  matches: (path) => /\.(?:properties|ini|cfg|conf)$/.test(path),
  telling: /(?:model|llm|embed\w*|deployment)[\w.-]*\s*[:=]/i,
  read: (file) => onlyUses(propertiesIn(file.text).flatMap(readProperty)),
};

interface PropertyValue {
  readonly key: string;
  readonly text: string;
  readonly span: Span;
}

function propertiesIn(text: string): readonly PropertyValue[] {
  const lines = [...text.matchAll(/^[ \t]*([\w.%"[\]-]+)[ \t]*[=:][ \t]*(\S[^\n]*?)[ \t]*\r?$/gm)].map((match) => {
    const [whole, key = '', value = ''] = match;
    const start = match.index + whole.lastIndexOf(value);
    return { key: key.replaceAll('"', ''), text: value, span: { start, end: start + value.length } };
  });
  return lines.length > 0 ? lines : entriesIn(text).map(({ name, value, span }) => ({ key: name, text: value, span }));
}

const providers: readonly (readonly [pattern: RegExp, provider: string])[] = [
  [/\bazure[._-]?(?:open-?ai|ai)\b|\bopen-?ai\.azure\b|\bazure\.openai\b/, 'azure-openai'],
  [/\bopen-?ai\b/, 'openai'],
  [/\banthropic\b/, 'anthropic'],
  [/\bmistral-?ai\b|\bmistral\b/, 'mistral'],
  [/\bollama\b/, 'ollama'],
  [/\bbedrock\b/, 'bedrock'],
  [/\bvertex-?ai|\bvertex\b/, 'vertex'],
  [/\bgoogle-?(?:genai|ai)|\bai\.gemini\b|\bgemini\b/, 'google'],
  [/\bcohere\b/, 'cohere'],
  [/\bgroq\b/, 'groq'],
  [/\bhugging-?face\b|\bjlama\b|\bllama3-java\b/, 'huggingface'],
  [/\bwatsonx\b/, 'watsonx'],
  [/\bdeepseek\b/, 'deepseek'],
  [/\bgithub-models\b/, 'github'],
];

const area = /^(?:%[\w-]+\.)?(?:spring\.ai|langchain4j|quarkus\.langchain4j)\./;
const idKey =
  /(?:^|\.)(?:model|model-name|modelName|model-id|modelId|deployment-name|deploymentName|chat-deployment-name|embedding-model|chat-model|model-uri|modelUri|inference-endpoint-url)$/;

function readProperty({ key, text, span }: PropertyValue): readonly FoundUse[] {
  const [, initial] = /^\$\{[\w.-]+:([^${}]+)\}$/.exec(text) ?? [];
  const isVariable = text.includes('${');
  const value = initial ?? text;
  const spelled = spellProperty(key, value);
  if (isVariable) {
    if (initial === undefined) return isOwn(key) ? [{ how: 'spring-ai.properties', span, reference: undefined }] : [];
    return spelled === undefined
      ? []
      : [{ how: 'spring-ai.properties', span, reference: undefined, default: spelled.reference }];
  }
  return spelled === undefined
    ? []
    : [{ how: 'spring-ai.properties', span, reference: spelled.reference, revision: spelled.revision }];
}

function isOwn(key: string): boolean {
  return area.test(key) && idKey.test(key);
}

function spellProperty(key: string, value: string): SpelledModel | undefined {
  if (!isOwn(key))
    return /(?:^|[._-])(?:model|llm|embed|deployment)/i.test(key)
      ? judgeValue(keysOf(key.split('.')), value, aiKey.test(key) ? 'likely' : 'surely')
      : undefined;
  if (/\.(?:model-uri|modelUri)$/.test(key)) return spellFile(plain(value.replace(/^(?:classpath|file):\/*/, '')));
  // `spring.ai.model.chat=openai` names a provider.
  if (key.startsWith('spring.ai.model.') || /[\s/]/.test(value.replace(/^[\w.-]+\/[\w.-]+$/, ''))) return undefined;
  const provider = providers.find(([pattern]) => pattern.test(key))?.[1];
  if (provider === 'ollama') return { reference: `ollama:${value}` };
  if (provider === 'huggingface') return spellHub(plain(value));
  return provider === undefined
    ? judgeValue(keysOf(key.split('.')), value, 'likely')
    : spellHosted(provider, plain(value));
}

const aiKey =
  /(?:^|[._-])(?:ai|llm|openai|ollama|embedding|anthropic|bedrock|gemini|azure|mistral|chat|hf|huggingface)(?:[._-]|$)/i;
