// The cases of the shared corpus for Conan.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['conan.lock', 'conanfile.txt']);
