import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveManifest } from '../../../../test/fixtures/resolved-manifest';
import { joinManifest } from '../inventory';
import { includedFolders } from './gradle-projects';
import { readScript } from './gradle-script';

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

describe('build.gradle', () => {
  const groovy: [what: string, text: string, components: string[], ...problems: string[]][] = [
    [
      'texts and maps',
      `dependencies {
        implementation 'g:a:1.0', 'g:b:2.0' // two
        /* api 'g:no:1' */
        api("g:c:3.0:linux@zip") { exclude group: 'x', module: 'y' }
        runtimeOnly group: 'g', name: 'd', version: '4.0', classifier: 'tests'
        implementation([group: 'g', name: 'e', version: '5.0'], [group: 'g', name: 'f', version: '6'])
        implementation(group: 'g',
          name: 'h', version: '7')
        "customConfig" 'g:i:8'
        add('testImplementation', 'g:j:9')
      }`,
      [
        'pkg:maven/g/a@1.0 runtime',
        'pkg:maven/g/b@2.0 runtime',
        'pkg:maven/g/c@3.0?classifier=linux&type=zip runtime',
        'pkg:maven/g/d@4.0?classifier=tests runtime',
        'pkg:maven/g/e@5.0 runtime',
        'pkg:maven/g/f@6 runtime',
        'pkg:maven/g/h@7 runtime',
        'pkg:maven/g/i@8 runtime',
        'pkg:maven/g/j@9 development',
      ],
    ],
    [
      'configurations',
      `dependencies { testImplementation 'g:a:1'; androidTestImplementation 'g:b:1'; compileOnly 'g:c:1'
        annotationProcessor 'g:d:1'; kapt 'g:e:1'; debugImplementation 'g:f:1'; implementation 'g:a:1'; providedCompile 'g:h:1' }`,
      [
        'pkg:maven/g/a@1 runtime',
        'pkg:maven/g/b@1 development',
        'pkg:maven/g/c@1 peer',
        'pkg:maven/g/d@1 development',
        'pkg:maven/g/e@1 development',
        'pkg:maven/g/f@1 development',
        'pkg:maven/g/h@1 peer',
      ],
    ],
    [
      'constants',
      `buildscript { ext { kotlin_version = '1.9.0' }
        dependencies { classpath "org.jetbrains.kotlin:kotlin-gradle-plugin:$kotlin_version" } }
      ext.springVersion = '6.1.0'
      ext.versions = [room: '2.6.1', "retrofit": "2.9.0"]
      ext { set('lombok', '1.18') }
      def guava = "33.0.0-jre"
      String slf4j = '2.0.9'
      project.ext['junit'] = '5.10.0'
      dependencies {
        implementation "org.springframework:spring-core:\${springVersion}"
        implementation "androidx.room:room:$versions.room"
        implementation "com.squareup.retrofit2:retrofit:\${rootProject.ext.versions['retrofit']}"
        implementation 'com.google.guava:guava:' + guava
        implementation group: 'org.slf4j', name: 'slf4j-api', version: slf4j
        implementation "org.projectlombok:lombok:\${project.property('lombok')}"
        testImplementation "org.junit:junit:\${junit}"
      }`,
      [
        'pkg:maven/org.jetbrains.kotlin/kotlin-gradle-plugin@1.9.0 development',
        'pkg:maven/org.springframework/spring-core@6.1.0 runtime',
        'pkg:maven/androidx.room/room@2.6.1 runtime',
        'pkg:maven/com.squareup.retrofit2/retrofit@2.9.0 runtime',
        'pkg:maven/com.google.guava/guava@33.0.0-jre runtime',
        'pkg:maven/org.slf4j/slf4j-api@2.0.9 runtime',
        'pkg:maven/org.projectlombok/lombok@1.18 runtime',
        'pkg:maven/org.junit/junit@5.10.0 development',
      ],
    ],
    [
      'what only the build knows',
      `def v = "1" 
      if (x) { v = "2" }
      dependencies {
        implementation "g:a:$v"
        implementation "g:b:\${computed()}"
        implementation Deps.retrofit
        implementation 'g:c'
        implementation files('libs/driver.jar'), fileTree(dir: 'libs', include: ['*.jar'])
        implementation project(':core'), gradleApi()
        implementation project(path: ':x', configuration: 'y')
      }`,
      ['pkg:maven/g/a runtime $v', 'pkg:maven/g/b runtime ${computed()}', 'pkg:maven/g/c runtime'],
      `unknowable: What is added by "Deps.retrofit" cannot be known without running the build.`,
      `unknowable: The files added by "files(libs/driver.jar)" and "fileTree(dir:libs,include:[*.jar])" have no names and versions of their own.`,
      'unknowable: The version of g:a and g:b is computed, so it is not known.',
      'unknowable: The version of g:c is not said here but comes from a platform, a constraint or a plugin of the build.',
    ],
    [
      'platforms, constraints and Spring’s management',
      `plugins { id 'org.springframework.boot' version '3.2.0' apply false; id 'java'; id "io.x" version "$missing" }
      dependencyManagement {
        imports { mavenBom "g:spring-bom:3" }
        dependencies { dependency 'g:managed:5'; dependencySet(group: 'set', version: '7') { entry 'one' } }
      }
      dependencies {
        implementation platform('g:bom:1'), enforcedPlatform("g:strict-bom:2")
        implementation 'g:managed', 'set:one', 'g:constrained', 'g:rich'
        constraints { implementation 'g:constrained:6'; implementation('g:rich') { version { strictly '[1,2[' } } }
      }`,
      [
        'pkg:maven/org.springframework.boot/org.springframework.boot.gradle.plugin@3.2.0 development',
        'pkg:maven/io.x/io.x.gradle.plugin development',
        'pkg:maven/g/spring-bom@3?type=pom development',
        'pkg:maven/g/bom@1?type=pom development',
        'pkg:maven/g/strict-bom@2?type=pom development',
        'pkg:maven/g/managed@5 runtime',
        'pkg:maven/set/one@7 runtime',
        'pkg:maven/g/constrained@6 runtime',
        'pkg:maven/g/rich runtime [1,2[',
      ],
      'unknowable: The version of io.x is computed, so it is not known.',
    ],
    [
      'ranges',
      `dependencies { implementation 'g:a:1.+', 'g:b:latest.release', 'g:c:[1,2)', 'g:d:1.7!!', 'g:e:[1.7, 1.8[!!1.7.25' }`,
      [
        'pkg:maven/g/a runtime 1.+',
        'pkg:maven/g/b runtime latest.release',
        'pkg:maven/g/c runtime [1,2)',
        'pkg:maven/g/d@1.7 runtime 1.7!!',
        'pkg:maven/g/e runtime [1.7, 1.8[!!1.7.25',
      ],
    ],
    [
      'blocks at any depth, and patterns',
      `subprojects { if (name =~ /it's {odd/) { dependencies { implementation 'g:a:1' } } }
      allprojects {
        dependencies {
          if (flag) { implementation 'g:b:1' } else { implementation 'g:c:1' }
        }
        configurations.all { resolutionStrategy { force 'g:no:1' } }
      }`,
      ['pkg:maven/g/a@1 runtime', 'pkg:maven/g/b@1 runtime', 'pkg:maven/g/c@1 runtime'],
    ],
    [
      'a file that is being typed',
      "dependencies {\n implementation 'g:a:1'\n implementation 'g:b",
      ['pkg:maven/g/a@1 runtime'],
      'broken: The closing "}" is missing.',
    ],
  ];
  for (const [what, text, components, ...problems] of groovy) {
    it(what, () => {
      const resolved = resolveManifest({ 'build.gradle': text }, 'build.gradle');
      assert.deepEqual(resolved.components, components);
      assert.deepEqual(resolved.problems.slice(0, problems.length || undefined), problems);
    });
  }
});

