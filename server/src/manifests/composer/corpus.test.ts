// The PHP cases of the shared corpus.
import { testDeprecatedCases, testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['composer.lock']);
testDeprecatedCases(/composer\.lock|composer-happy/);
