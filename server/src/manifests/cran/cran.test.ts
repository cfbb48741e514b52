// R as packages and renv write it: DESCRIPTION with remotes, lockfiles of renv before and after 1.1.
import assert from 'node:assert/strict';
import { listComponents, listProblems, listRuntimes } from '../../../../test/fixtures/component-list';
import { linesAndProblems } from '../../../../test/fixtures/joined-files';
import { SourceFile } from '../../text/source-file';
import { description } from './description';
import { renvLock } from './renv-lock';

const commit = '1763e0dcb72fb58d97bab97bb834fc71f1e012bc';

const text = `Package: ecg
Version: 0.1.0
License: MIT + file LICENSE
Depends: R (>= 4.1), methods
Imports:
    cli (>= 3.4.0),
    Rcpp, signal,
    stats
LinkingTo: Rcpp (>= 1.0)
Suggests: testthat (>= 3.0.0)
Remotes: acme/signal@${commit}, gitlab::acme/x
Description: Reads signals.
    More of it.
`;

describe('DESCRIPTION', () => {
  it('reads what is needed and suggested', () => {
    assert.deepEqual(listProblems(description, 'DESCRIPTION', text), []);
    assert.deepEqual(listComponents(description, 'DESCRIPTION', text), [
      'pkg:cran/cli >= 3.4.0 runtime | cli (>= 3.4.0)',
      'pkg:cran/Rcpp >= 1.0 runtime | Rcpp',
      'pkg:cran/signal - runtime git pinned | signal',
      'pkg:cran/testthat >= 3.0.0 optional | testthat (>= 3.0.0)',
    ]);
    assert.deepEqual(listRuntimes(description, 'DESCRIPTION', text), ['pkg:generic/r >= 4.1 | R (>= 4.1)']);
    const { name, version, license } = description.read(new SourceFile('DESCRIPTION', text)).value;
    assert.deepEqual([name, version, license], ['ecg', '0.1.0', 'MIT + file LICENSE']);
  });

  it('reports what is none, and lets files of other tools be', () => {
    assert.deepEqual(listProblems(description, 'DESCRIPTION', 'Package: x\nImports: a b\nwhat is this\n'), [
      'broken: This is no field of DESCRIPTION.',
      'broken: "a b" is no package with its version.',
    ]);
    assert.deepEqual(listProblems(description, 'DESCRIPTION', 'A text about something.\n'), []);
  });
});

describe('renv.lock', () => {
  const lock = JSON.stringify({
    R: { Version: '4.3.1', Repositories: [{ Name: 'CRAN', URL: 'https://cloud.r-project.org' }] },
    Packages: {
      cli: {
        Package: 'cli',
        Version: '3.6.1',
        Source: 'Repository',
        Repository: 'CRAN',
        Requirements: ['R', 'utils', 'glue'],
      },
      glue: { Package: 'glue', Version: '1.6.2', Source: 'Repository', License: 'MIT', Imports: ['methods'] },
      signal: {
        Package: 'signal',
        Version: '0.1',
        Source: 'GitHub',
        RemoteType: 'github',
        RemoteHost: 'api.github.com',
        RemoteUsername: 'acme',
        RemoteRepo: 'signal',
        RemoteSha: commit,
      },
      Rcpp: { Package: 'Rcpp', Version: '1.0.11', Source: 'Bioconductor' },
      near: { Package: 'near', Version: '0.0.1', Source: 'Local', RemoteUrl: '../near' },
    },
  });

  it('is joined with DESCRIPTION', () => {
    assert.deepEqual(linesAndProblems({ DESCRIPTION: text, 'renv.lock': lock }), {
      lines: [
        '*cli@3.6.1 >= 3.4.0 runtime',
        '*Rcpp@1.0.11 >= 1.0 runtime',
        '*signal@0.1 runtime git!',
        '*testthat@? >= 3.0.0 optional',
        'glue@1.6.2 runtime < cli',
        '*r@? >= 4.1 runtime',
      ],
      problems: [],
    });
  });

  it('by itself takes for direct what nobody requires', () => {
    assert.deepEqual(listComponents(renvLock, 'renv.lock', lock), [
      'pkg:cran/cli@3.6.1 - runtime | "cli"',
      'pkg:cran/signal@0.1 - runtime git pinned | "signal"',
      'pkg:cran/Rcpp@1.0.11 - runtime | "Rcpp"',
      'pkg:cran/near@0.0.1 - runtime path | "near"',
      'pkg:cran/glue@1.6.2 - runtime | "glue"',
    ]);
    assert.deepEqual(listRuntimes(renvLock, 'renv.lock', lock), ['pkg:generic/r@4.3.1 4.3.1 | "Version"']);
    const { components } = renvLock.read(new SourceFile('renv.lock', lock)).value;
    const signal = components.find(({ name }) => name === 'signal');
    assert.deepEqual(signal?.source, {
      kind: 'git',
      reference: `https://github.com/acme/signal#${commit}`,
      pinned: true,
    });
  });

  it('reports entries without a version', () => {
    assert.deepEqual(listProblems(renvLock, 'renv.lock', '{"Packages": {"a": {}}}'), [
      'broken: "a" has no version, or its name is none.',
    ]);
  });
});
