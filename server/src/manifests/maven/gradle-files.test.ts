import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveManifest } from '../../../../test/fixtures/resolved-manifest';
import { joinManifest } from '../inventory';
import { includedFolders } from './gradle-projects';
import { readScript } from './gradle-script';
import { processorTime } from '../../../../test/fixtures/processor-time';

const CATALOG = `[versions]
kotlin = "2.0.21"
okhttp = { strictly = "[4.9, 5.0[", prefer = "4.12.0" }
[libraries]
okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "okhttp" }
okhttp-logging_interceptor = { group = "com.squareup.okhttp3", name = "logging-interceptor", version = "4.12.0" }
bom = "com.google.firebase:firebase-bom:33.7.0"
spare = "org.acme:spare:1"
[bundles]
net = ["okhttp", "okhttp-logging_interceptor"]
[plugins]
kotlin-jvm = { id = "org.jetbrains.kotlin.jvm", version.ref = "kotlin" }
local = { id = "acme.conventions" }
`;

describe('version catalogs', () => {
  const files = {
    'gradle/libs.versions.toml': CATALOG,
    'app/build.gradle.kts': `plugins { alias(libs.plugins.kotlin.jvm); alias(libs.plugins.local) }
dependencies {
  implementation(libs.bundles.net)
  implementation(platform(libs.bom))
  testImplementation("org.jetbrains.kotlin:kotlin-test:\${libs.versions.kotlin.get()}")
  implementation(libs.missing.one)
}`,
  };

  it('give a script what it names, where it stands in the catalog', () => {
    const { components, places, problems } = resolveManifest(files, 'app/build.gradle.kts');
    assert.deepEqual(components, [
      'pkg:maven/org.jetbrains.kotlin.jvm/org.jetbrains.kotlin.jvm.gradle.plugin@2.0.21 development',
      'pkg:maven/com.squareup.okhttp3/okhttp runtime [4.9, 5.0[',
      'pkg:maven/com.squareup.okhttp3/logging-interceptor@4.12.0 runtime',
      'pkg:maven/com.google.firebase/firebase-bom@33.7.0?type=pom development',
      'pkg:maven/org.jetbrains.kotlin/kotlin-test@2.0.21 development',
    ]);
    assert.deepEqual(places.slice(0, 2), ['12: kotlin-jvm', '5: okhttp']);
    assert.deepEqual(problems, [
      'unknowable: What is added by "libs.missing.one" cannot be known without running the build.',
    ]);
  });

  it('keep what no script names', () => {
    assert.deepEqual(resolveManifest(files, 'gradle/libs.versions.toml').components, [
      'pkg:maven/org.acme/spare@1 runtime',
    ]);
    assert.equal(
      resolveManifest({ 'gradle/libs.versions.toml': CATALOG }, 'gradle/libs.versions.toml').components.length,
      5,
    );
  });

  const broken: [text: string, problem: string][] = [
    ['[libraries]\na = { module = "g:a", version.ref = "no" }', 'broken: There is no "no" below [versions].'],
    ['[libraries]\na = { name = "a" }', 'broken: "a" does not say which library is meant.'],
    ['[plugins]\na = 1', 'broken: "a" does not say which plugin is meant.'],
    ['[libraries]\na = "g:a:1', 'broken'],
  ];
  for (const [text, problem] of broken) {
    it(`say what is wrong in ${JSON.stringify(text)}`, () => {
      const { problems } = resolveManifest({ 'libs.versions.toml': text }, 'libs.versions.toml');
      assert.ok(problems[0]?.startsWith(problem), problems[0]);
    });
  }
});

