// Which folders hold what others wrote or a build made, and which files are tests: by their paths alone.

const vendoredFolders = new Set([
  'node_modules',
  'bower_components',
  'site-packages',
  '.venv',
  'venv',
  'env',
  '.tox',
  '.nox',
  'vendor',
  'third_party',
  'Pods',
  'target',
  '__pycache__',
  '.git',
  '.gradle',
  '.next',
  '.nuxt',
  '.mypy_cache',
  '.pytest_cache',
  '.ipynb_checkpoints',
  'DerivedData',
  'Carthage',
  '.build',
  '.dart_tool',
  'vcpkg_installed',
  '_deps',
]);

const buildOutputs = ['build/lib', 'build/intermediates', 'build/generated', 'build/bdist'];

/** Whether a path lies in a folder of dependencies, caches or build output, and so is nobody's work here. */
export function isVendored(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return (
    folders.some((folder) => vendoredFolders.has(folder)) ||
    buildOutputs.some((output) => `/${path}`.includes(`/${output}`) && folders.includes('build'))
  );
}

const testFolders = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'e2e',
  'testing',
  '__mocks__',
  'testdata',
  'androidTest',
]);

/** Whether a path is that of a test or of what tests use. */
export function isTest(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (parts.some((folder) => testFolders.has(folder))) return true;
  const [stem = '', ...endings] = name.split('.');
  return (
    stem === 'conftest' ||
    stem.startsWith('test_') ||
    stem.endsWith('_test') ||
    /[a-z]Tests?$/.test(stem) ||
    endings.some((ending) => ending === 'test' || ending === 'spec')
  );
}
