import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listComponents, listProblems } from '../../../../test/fixtures/component-list';
import { SourceFile } from '../../text/source-file';
import { vcpkgJson } from './vcpkg-json';

describe('vcpkg.json', () => {
  const text = JSON.stringify({
    name: 'ecg',
    'version-semver': '2.1.0',
    license: 'MIT',
    'builtin-baseline': '84a143e4caf6b70db57f28d04c41df4a85c480fa',
    dependencies: [
      'fmt',
      { name: 'zlib', 'version>=': '1.3.1#2' },
      { name: 'protobuf', host: true },
      { name: 'openssl', platform: '!windows', features: ['tools'] },
    ],
    overrides: [
      { name: 'fmt', version: '10.1.1#3' },
      { name: 'openssl', version: '3.2.0', 'port-version': 1 },
    ],
    features: { gui: { description: 'x', dependencies: ['qtbase', { name: 'ecg', features: ['core'] }, 'fmt'] } },
  });

  it('reads dependencies, overrides and features', () => {
    assert.deepEqual(listComponents(vcpkgJson, 'vcpkg.json', text), [
      'pkg:vcpkg/fmt@10.1.1?port_version=3 - runtime | "fmt"',
      'pkg:vcpkg/zlib >=1.3.1#2 runtime | "zlib"',
      'pkg:vcpkg/protobuf - development | "protobuf"',
      'pkg:vcpkg/openssl@3.2.0?port_version=1 - runtime | "openssl"',
      'pkg:vcpkg/qtbase - optional | "qtbase"',
    ]);
    const { name, version, license } = vcpkgJson.read(new SourceFile('vcpkg.json', text)).value;
    assert.deepEqual([name, version, license], ['ecg', '2.1.0', 'MIT']);
  });

  it('says that the baseline settles versions', () => {
    assert.deepEqual(listProblems(vcpkgJson, 'vcpkg.json', text), [
      'unknowable: The versions of 3 packages cannot be known: baseline 84a143e4caf6 of the registry settles them. An entry in "overrides" would say them.',
    ]);
    assert.deepEqual(listProblems(vcpkgJson, 'vcpkg.json', '{"dependencies": []}'), []);
  });

  const broken: [text: string, problem: RegExp][] = [
    ['{"dependencies": [1]}', /neither the name/],
    ['{"dependencies": {"a": 1}}', /no list/],
    ['{"dependencies": [], "overrides": [{"name": "a"}]}', /An override has/],
    ['{"dependencies": [', /closing/],
  ];
  for (const [each, problem] of broken)
    it(`says what is wrong in ${each}`, () =>
      assert.match(listProblems(vcpkgJson, 'vcpkg.json', each).join(), problem));

  it('is read without an exception, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'binary' }), (data, any) => {
        for (const each of [data, any, `{"dependencies": ${data}, "overrides": ${data}, "features": {"a": ${data}}}`])
          assert.ok(vcpkgJson.read(new SourceFile('vcpkg.json', each)));
      }),
    );
  });
});
