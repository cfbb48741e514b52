// The npm cases of the shared corpus.
import { testDeprecatedCases, testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['package.json', 'package-lock.json']);
testDeprecatedCases(/(?:package-lock|npm-shrinkwrap)(?:-v\d)?\.json$/);
