// The Haskell cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases(['cabal.project.freeze', 'stack.yaml.lock'], {
  disputed: {
    'syft-stack-lock':
      'the source leaves out what is taken from a repository, "kore", of which name, version and commit are there',
  },
});
