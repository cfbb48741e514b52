// One component for every source on the network, with what the source's service answers about it: short, in the true shapes.
// Invariant: every source has an example, and every example ends in something said.
import { cratesIo } from '../../server/src/support/online/crates-io';
import { depsDev } from '../../server/src/support/online/deps-dev';
import { dockerHub } from '../../server/src/support/online/docker-hub';
import { endoflifeDate } from '../../server/src/support/online/endoflife-date';
import { goProxy } from '../../server/src/support/online/go-proxy';
import { mavenCentral } from '../../server/src/support/online/maven-central';
import { npm } from '../../server/src/support/online/npm';
import { nuget } from '../../server/src/support/online/nuget';
import type { OnlineSource } from '../../server/src/support/online/online-source';
import { osv } from '../../server/src/support/online/osv';
import { packagist } from '../../server/src/support/online/packagist';
import { pubDev } from '../../server/src/support/online/pub-dev';
import { pypi } from '../../server/src/support/online/pypi';
import { rubyGems } from '../../server/src/support/online/rubygems';

export interface SourceExample {
  readonly source: OnlineSource;
  readonly component: string;
  /** In the line of `said`. */
  readonly says: string;
  /** What it is asked, below its address, in this order, and what it answers. A text is sent as it is. */
  readonly answers: (base: string) => Readonly<Record<string, { readonly type?: string; readonly body: unknown }>>;
}

const text = 'text/plain; charset=utf-8';
const xml = 'text/xml';

