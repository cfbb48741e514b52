// What OSV says of open advisories, and that it changes no status.
import assert from 'node:assert/strict';
import { itSays, query, said, today } from '../../../../test/network/ask-source';
import { askSources, planInquiries, type Outcome } from './ask-sources';
import type { OnlineRequest } from './online-source';
import { osv } from './osv';
import { ResponseData } from './response-data';

function batch(...names: readonly string[]): unknown {
  return { results: [{ vulns: names.map((id) => ({ id, modified: '2026-01-01T00:00:00Z' })) }] };
}

const kev = { type: 'WEB', url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog?field_cve=CVE-2026-1' };
const mention = { type: 'WEB', url: 'https://example.org/?seen=www.cisa.gov/known-exploited-vulnerabilities-catalog' };
const component = 'pkg:npm/ecg@1.0.0';

describe('OSV', () => {
  itSays(osv, [
    ['nothing of a version without advisories', component, { querybatch: { results: [{}] } }, 'silent'],
    [
      'an advisory by its CVE, and that it is exploited',
      component,
      {
        querybatch: batch('GHSA-1'),
        'vulns/GHSA-1': { id: 'GHSA-1', aliases: ['PYSEC-1', 'CVE-2026-1'], references: [kev] },
      },
      'unknown | CVE-2026-1 exploited',
    ],
    [
      'several of one CVE once, in order',
      component,
      {
        querybatch: batch('PYSEC-1', 'GHSA-1', 'GHSA-0'),
        'vulns/PYSEC-1': { id: 'PYSEC-1', aliases: ['CVE-2026-1'] },
        'vulns/GHSA-1': { id: 'GHSA-1', aliases: ['CVE-2026-1'], references: [kev] },
        'vulns/GHSA-0': { id: 'GHSA-0', references: [mention] },
      },
      'unknown | CVE-2026-1 exploited | GHSA-0',
    ],
    [
      'not one that was withdrawn',
      component,
      {
        querybatch: batch('GHSA-1', 'GHSA-2'),
        'vulns/GHSA-1': { id: 'GHSA-1', withdrawn: '2026-02-01T00:00:00Z' },
        'vulns/GHSA-2': { id: 'GHSA-2' },
      },
      'unknown | GHSA-2',
    ],
    [
      'an advisory by its name where its record is not there',
      component,
      { querybatch: batch('GHSA-1') },
      'unknown | GHSA-1',
    ],
    [
      'nothing where a record could not be had',
      component,
      { querybatch: batch('GHSA-1'), 'vulns/GHSA-1': new Error('answered 500') },
      'failed: answered 500',
    ],
    [
      'another advisory',
      component,
      { querybatch: batch('GHSA-1'), 'vulns/GHSA-1': { id: 'GHSA-2' } },
      /^failed: .*not the advisory GHSA-1$/,
    ],
    [
      'fewer results than queries',
      component,
      { querybatch: { results: [] } },
      /^failed: .*as many as there were queries$/,
    ],
    [
      'results of another kind',
      component,
      { querybatch: { results: [{ vulns: 'none' }] } },
      /^failed: .*no list of advisories$/,
    ],
    ['nothing of a range', 'pkg:npm/ecg ^1.0.0', {}, 'not asked'],
    ['nothing of an image', 'pkg:docker/library/node@20', {}, 'not asked'],
  ]);

  it('names packages in their own letters where a purl does not keep them', () => {
    const names = ['pkg:golang/github.com/BurntSushi/toml@v1.2.0', 'pkg:npm/JSONStream@1.3.5', 'pkg:pypi/Django@5.0'];
    const [request] = osv.ask(names.map(query), { today, addressFor: () => 'https://api.example.org/' });
    assert.deepEqual(request?.body, {
      queries: [
        { package: { name: 'github.com/BurntSushi/toml', ecosystem: 'Go' }, version: '1.2.0' },
        { package: { name: 'JSONStream', ecosystem: 'npm' }, version: '1.3.5' },
        { package: { purl: 'pkg:pypi/django@5.0' } },
      ],
    });
  });

  it('asks on for those that have further pages', async () => {
    const [a, b] = ['pkg:npm/a@1.0.0', 'pkg:npm/%40acme/b@1.0.0'];
    const asked: string[] = [];
    const answer = ({ url, body }: OnlineRequest): unknown => {
      const name = /vulns\/(.+)$/.exec(url)?.[1];
      if (name !== undefined) return { id: name };
      const token = new ResponseData(body).at('queries').list?.[0]?.at('page_token').text;
      if (token === 'more') return batch('GHSA-3');
      return {
        results: [
          { vulns: [{ id: 'GHSA-1' }, { id: 'GHSA-2' }], next_page_token: 'more' },
          { vulns: [{ id: 'GHSA-1' }] },
        ],
      };
    };
    const inquiries = planInquiries(
      [osv],
      () => [query(a), query(b)],
      () => ({ today, addressFor: () => 'https://api.example.org/' }),
    );
    const [report] = await askSources(inquiries, (request): Promise<Outcome> => {
      asked.push(request.body === undefined ? request.url.slice(24) : JSON.stringify(request.body));
      return Promise.resolve({ kind: 'body', body: answer(request) });
    });
    assert.equal(said(report, a), 'unknown | GHSA-1 | GHSA-2 | GHSA-3');
    assert.equal(said(report, b), 'unknown | GHSA-1');
    assert.deepEqual(asked.slice(0, 3), [
      '{"queries":[{"package":{"purl":"pkg:npm/a@1.0.0"}},{"package":{"purl":"pkg:npm/%40acme/b@1.0.0"}}]}',
      'vulns/GHSA-1',
      '{"queries":[{"package":{"purl":"pkg:npm/a@1.0.0"},"page_token":"more"}]}',
    ]);
  });
});
