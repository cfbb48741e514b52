// The sources on the network, strongest first: of two that say the same kind of thing of a component the first counts.
// Invariant: names are unique; a source that is not in this list is never asked, and its host never reached.
import { endoflifeDate } from './endoflife-date';
import { npm } from './npm';
import type { OnlineSource } from './online-source';

export const onlineSources: readonly OnlineSource[] = [endoflifeDate, npm];
