// The inventory of a very big lockfile of each package manager, as a whole process: its time and the most memory it held.
import { timed, type Measure } from '../measure';
import { sample, Samples } from '../timing';
import { lockWriters } from '../workspaces';
import { run } from './processes';

/** Runs a bundle as if it were called by itself, and says at its end how many KiB it held at most. */
function withMemory(bundle: string): string {
  const say = "process.on('exit', () => console.error('held ' + process.resourceUsage().maxRSS));";
  return `${say} require(${JSON.stringify(bundle)});`;
}

export const lockMeasures: readonly Measure[] = lockWriters.map((writer) => {
  const name = `inventory of a big lockfile of ${writer}`;
  return {
    name,
    async run(bench, deadline) {
      const memory = new Samples();
      const command = ['--eval', withMemory(bench.cli), '--', 'cli', 'inventory', bench.folderOf(`locked-${writer}`)];
      const times = await sample(3, deadline, async () => {
        const held = /held (\d+)/.exec(await run(command, deadline.left))?.[1];
        memory.add(Number(held) / 1024);
      });
      const held = { p50: memory.percentile(50), p95: memory.percentile(95), samples: memory.count, against: [] };
      return [
        timed(name, times, '3000 ms', []),
        { measure: `memory for the lockfile of ${writer}`, unit: 'MiB', goal: '500 MiB', ...held },
      ];
    },
  };
});
