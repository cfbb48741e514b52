// What the network is asked, and what it answers.
import type { BodyKind } from '../../support/online/online-source';

/** What to ask. */
export interface NetworkRequest {
  readonly url: string;
  /** Sent by POST; undefined for GET. */
  readonly json: unknown;
  readonly expects: BodyKind;
  readonly accept: string;
}

/** What came of it. */
export type NetworkAnswer =
  /** Parsed for `json`, a string otherwise. */
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'not-found' }
  /** `reason` goes on after the name of who was asked: `answered 500`. */
  | { readonly kind: 'failed'; readonly reason: string };
