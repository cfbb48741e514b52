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

/** Seconds above this are those since 1970, as Docker Hub has given them in `X-Retry-After`. */
const LATEST_WAIT = 1_000_000_000;

/**
 * The wait that a response asks for by `Retry-After`, in seconds or by a date, or else by `X-Retry-After`; undefined where
 * it asks for none that can be read.
 */
export function readRetryAfter(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const header = headers.get('retry-after') ?? headers.get('x-retry-after');
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : undefined;
  if (seconds !== undefined && seconds < LATEST_WAIT) return seconds * 1000;
  const time = seconds === undefined ? Date.parse(header) : seconds * 1000;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
