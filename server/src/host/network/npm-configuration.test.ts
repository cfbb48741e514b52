// What npm is configured with, as npm itself says it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePurl } from '../../terms/purl';
import { unstated } from '../../manifests/component';
import type { ComponentRow } from '../../workspace/rows';
import { readNpmConfiguration, readSecrets } from './npm-configuration';
import { NpmRegistries } from './npm-registries';

describe('readSecrets', () => {
  const cases: { line: string; secrets: Record<string, string> }[] = [
    { line: '//registry.example.org/:_authToken=abc', secrets: { '//registry.example.org/:_authToken': 'abc' } },
    {
      line: '//registry.example.org/:_authToken = "${TOKEN}"',
      secrets: { '//registry.example.org/:_authToken': 'xyz' },
    },
    { line: '//registry.example.org/:_authToken=${LACKING}', secrets: {} },
    { line: '//registry.example.org/:_authToken=a${LACKING?}', secrets: { '//registry.example.org/:_authToken': 'a' } },
    { line: '; //registry.example.org/:_authToken=abc', secrets: {} },
    { line: 'registry=https://registry.example.org/', secrets: {} },
  ];
  for (const { line, secrets } of cases) {
    it(`reads ${line}`, () => assert.deepEqual(Object.fromEntries(readSecrets(line, { TOKEN: 'xyz' })), secrets));
  }
});

describe("npm's configuration", () => {
  let folder = '';
  // Nothing of the machine's own configuration is to count.
  const env = (): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_userconfig: join(folder, 'user.npmrc'),
    npm_config_globalconfig: join(folder, 'global.npmrc'),
    npm_config_registry: 'https://registry.example.org/npm',
  });
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'compliance-lens-npm-'));
    mkdirSync(join(folder, 'gateway'));
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'gateway', 'package.json'), '{}');
    writeFileSync(
      join(folder, 'user.npmrc'),
      '//registry.example.org/npm/:_authToken=of-user\nnoproxy=localhost,.example.org\n',
    );
    writeFileSync(
      join(folder, '.npmrc'),
      [
        '@acme:registry=https://registry.example.org/acme/',
        '//registry.example.org/acme/:username=jo',
        `//registry.example.org/acme/:_password=${Buffer.from('secret').toString('base64')}`,
        'https-proxy=http://proxy.example.org:3128/',
        'cafile=/etc/company.pem',
      ].join('\n'),
    );
    writeFileSync(join(folder, 'gateway', '.npmrc'), '@inner:registry=https://registry.example.org/inner/\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells registries, credentials, proxies and certificates', async () => {
    const npm = await readNpmConfiguration(folder, env());
    assert.equal(npm?.registryFor('express'), 'https://registry.example.org/npm/');
    assert.equal(npm.registryFor('@types/node'), 'https://registry.example.org/npm/');
    assert.equal(npm.registryFor('@acme/secret'), 'https://registry.example.org/acme/');
    assert.equal(npm.authorizationFor('https://registry.example.org/npm/express'), 'Bearer of-user');
    const basic = `Basic ${Buffer.from('jo:secret').toString('base64')}`;
    assert.equal(npm.authorizationFor('https://registry.example.org/acme/@acme%2fsecret'), basic);
    assert.equal(npm.authorizationFor('https://registry.example.org/other/express'), undefined);
    assert.equal(npm.authorizationFor('https://elsewhere.example.org/npm/express'), undefined);
    assert.equal(npm.httpsProxy, 'http://proxy.example.org:3128/');
    assert.match(npm.noProxy ?? '', /localhost/);
    assert.equal(npm.cafile, '/etc/company.pem');
  });

  it('is not known where npm is not there', async () => {
    assert.equal(await readNpmConfiguration(folder, { PATH: folder }), undefined);
  });

  const cases: { purl: string; registry: string; isPublic: boolean }[] = [
    { purl: 'pkg:npm/express', registry: 'https://registry.example.org/npm/', isPublic: true },
    { purl: 'pkg:npm/@acme/secret', registry: 'https://registry.example.org/acme/', isPublic: false },
    { purl: 'pkg:npm/@inner/secret', registry: 'https://registry.example.org/inner/', isPublic: false },
    { purl: 'pkg:npm/@other/open', registry: 'https://registry.example.org/npm/', isPublic: true },
  ];
  it('holds for each package as in the folders that name it', async () => {
    const rows = cases.map(({ purl }) => rowOf(purl, purl.includes('inner') ? 'gateway/package.json' : 'package.json'));
    const registries = await NpmRegistries.read(
      folder,
      [...rows, rowOf('pkg:npm/@inner/secret', 'package.json')],
      env(),
    );
    for (const { purl, registry, isPublic } of cases) {
      const parsed = parsePurl(purl);
      assert.ok(parsed);
      assert.equal(registries.registryFor(parsed), registry, purl);
      assert.equal(registries.isPublic(parsed), isPublic, purl);
    }
  });
});

function rowOf(text: string, manifest: string): ComponentRow {
  const purl = parsePurl(text);
  assert.ok(purl, text);
  const anchor = { file: manifest, path: [], part: 'value' } as const;
  return { component: { ...unstated, purl, name: purl.name, anchor }, manifest };
}
