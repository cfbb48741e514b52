import assert from 'node:assert/strict';
import { resolveManifest } from '../../../../test/fixtures/resolved-manifest';

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
        implementation ['g:k:10']
        implementation "g", unknown, "11"
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
        'pkg:maven/g/k@10 runtime',
        'pkg:maven/g/j@9 development',
      ],
      'unknowable: What is added by "g", "unknown" and "11" cannot be known without running the build.',
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
        constraints { implementation group: 'g', name: 'constrained', version: '6'; implementation('g:rich') { version { strictly '[1,2[' } } }
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
      ['pkg:maven/g/a@1 runtime', 'pkg:maven/g/b runtime'],
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