export const sourceExamples: readonly SourceExample[] = [
  {
    source: endoflifeDate,
    component: 'pkg:pypi/django@4.2.1',
    says: 'ended | 2026-04-07 | Django 4.2',
    answers: () => ({
      'products/django/': {
        body: {
          schema_version: '1.2.0',
          result: {
            name: 'django',
            links: { html: 'https://endoflife.date/django' },
            releases: [{ name: '4.2', releaseDate: '2023-04-03', isEol: true, eolFrom: '2026-04-07' }],
          },
        },
      },
    }),
  },
  {
    source: npm,
    component: 'pkg:npm/request@2.88.2',
    says: 'deprecated | request has been deprecated',
    answers: () => ({
      request: {
        type: 'application/vnd.npm.install-v1+json',
        body: {
          name: 'request',
          modified: '2026-01-01T00:00:00.000Z',
          versions: { '2.88.2': { version: '2.88.2', deprecated: 'request has been deprecated' } },
        },
      },
    }),
  },
  {
    source: pypi,
    component: 'pkg:pypi/ecg-filter@1.0.0',
    says: 'unknown | no release since 2019-05-01 | its newest release calls it "Development Status :: 7 - Inactive"',
    answers: () => ({
      'simple/ecg-filter/': {
        type: 'application/vnd.pypi.simple.v1+json',
        body: {
          meta: { 'api-version': '1.4', '_last-serial': 1 },
          name: 'ecg-filter',
          'project-status': { status: 'active' },
          versions: ['1.0.0'],
          files: [{ filename: 'ecg_filter-1.0.0.tar.gz', 'upload-time': '2019-05-01T08:00:00.000000Z', yanked: false }],
        },
      },
      'pypi/ecg-filter/json': {
        body: { info: { name: 'ecg_filter', classifiers: ['Development Status :: 7 - Inactive'], version: '1.0.0' } },
      },
    }),
  },
  {
    source: cratesIo,
    component: 'pkg:cargo/ecgfilter@1.0.1',
    says: 'withdrawn | yanked',
    answers: () => ({
      'ec/gf/ecgfilter': {
        type: 'text/plain',
        body: '{"name":"ecgfilter","vers":"1.0.0","deps":[],"cksum":"00","features":{},"yanked":false}\n{"name":"ecgfilter","vers":"1.0.1","deps":[],"cksum":"00","features":{},"yanked":true}\n',
      },
    }),
  },
  {
    source: nuget,
    component: 'pkg:nuget/Ecg.Filter@1.2.0',
    says: 'deprecated | Ecg.Signals [2.0.0, ) | Moved to Ecg.Signals.',
    answers: (base) => ({
      'ecg.filter/index.json': {
        body: {
          count: 1,
          items: [{ '@id': `${base}ecg.filter/page/1.0.0/1.2.0.json`, count: 1, lower: '1.0.0', upper: '1.2.0' }],
        },
      },
      'ecg.filter/page/1.0.0/1.2.0.json': {
        body: {
          count: 1,
          items: [
            {
              catalogEntry: {
                id: 'Ecg.Filter',
                version: '1.2.0',
                listed: true,
                published: '2026-03-01T10:00:00+00:00',
                deprecation: {
                  message: 'Moved to Ecg.Signals.',
                  reasons: ['Legacy'],
                  alternatePackage: { id: 'Ecg.Signals', range: '[2.0.0, )' },
                },
              },
            },
          ],
        },
      },
    }),
  },
  {
    source: rubyGems,
    component: 'pkg:gem/ecg_filter@1.0.1',
    says: 'withdrawn | yanked',
    answers: () => ({
      'api/v1/versions/ecg_filter.json': {
        body: [{ number: '1.0.2', platform: 'ruby', created_at: '2026-02-01T00:00:00.000Z', prerelease: false }],
      },
      'api/v1/downloads/ecg_filter-1.0.1.json': { body: { total_downloads: 900, version_downloads: 30 } },
    }),
  },
  {
    source: packagist,
    component: 'pkg:composer/acme/ecg-filter@1.0.0',
    says: 'deprecated | acme/signals | abandoned',
    answers: () => ({
      'p2/acme/ecg-filter.json': {
        body: {
          minified: 'composer/2.0',
          packages: {
            'acme/ecg-filter': [
              {
                name: 'acme/ecg-filter',
                version: '1.1.0',
                time: '2026-01-05T00:00:00+00:00',
                abandoned: 'acme/signals',
              },
              { version: '1.0.0', time: '2025-01-05T00:00:00+00:00' },
            ],
          },
        },
      },
    }),
  },
  {
    source: pubDev,
    component: 'pkg:pub/ecg_filter@1.0.0',
    says: 'deprecated | signals | discontinued',
    answers: () => ({
      'api/packages/ecg_filter': {
        type: 'application/vnd.pub.v2+json',
        body: {
          name: 'ecg_filter',
          isDiscontinued: true,
          replacedBy: 'signals',
          latest: { version: '1.0.0', published: '2026-01-01T00:00:00.000000Z' },
          versions: [{ version: '1.0.0', published: '2026-01-01T00:00:00.000000Z' }],
        },
      },
    }),
  },
  {
    source: goProxy,
    component: 'pkg:golang/example.org/ecg@v1.0.0',
    says: 'withdrawn | retracted: Wrong gain.',
    answers: () => ({
      'example.org/ecg/@v/list': { type: text, body: 'v1.0.0\nv1.1.0\n' },
      'example.org/ecg/@v/v1.1.0.info': { body: { Version: 'v1.1.0', Time: '2026-01-01T00:00:00Z' } },
      'example.org/ecg/@v/v1.1.0.mod': {
        type: text,
        body: '// Deprecated: use example.org/signals.\nmodule example.org/ecg\n\nretract [v1.0.0, v1.0.9] // Wrong gain.\n',
      },
    }),
  },
  {
    source: mavenCentral,
    component: 'pkg:maven/org.example/ecg@1.0.0',
    says: 'deprecated | org.example.signals:ecg | relocated to org.example.signals:ecg',
    answers: () => ({
      'org/example/ecg/maven-metadata.xml': {
        type: xml,
        body: '<?xml version="1.0"?><metadata><groupId>org.example</groupId><artifactId>ecg</artifactId><versioning><latest>1.1.0</latest><release>1.1.0</release><versions><version>1.0.0</version><version>1.1.0</version></versions><lastUpdated>20260101120000</lastUpdated></versioning></metadata>',
      },
      'org/example/ecg/1.1.0/ecg-1.1.0.pom': {
        type: xml,
        body: '<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>ecg</artifactId><version>1.1.0</version><distributionManagement><relocation><groupId>org.example.signals</groupId></relocation></distributionManagement></project>',
      },
    }),
  },
  {
    source: dockerHub,
    component: 'pkg:docker/library/ecg@1.0',
    says: 'unknown | the tag was not renewed since 2022-01-01 | nobody pulls the tag any more',
    answers: () => ({
      'namespaces/library/repositories/ecg': {
        body: {
          name: 'ecg',
          namespace: 'library',
          status_description: 'active',
          full_description: '# Quick reference',
        },
      },
      'namespaces/library/repositories/ecg/tags/1.0': {
        body: { name: '1.0', tag_status: 'inactive', tag_last_pushed: '2022-01-01T00:00:00.000000Z' },
      },
    }),
  },
  {
    source: depsDev,
    component: 'pkg:npm/%40acme/ecg@1.0.0',
    says: 'unknown | its repository github.com/acme/ecg is archived',
    answers: () => {
      const versionKey = { system: 'NPM', name: '@acme/ecg', version: '1.0.0' };
      const projectKey = { id: 'github.com/acme/ecg' };
      const relatedProjects = [{ projectKey, relationProvenance: 'UNVERIFIED_METADATA', relationType: 'SOURCE_REPO' }];
      const checks = [{ name: 'Maintained', score: 0, reason: 'project is archived', details: [] }];
      const version = { versionKey, isDefault: true, isDeprecated: false, relatedProjects };
      const project = { projectKey, openIssuesCount: 4, scorecard: { date: '2026-11-01T00:00:00Z', checks } };
      return {
        versionbatch: { body: { responses: [{ request: { versionKey }, version }], nextPageToken: '' } },
        projectbatch: { body: { responses: [{ request: { projectKey }, project }], nextPageToken: '' } },
      };
    },
  },
  {
    source: osv,
    component: 'pkg:maven/org.example/log@2.14.1',
    says: 'unknown | CVE-2021-44228 exploited',
    answers: () => ({
      querybatch: { body: { results: [{ vulns: [{ id: 'GHSA-jfh8-c2jp-5v3q', modified: '2026-01-01T00:00:00Z' }] }] } },
      'vulns/GHSA-jfh8-c2jp-5v3q': {
        body: {
          id: 'GHSA-jfh8-c2jp-5v3q',
          modified: '2026-01-01T00:00:00Z',
          aliases: ['CVE-2021-44228'],
          references: [
            {
              type: 'WEB',
              url: 'https://www.cisa.gov/known-exploited-vulnerabilities-catalog?search_api_fulltext=CVE-2021-44228',
            },
          ],
        },
      },
    }),
  },
];
