// Until when an SBOM says that a component is supported.
// Invariant: what was written after the day of the question is not used.
import { endOfSupport } from '../manifests/sbom/milestones';
import type { SbomComponent, SbomContent } from '../manifests/sbom/sbom-content';
import { parseDay, type CalendarDay } from '../terms/calendar-day';
import type { DataAnchor } from '../text/anchor';
import { plainAnswer, statusOn } from './answer';
import type { SupportSource } from './sources';

/** What an SBOM says of one component. */
export interface SbomStatement {
  /** `endOfSupport` */
  readonly milestone: string;
  readonly until: CalendarDay;
  /** The day on which the SBOM was written; undefined where it does not say. */
  readonly asOf: CalendarDay | undefined;
  /** The component in the SBOM. */
  readonly anchor: DataAnchor;
}

/** What an SBOM says of the support of one of its components; undefined where it says nothing. */
export function sbomStatement(
  { milestones, anchor }: SbomComponent,
  { timestamp }: SbomContent,
): SbomStatement | undefined {
  const end = endOfSupport(milestones);
  return end && { ...end, asOf: parseDay(timestamp?.slice(0, 10) ?? ''), anchor };
}

/** An SBOM as a source about the one component of which it says something. */
export function sbomSource({ milestone, until, asOf: written, anchor }: SbomStatement): SupportSource {
  const name = `the SBOM ${anchor.file}`;
  return {
    name,
    strength: 'sbom',
    answer(_, asOf) {
      if (written !== undefined && written > asOf) return undefined;
      const source = `${name} (${milestone})`;
      return { ...plainAnswer(statusOn(until, asOf), source), until, place: anchor, asOf: written };
    },
  };
}
