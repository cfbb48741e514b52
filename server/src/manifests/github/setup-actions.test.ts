// What workflows set up and run on: versions in inputs, matrices, environments and defaults.
import assert from 'node:assert/strict';
import { describeJoined } from '../../../../test/fixtures/joined-lines';

describe('workflows', () => {
  it('name the runtimes that they set up, the systems that they run on, and the images of a matrix', () => {
    const files = {
      '.github/workflows/ci.yml': `on:
  workflow_call: { inputs: { ruby: { default: "3.3" } } }
env: { JAVA: 17 }
jobs:
  test:
    strategy:
      matrix:
        node: [18, 20.x, lts/*]
        os: [ubuntu-22.04, windows-2022, macos-latest]
        include:
          - { node: 22, os: ubuntu-24.04-arm, image: "python:3.12" }
    runs-on: \${{ matrix.os }}
    container: \${{ matrix.image }}
    steps:
      - uses: actions/setup-node@v4
        with: { node-version: "\${{ matrix.node }}" }
      - uses: actions/setup-java@v4
        with: { distribution: temurin, java-version: "\${{ env.JAVA }}" }
      - uses: actions/setup-dotnet@v4
        with:
          dotnet-version: |
            6.0.x
            8.0.100
      - uses: ruby/setup-ruby@v1
        with: { ruby-version: "\${{ inputs.ruby }}" }
      - uses: actions/setup-go@v5
        with: { go-version-file: go.mod }
      - uses: actions/setup-python@v5
        with: { python-version: "\${{ needs.plan.outputs.python }}" }
  again:
    runs-on: { labels: [self-hosted, ubuntu-22.04] }
    steps: [{ uses: actions/setup-node@v4, with: { node-version: 18 } }]
`,
      'action.yml':
        'inputs: { python: { default: "3.11" } }\nruns:\n  using: composite\n  steps:\n    - uses: actions/setup-python@v5\n      with: { python-version: "${{ inputs.python }}" }\n',
      'js/action.yml': 'runs: { using: node20, main: index.js }\n',
    };
    const { lines, problems } = describeJoined(files);
    const runtimes = lines.filter((line) => !/^\*(?:actions|ruby)\//.test(line));
    assert.deepEqual(runtimes, [
      '*python@3.12 development | .github/workflows/ci.yml:11',
      '*ubuntu@22.04 development | .github/workflows/ci.yml:9',
      '*windows-server@2022 development | .github/workflows/ci.yml:9',
      '*ubuntu@24.04 development | .github/workflows/ci.yml:11',
      '*node@18 development | .github/workflows/ci.yml:8',
      '*node@20 20.x development | .github/workflows/ci.yml:8',
      '*node@22 development | .github/workflows/ci.yml:11',
      '*temurin@17 development | .github/workflows/ci.yml:3',
      '*dotnet-sdk@6.0 6.0.x development | .github/workflows/ci.yml:21',
      '*dotnet-sdk@8.0.100 development | .github/workflows/ci.yml:21',
      '*ruby@3.3 development | .github/workflows/ci.yml:2',
      '*python@3.11 development | action.yml:1',
      '*node@20 runtime | js/action.yml:1',
    ]);
    assert.deepEqual(problems, ['An expression says which python is set up, so that its version cannot be known.']);
  });

  it('do not run after expressions that lead to themselves', () => {
    const files = {
      '.github/workflows/a.yml':
        'jobs:\n  a:\n    container: "${{ env.A }}"\n    env: { A: "${{ env.A }}" }\n    runs-on: "${{ fromJSON(x) }}"\n',
    };
    assert.deepEqual(describeJoined(files).problems, [
      'An expression has no value here, so that which image it is cannot be known.',
    ]);
  });

  it('have checks before a commit', () => {
    const files = {
      '.pre-commit-config.yaml': `repos:
  - repo: https://github.com/psf/black
    rev: 24.4.2
    hooks: [{ id: black }]
  - repo: local
    hooks: [{ id: own }]
  - repo: git@gitlab.com:tools/check.git
    rev: 3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b
  - repo: nowhere
`,
    };
    assert.deepEqual(describeJoined(files), {
      lines: [
        '*psf/black@24.4.2 development git:https://github.com/psf/black#24.4.2 | .pre-commit-config.yaml:2',
        '*tools/check@3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b development git:git@gitlab.com:tools/check.git#3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b | .pre-commit-config.yaml:7',
      ],
      problems: ['"nowhere" is no address of a repository.'],
    });
  });
});
