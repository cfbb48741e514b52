// What NuGet says of deprecated versions, whatever page they are on.
import assert from 'node:assert/strict';
import { ask, itSays, query, said, today } from '../../../../test/network/ask-source';
import { askSources, planInquiries } from './ask-sources';
import { nuget } from './nuget';

function leaf(version: string, fields: Readonly<Record<string, unknown>> = {}): unknown {
  const published = '2026-01-01T00:00:00+00:00';
  return { catalogEntry: { id: 'Ecg.Filter', version, listed: true, published, ...fields } };
}

function page(lower: string, upper: string, items?: readonly unknown[]): unknown {
  const url = `https://api.example.org/ecg.filter/page/${lower}/${upper}.json`;
  return { '@id': url, lower, upper, count: items?.length ?? 64, ...(items === undefined ? {} : { items }) };
}

const index = 'ecg.filter/index.json';
const legacy = { deprecation: { reasons: ['Legacy', 'CriticalBugs'] } };

describe('NuGet', () => {
  itSays(nuget, [
    [
      'nothing of a version like any other',
      'pkg:nuget/Ecg.Filter@1.0.0',
      { [index]: { items: [page('1.0.0', '1.0.0', [leaf('1.0.0')])] } },
      'unknown',
    ],
    [
      'a version is deprecated, with the reasons',
      'pkg:nuget/ecg.filter@1.0',
      { [index]: { items: [page('1.0.0', '1.0.0', [leaf('1.0.0', legacy)])] } },
      'deprecated | it is legacy and no longer maintained, it has critical bugs',
    ],
    [
      'what takes its place, in any version',
      'pkg:nuget/Ecg.Filter@1.0.0',
      {
        [index]: {
          items: [
            page('1.0.0', '1.0.0', [
              leaf('1.0.0', {
                deprecation: { reasons: ['Other'], alternatePackage: { id: 'Ecg.Signals', range: '*' } },
              }),
            ]),
          ],
        },
      },
      'deprecated | Ecg.Signals',
    ],
    [
      'unlisted is not withdrawn',
      'pkg:nuget/Ecg.Filter@1.0.0',
      {
        [index]: {
          items: [page('1.0.0', '1.0.0', [leaf('1.0.0', { listed: false, published: '1900-01-01T00:00:00+00:00' })])],
        },
      },
      'unknown',
    ],
    [
      'the last release of those that are listed',
      'pkg:nuget/Ecg.Filter@1.0.0',
      {
        [index]: {
          items: [
            page('1.0.0', '1.0.1', [
              leaf('1.0.0', { published: '2018-04-05T00:00:00+00:00' }),
              leaf('1.0.1', { listed: false, published: '1900-01-01T00:00:00+00:00' }),
            ]),
          ],
        },
      },
      'unknown | no release since 2018-04-05',
    ],
    [
      'a version on a page of its own, and the last page',
      'pkg:nuget/Ecg.Filter@1.5.0',
      {
        [index]: { items: [page('0.1.0', '0.9.0'), page('1.0.0', '1.9.0'), page('2.0.0', '2.9.0')] },
        'ecg.filter/page/1.0.0/1.9.0.json': page('1.0.0', '1.9.0', [leaf('1.5.0', legacy)]),
        'ecg.filter/page/2.0.0/2.9.0.json': page('2.0.0', '2.9.0', [leaf('2.9.0')]),
      },
      /^deprecated/,
    ],
    [
      'a page that is not there is unknown',
      'pkg:nuget/Ecg.Filter@1.5.0',
      { [index]: { items: [page('1.0.0', '1.9.0')] } },
      'silent',
    ],
    [
      'a page without versions',
      'pkg:nuget/Ecg.Filter@1.5.0',
      { [index]: { items: [page('1.0.0', '1.9.0')] }, 'ecg.filter/page/1.0.0/1.9.0.json': page('1.0.0', '1.9.0') },
      /^failed: .*a page of it has no versions$/,
    ],
    [
      'another package',
      'pkg:nuget/Ecg.Filter@1.0.0',
      { [index]: { items: [page('1.0.0', '1.0.0', [leaf('1.0.0', { id: 'Ecg', ...legacy })])] } },
      /^failed: .*not about Ecg\.Filter$/,
    ],
  ]);

  it('asks once for all versions, and not for pages that hold none of them', async () => {
    const { urls } = await ask(nuget, ['pkg:nuget/Ecg.Filter@2.1.0', 'pkg:nuget/Ecg.Filter@2.2.0'], {
      [index]: { items: [page('1.0.0', '1.9.0'), page('2.0.0', '2.9.0')] },
    });
    assert.deepEqual(urls, [index, 'ecg.filter/page/2.0.0/2.9.0.json']);
  });

  describe("at a company's own feed", () => {
    const INDEX = 'https://feeds.example.org/acme/v3/index.json';
    const resources = [
      { '@id': 'https://feeds.example.org/acme/search', '@type': 'SearchQueryService' },
      { '@id': 'https://feeds.example.org/acme/old/', '@type': 'RegistrationsBaseUrl' },
      { '@id': 'https://feeds.example.org/acme/registrations', '@type': 'RegistrationsBaseUrl/3.6.0' },
    ];

    async function askFeed(index: unknown): Promise<{ readonly urls: readonly string[]; readonly says: string }> {
      const urls: string[] = [];
      const inquiries = planInquiries(
        [nuget],
        () => ['pkg:nuget/Ecg.Filter@1.0.0', 'pkg:nuget/Ecg.View@1.0.0'].map(query),
        () => ({ today, addressFor: () => INDEX }),
      );
      const [report] = await askSources(inquiries, ({ url }) => {
        urls.push(url);
        if (url === INDEX) return Promise.resolve({ kind: 'body', body: index });
        if (!url.includes('ecg.filter')) return Promise.resolve({ kind: 'not-found' });
        const body = { items: [page('1.0.0', '1.0.0', [leaf('1.0.0', legacy)])] };
        return Promise.resolve({ kind: 'body', body });
      });
      return { urls, says: said(report, 'pkg:nuget/Ecg.Filter@1.0.0') };
    }

    it('finds its registrations by its service index, which it asks for once', async () => {
      const { urls, says } = await askFeed({ version: '3.0.0', resources });
      assert.deepEqual(urls, [
        INDEX,
        'https://feeds.example.org/acme/registrations/ecg.filter/index.json',
        'https://feeds.example.org/acme/registrations/ecg.view/index.json',
      ]);
      assert.match(says, /^deprecated/);
    });

    it('believes nothing of an index without registrations', async () => {
      const { urls, says } = await askFeed({ version: '3.0.0', resources: resources.slice(0, 1) });
      assert.deepEqual(urls, [INDEX]);
      assert.match(says, /^failed: its answer could not be read: it names no registrations/);
    });
  });
});
