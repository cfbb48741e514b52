// What a waiver's target names.
import { matchesPurl, parsePurl, parsePurlPattern } from '../terms/purl';

/** Whether a waiver's target names that of a finding; purls by meaning, with or without version and as families. */
export function isTarget(waived: string, target: string): boolean {
  if (waived === target) return true;
  if (!waived.startsWith('pkg:')) return false;
  const [exact, pattern, purl] = [parsePurl(waived), parsePurlPattern(waived), parsePurl(target)];
  if (purl === undefined) return false;
  if (exact?.version !== undefined && exact.version !== purl.version) return false;
  return pattern !== undefined && matchesPurl(pattern, purl);
}
