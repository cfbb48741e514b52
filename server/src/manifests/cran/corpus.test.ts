// The R cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['renv.lock']);
