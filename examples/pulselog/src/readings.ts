// A reading counts only if it is signed with the key of the pairing.
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Reading {
  readonly pulse: number;
  readonly signature: string;
}

// compliance: implements RC-1
/** Whether a reading comes from the paired sensor and has not been changed on its way. */
export function acceptReading(reading: Reading, key: Uint8Array): boolean {
  const expected = createHmac('sha256', key).update(String(reading.pulse)).digest();
  const given = Buffer.from(reading.signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
