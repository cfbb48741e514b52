// Feeds and mirrors as NuGet and Maven are configured, and who is asked about which package then.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unstated } from '../../manifests/component';
import { parsePurl, type Purl } from '../../terms/purl';
import type { ComponentRow } from '../../workspace/rows';
import { mavenMirrorOf, readMavenMirror } from './maven-mirror';
import { feedsFor, NugetFeeds, readNugetConfiguration } from './nuget-feeds';

const ACME = 'https://feeds.example.org/acme/v3/index.json';
const PUBLIC = 'https://api.nuget.org/v3/index.json';

function configuration(...sections: readonly string[]): string {
  return `<?xml version="1.0"?>\n<configuration>${sections.join('')}</configuration>`;
}

function sources(...keys: readonly string[]): string {
  const addresses: Readonly<Record<string, string>> = { acme: ACME, 'nuget.org': PUBLIC, local: './packages' };
  const written = keys.map((key) =>
    key === 'clear' ? '<clear />' : `<add key="${key}" value="${addresses[key] ?? ''}" />`,
  );
  return `<packageSources>${written.join('')}</packageSources>`;
}

const mapping =
  '<packageSourceMapping><packageSource key="nuget.org"><package pattern="*" /></packageSource><packageSource key="acme"><package pattern="Acme.*" /><package pattern="Shared.Exact" /></packageSource></packageSourceMapping>';

describe("NuGet's configuration", () => {
  const cases: readonly (readonly [title: string, texts: readonly string[], name: string, feeds: readonly string[]])[] =
    [
      ['none', [], 'Serilog', [PUBLIC]],
      ['a feed beside the public one', [configuration(sources('acme'))], 'Serilog', [PUBLIC, ACME]],
      ['a feed alone', [configuration(sources('clear', 'acme'))], 'Serilog', [ACME]],
      [
        'a nearer one that clears',
        [configuration(sources('acme')), configuration(sources('clear', 'nuget.org'))],
        'Serilog',
        [PUBLIC],
      ],
      [
        'a feed that is switched off',
        [
          configuration(
            sources('acme'),
            '<disabledPackageSources><add key="acme" value="true" /></disabledPackageSources>',
          ),
        ],
        'Serilog',
        [PUBLIC],
      ],
      ['a pattern', [configuration(sources('acme'), mapping)], 'Acme.Signals', [ACME]],
      ['a pattern in other letters', [configuration(sources('acme'), mapping)], 'acme.signals', [ACME]],
      ['an exact name', [configuration(sources('acme'), mapping)], 'Shared.Exact', [ACME]],
      ['the pattern for all', [configuration(sources('acme'), mapping)], 'Serilog', [PUBLIC]],
      ['a pattern of a feed that is not there', [configuration(mapping)], 'Acme.Signals', [PUBLIC]],
      ['no XML', ['nonsense'], 'Serilog', [PUBLIC]],
    ];
  for (const [title, texts, name, feeds] of cases) {
    it(`leads ${name} to ${feeds.length === 1 ? 'one feed' : 'two feeds'}: ${title}`, () => {
      const found = feedsFor(readNugetConfiguration(texts, {}), name);
      assert.deepEqual(
        found.map(({ address }) => address),
        feeds,
      );
    });
  }

  it('knows a password with variables, and none that is encrypted', () => {
    const credentials = (field: string): string =>
      configuration(
        sources('acme').replace('"acme"', '"acme feed"'),
        `<packageSourceCredentials><acme_x0020_feed><add key="Username" value="jo" /><add key="${field}" value="%TOKEN%" /></acme_x0020_feed></packageSourceCredentials>`,
      );
    const secretOf = (text: string): string | undefined =>
      readNugetConfiguration([text], { TOKEN: 'xyz' }).feeds.get('acme feed')?.password;
    assert.equal(secretOf(credentials('ClearTextPassword')), 'xyz');
    assert.equal(secretOf(credentials('Password')), undefined);
  });
});