describe('what is around a script', () => {
  it('is asked for constants: scripts that are applied, those of parents, and gradle.properties', () => {
    const files = {
      'build.gradle': "ext { rootVersion = '1' }\next.shared = '2'",
      'gradle/versions.gradle': "ext.applied = '3'\next.shared = '4'",
      'gradle.properties': 'fromFile=5\nshared=6',
      'app/build.gradle': `apply from: "$rootDir/gradle/versions.gradle"
        dependencies { implementation "g:a:$rootVersion", "g:b:$applied", "g:c:$fromFile", "g:d:$shared" }`,
    };
    assert.deepEqual(resolveManifest(files, 'app/build.gradle').components, [
      'pkg:maven/g/a@1 runtime',
      'pkg:maven/g/b@3 runtime',
      'pkg:maven/g/c@5 runtime',
      'pkg:maven/g/d@4 runtime',
    ]);
  });

  it('is asked for versions where a lockfile stands beside it', () => {
    const files = {
      'build.gradle':
        "plugins { id 'g.p' version '1' }\ndependencies { implementation 'g:a', 'g:b:1.+'; testImplementation 'g:t:1' }",
      'gradle.lockfile':
        '# This is a Gradle generated file\ng:a:2=compileClasspath,runtimeClasspath\ng:b:1.5=runtimeClasspath\ng:c:3=runtimeClasspath\ng:t:1=testRuntimeClasspath\nempty=\n',
    };
    const { content, problems } = resolveManifest(files, 'build.gradle');
    assert.deepEqual(problems, []);
    const joined = joinManifest(content, resolveManifest(files, 'gradle.lockfile').content);
    assert.deepEqual(
      joined.value.map(
        ({ name, version, direct, scope }) => `${name} ${version ?? ''} ${direct ? 'direct ' : ''}${scope}`,
      ),
      [
        'g.p 1 direct development',
        'g:a 2 direct runtime',
        'g:b 1.5 direct runtime',
        'g:t 1 direct development',
        'g:c 3 runtime',
      ],
    );
    assert.deepEqual([joined.problems, joined.mismatches], [[], []]);
  });

  const runtimes: [text: string, ...expected: string[]][] = [
    [
      'java { toolchain { languageVersion = JavaLanguageVersion.of(17) } }\nsourceCompatibility = 11',
      'pkg:generic/java@17 17',
    ],
    ['java.toolchain.languageVersion.set(JavaLanguageVersion.of("21"))', 'pkg:generic/java@21 21'],
    ['kotlin { jvmToolchain(11) }', 'pkg:generic/java@11 11'],
    ["sourceCompatibility = '1.8'", 'pkg:generic/java@8 1.8'],
    [
      'sourceCompatibility JavaVersion.VERSION_1_8\ntargetCompatibility JavaVersion.VERSION_17',
      'pkg:generic/java@17 17',
    ],
    ['compileJava { options.release = 21 }', 'pkg:generic/java@21 21'],
    [
      'kotlinOptions { jvmTarget = JavaVersion.VERSION_11.toString() }\nkotlin { compilerOptions { jvmTarget.set(JvmTarget.JVM_17) } }',
      'pkg:generic/java@17 17',
    ],
    ['def java = 17\njava { toolchain { languageVersion = JavaLanguageVersion.of(java) } }', 'pkg:generic/java@17 17'],
    ['android { compileSdk 34; defaultConfig { minSdkVersion 24\n targetSdk = 34 } }', 'pkg:generic/android >=7.0'],
    ['java { toolchain { languageVersion = computed() } }'],
  ];
  for (const [text, ...expected] of runtimes) {
    it(`is made to run on ${expected.join()}: ${text}`, () => {
      assert.deepEqual(resolveManifest({ 'build.gradle': text }, 'build.gradle').runtimes, expected);
    });
  }
});

describe('settings.gradle', () => {
  const cases: [text: string, folders: string[]][] = [
    ["include ':app', ':lib:core'\ninclude('x')", ['app', 'lib/core', 'x']],
    ['include(":a", ":b")\nproject(":b").projectDir = file("other/b")', ['a', 'other/b']],
    ['pluginManagement { includeBuild("build-logic") }', ['build-logic']],
  ];
  for (const [text, folders] of cases)
    it(text, () => assert.deepEqual(includedFolders(readScript(text, true).statements), folders));

  it('may say the versions of plugins', () => {
    const text = 'pluginManagement { plugins { id("com.acme") version "1.2" } }\nplugins { id("g.s") version "3" }';
    assert.deepEqual(resolveManifest({ 'settings.gradle.kts': text }, 'settings.gradle.kts').components, [
      'pkg:maven/com.acme/com.acme.gradle.plugin@1.2 development',
      'pkg:maven/g.s/g.s.gradle.plugin@3 development',
    ]);
  });
});

describe('the places in a script', () => {
  it('are those of the arguments', () => {
    const text =
      "plugins {\r\n  id 'a.b' version '1'\r\n}\r\ndependencies {\r\n  implementation 'g:a:1', 'g:b:1'\r\n  api group: 'g', name: 'c', version: '1'\r\n}";
    assert.deepEqual(resolveManifest({ 'build.gradle': text }, 'build.gradle').places, [
      '2: id',
      "5: 'g:a:1'",
      "5: 'g:b:1'",
      '6: api',
    ]);
  });

  it('are found in any file, without an exception and in bounded time', () => {
    const piece = fc.constantFrom(
      'dependencies',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      'implementation',
      "'g:a:1'",
      '"$x"',
      '"${y[',
      '"""',
      '\n',
      ',',
      '=',
      '.',
      ':',
      'val',
      'x',
      'by',
      'extra',
      'plugins',
      'id',
      'version',
      '/',
      '//',
      '+',
      ' ',
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));
    for (const path of ['build.gradle', 'build.gradle.kts', 'settings.gradle']) {
      fc.assert(
        fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (each) =>
          assert.ok(resolveManifest({ [path]: each, 'gradle/libs.versions.toml': CATALOG }, path).places),
        ),
      );
    }
    for (const bomb of [
      '{',
      '(',
      '[{',
      'a.',
      'a(',
      "'",
      '"${',
      '/',
      '/*',
      'x=y\n',
      'dependencies{a(',
      '"""',
      '}',
      'a{b}',
      '\n',
      ' ; ',
      '({',
    ]) {
      const before = processorTime();
      resolveManifest({ 'build.gradle.kts': bomb.repeat(20_000) }, 'build.gradle.kts');
      resolveManifest({ 'build.gradle': bomb.repeat(20_000) }, 'build.gradle');
      assert.ok(processorTime() - before < 8000, bomb);
    }
    const doubling = Array.from({ length: 60 }, (_, index) => `val p${index} = "$p${index + 1}$p${index + 1}"`).join(
      '\n',
    );
    assert.ok(
      resolveManifest({ 'build.gradle.kts': `${doubling}\ndependencies { api("g:a:$p0") }` }, 'build.gradle.kts'),
    );
  });
});
