// Podfile, Podfile.lock and podspecs as one thing: targets, parts of pods, sources, systems and what is broken.
import assert from 'node:assert/strict';
import { joinFiles, linesAndProblems, linesOf } from '../../../../test/fixtures/joined-files';
import { formatPurl } from '../../terms/purl';
import { exactVersion, podPurl } from './pod';

const podfile = `source 'https://cdn.cocoapods.org/'
platform :ios, '13.0'
use_frameworks!

def shared
  pod 'Alamofire', '~> 5.4'
end

target 'App' do
  shared
  pod 'Firebase', '~> 8.0', :subspecs => ['Analytics', 'Crashlytics']
  pod 'GoogleUtilities/NSData+zlib', "= 7.5.2"
  pod 'Ecg', git: 'https://git.example/ecg.git', tag: '1.0' # the signal
  pod 'Near', :path => '../near'
  pod "Look", :configurations => ['Debug']
  pod 'Wide', '>= 1.0', '< 3'
  target 'AppTests' do
    inherit! :search_paths
    pod 'Quick'
  end
end

post_install do |installer|
  installer.pods_project.targets.each do |target|
    puts target.name
  end
end
`;

const lockfile = `PODS:
  - Alamofire (5.4.3)
  - Ecg (1.0.0)
  - Firebase/Analytics (8.1.0):
    - Firebase/Core
  - Firebase/Core (8.1.0):
    - "GoogleUtilities/NSData+zlib (~> 7.4)"
  - Firebase/Crashlytics (8.1.0):
    - Firebase/Core
  - "GoogleUtilities/NSData+zlib (7.5.2)"
  - Look (1.0)
  - Near (0.1.0)
  - Quick (4.0.0)
  - Wide (2.0)

DEPENDENCIES:
  - Alamofire (~> 5.4)
  - "Ecg (from \`https://git.example/ecg.git\`, tag \`1.0\`)"
  - Firebase/Analytics (~> 8.0)
  - Firebase/Crashlytics (~> 8.0)
  - "GoogleUtilities/NSData+zlib (= 7.5.2)"
  - Look
  - Near (from \`../near\`)
  - Quick
  - Wide (< 3, >= 1.0)

SPEC REPOS:
  trunk:
    - Alamofire

EXTERNAL SOURCES:
  Ecg:
    :git: https://git.example/ecg.git
    :tag: '1.0'
  Near:
    :path: "../near"

CHECKOUT OPTIONS:
  Ecg:
    :commit: 3b123999de19bf04905bc1dfdb76f817b0f2cc00
    :git: https://git.example/ecg.git

SPEC CHECKSUMS:
  Alamofire: e447a2774a40c996748296fa2c55112fdbbc42f9

PODFILE CHECKSUM: 81f7a1f2c1b2bb1a1d4bc0a3f5b2f7f9c3cdd7ab

COCOAPODS: 1.11.2
`;

describe('Podfile', () => {
  it('reads targets, parts, requirements and sources', () => {
    assert.deepEqual(linesOf({ Podfile: podfile }), [
      '*Alamofire@? ~> 5.4 runtime',
      '*Firebase/Analytics@? ~> 8.0 runtime',
      '*Firebase/Crashlytics@? ~> 8.0 runtime',
      '*GoogleUtilities/NSData+zlib@7.5.2 = 7.5.2 runtime',
      '*Ecg@? runtime git',
      '*Near@? runtime path',
      '*Look@? development',
      '*Wide@? >= 1.0, < 3 runtime',
      '*Quick@? development',
      '*ios@? >= 13.0 runtime',
    ]);
  });

  it('has its versions from Podfile.lock, which also holds what comes with them', () => {
    assert.deepEqual(linesOf({ Podfile: podfile, 'Podfile.lock': lockfile }), [
      '*Alamofire@5.4.3 ~> 5.4 runtime',
      '*Firebase/Analytics@8.1.0 ~> 8.0 runtime',
      '*Firebase/Crashlytics@8.1.0 ~> 8.0 runtime',
      '*GoogleUtilities/NSData+zlib@7.5.2 = 7.5.2 runtime',
      '*Ecg@1.0.0 runtime git!',
      '*Near@0.1.0 runtime path',
      '*Look@1.0 development',
      '*Wide@2.0 >= 1.0, < 3 runtime',
      '*Quick@4.0.0 development',
      'Firebase/Core@8.1.0 runtime < Firebase/Analytics',
      '*ios@? >= 13.0 runtime',
    ]);
  });

  it('says what only CocoaPods could know', () => {
    const text = `config = use_native_modules!
use_react_native!(:path => config[:reactNativePath])
pod name
pod 'A', version
pod 'B', :path => "#{root}/b"
podspec
flutter_install_all_ios_pods File.dirname(File.realpath(__FILE__))
`;
    assert.deepEqual(linesAndProblems({ Podfile: text }).problems, [
      'Which pods "use_native_modules!" adds can be known only by running CocoaPods.',
      'Which pods "use_react_native!" adds can be known only by running CocoaPods.',
      'The name of the pod that is asked for here is computed by Ruby.',
      'The version of "A" is computed by Ruby.',
      'What "path" is for "B" is computed by Ruby.',
      'The pods that the podspec asks for are not listed here, but where that is read.',
      'Which pods "flutter_install_all_ios_pods" adds can be known only by running CocoaPods.',
    ]);
  });
});

