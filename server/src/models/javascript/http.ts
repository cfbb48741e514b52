// Requests without an SDK: fetch, axios, got, ky, undici.
import type { CodeNode } from '../../syntax/code';
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { readRequest, telling } from '../http';

/** The body under whatever name the client has for it. */
const bodies = ['body', 'json', 'data'];

/** `fetch(url, { body })`, `got.post(url, { json })`. */
function withOptions(call: LoadCall): Loaded | undefined {
  const address = call.argument({ at: 0 });
  const body = call.argument({ options: 1, named: bodies });
  return address === undefined ? undefined : readRequest(call, address, body);
}

/** `axios.post(url, body)`, `axios({ url, data })`. */
function withBody(call: LoadCall): Loaded | undefined {
  const inOptions = call.argument({ options: 0, named: ['url'] });
  if (inOptions !== undefined) return readRequest(call, inOptions, call.argument({ options: 0, named: bodies }));
  const address = call.argument({ at: 0 });
  const body: CodeNode | undefined = call.argument({ at: 1 });
  return address === undefined ? undefined : readRequest(call, address, body);
}

export const http: readonly Framework[] = [
  {
    packages: ['builtins'],
    telling,
    rules: [
      {
        calls: ['fetch', '$fetch', 'globalThis.fetch', 'window.fetch', 'self.fetch'],
        how: 'http.request',
        read: withOptions,
      },
    ],
  },
  {
    packages: ['node-fetch', 'cross-fetch', 'undici', 'ofetch', 'got', 'ky', 'expo'],
    telling,
    rules: [
      {
        calls: ['', 'fetch|request|ofetch|$fetch', 'post', '*.post'],
        how: 'http.request',
        read: withOptions,
      },
    ],
  },
  {
    packages: ['axios', 'superagent', '@nestjs/axios'],
    telling,
    rules: [
      {
        calls: ['', 'post|request', 'create.().post|request', '**.post|request'],
        how: 'http.request',
        read: withBody,
      },
    ],
  },
];
