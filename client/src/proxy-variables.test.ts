// What of the editor's settings the server's process learns as variables.
import assert from 'node:assert/strict';
import { proxyVariables, type ProxySettings } from './proxy-variables';

const nothing: ProxySettings = { proxy: undefined, noProxy: undefined, proxySupport: undefined };

const cases: readonly (readonly [what: string, settings: Partial<ProxySettings>, variables: object])[] = [
  ['nothing set', {}, {}],
  ['empty settings', { proxy: ' ', noProxy: [] }, {}],
  [
    'a proxy',
    { proxy: 'http://proxy.example.org:3128', proxySupport: 'override' },
    { http_proxy: 'http://proxy.example.org:3128', https_proxy: 'http://proxy.example.org:3128' },
  ],
  ['hosts without proxy', { noProxy: ['localhost', '.example.org'] }, { no_proxy: 'localhost,.example.org' }],
  ['no proxy at all', { proxy: 'http://proxy.example.org', proxySupport: 'off' }, { http_proxy: '', https_proxy: '' }],
];

describe('the proxy of the editor', () => {
  for (const [what, settings, variables] of cases)
    it(what, () => assert.deepEqual(proxyVariables({ ...nothing, ...settings }), variables));
});
