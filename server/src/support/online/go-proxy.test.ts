// What a module says of itself in the go.mod of its latest version.
import assert from 'node:assert/strict';
import { ask, itSays } from '../../../../test/network/ask-source';
import { goProxy } from './go-proxy';

const module = 'example.org/ecg';
const recent = '2026-01-01T00:00:00Z';

/** The answers about a module whose latest version is `latest`. */
function answers(list: string, latest: string, goMod: string, time = recent): Readonly<Record<string, unknown>> {
  return {
    [`${module}/@v/list`]: list,
    [`${module}/@v/${latest}.info`]: { Version: latest, Time: time },
    [`${module}/@v/${latest}.mod`]: goMod,
  };
}

const retracting = `module ${module}\nretract (\n\tv1.0.1 // Wrong gain.\n\t[v1.1.0, v1.2.0]\n)\n`;

describe('the Go proxy', () => {
  itSays(goProxy, [
    [
      'nothing of a module like any other',
      'pkg:golang/example.org/ecg@v1.0.0',
      answers('v1.0.0\n', 'v1.0.0', `module ${module}\n`),
      'unknown',
    ],
    [
      'a module is deprecated, in all its versions',
      'pkg:golang/example.org/ecg@v1.0.0',
      answers('v1.0.0\nv1.3.0\n', 'v1.3.0', `// Deprecated: use example.org/signals\n// instead.\nmodule ${module}\n`),
      'deprecated | use example.org/signals instead.',
    ],
    [
      'a version is retracted',
      'pkg:golang/example.org/ecg@v1.0.1',
      answers('v1.0.0\nv1.3.0', 'v1.3.0', retracting),
      'withdrawn | retracted: Wrong gain.',
    ],
    [
      'a version is in a range that is',
      'pkg:golang/example.org/ecg@v1.2.0',
      answers('v1.0.0\nv1.3.0', 'v1.3.0', retracting),
      'withdrawn | retracted',
    ],
    [
      'a version is above that range',
      'pkg:golang/example.org/ecg@v1.2.1',
      answers('v1.0.0\nv1.3.0', 'v1.3.0', retracting),
      'unknown',
    ],
    [
      'a release that retracts itself is the latest all the same',
      'pkg:golang/example.org/ecg@v1.1.0',
      answers(
        'v1.1.0\nv1.1.1\nv1.2.0-rc.1\nv2.0.0+incompatible\n',
        'v1.1.1',
        `module ${module}\nretract [v1.1.0, v1.1.1]\n`,
      ),
      'withdrawn | retracted',
    ],
    [
      'of a module without versions, its latest state',
      'pkg:golang/example.org/ecg@v0.0.0-20180101000000-0123456789ab',
      {
        [`${module}/@v/list`]: '',
        [`${module}/@latest`]: { Version: 'v0.0.0-20180601000000-abcdef012345', Time: '2018-06-01T00:00:00Z' },
        [`${module}/@v/v0.0.0-20180601000000-abcdef012345.mod`]: `module ${module}\n`,
      },
      'unknown | no release since 2018-06-01',
    ],
    [
      'a module whose name has capital letters',
      'pkg:golang/example.org/ecg@v1.0.0',
      answers('v1.0.0\n', 'v1.0.0', '// Deprecated: gone.\nmodule example.org/ECG\n'),
      'deprecated | gone.',
    ],
    [
      'another module',
      'pkg:golang/example.org/ecg@v1.0.0',
      answers('v1.0.0\n', 'v1.0.0', 'module example.org/ekg\n'),
      /^failed: .*not the go\.mod of/,
    ],
    [
      'a list of something else',
      'pkg:golang/example.org/ecg@v1.0.0',
      { [`${module}/@v/list`]: 'v1.0.0\nnot found: a module\n' },
      /^failed: .*no version$/,
    ],
    ['nothing of the standard library', 'pkg:golang/stdlib@1.22.0', {}, 'not asked'],
  ]);

  it('asks in the letters of the go.mod', async () => {
    const { urls } = await ask(goProxy, ['pkg:golang/github.com/BurntSushi/toml@v1.0.0'], {});
    assert.deepEqual(urls, ['github.com/!burnt!sushi/toml/@v/list']);
  });

  it('marks capital letters', async () => {
    const { urls } = await ask(goProxy, ['pkg:golang/example.org/ecg@v1.0.0'], { [`${module}/@v/list`]: 'v1.0.0-RC1' });
    assert.deepEqual(urls, [`${module}/@v/list`, `${module}/@v/v1.0.0-!r!c1.info`]);
  });
});
