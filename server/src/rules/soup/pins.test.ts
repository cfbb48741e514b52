// What fixes a version: ranges without lockfile, what floats, branches, and lockfiles that say something else.
import assert from 'node:assert/strict';
import { assertLabels, checkFixture, type FixtureResult } from '../../../../test/fixtures/check-fixture';

function said({ findings }: FixtureResult, rule: string): readonly string[] {
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, target, what }) => `${severity} ${target}: ${what}`);
}

const wellness = `=== compliance.yaml ===
product:
  name: Step Coach
  version: 1.0.0
  manufacturer: Example Wellness GmbH
  type: wellness
  intended-purpose: Counts steps.
  connected: true
  ai: none
  support-until: 2031-12-31
scope: [cra]
`;

const lockOf = (asked: string, packages: string): string => `=== package-lock.json ===
{ "lockfileVersion": 3, "packages": { "": { "dependencies": ${asked} }, ${packages} } }
`;

const express = '"node_modules/express": { "version": "4.21.2" }';

describe('soup/unpinned-dependency', () => {
  const rule = 'soup/unpinned-dependency';
  const cases: [title: string, text: string, expected: string[]][] = [
    [
      'one range, with the lockfiles that its tools write',
      '=== package.json ===\n{ "dependencies": { "ws": "^8" } }\n',
      ['warning package.json: package.json asks for ws ^8, and no lockfile holds the version in use.'],
    ],
    [
      'what is only for development',
      '=== package.json ===\n{ "devDependencies": { "mocha": "^11", "c8": "*" }, "peerDependencies": { "vue": "*", "pinia": "^3" } }\n',
      [
        'information package.json: package.json asks for mocha ^11, and no lockfile holds the version in use.',
        'information pkg:npm/c8: package.json takes any version of c8.',
      ],
    ],
    [
      'exact versions',
      '=== package.json ===\n{ "dependencies": { "ws": "8.18.0" }, "engines": { "node": ">=20" } }\n',
      [],
    ],
    [
      'a lockfile that could not be read is one all the same',
      '=== package.json ===\n{ "dependencies": { "ws": "^8" } }\n=== package-lock.json ===\n{ "lockfileVersion": 3,\n',
      [],
    ],
    [
      'what is locked floats no longer',
      `=== package.json ===\n{ "dependencies": { "express": "latest" } }\n${lockOf('{ "express": "latest" }', express)}`,
      [],
    ],
    [
      'a bare name is a range in Python',
      '=== requirements.txt ===\nnumpy\nrich>=13\nhttpx==0.28.1\n',
      [
        'warning requirements.txt: requirements.txt asks for 2 packages by range, and no lockfile holds the versions in use.',
      ],
    ],
    [
      'exact versions beside it serve as a lockfile',
      '=== pyproject.toml ===\n[project]\nname = "ecg"\ndependencies = ["numpy>=2"]\n=== requirements.txt ===\nnumpy==2.1.3\n',
      [],
    ],
    [
      'versions that a parent decides are not known, and are said elsewhere',
      '=== pom.xml ===\n<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId></dependency><dependency><groupId>g</groupId><artifactId>y</artifactId><version>1.2</version></dependency></dependencies></project>\n',
      [],
    ],
    [
      'images without tag, of the build and of the product',
      '=== Dockerfile ===\nFROM golang AS build\nFROM alpine:latest AS test\nFROM alpine:3.20\n',
      [
        'information pkg:docker/library/golang@latest: Dockerfile takes whichever golang is the newest.',
        'information pkg:docker/library/alpine@latest: Dockerfile takes whichever alpine is the newest.',
      ],
    ],
    [
      'a branch, where the CRA does not ask for it; never the tag of a version',
      '=== package.json ===\n{ "dependencies": { "a": "github:acme/a#main", "b": "github:acme/b#v1.2.0", "c": "github:acme/c" } }\n',
      [
        'warning pkg:npm/a: package.json takes a from a branch, which moves on.',
        'warning pkg:npm/c: package.json takes c from a branch, which moves on.',
      ],
    ],
  ];
  for (const [title, text, expected] of cases)
    it(title, async () => assert.deepEqual(said(await checkFixture(text), rule), expected));

  it('says which lockfile is missing', async () => {
    const todo = async (text: string): Promise<string | undefined> => {
      const { findings } = await checkFixture(text);
      return findings
        .find((finding) => finding.rule === rule)
        ?.message.split('. ')
        .at(-1);
    };
    assert.match(
      (await todo('=== package.json ===\n{ "packageManager": "pnpm@9.1.0", "dependencies": { "ws": "^8" } }\n')) ?? '',
      /write pnpm-lock\.yaml.*and commit it\.$/,
    );
    assert.equal(
      await todo('=== requirements.txt ===\nnumpy\n'),
      'Name exact versions: requirements.txt has no lockfile of its own.',
    );
  });

  it('relates the other ranges', async () => {
    const { findings } = await checkFixture(
      '=== requirements.txt ===\nnumpy\n-r base.txt\n=== base.txt ===\nrich>=13\n',
    );
    const related = findings.find((finding) => finding.rule === rule)?.related;
    assert.deepEqual(
      related?.map(({ anchor, message }) => [anchor.file, message]),
      [['base.txt', 'rich >=13 is a range too.']],
    );
  });
});

