// The tool's own name and version, as reports and the help give them.
import { displayName, name, version } from '../../../package.json';

export const tool = { name, displayName, version } as const;
