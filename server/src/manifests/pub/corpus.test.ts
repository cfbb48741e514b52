// The Dart cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['pubspec.lock']);
