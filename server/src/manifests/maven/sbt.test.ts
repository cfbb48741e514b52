// sbt: dependencies that are written out, names that stand for versions, plugins and the lockfile.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

describe('sbt', () => {
  it('reads dependencies of a build, with versions and names of modules from all of its files', () => {
    const files = {
      'build.sbt': `ThisBuild / scalaVersion := "2.13.14"
lazy val core = project.settings(
  libraryDependencies ++= Seq(
    "ca.uhn.hapi.fhir" % "hapi-fhir-base" % Versions.hapi,
    "com.typesafe.akka" %% "akka-actor" % "2.6.21" exclude("org.x", "y"),
    "org.scalatest" %% "scalatest" % "3.2.19" % Test, // "not" % "this" % "1"
    "javax.servlet" % "javax.servlet-api" % "4.0.1" % "provided->compile",
    "org.slf4j" % "slf4j-simple" % slf4j.revision % "test,it",
    "unknown.org" % "thing" % nowhere,
  ) ++ Seq("io.circe" %% "circe-core", "io.circe" %% "circe-parser").map(_ % circeVersion),
  /* "commented" % "out" % "1" */
  libraryDependencySchemes += "org.scala-lang.modules" %% "scala-xml" % "always",
)
`,
      'project/Dependencies.scala':
        'object Versions { val hapi = "7.2.0"\n  val circeVersion: String = "0.14.9" }\nobject D { val slf4j = "org.slf4j" % "slf4j-api" % "2.0.13" }\n',
      'project/plugins.sbt': 'addSbtPlugin("com.github.sbt" % "sbt-native-packager" % "1.10.4")\n',
      'project/build.properties': 'sbt.version=1.10.1\n',
      'other/build.sbt': 'libraryDependencies += "org.typelevel" %% "cats-core" % circeVersion\n',
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*ca.uhn.hapi.fhir:hapi-fhir-base@7.2.0 runtime | build.sbt:4',
        '*com.typesafe.akka:akka-actor_2.13@2.6.21 runtime | build.sbt:5',
        '*org.scalatest:scalatest_2.13@3.2.19 development | build.sbt:6',
        '*javax.servlet:javax.servlet-api@4.0.1 peer | build.sbt:7',
        '*org.slf4j:slf4j-simple@2.0.13 development | build.sbt:8',
        '*unknown.org:thing@? nowhere runtime | build.sbt:9',
        '*io.circe:circe-core_2.13@0.14.9 runtime | build.sbt:10',
        '*io.circe:circe-parser_2.13@0.14.9 runtime | build.sbt:10',
        '*scala@2.13.14 runtime | build.sbt:1',
        '*org.slf4j:slf4j-api@2.0.13 runtime | project/Dependencies.scala:3',
        '*com.github.sbt:sbt-native-packager@1.10.4 development | project/plugins.sbt:1',
        '*sbt@1.10.1 development | project/build.properties:1',
        '*org.typelevel:cats-core_2.13@0.14.9 runtime | other/build.sbt:1',
      ],
      problems: ['Which version of "unknown.org:thing" is meant can be known only by running sbt.'],
    });
  });

  it('joins a lockfile', () => {
    const locked = (org: string, name: string, version: string, configurations: readonly string[]): object => ({
      ...{ org, name, version, configurations },
      artifacts: [{ name: `${name}.jar`, hash: 'sha1:aa' }],
    });
    const files = {
      'build.sbt': 'scalaVersion := "3.4.2"\nlibraryDependencies += "io.circe" %% "circe-core" % "0.14.8"\n',
      'build.sbt.lock': JSON.stringify({
        lockVersion: 1,
        dependencies: [
          locked('io.circe', 'circe-core_3', '0.14.9', ['compile', 'test']),
          locked('org.junit', 'junit', '4.13.2', ['test']),
          { org: 'x' },
        ],
      }),
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*io.circe:circe-core_3@0.14.9 0.14.8 runtime | build.sbt:2',
        'org.junit:junit@4.13.2 development | build.sbt.lock:1',
        '*scala@3.4.2 runtime | build.sbt:1',
      ],
      problems: ['This dependency has no "org", "name" and "version".'],
    });
  });
});
