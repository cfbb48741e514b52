// What the user set, as the client hands it over. Invariant: what does not fit is as if it were not set.
import type { Connection } from 'vscode-languageserver/node';
import type { SeverityOrOff, SeverityOverrides } from '../check/severity';

/** The settings that the server looks at. */
export interface Settings {
  readonly severities: SeverityOverrides;
  readonly exclude: readonly string[];
  /** Whether titles are shown behind ids. */
  readonly inlayHints: boolean;
  /** Whether locked versions are shown behind the ranges of manifests. */
  readonly lockedVersions: boolean;
  /** Whether ends of support are shown behind components. */
  readonly supportEnds: boolean;
  /** Whether sources on the network may be asked. */
  readonly online: boolean;
  /** Bases to ask in place of sources' own, by the name of the source, each with a slash at its end. */
  readonly onlineAddresses: ReadonlyMap<string, string>;
}

export const defaultSettings: Settings = {
  severities: {},
  exclude: [],
  inlayHints: true,
  lockedVersions: true,
  supportEnds: true,
  online: false,
  onlineAddresses: new Map(),
};

const severities: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Asks the client for the settings of a folder; a client that cannot say gives the defaults. */
export async function askSettings(connection: Connection, scopeUri: string, canAsk: boolean): Promise<Settings> {
  if (!canAsk) return defaultSettings;
  const given: unknown = await connection.workspace.getConfiguration({ scopeUri, section: 'complianceLens' });
  return readSettings(given);
}

/** Reads settings from what a client sent. */
export function readSettings(given: unknown): Settings {
  if (typeof given !== 'object' || given === null) return defaultSettings;
  const fields = new Map(Object.entries(given));
  const exclude: unknown = fields.get('exclude');
  return {
    severities: readSeverities(fields.get('severities')),
    exclude: Array.isArray(exclude) ? exclude.filter((glob): glob is string => typeof glob === 'string') : [],
    inlayHints: fields.get('inlayHints') !== false,
    lockedVersions: fields.get('lockedVersions') !== false,
    supportEnds: fields.get('supportEnds') !== false,
    online: fields.get('online') === true,
    onlineAddresses: readAddresses(fields.get('onlineAddresses')),
  };
}

function readSeverities(given: unknown): SeverityOverrides {
  if (typeof given !== 'object' || given === null) return {};
  const entries = Object.entries(given).filter((entry): entry is [string, SeverityOrOff] =>
    severities.includes(String(entry[1])),
  );
  return Object.fromEntries(entries);
}

function readAddresses(given: unknown): ReadonlyMap<string, string> {
  if (typeof given !== 'object' || given === null) return new Map();
  const entries = Object.entries(given).flatMap(([name, url]: [string, unknown]): [string, string][] =>
    typeof url === 'string' && URL.canParse(url) ? [[name, url.endsWith('/') ? url : `${url}/`]] : [],
  );
  return new Map(entries);
}