describe('build.gradle.kts', () => {
  const kotlin: [what: string, text: string, components: string[], ...problems: string[]][] = [
    [
      'texts, named and plain parts',
      `dependencies {
        implementation("g:a:1.0")
        "implementation"("g:b:2.0")
        implementation("g", "c", "3.0")
        implementation(group = "g", name = "d", version = "4.0")
        testImplementation(testFixtures(project(":core")))
        implementation("g:e") { version { strictly("[1, 2["); prefer("1.5") }; because("it's needed") }
        implementation(projects.core.data)
        add("kspTest", "g:f:1")
      }`,
      [
        'pkg:maven/g/a@1.0 runtime',
        'pkg:maven/g/b@2.0 runtime',
        'pkg:maven/g/c@3.0 runtime',
        'pkg:maven/g/d@4.0 runtime',
        'pkg:maven/g/e runtime [1, 2[',
        'pkg:maven/g/f@1 development',
      ],
    ],
    [
      'constants',
      `val ktor: String by project
      val slf4j by extra("2.0.9")
      val guava by extra { "33.0.0-jre" }
      val plain: String = "1.0"
      extra["room"] = "2.6.1"
      object Versions { const val okhttp = "4.12.0" }
      val versions = mapOf("moshi" to "1.15.0")
      dependencies {
        implementation("org.slf4j:slf4j-api:$slf4j")
        implementation("com.google.guava:guava:\${guava}")
        implementation("g:a:$plain")
        implementation("androidx.room:room:\${rootProject.extra["room"]}")
        implementation("io.ktor:ktor:$ktor")
        implementation("com.squareup.moshi:moshi:\${versions["moshi"]}")
      }`,
      [
        'pkg:maven/org.slf4j/slf4j-api@2.0.9 runtime',
        'pkg:maven/com.google.guava/guava@33.0.0-jre runtime',
        'pkg:maven/g/a@1.0 runtime',
        'pkg:maven/androidx.room/room@2.6.1 runtime',
        'pkg:maven/io.ktor/ktor@2.3.7 runtime',
        'pkg:maven/com.squareup.moshi/moshi@1.15.0 runtime',
      ],
    ],
    [
      'plugins and what Kotlin’s own libraries take from them',
      `plugins {
        kotlin("jvm") version "2.0.21"
        id("com.acme").version("1.0").apply(false)
        \`java-library\`
      }
      dependencies { implementation(kotlin("stdlib")); testImplementation(kotlin("test", "1.9.0")) }`,
      [
        'pkg:maven/org.jetbrains.kotlin.jvm/org.jetbrains.kotlin.jvm.gradle.plugin@2.0.21 development',
        'pkg:maven/com.acme/com.acme.gradle.plugin@1.0 development',
        'pkg:maven/org.jetbrains.kotlin/kotlin-stdlib@2.0.21 runtime',
        'pkg:maven/org.jetbrains.kotlin/kotlin-test@1.9.0 development',
      ],
    ],
    [
      'source sets of several platforms',
      `kotlin { sourceSets {
        commonMain.dependencies { implementation("g:a:1") }
        val commonTest by getting { dependencies { implementation("g:b:1") } }
        getByName("androidMain") { dependencies { api("g:c:1") } }
      } }
      val text = """"{ quoted"""" `,
      ['pkg:maven/g/a@1 runtime', 'pkg:maven/g/b@1 development', 'pkg:maven/g/c@1 runtime'],
    ],
  ];
  for (const [what, text, components, ...problems] of kotlin) {
    it(what, () => {
      const files = { 'app/build.gradle.kts': text, 'gradle.properties': 'org.gradle.jvmargs=-Xmx2g\nktor : 2.3.7\n' };
      const resolved = resolveManifest(files, 'app/build.gradle.kts');
      assert.deepEqual(resolved.components, components);
      assert.deepEqual(resolved.problems, problems);
    });
  }
});

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

  it('are found in any file, without an exception and in bounded time', function () {
    this.timeout(20_000);
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
    ]) {
      const before = performance.now();
      resolveManifest({ 'build.gradle.kts': bomb.repeat(20_000) }, 'build.gradle.kts');
      resolveManifest({ 'build.gradle': bomb.repeat(20_000) }, 'build.gradle');
      assert.ok(performance.now() - before < 3000, bomb);
    }
    const doubling = Array.from({ length: 60 }, (_, index) => `val p${index} = "$p${index + 1}$p${index + 1}"`).join(
      '\n',
    );
    assert.ok(
      resolveManifest({ 'build.gradle.kts': `${doubling}\ndependencies { api("g:a:$p0") }` }, 'build.gradle.kts'),
    );
  });
});
