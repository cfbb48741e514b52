// Which paths are vendored and which are tests.
// Invariant: only whole parts of a path count.
import assert from 'node:assert/strict';
import { isTest, isVendored } from './vendored';

const paths: readonly { path: string; vendored: boolean; test: boolean }[] = [
  { path: 'src/model.py', vendored: false, test: false },
  { path: 'node_modules/x/index.js', vendored: true, test: false },
  { path: 'web/node_modules/x/index.js', vendored: true, test: false },
  { path: 'env/lib/python3.10/site-packages/x.py', vendored: true, test: false },
  { path: 'build/lib/x.py', vendored: true, test: false },
  { path: 'app/build/intermediates/net.tflite', vendored: true, test: false },
  { path: 'build/x.py', vendored: false, test: false },
  { path: 'src/env.py', vendored: false, test: false },
  { path: 'environment/vendoring.py', vendored: false, test: false },
  { path: 'tests/data.py', vendored: false, test: true },
  { path: 'src/test_model.py', vendored: false, test: true },
  { path: 'src/model_test.go', vendored: false, test: true },
  { path: 'src/model.spec.ts', vendored: false, test: true },
  { path: 'conftest.py', vendored: false, test: true },
  { path: 'src/ModelTest.java', vendored: false, test: true },
  { path: 'src/latest.py', vendored: false, test: false },
  { path: 'src/contest/attest.ts', vendored: false, test: false },
];

describe('vendored and test paths', () => {
  for (const { path, vendored, test } of paths) {
    it(path, () => {
      assert.equal(isVendored(path), vendored);
      assert.equal(isTest(path), test);
    });
  }
});
