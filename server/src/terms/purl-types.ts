// What each purl type asks of its parts beyond the general syntax: letter case, required and forbidden parts.
// Facts from the type definitions of the package-url specification. Invariant: a type that is not listed asks nothing.
import type { Purl } from './purl';

type CasedPart = 'namespace' | 'name' | 'version';

interface TypeRules {
  /** Parts whose letter case does not count. */
  readonly lowerCase?: readonly CasedPart[];
  readonly namespace?: 'required' | 'prohibited';
  readonly spellName?: (name: string, parts: Purl) => string;
  readonly isValid?: (parts: Purl) => boolean;
}

const anyCase: TypeRules = { lowerCase: ['namespace', 'name'] };

const rules: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    alpm: anyCase,
    apk: anyCase,
    bitbucket: anyCase,
    bitnami: { lowerCase: ['name'] },
    brew: anyCase,
    'chrome-extension': {
      isValid: ({ name, version }) =>
        /^[a-p]{32}$/.test(name) && (version === undefined || /^\d+(?:\.\d+){0,3}$/.test(version)),
    },
    cocoapods: { namespace: 'prohibited' },
    composer: anyCase,
    cpan: { isValid: ({ name }) => !name.includes('::') },
    deb: anyCase,
    git: anyCase,
    github: anyCase,
    gitlab: anyCase,
    golang: anyCase,
    hex: anyCase,
    huggingface: { lowerCase: ['version'] },
    julia: { isValid: ({ qualifiers }) => qualifiers.uuid !== undefined },
    luarocks: { lowerCase: ['version'] },
    maven: { namespace: 'required' },
    mlflow: {
      namespace: 'prohibited',
      spellName: (name, { qualifiers }) =>
        qualifiers.repository_url?.includes('databricks') === true ? name.toLowerCase() : name,
    },
    npm: anyCase,
    oci: { lowerCase: ['name'], namespace: 'prohibited' },
    otp: { namespace: 'prohibited' },
    pub: { lowerCase: ['name'], spellName: (name) => name.replaceAll('-', '_') },
    pypi: { spellName: pypiName },
    qpkg: { lowerCase: ['namespace'] },
    rpm: { lowerCase: ['namespace'] },
    swift: { namespace: 'required' },
    vcpkg: { namespace: 'prohibited' },
    'vscode-extension': { lowerCase: ['namespace', 'name'], namespace: 'required' },
  }),
);

/**
 * The name under which all spellings of a Python package are the same; the text itself where it is that already. The
 * purl specification asks for `_` alone; PEP 503 has `.` and runs of the three mean the same package.
 */
export function pypiName(name: string): string {
  const lower = name.toLowerCase();
  return /[_.]|--/.test(lower) ? lower.replace(/[-_.]+/g, '-') : lower;
}

/** The parts as their type spells them. */
export function spellByType(parts: Purl): Purl {
  const rule = rules.get(parts.type);
  if (rule === undefined) return parts;
  const { lowerCase = [], spellName } = rule;
  const { type, qualifiers, subpath } = parts;
  const name = lowerCase.includes('name') ? parts.name.toLowerCase() : parts.name;
  return {
    type,
    namespace: lowerCase.includes('namespace') ? parts.namespace?.toLowerCase() : parts.namespace,
    name: spellName === undefined ? name : spellName(name, parts),
    version: lowerCase.includes('version') ? parts.version?.toLowerCase() : parts.version,
    qualifiers,
    subpath,
  };
}

/** Whether the parts hold all that their type requires and nothing that it forbids. */
export function isValidByType(parts: Purl): boolean {
  const { namespace, isValid } = rules.get(parts.type) ?? {};
  if (namespace === 'required' && parts.namespace === undefined) return false;
  if (namespace === 'prohibited' && parts.namespace !== undefined) return false;
  return isValid === undefined || isValid(parts);
}
