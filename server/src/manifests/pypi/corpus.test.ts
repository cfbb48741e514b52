// The Python and conda cases of the shared corpus.
import { testManifestCases } from '../../../../test/fixtures/corpus';

testManifestCases([
  'requirements.txt',
  'pyproject.toml',
  'poetry.lock',
  'uv.lock',
  'pdm.lock',
  'pylock.toml',
  'Pipfile.lock',
  'environment.yml',
]);