describe('Podfile.lock', () => {
  it('by itself knows what is direct, and where pods come from', () => {
    const components = joinFiles({ 'Podfile.lock': lockfile }).components.map(({ component }) => component);
    assert.deepEqual(
      components.filter(({ direct }) => !direct).map(({ name, via }) => `${name} < ${via.join(' > ')}`),
      ['Firebase/Core < Firebase/Analytics'],
    );
    const ecg = components.find(({ name }) => name === 'Ecg');
    const reference = 'https://git.example/ecg.git#3b123999de19bf04905bc1dfdb76f817b0f2cc00';
    assert.deepEqual(ecg?.source, { kind: 'git', reference, pinned: true });
    const alamofire = components.find(({ name }) => name === 'Alamofire');
    assert.deepEqual(alamofire?.hashes, ['podspec-sha1:e447a2774a40c996748296fa2c55112fdbbc42f9']);
  });

  it('says which entries are none', () => {
    assert.deepEqual(linesAndProblems({ 'Podfile.lock': 'PODS:\n  - A = 1.0\n  - B (1.0):\n    - C D\n' }).problems, [
      '"A = 1.0" is no pod with its version.',
      '"C D" is no pod with a requirement.',
    ]);
    assert.deepEqual(linesAndProblems({ 'Podfile.lock': 'PODFILE CHECKSUM: ab\n\nCOCOAPODS: 1.5.3\n' }).problems, []);
    assert.deepEqual(linesAndProblems({ 'Podfile.lock': 'a: 1\n' }).problems, ['This lockfile has no list of pods.']);
  });
});

describe('podspecs', () => {
  const expected = [
    '*Alamofire@? ~> 5.0 runtime',
    '*Core@? runtime',
    '*Quick@? >= 3, < 5 development',
    '*ios@? >= 12.0 runtime',
  ];

  it('in Ruby', () => {
    const text = `Pod::Spec.new do |s|
  s.name = 'Ecg'
  s.version = "1.0"
  s.license = { :type => 'MIT', :file => 'LICENSE' }
  s.ios.deployment_target = '12.0'
  s.dependency 'Alamofire', '~> 5.0'
  s.subspec 'Net' do |net|
    net.ios.dependency 'Core'
    net.dependency 'Ecg/Base'
  end
  s.test_spec 'Tests' do |tests|
    tests.dependency 'Quick', '>= 3', '< 5'
  end
end
`;
    assert.deepEqual(linesOf({ 'Ecg.podspec': text }), expected);
  });

  it('in JSON', () => {
    const spec = {
      ...{ name: 'Ecg', version: '1.0', license: 'MIT', platforms: { ios: '12.0' } },
      dependencies: { Alamofire: ['~> 5.0'] },
      subspecs: [{ name: 'Net', dependencies: { Core: [], 'Ecg/Base': [] } }],
      testspecs: [{ name: 'Tests', dependencies: { Quick: ['>= 3', '< 5'] } }],
    };
    assert.deepEqual(linesOf({ 'Ecg.podspec.json': spec }), expected);
  });
});

describe('pods', () => {
  const names: [name: string, purl: string | undefined][] = [
    ['AFNetworking', 'pkg:cocoapods/AFNetworking@1.0'],
    ['GoogleUtilities/NSData+zlib', 'pkg:cocoapods/GoogleUtilities@1.0#NSData%2Bzlib'],
    ['A/B/C', 'pkg:cocoapods/A@1.0#B/C'],
    ['.hidden', undefined],
    ['Artsy+UIColors', 'pkg:cocoapods/Artsy%2BUIColors@1.0'],
    ['two words', undefined],
  ];
  for (const [name, expected] of names) {
    it(name, () => {
      const purl = podPurl(name, '1.0');
      assert.equal(purl && formatPurl(purl), expected);
    });
  }
  it('are asked for in one version or not', () => {
    const ranges = ['1.2', '= 1.2', '~> 1.2', '>= 1, < 2', ':head', undefined];
    assert.deepEqual(ranges.map(exactVersion), ['1.2', '1.2', undefined, undefined, undefined, undefined]);
  });
});
