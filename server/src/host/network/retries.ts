// When something is asked again. Pure; waits are in milliseconds.

/** A host that wants to be left alone longer than this is not waited for. */
export const longestWait = 60_000;

const FIRST = 500;

/**
 * How long to wait after an attempt, counted from 1: as long as the host said, else twice as long each time, a half of it
 * by chance (0 to 1), so that many who failed together do not come back together.
 */
export function waitBefore(attempt: number, asked: number | undefined, chance: number): number {
  if (asked !== undefined) return asked;
  const whole = FIRST * 2 ** (attempt - 1);
  return whole / 2 + (whole / 2) * chance;
}

/** The wait that a `Retry-After` header asks for, in seconds or by a date; undefined where it cannot be read. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
