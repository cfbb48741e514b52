// Helm charts, their lockfiles and values; resources of Kubernetes and kustomizations; pipelines.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';
import { formatOf } from '../formats';

interface Case {
  readonly it: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly problems?: readonly string[];
}

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const cases: readonly Case[] = [
  {
    it: 'joins a chart with its lockfile, and an image without a tag with the version that the chart installs',
    files: {
      'chart/Chart.yaml': `apiVersion: v2
name: gateway
version: 1.0.0
appVersion: "2.4.1"
dependencies:
  - name: postgresql
    version: ~15.5.0
    repository: https://charts.example.org/bitnami/
    condition: postgresql.enabled
  - name: common
    version: 2.x.x
    repository: file://../common
  - name: redis
    version: 19.6.4
    repository: "@bitnami"
  - version: 1
`,
      'chart/Chart.lock': `dependencies:
- name: postgresql
  repository: https://charts.example.org/bitnami
  version: 15.5.20
- name: common
  repository: file://../common
  version: 2.20.0
- name: redis
  repository: "@bitnami"
  version: 19.6.4
digest: sha256:aa
`,
      'chart/values.yaml': `image:
  registry: ghcr.io
  repository: clinic/gateway
  tag: ""
sidecar:
  image: { repository: fluent/fluent-bit, tag: 3.1.4, digest: "${digest}" }
jobs:
  - image: busybox:1.36
  - initImage: "alpine:3.20"
  - image: $IMAGE
imagePullPolicy: Always
imagePullSecrets: []
logo: { image: assets/logo.png }
plain: { image: nginx, tag: "1.27" }
kind: { image: pictures }
`,
    },
    lines: [
      '*postgresql@15.5.20 ~15.5.0 optional | chart/Chart.yaml:6',
      '*common@2.20.0 2.x.x runtime path:../common | chart/Chart.yaml:10',
      '*redis@19.6.4 runtime | chart/Chart.yaml:13',
      '*fluent/fluent-bit@3.1.4 runtime | chart/values.yaml:6',
      '*busybox@1.36 runtime | chart/values.yaml:8',
      '*alpine@3.20 runtime | chart/values.yaml:9',
      '*nginx@1.27 runtime | chart/values.yaml:14',
      '*ghcr.io/clinic/gateway@2.4.1 runtime | chart/values.yaml:3',
    ],
    problems: [
      'A dependency of a chart has a name.',
      '"IMAGE" has no value here, so that which image it is cannot be known.',
    ],
  },
  {
    it: 'reads resources of Kubernetes, several in a file, and leaves templates alone',
    files: {
      'k8s/app.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { annotations: { image: not-this:1 } }
spec:
  template:
    spec:
      initContainers:
        - image: migrate/migrate:v4.17.1
      containers:
        - name: app
          image: ghcr.io/clinic/app@${digest}
        - image: "\${REGISTRY}/app:1"
---
apiVersion: v1
kind: Pod
spec:
  containers: [{ image: redis }]
`,
      'deploy/base/postgres.yml': 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  image: postgres:16.3\n',
      'chart/templates/deployment.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n    - image: {{ .Values.image }}\n',
      'manifests/readme.yaml': 'image: nothing:1\n',
      'overlays/test/kustomization.yaml':
        'images:\n  - name: app\n    newName: ghcr.io/clinic/app\n    newTag: 1.2.3\n  - name: renamed\n    newName: other\nhelmCharts:\n  - name: redis\n    repo: https://charts.example.org\n    version: 19.0.0\n',
    },
    lines: [
      '*migrate/migrate@v4.17.1 runtime | k8s/app.yaml:8',
      `*ghcr.io/clinic/app@${digest} runtime | k8s/app.yaml:11`,
      '*redis@latest runtime | k8s/app.yaml:17',
      '*postgres@16.3 runtime | deploy/base/postgres.yml:4',
      '*ghcr.io/clinic/app@1.2.3 development | overlays/test/kustomization.yaml:3',
      '*redis@19.0.0 development | overlays/test/kustomization.yaml:8',
    ],
    problems: ['"REGISTRY" has no value here, so that which image it is cannot be known.'],
  },
  {
    it: 'reads the images of pipelines',
    files: {
      '.gitlab-ci.yml':
        'image: node:20\ntest:\n  image: { name: "python:3.12", entrypoint: [""] }\n  services: [postgres:16, { name: redis:7 }]\n  script: [image]\n',
      'azure-pipelines.yml':
        'resources:\n  containers:\n    - container: linux\n      image: ubuntu:22.04\njobs:\n  - job: a\n    container: mcr.example.org/dotnet/sdk:8.0\n',
      'bitbucket-pipelines.yml':
        'image: maven:3.9\npipelines: { default: [{ step: { image: { name: "gradle:8" } } }] }\n',
      '.circleci/config.yml':
        'jobs:\n  build:\n    docker:\n      - image: cimg/go:1.22\n    machine: { image: ubuntu-2204:current }\n',
      'cloudbuild.yaml': 'steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [x]\n',
      '.woodpecker.yml': 'steps:\n  test:\n    image: golang:1.22\n',
    },
    lines: [
      '*node@20 development | .gitlab-ci.yml:1',
      '*python@3.12 development | .gitlab-ci.yml:3',
      '*postgres@16 development | .gitlab-ci.yml:4',
      '*redis@7 development | .gitlab-ci.yml:4',
      '*ubuntu@22.04 development | azure-pipelines.yml:4',
      '*mcr.example.org/dotnet/sdk@8.0 development | azure-pipelines.yml:7',
      '*maven@3.9 development | bitbucket-pipelines.yml:1',
      '*gradle@8 development | bitbucket-pipelines.yml:2',
      '*cimg/go@1.22 development | .circleci/config.yml:4',
      '*gcr.io/cloud-builders/docker@latest development | cloudbuild.yaml:2',
      '*golang@1.22 development | .woodpecker.yml:3',
    ],
  },
];

describe('charts, resources and pipelines', () => {
  for (const { it: title, files, lines, problems = [] } of cases)
    it(title, () => assert.deepEqual(describeJoined(files), { lines, problems }));

  it('are told by their paths', () => {
    const paths = {
      'k8s/app.yaml': 'Kubernetes resources',
      'deploy/prod/cronjob.yml': 'Kubernetes resources',
      'my-deployment.yaml': 'Kubernetes resources',
      'deploy/docker-compose.yml': 'compose.yaml',
      'charts/app/values-prod.yaml': 'values.yaml',
      'charts/app/Chart.yaml': 'Chart.yaml',
      'deploy/environment.yml': 'environment.yml',
      'k8s/kustomization.yaml': 'kustomization.yaml',
      'config/app.yaml': undefined,
      'deploy/compliance.yaml': undefined,
      'src/job_runner.yaml': undefined,
    };
    for (const [path, name] of Object.entries(paths)) assert.equal(formatOf(path)?.name, name, path);
  });
});
