// Package.swift, Package.resolved, Xcode projects and Cartfiles as one thing: scopes, sources, systems and what is broken.
import assert from 'node:assert/strict';
import { linesAndProblems, linesOf } from '../../../../test/fixtures/joined-files';
import { swift } from '../../terms/versions/swift';
import { identityOf, swiftPurl } from './repository';
import { formatPurl } from '../../terms/purl';

const pin = (name: string, state: Readonly<Record<string, string>>): unknown => ({
  identity: name.toLowerCase(),
  kind: 'remoteSourceControl',
  location: `https://github.com/acme/${name}.git`,
  state: { revision: '3b123999de19bf04905bc1dfdb76f817b0f2cc00', ...state },
});
const resolved = (...pins: readonly unknown[]): string => JSON.stringify({ originHash: 'e5', pins, version: 3 });

describe('Package.swift', () => {
  it('reads requirements of all kinds, systems and the compiler', () => {
    const lines = linesOf({
      'Package.swift': `// swift-tools-version: 5.9
import PackageDescription

let package = Package(
    name: "Gateway", // the name
    platforms: [.iOS(.v13), .macOS("10.15"), .macCatalyst(.v13_1)],
    dependencies: [
        .package(url: "https://github.com/acme/Ecg.git", from: "1.2.0"),
        .package(url: "git@github.com:acme/exact.git", exact: "2.0.1"),
        .package(url: "https://github.com/acme/old", .upToNextMinor(from: "0.3.0")),
        .package(name: "Near", path: "../near"),
        .package(url: "https://github.com/acme/range", "1.0.0"..<"1.4.0"),
        .package(url: "https://github.com/acme/branch", branch: "main"),
        .package(url: "https://github.com/acme/commit", revision: "3b123999de19bf04905bc1dfdb76f817b0f2cc00"),
        /* .package(url: "https://github.com/acme/gone", from: "1.0.0"), /* inner */ */
        .package(id: "mona.LinkedList", .upToNextMajor(from: "1.0.0")),
        .package(url: "https://github.com/acme/Tests", from: "3.0.0"),
        .Package(url: "https://github.com/acme/first", majorVersion: 4),
    ],
    targets: [
        .target(name: "Gateway", dependencies: [.product(name: "Ecg", package: "Ecg"), .target(name: "Core")]),
        .testTarget(name: "GatewayTests", dependencies: ["Gateway", .product(name: "T", package: "tests")]),
    ]
)
`,
    });
    assert.deepEqual(lines, [
      '*Ecg@? from: "1.2.0" runtime',
      '*exact@2.0.1 exact: "2.0.1" runtime',
      '*old@? .upToNextMinor(from: "0.3.0") runtime',
      '*near@? runtime path',
      '*range@? "1.0.0"..<"1.4.0" runtime',
      '*branch@? runtime git',
      '*commit@? runtime git!',
      '*mona.LinkedList@? .upToNextMajor(from: "1.0.0") runtime',
      '*Tests@? from: "3.0.0" development',
      '*first@? majorVersion: 4 runtime',
      '*swift@? >= 5.9 development',
      '*ios@? >= 13 runtime',
      '*macos@? >= 10.15 runtime',
      '*maccatalyst@? >= 13.1 runtime',
    ]);
  });

  it('says what Swift would have to compute, and what does not end', () => {
    const { problems } = linesAndProblems({
      'Package.swift': `let package = Package(name: "x", dependencies: [
  .package(url: "https://github.com/\\(owner)/a", from: "1.0.0"),
  .package(url: address, from: "1.0.0"),
  .package(url: "https://github.com/acme/b", from: version),
`,
    });
    assert.deepEqual(problems, [
      'The end of this "(" is missing.',
      'The end of this "[" is missing.',
      'Where this package comes from is computed by Swift.',
      'Where this package comes from is computed by Swift.',
      'The version of "b" is computed by Swift.',
    ]);
  });

  it('has its versions from Package.resolved, which also holds what comes with them', () => {
    const lines = linesOf({
      'Package.swift': '.package(url: "https://github.com/Acme/ecg", from: "1.2.0")',
      'Package.resolved': resolved(pin('Ecg', { version: '1.3.0' }), pin('Deep', { branch: 'main' })),
    });
    assert.deepEqual(lines, ['*ecg@1.3.0 from: "1.2.0" runtime', 'Deep@main runtime git!']);
  });
});

