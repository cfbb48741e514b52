import assert from 'node:assert/strict';
import { findHostedModel, hostedProviders, idIn, namingOf, readProvider } from './hosted-models';

describe('the table of hosted models', () => {
  it('names a page, a day and a way of reading for every fact, each id once for each provider', () => {
    for (const { id, models } of hostedProviders()) {
      const names = models.flatMap((model) => [model.id, ...model.aliases]);
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
        id,
      );
      for (const model of models) {
        assert.ok(URL.canParse(model.source.page), `${id} ${model.id}`);
        assert.ok(
          [model.retires, model.notBefore, model.announced].some((day) => day !== undefined),
          model.id,
        );
        assert.ok(model.retires === undefined || model.notBefore === undefined, model.id);
        assert.ok((model.announced ?? '') <= (model.retires ?? '9999'), `${id} ${model.id}`);
      }
    }
  });

  const known: { reference: string; retires: string | undefined; successor?: string }[] = [
    { reference: 'hosted:openai/gpt-4-0613', retires: '2026-10-23', successor: 'gpt-5.6-sol' },
    { reference: 'hosted:openai/gpt-4', retires: '2026-10-23', successor: 'gpt-5.6-sol' },
    { reference: 'hosted:openai/gpt-4o-2024-08-06', retires: '2027-01-14', successor: 'gpt-6-luna' },
    { reference: 'hosted:anthropic/claude-3-7-sonnet-20250219', retires: '2026-02-19', successor: 'claude-sonnet-4-6' },
    { reference: 'hosted:bedrock/eu.anthropic.claude-sonnet-4-20250514-v1:0', retires: '2026-10-14' },
    {
      reference: 'hosted:bedrock/arn:aws:bedrock:eu-west-1::foundation-model/cohere.command-r-v1:0',
      retires: '2026-08-19',
    },
    { reference: 'hosted:google/models/gemini-2.0-flash-001', retires: '2026-06-01', successor: 'gemini-3.6-flash' },
    { reference: 'hosted:vertex/publishers/google/models/gemini-1.5-pro-002', retires: '2025-09-24' },
    { reference: 'hosted:mistral/mistral-large-2411', retires: '2026-05-31', successor: 'Mistral Medium 3.5' },
    { reference: 'hosted:groq/llama-3.3-70b-versatile', retires: '2026-08-16', successor: 'openai/gpt-oss-120b' },
    { reference: 'hosted:cohere/command-r', retires: undefined, successor: 'command-r-08-2024' },
    { reference: 'hosted:azure-openai/gpt-4-0613', retires: '2025-06-06' },
  ];
  for (const { reference, retires, successor } of known) {
    it(`knows when ${reference} ends`, () => {
      const model = findHostedModel(reference);
      assert.ok(model);
      assert.equal(model.retires, retires);
      if (successor !== undefined) assert.equal(model.successor, successor);
    });
  }

  it('knows nothing of other providers, of ids that nobody announced, and of what is not hosted', () => {
    for (const reference of [
      'hosted:acme/gpt-4',
      'hosted:openai/gpt-99',
      'pkg:huggingface/openai/gpt-4',
      'hosted:openai',
    ])
      assert.equal(findHostedModel(reference), undefined, reference);
  });

  const names: Readonly<Record<string, string>> = {
    'hosted:openai/gpt-4o-2024-08-06': 'version',
    'hosted:openai/gpt-4-turbo-2024-04-09': 'version',
    'hosted:openai/whisper-1': 'version',
    'hosted:openai/gpt-4': 'alias of gpt-4-0613',
    'hosted:openai/gpt-4o': 'alias',
    'hosted:anthropic/claude-sonnet-4-20250514': 'version',
    'hosted:anthropic/claude-opus-4-8': 'version',
    'hosted:anthropic/claude-sonnet-4-5': 'alias of claude-sonnet-4-5-20250929',
    'hosted:mistral/mistral-large-2411': 'version',
    'hosted:mistral/mistral-large-latest': 'alias',
    'hosted:cohere/command-r': 'alias of command-r-03-2024',
    'hosted:cohere/command-r-08-2024': 'version',
    'hosted:google/gemini-2.5-pro': 'unknown',
    'hosted:google/gemini-flash-latest': 'alias',
    'hosted:azure-openai/my-deployment': 'unknown',
    'hosted:acme/model': 'unknown',
  };
  for (const [reference, expected] of Object.entries(names)) {
    it(`takes ${reference} for ${expected}`, () => {
      const naming = namingOf(reference);
      const leads = naming.kind === 'alias' && naming.leadsTo !== undefined ? ` of ${naming.leadsTo.id}` : '';
      assert.equal(`${naming.kind}${leads}`, expected);
    });
  }

  it('reads an id without the place through which it is called', () => {
    assert.equal(
      idIn('hosted:bedrock/global.anthropic.claude-opus-4-5-20251101-v1:0'),
      'anthropic.claude-opus-4-5-20251101-v1:0',
    );
    assert.equal(idIn('hosted:bedrock/amazon.nova-pro-v1:0'), 'amazon.nova-pro-v1:0');
    assert.equal(idIn('hosted:groq/meta-llama/llama-guard-4-12b'), 'meta-llama/llama-guard-4-12b');
  });

  it('refuses a table that is written otherwise', () => {
    const provider = (model: object): unknown => ({
      provider: 'x',
      title: 'X',
      sources: [{ page: 'https://example.org', read: '2026-01-01', checked: 'memory', models: [model] }],
    });
    assert.doesNotThrow(() => readProvider(provider({ id: 'a', retires: '2026-01-01' })));
    assert.throws(() => readProvider(provider({ id: 'a', retires: 'soon' })), /x a: retires/);
    assert.throws(() => readProvider(provider({ id: 'a', ends: '2026-01-01' })), /x a: ends/);
    assert.throws(() => readProvider(provider({ retires: '2026-01-01' })), /x: id/);
  });
});
