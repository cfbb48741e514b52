// The CocoaPods cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['Podfile.lock']);
