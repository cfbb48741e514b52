import assert from 'node:assert/strict';
import fc from 'fast-check';
import { listComponents, listProblems } from '../../../../test/fixtures/component-list';
import { formatPurl } from '../../terms/purl';
import { SourceFile } from '../../text/source-file';
import type { ManifestFormat } from '../format';
import { compose } from './compose';
import { devcontainer } from './devcontainer';
import { dockerfile } from './dockerfile';
import { expandVariables } from './expand-variables';
import { readImage, UNKNOWN } from './image-reference';
import { pipelineFormats } from './pipelines';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('the name of an image', () => {
  const cases: [text: string, expected: string | undefined][] = [
    ['node', 'pkg:docker/library/node@latest'],
    ['node:18-slim', 'pkg:docker/library/node@18-slim'],
    ['library/node:18', 'pkg:docker/library/node@18'],
    ['docker.io/library/node:18', 'pkg:docker/library/node@18'],
    ['docker.io/node:18', 'pkg:docker/library/node@18'],
    ['acme/ecg:1.0', 'pkg:docker/acme/ecg@1.0'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', 'pkg:docker/dotnet/aspnet@8.0?repository_url=mcr.microsoft.com'],
    ['ghcr.io/acme/team/ecg:1', 'pkg:docker/acme/team/ecg@1?repository_url=ghcr.io'],
    ['localhost:5000/ecg', 'pkg:docker/ecg@latest?repository_url=localhost:5000'],
    ['quay.io/ecg:2', 'pkg:docker/ecg@2?repository_url=quay.io'],
    [`node@${digest}`, `pkg:docker/library/node@${digest}`],
    [`node:18@${digest}`, 'pkg:docker/library/node@18'],
    ['Node', undefined],
    ['node:', undefined],
    ['node:18@sha256:12', undefined],
    ['{{ image }}', undefined],
    ['a b', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const image = readImage(text);
      assert.equal(image && formatPurl(image.purl), expected);
    });
  }
});

describe('variables', () => {
  const values = new Map([
    ['TAG', '18'],
    ['EMPTY', ''],
  ]);
  const cases: [text: string, expected: string][] = [
    ['$TAG-slim', '18-slim'],
    ['${TAG}-slim', '18-slim'],
    ['${TAG:-20}', '18'],
    ['${EMPTY:-20}${EMPTY-20}', '20'],
    ['${NONE:-20}', '20'],
    ['${NONE-${TAG}}', '18'],
    ['${NONE:-${NEITHER:-x}}-y', 'x-y'],
    ['${TAG:+with}${NONE:+with}', 'with'],
    ['$NONE', UNKNOWN],
    ['${NONE:?must be set}', UNKNOWN],
    ['${TAG%8}', UNKNOWN],
    ['$$TAG', '$TAG'],
    ['${TAG', '18'],
    ['$', '$'],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.equal(expandVariables(text, (name) => values.get(name)).text, expected));
  }
});

