// The Maven and Gradle cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases([
  'pom.xml',
  'gradle.lockfile',
  'buildscript-gradle.lockfile',
  'gradle-verification-metadata',
  'libs.versions.toml',
]);
