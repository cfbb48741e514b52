// Every source against answers that nobody promised: other types in every place, nothing, far too much, another package.
import assert from 'node:assert/strict';
import { query, said, today } from '../../../../test/network/ask-source';
import { sourceExamples, type SourceExample } from '../../../../test/network/source-examples';
import { askSources, planInquiries } from './ask-sources';

const base = 'https://api.example.org/';

/** What a source says when its requests have such answers, by the end of their address or, if that fails, in their order. */
async function asked({ source }: SourceExample, component: string, bodies: Record<string, unknown>): Promise<string> {
  const rest = Object.values(bodies);
  const inquiries = planInquiries(
    [source],
    () => [query(component)],
    () => ({ today, addressFor: () => base }),
  );
  const [report] = await askSources(inquiries, ({ url }) => {
    const path = url.slice(base.length);
    const body = path in bodies ? bodies[path] : rest.shift();
    return Promise.resolve(body === undefined ? { kind: 'not-found' } : { kind: 'body', body });
  });
  return said(report, component);
}

function bodiesOf({ answers }: SourceExample): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers(base)).map(([path, { body }]) => [path, body]));
}

/** A value with each of its parts in turn replaced, and itself. */
function* replaced(value: unknown, by: unknown): Generator {
  yield by;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of replaced(part, by)) {
      yield Array.isArray(value)
        ? value.map((each: unknown, index) => (String(index) === key ? other : each))
        : { ...value, [key]: other };
    }
  }
}

const surprises: readonly unknown[] = [
  null,
  true,
  -1,
  '',
  ' \n',
  'constructor',
  [],
  [null],
  {},
  { list: { __proto__: [] } },
  '<'.repeat(50_000),
  Array.from({ length: 20_000 }, () => ({})),
];

/** What a yes or a text says in a place where a no was expected. */
const sayable: Readonly<Record<string, string>> = { PyPI: 'withdrawn', 'deps.dev': 'deprecated' };

/** RubyGems' answers name no gem. */
const nameless = 'RubyGems';

/** The status of an answer; `failed` or `silent` where there is none. */
function statusOf(line: string): string {
  return /^\w+/.exec(line)?.[0] ?? line;
}

describe('surprising answers', () => {
  for (const example of sourceExamples) {
    const { source, component, says } = example;
    const allowed = ['failed', 'silent', 'unknown', statusOf(says), sayable[source.name]];

    it(`of ${source.name} say nothing that was not said`, async () => {
      assert.equal(await asked(example, component, bodiesOf(example)), says);
      for (const [path, body] of Object.entries(bodiesOf(example))) {
        for (const surprise of surprises) {
          for (const other of replaced(body, surprise)) {
            const line = await asked(example, component, { ...bodiesOf(example), [path]: other });
            assert.ok(allowed.includes(statusOf(line)), `${path}: ${line}`);
          }
        }
      }
    });

    if (source.name === nameless) continue;
    it(`of ${source.name} about another package say nothing of this one`, async () => {
      const another = component.replace(/(?<=[/:])[\w.-]+(?=@)/, 'vitals');
      const line = await asked(example, another, bodiesOf(example));
      assert.ok(/^(?:failed: its answer could not be read|silent|not asked|unknown)/.test(line), line);
    });
  }
});
