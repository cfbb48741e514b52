// How big the packed extension is, if one was packed.
import { readdirSync, statSync } from 'node:fs';
import type { Measure } from '../measure';

const measure = 'packed extension';

export const packageSizeMeasure: Measure = {
  name: measure,
  run: () => {
    const [file] = readdirSync('.').filter((name) => name.endsWith('.vsix'));
    if (file === undefined)
      return Promise.resolve([{ measure, reason: 'There is no .vsix; `npm run package` makes one.' }]);
    const size = statSync(file).size / 1024 / 1024;
    return Promise.resolve([{ measure, unit: 'MiB', p50: size, p95: size, samples: 1, goal: '4 MiB', against: [] }]);
  },
};
