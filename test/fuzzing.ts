// Makes fuzzing repeatable: by default every property draws the same cases on every machine, so that a change is judged
// by what it changed. `FUZZ_SEED=random` draws others (fast-check prints the seed of a failure), `FUZZ_SEED=<number>` those again.
import fc from 'fast-check';

const USUAL_SEED = 62304;

const wanted = process.env.FUZZ_SEED;
const seed = wanted === 'random' ? Date.now() % 2 ** 31 : Number(wanted ?? USUAL_SEED);
if (!Number.isInteger(seed)) throw new Error(`FUZZ_SEED is "${wanted ?? ''}", but must be a whole number or "random".`);
fc.configureGlobal({ seed });
