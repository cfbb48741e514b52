// The npm cases of the shared corpus.
import { testDeprecatedCases, testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock']);
testDeprecatedCases(/^(?!.*composer)/);
