// A change that is ready to be written: how its place was found, in data or in code, no longer matters.
import type { Change } from '../../text/change';

/** A change whose place data or a span tell. */
export type PlacedChange = Exclude<Change, { kind: 'add-comment' | 'pin-load' | 'reword' }>;
