// What a response's body is taken for.
// Invariant: a body of another kind than promised is a failure, never an empty answer.
import type { BodyKind } from '../../support/online/online-source';
import type { NetworkAnswer } from './network-request';

const contentTypes: Readonly<Record<BodyKind, RegExp>> = {
  json: /^(?:application|text)\/(?:[\w.-]+\+)?json$/,
  text: /^text\/plain$/,
  xml: /^(?:application|text)\/(?:[\w.-]+\+)?xml$/,
};

/** The `Accept` header that a kind makes. */
export const acceptOf: Readonly<Record<BodyKind, string>> = {
  json: 'application/json',
  text: 'text/plain',
  xml: 'application/xml, text/xml',
};

/** The body as its content type and the request say it is. */
export function parseBody(
  text: string,
  contentType: string,
  expects: BodyKind,
): Exclude<NetworkAnswer, { kind: 'not-found' }> {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!contentTypes[expects].test(type))
    return {
      kind: 'failed',
      reason: `sent ${type === '' ? 'something without a content type' : type} instead of ${expects}`,
    };
  if (expects !== 'json') return { kind: 'body', body: text };
  try {
    const body: unknown = JSON.parse(text);
    return { kind: 'body', body };
  } catch {
    // What is wrong with it is for the sender to find out.
    return { kind: 'failed', reason: 'sent JSON that is broken or cut off' };
  }
}