describe('Dockerfile', () => {
  const cases: [title: string, text: string, expected: readonly string[], problems?: readonly RegExp[]][] = [
    [
      'one stage',
      'FROM node:18-slim\nRUN npm ci\n',
      ['pkg:docker/library/node@18-slim 18-slim runtime | node:18-slim'],
    ],
    [
      'what package managers of languages install, in the stage that runs and in others',
      `ARG TORCH=2.3.1
FROM python:3.12 AS build
RUN pip wheel . && pip3 install --no-cache-dir build==1.2.1
FROM python:3.12-slim
ARG TORCH
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg=7:5.1 \\
      libgl1 && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/root/.cache python -m pip install -q --index-url https://pypi.example.org/simple \\
      "torch==\${TORCH}" 'monai[all]>=1.3' pip; set -e; PIP_X=1 uv pip install -r requirements.txt uvicorn==0.30.1
RUN pip install \\
      six==1.16.0 # not: numpy==1.26.0
RUN npm install -g pm2@5.4.2 @scope/tool && gem install bundler -v 2.5.1 && go install golang.org/x/tools/gopls@v0.16.1
RUN for p in $LIST; do pip install $p; done; echo "pip install not-this"
`,
      [
        'pkg:docker/library/python@3.12 3.12 development | python:3.12',
        'pkg:pypi/build@1.2.1 ==1.2.1 development | build==1.2.1',
        'pkg:docker/library/python@3.12-slim 3.12-slim runtime | python:3.12-slim',
        'pkg:pypi/torch@2.3.1 ==2.3.1 runtime | "torch==${TORCH}"',
        "pkg:pypi/monai >=1.3 runtime | 'monai[all]>=1.3'",
        'pkg:pypi/uvicorn@0.30.1 ==0.30.1 runtime | uvicorn==0.30.1',
        'pkg:pypi/six@1.16.0 ==1.16.0 runtime | six==1.16.0',
        'pkg:npm/pm2@5.4.2 5.4.2 runtime | pm2@5.4.2',
        'pkg:npm/%40scope/tool - runtime | @scope/tool',
        'pkg:gem/bundler@2.5.1 2.5.1 runtime | bundler',
        'pkg:golang/golang.org/x/tools/gopls@v0.16.1 v0.16.1 runtime | golang.org/x/tools/gopls@v0.16.1',
      ],
      [/Packages of the system are installed, .*: ffmpeg=7:5\.1, libgl1\./],
    ],
    [
      'stages: the last one is what runs',
      'FROM golang:1.22 AS build\nRUN go build\nFROM --platform=linux/amd64 alpine:3.19\nCOPY --from=build /app /app\n',
      [
        'pkg:docker/library/golang@1.22 1.22 development | golang:1.22',
        'pkg:docker/library/alpine@3.19 3.19 runtime | alpine:3.19',
      ],
    ],
    [
      'a stage built on a stage',
      'from node:20 as Base\nFROM base AS deps\nFROM base\nCOPY --from=deps /a /a\nCOPY --from=0 /b /b\nCOPY --from=nginx:1.25 /c /c\n',
      [
        'pkg:docker/library/node@20 20 runtime | node:20',
        'pkg:docker/library/nginx@1.25 1.25 runtime | --from=nginx:1.25',
      ],
    ],
    [
      'an image copied into a stage that is thrown away',
      'FROM a AS build\nCOPY --from=busybox:1 /x /x\nRUN --mount=type=cache,target=/r --mount=type=bind,from=tools:2,source=/t make\nFROM scratch\nCOPY --from=build /x /x\n',
      [
        'pkg:docker/library/a@latest - development | a',
        'pkg:docker/library/busybox@1 1 development | --from=busybox:1',
        'pkg:docker/library/tools@2 2 development | --mount=type=bind,from=tools:2,source=/t',
      ],
    ],
    [
      'arguments with defaults',
      'ARG VERSION="3.12"\nARG BASE=python:${VERSION}-slim EXTRA\nFROM ${BASE} AS one\nARG VERSION\nARG TOOL=uv:${VERSION}\nCOPY --from=$TOOL /uv /uv\n',
      [
        'pkg:docker/library/python@3.12-slim 3.12-slim runtime | ${BASE}',
        'pkg:docker/library/uv@3.12 3.12 runtime | --from=$TOOL',
      ],
    ],
    [
      'arguments without',
      'ARG VERSION\nFROM node:${VERSION}\nFROM $IMAGE\nFROM node:18\n',
      [
        'pkg:docker/library/node node:${VERSION} development | node:${VERSION}',
        'pkg:docker/library/node@18 18 runtime | node:18',
      ],
      [/^unknowable: "VERSION" has no default here.*which version of "node"/, /^unknowable: "IMAGE" .*which image/],
    ],
    [
      'a stage for each platform',
      'FROM debian:12 AS base-amd64\nFROM debian:11 AS base-arm64\nFROM base-${TARGETARCH}\n',
      ['pkg:docker/library/debian@12 12 runtime | debian:12', 'pkg:docker/library/debian@11 11 runtime | debian:11'],
    ],
    ['a platform in a name', 'FROM acme/${TARGETARCH}:1\n', [], [/depends on the platform/]],
    ['a digest', `FROM node:18@${digest}\n`, [`pkg:docker/library/node@18 18 runtime | node:18@${digest}`]],
    [
      'continued lines, comments and directives',
      '# syntax=docker/dockerfile:1\n# escape=`\n\nFROM `\n  # why\n\n  node:18 `\n  AS x\r\nRUN dir C:\\\nUSER x\n',
      ['pkg:docker/library/node@18 18 runtime | node:18'],
    ],
    [
      'a line continued right behind its keyword',
      'FROM\\\n  node:18\n',
      ['pkg:docker/library/node@18 18 runtime | node:18'],
    ],
    [
      'heredocs',
      'FROM alpine:3\nRUN <<EOF sh\nFROM none:1\nEOF\nCOPY <<-\'A\' <<"B" /x/\n\tFROM none:2\n\tA\nFROM none:3\nB\nRUN x << 2\nUSER x\n',
      ['pkg:docker/library/alpine@3 3 runtime | alpine:3'],
    ],
    ['the same image twice', 'FROM a:1 AS x\nFROM a:1\n', ['pkg:docker/library/a@1 1 runtime | a:1']],
    ['nothing', '# FROM a\n', [], [/^broken: .*no FROM/]],
    [
      'what is none',
      'FORM a\nFROM b:1\n',
      ['pkg:docker/library/b@1 1 runtime | b:1'],
      [/^broken: "FORM" is no instruction/],
    ],
    ['no name', 'FROM\n', [], [/^broken: .*missing behind FROM/]],
    ['a wrong name', 'FROM Node:18\n', [], [/^broken: "Node:18" is no name/]],
  ];
  for (const [title, text, expected, problems = []] of cases) {
    it(title, () => {
      assert.deepEqual(listComponents(dockerfile, 'app/Dockerfile', text), expected);
      const found = listProblems(dockerfile, 'app/Dockerfile', text);
      assert.equal(found.length, problems.length, found.join('\n'));
      problems.forEach((problem, index) => assert.match(found[index] ?? '', problem));
    });
  }

  const names: [path: string, expected: boolean][] = [
    ['Dockerfile', true],
    ['a/Containerfile', true],
    ['Dockerfile.prod', true],
    ['Dockerfile-alpine', true],
    ['a/web.Dockerfile', true],
    ['web.dockerfile', true],
    ['Dockerfile.dockerignore', false],
    ['Dockerfile.j2', false],
    ['Dockerfiles/readme.md', false],
    ['dockerfile-parser.ts', false],
  ];
  for (const [path, expected] of names) it(path, () => assert.equal(dockerfile.matches(path), expected));

  it('is for development where its path says so', () => {
    for (const path of ['Dockerfile.dev', '.devcontainer/Dockerfile', 'e2e/Dockerfile'])
      assert.deepEqual(listComponents(dockerfile, path, 'FROM a:1'), ['pkg:docker/library/a@1 1 development | a:1']);
  });
});