describe('soup/unverifiable-source', () => {
  const rule = 'soup/unverifiable-source';

  it('leaves actions at the tag of a version alone, and tells of branches', async () => {
    const workflow = `${wellness}=== .github/workflows/ci.yml ===
jobs:
  test:
    steps:
      - uses: actions/checkout@v4
      - uses: actions/cache@v4.2.0
      - uses: acme/lint@main
      - uses: acme/lint@release-train
`;
    assert.deepEqual(
      said(await checkFixture(workflow), rule).map((words) => words.split(':')[0]),
      ['information pkg', 'information pkg'],
    );
  });

  it('says of a branch what the pin rule then does not say again', async () => {
    const result = await checkFixture(
      `${wellness}=== requirements.txt ===\ngit+https://git.example/ecg.git@main#egg=ecg\n`,
    );
    assert.equal(said(result, rule).length, 1);
    assert.deepEqual(said(result, 'soup/unpinned-dependency'), []);
  });

  it('takes no tag for a commit in what ships', async () => {
    const result = await checkFixture(
      `${wellness}=== requirements.txt ===\ngit+https://git.example/ecg.git@v1.0#egg=ecg\n`,
    );
    assert.equal(said(result, rule).length, 1);
  });
});

describe('soup/lock-mismatch', () => {
  const rule = 'soup/lock-mismatch';
  const cases: [title: string, text: string, expected: string[]][] = [
    [
      'a package that the lockfile does not hold, said once',
      `=== package.json ===\n{ "dependencies": { "express": "^4.21.0", "ws": "^8" } }\n${lockOf('{ "express": "^4.21.0" }', express)}`,
      ['warning pkg:npm/ws: package.json asks for ws ^8, and package-lock.json does not hold it.'],
    ],
    [
      'a range for which the lockfile was not made',
      `=== package.json ===\n{ "dependencies": { "express": "^4.21.0" } }\n${lockOf('{ "express": "^4.19.0" }', express)}`,
      [
        'warning pkg:npm/express@4.21.2: package.json asks for express ^4.21.0, and package-lock.json was made for ^4.19.0.',
      ],
    ],
    [
      'a package that was taken out of the manifest',
      `=== package.json ===\n{ "dependencies": {} }\n${lockOf('{ "express": "^4.21.0" }', express)}`,
      [
        'warning pkg:npm/express@4.21.2: package-lock.json was made for a package.json that asked for express ^4.21.0, and it does so no longer.',
      ],
    ],
    [
      'a development tool',
      `=== package.json ===\n{ "devDependencies": { "mocha": "^11" } }\n${lockOf('{}', express)}`,
      ['information pkg:npm/mocha: package.json asks for mocha ^11, and package-lock.json does not hold it.'],
    ],
    [
      'an optional package, and what has no lockfile',
      `=== package.json ===\n{ "optionalDependencies": { "bufferutil": "^4" } }\n${lockOf('{}', express)}=== requirements.txt ===\nnumpy\n`,
      [],
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(title, async () => {
      const result = await checkFixture(text);
      assert.deepEqual(said(result, rule), expected);
      assert.deepEqual(said(result, 'workspace/unread'), [], 'one fact, one finding');
    });
  }

  it('speaks for products of any kind, at the key of the manifest, with the lockfile beside it', async () => {
    const { findings } = await assertLabels(
      rule,
      `${wellness}=== package.json ===
{
  "dependencies": {
    "ws": "^8"
//  ^^^^ warning: Let the package manager write package-lock.json anew, and commit both.
  }
}
${lockOf('{}', express)}`,
    );
    const found = findings.find((finding) => finding.rule === rule);
    assert.deepEqual(
      found?.related.map(({ anchor }) => anchor.file),
      ['package-lock.json'],
    );
  });
});
