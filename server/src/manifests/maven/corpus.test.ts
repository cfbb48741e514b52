// The Maven and Gradle cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['pom.xml']);