describe('compose.yaml', () => {
  it('reads the images of services', () => {
    const text = `
x-base: &base
  image: postgres:16
services:
  db:
    <<: *base
  cache: { image: "redis:\${REDIS:-7.2}-alpine" }
  proxy:
    image: \${REGISTRY}/proxy:1
  broker:
    image: rabbitmq:\${TAG?}
  own:
    image: acme/own:1
    build: { context: ./own, dockerfile: docker/own.docker }
  far:
    build: https://git.example/acme/far.git
  other:
    build: .
  none:
`;
    assert.deepEqual(listComponents(compose, 'deploy/compose.yaml', text), [
      'pkg:docker/library/postgres@16 16 runtime | postgres:16',
      'pkg:docker/library/redis@7.2-alpine 7.2-alpine runtime | "redis:${REDIS:-7.2}-alpine"',
      'pkg:docker/library/rabbitmq rabbitmq:${TAG?} runtime | rabbitmq:${TAG?}',
    ]);
    const { value, problems } = compose.read(new SourceFile('deploy/compose.yaml', text));
    assert.deepEqual(
      value.needs.map(({ path, format }) => [path, format.name]),
      [['deploy/own/docker/own.docker', 'Dockerfile']],
    );
    assert.deepEqual(
      problems.map(({ kind, anchor }) => [kind, 'path' in anchor ? anchor.path[1] : '']),
      [
        ['unknowable', 'proxy'],
        ['unknowable', 'broker'],
        ['unknowable', 'far'],
      ],
    );
  });

  it('reads the services of version 1', () => {
    assert.deepEqual(listComponents(compose, 'docker-compose.yml', 'db:\n  image: postgres:9.4\nown:\n  build: .\n'), [
      'pkg:docker/library/postgres@9.4 9.4 runtime | postgres:9.4',
    ]);
  });

  it('reads what it includes', () => {
    const text = 'include:\n  - ../db.yml\n  - path: [a.yaml, b.yaml]\n  - oci://x\n';
    const { needs } = compose.read(new SourceFile('a/docker-compose.yml', text)).value;
    assert.deepEqual(
      needs.map(({ path }) => path),
      ['db.yml', 'a/a.yaml', 'a/b.yaml'],
    );
  });

  it('says what is broken', () => {
    assert.match(listProblems(compose, 'compose.yml', 'services: [a]').join(), /broken: "services" is no map/);
    assert.match(
      listProblems(compose, 'compose.yml', 'services:\n  a:\n    image: A B\n').join(),
      /broken: "A B" is no name/,
    );
  });

  const names: [path: string, expected: boolean][] = [
    ['compose.yaml', true],
    ['docker-compose.yml', true],
    ['a/docker-compose.prod.yml', true],
    ['compose.override.yaml', true],
    ['.github/workflows/compose.yml', false],
    ['composer.yml', false],
  ];
  for (const [path, expected] of names) it(path, () => assert.equal(compose.matches(path), expected));
});