describe('Package.resolved', () => {
  it('of an Xcode project has its direct packages from the project', () => {
    const older = resolved(pin('Ecg', { version: '1.2.9' }));
    const files = {
      'App.xcodeproj/project.pbxproj': `// !$*UTF8*$!
{
/* Begin XCRemoteSwiftPackageReference section */
		23A5 /* XCRemoteSwiftPackageReference "Ecg" */ = {
			isa = XCRemoteSwiftPackageReference;
			repositoryURL = "https://github.com/acme/Ecg.git";
			requirement = {
				kind = upToNextMajorVersion;
				minimumVersion = 1.2.0;
			};
		};
				IPHONEOS_DEPLOYMENT_TARGET = 16.4;
				IPHONEOS_DEPLOYMENT_TARGET = 15.0;
}
`,
      'App.xcworkspace/xcshareddata/swiftpm/Package.resolved': resolved(
        pin('Ecg', { version: '1.3.0' }),
        pin('Deep', { version: '2.0.0' }),
      ),
    };
    const project = 'App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved';
    const workspace = 'App.xcworkspace/xcshareddata/swiftpm/Package.resolved';
    assert.deepEqual(linesAndProblems({ ...files, [project]: older }).problems, [
      `${project} was passed over, since ${workspace} counts beside the same project.`,
    ]);
    assert.deepEqual(linesOf(files), [
      '*Ecg@1.3.0 from: "1.2.0" runtime',
      'Deep@2.0.0 runtime',
      '*ios@? >= 15.0 runtime',
    ]);
  });

  it('says which pins are none, and of which version it does not know', () => {
    const text = JSON.stringify({ pins: [{ identity: 'a' }, 7], version: 4 });
    assert.deepEqual(linesAndProblems({ 'Package.resolved': text }).problems, [
      'Version 4 of this file is not known; it was read as version 3.',
      'A pin has an identity, a location and a state.',
      'A pin has an identity, a location and a state.',
    ]);
  });
});

describe('Cartfile', () => {
  it('is locked together with its private part', () => {
    const files = {
      Cartfile:
        'github "acme/Ecg" ~> 1.2 # the signal\ngit "https://git.example/b.git" "main"\nbinary "https://x.example/F.json" == 3.0\n',
      'Cartfile.private': 'github "Quick/Quick"\n',
      'Cartfile.resolved':
        'binary "https://x.example/F.json" "3.0"\ngit "https://git.example/b.git" "3b123999de19bf04905bc1dfdb76f817b0f2cc00"\ngithub "Quick/Quick" "v4.0.0"\ngithub "acme/Ecg" "1.3.0"\ngithub "acme/Deep" "2.0"\n',
    };
    assert.deepEqual(linesAndProblems({ Cartfile: 'nonsense\n' }).problems, ['This is no line of a Cartfile.']);
    assert.deepEqual(linesOf(files), [
      '*Ecg@1.3.0 ~> 1.2 runtime',
      '*b@3b123999de19bf04905bc1dfdb76f817b0f2cc00 runtime git!',
      '*F@3.0 == 3.0 runtime url',
      '*Quick@v4.0.0 development',
      'Deep@2.0 runtime',
    ]);
  });
});

describe('addresses of Swift packages', () => {
  const cases: [address: string, purl: string | undefined][] = [
    ['https://github.com/Quick/Nimble.git', 'pkg:swift/github.com/Quick/Nimble'],
    ['https://user@GitHub.com/apple/swift-nio/', 'pkg:swift/github.com/apple/swift-nio'],
    ['git@github.com:acme/ecg.git', 'pkg:swift/github.com/acme/ecg'],
    ['ssh://git@git.example:2222/a/b/c.git', 'pkg:swift/git.example:2222/a/b/c'],
    ['../near', undefined],
    ['/srv/near', undefined],
  ];
  for (const [address, expected] of cases) {
    it(address, () => {
      const purl = swiftPurl(address, undefined);
      assert.equal(purl && formatPurl(purl), expected);
    });
  }
  it('end in the identity', () => assert.equal(identityOf('git@host.example:Ecg.git'), 'Ecg'));
});

describe('versions of Swift', () => {
  const pairs: [version: string, range: string, expected: boolean | undefined][] = [
    ['1.9.0', 'from: "1.2.3"', true],
    ['2.0.0', 'from: "1.2.3"', false],
    ['0.9.0', '.upToNextMajor(from: "0.3.0")', true],
    ['0.4.0', '.upToNextMinor(from: "0.3.0")', false],
    ['1.2.3', 'exact: "1.2.3"', true],
    ['v1.2.3', '.exact("1.2.3")', true],
    ['1.4.0', '"1.0.0"..<"1.4.0"', false],
    ['1.4.0', '"1.0.0"..."1.4.0"', true],
    ['4.1.0', 'majorVersion: 4', true],
    ['4.1.0', 'majorVersion: 4, minor: 0', false],
    ['1.9', '~> 1.2', true],
    ['0.9', '~> 0.2', false],
    ['1.0', '>= 1.2', false],
    ['main', 'from: "1.2.3"', undefined],
    ['1.0.0', 'branch: "main"', undefined],
  ];
  for (const [version, range, expected] of pairs)
    it(`${version} in ${range}: ${expected}`, () => assert.equal(swift.satisfies(version, range), expected));
  it('are exact or not', () =>
    assert.deepEqual(
      ['1.2', 'v3', 'main'].map((text) => swift.isExactVersion(text)),
      [true, true, false],
    ));
});
