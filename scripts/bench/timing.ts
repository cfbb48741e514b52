// Measuring times: samples, their percentiles, and an end to every measure.
import { performance } from 'node:perf_hooks';

/** Times in milliseconds of the same thing done several times. */
export class Samples {
  readonly #times: number[] = [];

  get count(): number {
    return this.#times.length;
  }

  add(time: number): void {
    this.#times.push(time);
  }

  /** The time that so many percent of the samples do not exceed; NaN without samples. */
  percentile(percent: number): number {
    const sorted = [...this.#times].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
  }
}

/** A moment from which on nothing new is begun. */
export class Deadline {
  readonly #end: number;

  /** Ends after so many milliseconds from now. */
  constructor(limit: number) {
    this.#end = performance.now() + limit;
  }

  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}

/** How long something takes, in milliseconds. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Does something up to `times` times, at least once, until the deadline. */
export async function sample(times: number, deadline: Deadline, work: (index: number) => unknown): Promise<Samples> {
  const samples = new Samples();
  for (let index = 0; index < times && (index === 0 || !deadline.isOver); index++)
    samples.add(await timeOf(() => work(index)));
  return samples;
}
