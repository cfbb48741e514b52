// What deps.dev says of versions, and of the repositories they were built from.
import assert from 'node:assert/strict';
import { itSays, query, said, today } from '../../../../test/network/ask-source';
import { askSources, planInquiries } from './ask-sources';
import { depsDev } from './deps-dev';
import { ResponseData } from './response-data';

const versionKey = { system: 'NPM', name: '@acme/ecg', version: '1.0.0' };
const component = 'pkg:npm/%40acme/ecg@1.0.0';
const id = 'github.com/acme/ecg';
const relatedProjects = [
  { projectKey: { id: 'github.com/acme/issues' }, relationType: 'ISSUE_TRACKER' },
  { projectKey: { id }, relationType: 'SOURCE_REPO', relationProvenance: 'UNVERIFIED_METADATA' },
];

function versions(version?: unknown, key: unknown = versionKey): unknown {
  return { responses: [{ request: { versionKey: key }, version }], nextPageToken: '' };
}

function project(reason: string, openIssuesCount = 0, projectKey: unknown = { id }): unknown {
  const checks = [
    { name: 'Code-Review', score: 0, reason: 'found no review, project is archived' },
    { name: 'Maintained', score: 0, reason },
  ];
  const found = { projectKey, openIssuesCount, scorecard: { date: '2026-11-02T00:00:00Z', checks } };
  return { responses: [{ request: { projectKey }, project: found }] };
}

const still = '0 commit(s) and 0 issue activity found in the last 90 days -- score normalized to 0';
const busy = '30 commit(s) and 19 issue activity found in the last 90 days -- score normalized to 10';
const built = versions({ versionKey, isDeprecated: false, relatedProjects });

describe('deps.dev', () => {
  itSays(depsDev, [
    [
      'a version is deprecated, with the reason',
      component,
      { versionbatch: versions({ versionKey, isDeprecated: true, deprecatedReason: 'use signals', relatedProjects }) },
      'deprecated | use signals',
    ],
    ['nothing of a version it does not know', component, { versionbatch: versions() }, 'silent'],
    ['nothing of a version without repository', component, { versionbatch: versions({ versionKey }) }, 'silent'],
    [
      'nothing of one that is looked after',
      component,
      { versionbatch: built, projectbatch: project(busy, 90) },
      'unknown',
    ],
    [
      'the repository is archived, which is a sign',
      component,
      { versionbatch: built, projectbatch: project('project is archived') },
      `unknown | its repository ${id} is archived`,
    ],
    [
      'a repository that is still, with questions that nobody answers',
      component,
      { versionbatch: built, projectbatch: project(still, 42) },
      `unknown | ${id} had no commit and no answer to its 42 open issues in the 90 days before 2026-11-02`,
    ],
    [
      'a repository that is still because it is finished',
      component,
      { versionbatch: built, projectbatch: project(still, 3) },
      'unknown',
    ],
    [
      'a repository that is new',
      component,
      {
        versionbatch: built,
        projectbatch: project('project was created within the last 90 days. Please review its contents carefully', 50),
      },
      'unknown',
    ],
    [
      'a component that is an archived repository itself',
      'pkg:github/acme/ecg@v1',
      { projectbatch: project('project is archived') },
      `deprecated | its repository ${id} is archived`,
    ],
    ['nothing of a range', 'pkg:npm/%40acme/ecg ^1.0.0', {}, 'not asked'],
    ['nothing of repositories elsewhere', 'pkg:swift/git.example.org/acme/ecg@1.0.0', {}, 'not asked'],
    [
      'another version',
      component,
      { versionbatch: versions({}, { ...versionKey, version: '2.0.0' }) },
      /^failed: .*not asked about$/,
    ],
    ['no answer for what was asked', component, { versionbatch: { responses: [] } }, /^failed: .*not answer for all/],
    [
      'no answer for the repository',
      component,
      { versionbatch: built, projectbatch: { responses: [] } },
      /^failed: .*not answer for all/,
    ],
    [
      'another repository',
      component,
      { versionbatch: built, projectbatch: project(busy, 0, { id: 'github.com/acme/ekg' }) },
      /^failed: .*not asked about$/,
    ],
  ]);

  it('asks for page after page, and for as many at once as it takes', async () => {
    const names = Array.from({ length: 1001 }, (_, index) => `pkg:cargo/crate${index}@1.0.0`);
    const asked: string[] = [];
    const inquiries = planInquiries(
      [depsDev],
      () => names.map(query),
      () => ({ today, addressFor: () => 'https://api.example.org/' }),
    );
    const [report] = await askSources(inquiries, ({ body }) => {
      const question = new ResponseData(body);
      const keys = question.at('requests').list?.map((each) => each.at('versionKey', 'name').text ?? '') ?? [];
      const page = question.at('pageToken').text;
      asked.push(`${keys.length} ${page ?? 'first'}`);
      const half = page === undefined ? keys.slice(0, keys.length / 2) : keys.slice(keys.length / 2);
      const responses = half.map((name) => {
        const key = { system: 'CARGO', name, version: '1.0.0' };
        return { request: { versionKey: key }, version: { versionKey: key, isDeprecated: true } };
      });
      const nextPageToken = page === undefined ? 'next' : '';
      return Promise.resolve({ kind: 'body', body: { responses, nextPageToken } });
    });
    assert.deepEqual(asked.sort(), ['1 first', '1 next', '1000 first', '1000 next']);
    assert.equal(names.filter((name) => said(report, name) === 'deprecated').length, names.length);
  });

  const keys: [component: string, system: string, name: string][] = [
    ['pkg:maven/org.example/ecg@1.0', 'MAVEN', 'org.example:ecg'],
    ['pkg:golang/example.org/ecg/v2@v2.0.0', 'GO', 'example.org/ecg/v2'],
    ['pkg:golang/github.com/BurntSushi/toml@v1.0.0', 'GO', 'github.com/BurntSushi/toml'],
    ['pkg:npm/%40Acme/JSONStream@1.0.0', 'NPM', '@Acme/JSONStream'],
    ['pkg:pypi/Django@5.0', 'PYPI', 'django'],
    ['pkg:gem/ecg@1.0', 'RUBYGEMS', 'ecg'],
  ];
  for (const [text, system, name] of keys) {
    it(`knows ${text} as ${name}`, () => {
      const [request] = depsDev.ask([query(text)], { today, addressFor: () => 'https://api.example.org/' });
      const key = new ResponseData(request?.body).at('requests').list?.[0]?.at('versionKey');
      assert.deepEqual([key?.at('system').text, key?.at('name').text], [system, name]);
    });
  }
});