describe('pipelines', () => {
  it('say where only a parameter tells the image', () => {
    const path = '.circleci/config.yml';
    const [format] = pipelineFormats.filter((each) => each.matches(path));
    assert.ok(format);
    const text =
      'jobs:\n  a: { docker: [image: cimg/go:1.22] }\n  b:\n    docker:\n      - image: cimg/node:<< parameters.version >>\n';
    assert.deepEqual(listComponents(format, path, text), [
      'pkg:docker/cimg/go@1.22 1.22 development | cimg/go:1.22',
      'pkg:docker/cimg/node cimg/node:<< parameters.version >> development | cimg/node:<< parameters.version >>',
    ]);
    assert.match(listProblems(format, path, text).join(), /^unknowable: An expression has no value here/);
  });
});

describe('devcontainer.json', () => {
  it('reads image and features, comments notwithstanding', () => {
    const text = `{
  // the image
  "image": "mcr.microsoft.com/devcontainers/python:3.12", /* "image": "none" */
  "features": {
    "ghcr.io/devcontainers/features/node:1": { "version": "20" },
    "./local": {},
  },
}`;
    assert.deepEqual(listProblems(devcontainer, '.devcontainer/devcontainer.json', text), []);
    assert.deepEqual(listComponents(devcontainer, '.devcontainer/devcontainer.json', text), [
      'pkg:docker/devcontainers/python@3.12?repository_url=mcr.microsoft.com 3.12 development | "mcr.microsoft.com/devcontainers/python:3.12"',
      'pkg:docker/devcontainers/features/node@1?repository_url=ghcr.io 1 development | { "version": "20" }',
    ]);
  });

  it('needs the files that it builds by', () => {
    const text = '{"build": {"dockerfile": "../app.docker"}, "dockerComposeFile": ["../services.yml", "x.yml"]}';
    const { needs } = devcontainer.read(new SourceFile('.devcontainer/devcontainer.json', text)).value;
    assert.deepEqual(
      needs.map(({ path, format }) => [path, format.name]),
      [
        ['app.docker', 'Dockerfile'],
        ['services.yml', 'compose.yaml'],
        ['.devcontainer/x.yml', 'compose.yaml'],
      ],
    );
  });
});

describe('any container file', () => {
  const formats: readonly ManifestFormat[] = [dockerfile, compose, devcontainer];
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'FROM ',
      'ARG A=',
      '$A',
      '${A:-',
      '}',
      '\\\n',
      '<<EOF',
      '\n',
      'services:\n',
      '  a:\n',
      '    image: ',
      '{',
      '"',
      '/*',
      '@',
      ':',
    ),
  );

  it('is read without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formats), fc.array(piece), (format, pieces) => {
        assert.ok(format.read(new SourceFile('Dockerfile', pieces.join(''))));
      }),
    );
  });

  it('takes bounded time', () => {
    const count = 10_000;
    const texts = [
      'RUN <<A\n',
      'FROM a\\\n',
      '${',
      '"',
      'ARG A=$A$A\n',
      'FROM a AS b\n',
      '# a=b\n',
      '{"a":',
      '/*',
      ', ',
    ];
    for (const format of formats)
      for (const text of texts) assert.ok(format.read(new SourceFile('x', `FROM a:1 ${text.repeat(count)}`)));
  });
});
