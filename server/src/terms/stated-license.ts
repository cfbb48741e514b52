// A licence as model files and model cards state it, as an SPDX expression.
// Invariant: the statement is respelt, never interpreted: what names no licence for certain gives nothing.
import ids from 'spdx-license-ids/index.json';
import old from 'spdx-license-ids/deprecated.json';
import { licenseProblem } from './license';

const spelled: ReadonlyMap<string, string> = new Map([...old, ...ids].map((id) => [id.toLowerCase(), id]));

/** Names without a number or with other words than the SPDX list. Source of the hub's: huggingface.co/docs/hub/repositories-licenses. */
const others: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'odc-by': 'ODC-By-1.0',
    odbl: 'ODbL-1.0',
    pddl: 'PDDL-1.0',
    'lgpl-lr': 'LGPLLR',
    'lppl-1.3c': 'LPPL-1.3c',
    'apache 2.0': 'Apache-2.0',
    'apache 2': 'Apache-2.0',
    'apache license 2.0': 'Apache-2.0',
    'apache license, version 2.0': 'Apache-2.0',
    'apache license version 2.0': 'Apache-2.0',
    'apache software license 2.0': 'Apache-2.0',
    'mit license': 'MIT',
    'bsd 3-clause license': 'BSD-3-Clause',
    'bsd 3-clause': 'BSD-3-Clause',
    'new bsd license': 'BSD-3-Clause',
    'bsd 2-clause license': 'BSD-2-Clause',
    'bsd 2-clause': 'BSD-2-Clause',
    'mozilla public license 2.0': 'MPL-2.0',
  }),
);

/** What says that something is left open. */
const unsaid = new Set([
  'other',
  'unknown',
  'none',
  'n/a',
  'na',
  'tbd',
  'todo',
  'cc',
  'bsd',
  'gpl',
  'lgpl',
  'gfdl',
  'license',
  'unlicensed',
]);

/**
 * The SPDX expression for a statement: `apache-2.0`, `Apache License 2.0`, `https://opensource.org/licenses/MIT`,
 * `AGPL-3.0 (https://…)`; a name that SPDX does not list, such as `llama3`, becomes `LicenseRef-llama3`. Undefined where
 * the statement names no licence.
 */
export function statedLicense(text: string): string | undefined {
  const plain = text.trim().replace(/^the\s+/i, '');
  if (licenseProblem(plain) === undefined) return plain;
  const lower = plain.toLowerCase();
  const known = spelled.get(lower.replace(/ licen[sc]e$/, '')) ?? others.get(lower) ?? licenseOfAddress(lower);
  if (known !== undefined) return known;
  const bracket = /^([^()]+?)\s*\(.*\)$/s.exec(plain)?.[1];
  if (bracket !== undefined) return statedLicense(bracket);
  const parts = plain.split(/\s+(AND|OR)\s+/);
  if (parts.length > 1) {
    const spelt = parts.map((part, index) => (index % 2 === 1 ? part : statedLicense(part)));
    return spelt.some((part) => part === undefined) ? undefined : spelt.join(' ');
  }
  if (unsaid.has(lower) || !/^[a-z0-9][a-z0-9.+_-]*$/i.test(plain) || plain.length > 60) return undefined;
  return `LicenseRef-${plain.replaceAll('+', '-plus').replaceAll('_', '-')}`;
}

function licenseOfAddress(address: string): string | undefined {
  const path = /^https?:\/\/(?:www\.)?(.+?)\/?$/.exec(address)?.[1];
  if (path === undefined) return undefined;
  const listed =
    /^(?:opensource\.org\/licenses?|spdx\.org\/licenses|choosealicense\.com\/licenses)\/([a-z0-9.+-]+?)(?:\.html|\.php)?$/.exec(
      path,
    )?.[1];
  if (listed !== undefined) return spelled.get(listed);
  if (/^apache\.org\/licenses\/license-2\.0(?:\.txt|\.html)?$/.test(path)) return 'Apache-2.0';
  const [, parts, version] = /^creativecommons\.org\/licenses\/([a-z-]+)\/([0-9.]+)/.exec(path) ?? [];
  if (parts !== undefined) return spelled.get(`cc-${parts}-${version ?? ''}`);
  return path.startsWith('creativecommons.org/publicdomain/zero/1.0') ? 'CC0-1.0' : undefined;
}