describe("a workspace's feeds", () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'compliance-lens-feeds-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function purlOf(text: string): Purl {
    const purl = parsePurl(text);
    assert.ok(purl);
    return purl;
  }

  function row(name: string, manifest: string): ComponentRow {
    const purl = purlOf(`pkg:nuget/${name}@1.0.0`);
    return { component: { ...unstated, purl, name, anchor: { file: manifest, path: [], part: 'key' } }, manifest };
  }

  it('are those of the folder that names the package, and of those above it', () => {
    write('repo/NuGet.Config', configuration(sources('acme'), mapping));
    write(
      'repo/src/inner/nuget.config',
      configuration(sources('clear', 'acme'), '<packageSourceMapping><clear /></packageSourceMapping>'),
    );
    const rows = [
      row('Acme.Signals', 'src/a/a.csproj'),
      row('Serilog', 'src/a/a.csproj'),
      row('Plain', 'src/inner/b.csproj'),
    ];
    const feeds = NugetFeeds.read(join(folder, 'repo'), rows, { HOME: folder });
    const told = ['Acme.Signals', 'Serilog', 'Plain'].map((name) => {
      const purl = purlOf(`pkg:nuget/${name}@1.0.0`);
      const feed = feeds.feedFor(purl);
      return `${name} ${feeds.isPublic(purl) ? 'public' : 'own'} ${typeof feed === 'string' ? feed : (feed?.address ?? '-')}`;
    });
    assert.deepEqual(told, [`Acme.Signals own ${ACME}`, 'Serilog public public', `Plain own ${ACME}`]);
    assert.equal(feeds.isPublic(purlOf('pkg:npm/express@1.0.0')), true);
  });

  it('are not the public one alone where any feed may hold it: the public one hears of it anyway, nobody else does', () => {
    write('repo/nuget.config', configuration(sources('acme')));
    const feeds = NugetFeeds.read(join(folder, 'repo'), [row('Serilog', 'a.csproj')], { HOME: folder });
    const purl = purlOf('pkg:nuget/Serilog@1.0.0');
    assert.deepEqual([feeds.isPublic(purl), feeds.feedFor(purl)], [false, 'public']);
  });

  it('cannot be asked where they are folders', () => {
    write('repo/nuget.config', configuration(sources('clear', 'local')));
    const feeds = NugetFeeds.read(join(folder, 'repo'), [row('Serilog', 'a.csproj')], { HOME: folder });
    assert.equal(feeds.feedFor(purlOf('pkg:nuget/Serilog@1.0.0')), undefined);
  });

  it('are told a password, each its own', () => {
    write(
      '.nuget/NuGet/NuGet.Config',
      configuration(
        sources('acme'),
        '<packageSourceCredentials><acme><add key="Username" value="jo" /><add key="ClearTextPassword" value="xyz" /></acme></packageSourceCredentials>',
      ),
    );
    const feeds = NugetFeeds.read(join(folder, 'repo'), [row('Serilog', 'a.csproj')], { HOME: folder });
    const secret = `Basic ${Buffer.from('jo:xyz').toString('base64')}`;
    assert.equal(feeds.authorizationFor('https://feeds.example.org/acme/registrations/serilog/index.json'), secret);
    assert.equal(feeds.authorizationFor('https://feeds.example.org/other/v3/index.json'), undefined);
    assert.equal(
      feeds.authorizationFor('https://api.nuget.org/v3/registration5-gz-semver2/serilog/index.json'),
      undefined,
    );
  });

  it("are Maven's mirror, by the settings that the build names before the user's", () => {
    const settings = (name: string): string =>
      `<settings><mirrors><mirror><id>${name}</id><mirrorOf>*</mirrorOf><url>https://${name}.example.org/maven</url></mirror></mirrors></settings>`;
    write('.m2/settings.xml', settings('user'));
    assert.equal(mavenMirrorOf(join(folder, 'repo'), { HOME: folder })?.address, 'https://user.example.org/maven/');
    write('repo/.mvn/maven.config', '-s ci/settings.xml\n');
    write('repo/ci/settings.xml', settings('build'));
    assert.equal(mavenMirrorOf(join(folder, 'repo'), { HOME: folder })?.address, 'https://build.example.org/maven/');
  });
});

describe("Maven's mirror of Central", () => {
  const mirror = (of: string, more = ''): string =>
    `<mirror><id>company</id><mirrorOf>${of}</mirrorOf><url>https://maven.example.org/all</url>${more}</mirror>`;
  const cases: readonly (readonly [of: string, isMirrored: boolean])[] = [
    ['central', true],
    ['*', true],
    ['external:*', true],
    ['internal,central', true],
    ['*,!internal', true],
    ['*,!central', false],
    ['external:http:*', false],
    ['internal', false],
  ];
  for (const [of, isMirrored] of cases) {
    it(`is ${isMirrored ? '' : 'not '}that of ${of}`, () => {
      const found = readMavenMirror([`<settings><mirrors>${mirror(of)}</mirrors></settings>`], {});
      assert.equal(found?.address, isMirrored ? 'https://maven.example.org/all/' : undefined);
    });
  }

  it('is none that is blocked', () => {
    const text = `<settings><mirrors>${mirror('*', '<blocked>true</blocked>')}</mirrors></settings>`;
    assert.equal(readMavenMirror([text], {}), undefined);
  });

  it('is told its own password, unless that is encrypted', () => {
    const servers = (password: string): string =>
      `<settings><servers><server><id>other</id><username>x</username><password>y</password></server><server><id>company</id><username>jo</username><password>${password}</password></server></servers><mirrors>${mirror('*')}</mirrors></settings>`;
    const secretOf = (password: string): string | undefined =>
      readMavenMirror([servers(password)], { TOKEN: 'xyz' })?.authorization;
    assert.equal(secretOf('${env.TOKEN}'), `Basic ${Buffer.from('jo:xyz').toString('base64')}`);
    assert.equal(secretOf('{COQLCE6DU6GtcS5P=}'), undefined);
  });
});
