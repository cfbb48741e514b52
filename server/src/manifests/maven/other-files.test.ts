import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinFiles } from '../../../../test/fixtures/joined-files';
import { resolveManifest } from '../../../../test/fixtures/resolved-manifest';
import { formatOf } from '../formats';
import { processorTime } from '../../../../test/fixtures/processor-time';

describe('lockfiles of Gradle', () => {
  const cases: [path: string, text: string, components: string[], problems: number][] = [
    [
      'gradle.lockfile',
      '# comment\r\ng:a:1=compileClasspath,runtimeClasspath\r\ng:b:1.0+2=testRuntimeClasspath\r\ng:c:1=compileClasspath\r\ng:d:1=\r\nempty=annotationProcessor\r\n',
      [
        'pkg:maven/g/a@1 runtime',
        'pkg:maven/g/b@1.0%2B2 development',
        'pkg:maven/g/c@1 peer',
        'pkg:maven/g/d@1 runtime',
      ],
      0,
    ],
    ['buildscript-gradle.lockfile', 'g:a:1=classpath\n', ['pkg:maven/g/a@1 development'], 0],
    ['settings-gradle.lockfile', 'g:a:1=classpath\n', ['pkg:maven/g/a@1 development'], 0],
    ['custom-gradle.lockfile', 'g:a:1=runtimeClasspath\n', ['pkg:maven/g/a@1 runtime'], 0],
    [
      'gradle/dependency-locks/testCompileClasspath.lockfile',
      '# old\ng:a:1\ng:b:2\n',
      ['pkg:maven/g/a@1 development', 'pkg:maven/g/b@2 development'],
      0,
    ],
    ['gradle/dependency-locks/runtimeClasspath.lockfile', 'g:a:1\n', ['pkg:maven/g/a@1 runtime'], 0],
    ['gradle.lockfile', '<<<<<<< HEAD\ng:a:1=x\n=======\ng:b=x\ng:c:1:2=x', ['pkg:maven/g/a@1 runtime'], 4],
    ['gradle.lockfile', '', [], 0],
  ];
  for (const [path, text, components, problems] of cases) {
    it(`${path}: ${JSON.stringify(text)}`, () => {
      const resolved = resolveManifest({ [path]: text }, path);
      assert.deepEqual(resolved.components, components);
      assert.equal(resolved.problems.length, problems, resolved.problems.join());
    });
  }

  it('stand at their keys', () => {
    assert.deepEqual(resolveManifest({ 'gradle.lockfile': '\n g:a:1 = x\n' }, 'gradle.lockfile').places, ['2: g:a:1']);
  });
});

describe('verification-metadata.xml', () => {
  const text = `<verification-metadata><components>
    <component group="g" name="a" version="1"><artifact name="a-1.jar"><sha256 value="00ff"/><sha512 value="11"/></artifact><artifact name="a-1.pom"><sha256 value="22"/></artifact></component>
    <component group="g" name="b"/>
    <component name="c" version="1"/>
  </components></verification-metadata>`;
  const path = 'gradle/verification-metadata.xml';

  it('gives digests, and no word on what for', () => {
    const { components, content, problems } = resolveManifest({ [path]: text }, path);
    assert.deepEqual(components, ['pkg:maven/g/a@1 runtime', 'pkg:maven/g/b runtime']);
    assert.deepEqual(content.components[0]?.hashes, ['sha256:00ff', 'sha512:11']);
    assert.deepEqual(problems, ['broken: This component lacks a group or a name, or they cannot be ones.']);
  });

  it('adds what nothing else names, and is no SBOM', () => {
    const { components } = joinFiles({ [path]: text, 'build.gradle': "dependencies { implementation 'g:a:1' }" });
    assert.deepEqual(
      components.map(({ component: { name, direct }, manifest }) => `${name} ${String(direct)} ${manifest}`),
      ['g:a true build.gradle', `g:b false ${path}`],
    );
    assert.equal(formatOf(path)?.kind, 'downloads');
  });

  it('is of the build only where lockfiles say the rest', () => {
    const files = { [path]: text, 'app/gradle.lockfile': 'g:a:1=runtimeClasspath' };
    assert.deepEqual(resolveManifest(files, path).components, [
      'pkg:maven/g/a@1 development',
      'pkg:maven/g/b development',
    ]);
  });
});

describe('wrappers and extensions', () => {
  const cases: [path: string, text: string, runtimes: string[], problems: string[]][] = [
    [
      'gradle/wrapper/gradle-wrapper.properties',
      'distributionBase=GRADLE_USER_HOME\ndistributionUrl=https\\://services.example/distributions/gradle-8.10.2-bin.zip\n',
      ['pkg:generic/gradle@8.10.2 8.10.2'],
      [],
    ],
    [
      'gradle/wrapper/gradle-wrapper.properties',
      'distributionUrl = https://services.example/gradle-9.0-rc-1-all.zip',
      ['pkg:generic/gradle@9.0-rc-1 9.0-rc-1'],
      [],
    ],
    [
      '.mvn/wrapper/maven-wrapper.properties',
      '# x\ndistributionUrl=https://repo.example/apache-maven/3.9.6/apache-maven-3.9.6-bin.zip',
      ['pkg:generic/maven@3.9.6 3.9.6'],
      [],
    ],
    [
      '.mvn/wrapper/maven-wrapper.properties',
      'distributionUrl=https://repo.example/latest.zip',
      [],
      ['unknowable: This address does not tell the version of maven.'],
    ],
    [
      'gradle/wrapper/gradle-wrapper.properties',
      '',
      [],
      ['broken: The line "distributionUrl=" is missing, so the version of gradle is not known.'],
    ],
  ];
  for (const [path, text, runtimes, problems] of cases) {
    it(`${path}: ${JSON.stringify(text)}`, () => {
      const resolved = resolveManifest({ [path]: text }, path);
      assert.deepEqual([resolved.runtimes, resolved.problems], [runtimes, problems]);
    });
  }

  it('loads extensions into Maven', () => {
    const extension = (inner: string): string => `<extension>${inner}</extension>`;
    const text = `<extensions>${extension('<groupId>g</groupId><artifactId>a</artifactId><version>1</version>')}${extension('<artifactId>b</artifactId>')}</extensions>`;
    const { components, problems } = resolveManifest({ '.mvn/extensions.xml': text }, '.mvn/extensions.xml');
    assert.deepEqual(components, ['pkg:maven/g/a@1 development']);
    assert.equal(problems.length, 1);
  });
});

describe('any other file of Gradle and Maven', () => {
  const paths = [
    'gradle.lockfile',
    'gradle.properties',
    'gradle/verification-metadata.xml',
    '.mvn/extensions.xml',
    'gradle-wrapper.properties',
    'libs.versions.toml',
  ];
  it('is read without an exception', () => {
    const line = fc.constantFrom(
      'g:a:1=x',
      'distributionUrl=',
      '[libraries]',
      'a = "g:a:1"',
      '<components>',
      '<component group="g"',
      '\\',
      '\r\n',
      '\\u00',
      '=',
      '#',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(line).map((lines) => lines.join('\n')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), text, (path, each) =>
        assert.ok(resolveManifest({ [path]: each }, path).places),
      ),
    );
  });
  it('takes time in proportion to its length', () => {
    for (const path of paths) {
      for (const text of ['\\\n', 'a', '=', ':', ' ', 'g:a:1=x\n']) {
        const before = processorTime();
        resolveManifest({ [path]: text.repeat(100_000) }, path);
        assert.ok(processorTime() - before < 3000, `${path} ${text}`);
      }
    }
  });
});
