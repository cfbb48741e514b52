// A component that comes from a repository, an address or a folder, and whose content may change unseen.
import type { Component } from '../../manifests/component';
import { formatPurl } from '../../terms/purl';
import { folderOf } from '../../text/source-file';
import type { ComponentRow } from '../../workspace/rows';
import { onProduct, rule, type Judgement, type ProductInput } from '../rule';
import { namesVersion, sourceClauses } from './git-references';

export const unverifiableSource = rule({
  name: 'soup/unverifiable-source',
  severity: 'warning',
  finds: 'A git, URL or path dependency without commit or hash',
  why: 'A branch, a tag or an address can hold something else tomorrow. Nobody can then say which content was examined, nor notice that it was exchanged.',
  mend: 'Name the full commit, or state a hash; a lockfile that records one serves as well.',
  limits:
    'A folder of this repository is under its own version control and is not found, nor is a tool for development at the tag of a version, such as an action `@v4`.',
  clauses: sourceClauses,
  asks: 'asks for due diligence when components of others are integrated',
  failing: [
    {
      title: 'A branch of a repository',
      text: `=== compliance.yaml ===
product:
  name: Step Coach
  version: 1.0.0
  manufacturer: Example Wellness GmbH
  type: wellness
  intended-purpose: Counts steps.
  connected: true
  ai: none
  support-until: 2031-12-31
scope: [cra]
=== package.json ===
{
  "dependencies": {
    "ecg-filters": "github:acme/ecg-filters#main"
//  ^^^^^^^^^^^^^ warning: ecg-filters comes from github:acme/ecg-filters#main, and nothing says which content that is.
  }
}
`,
    },
  ],
  passing: [
    {
      title: 'A commit, and a folder of the repository',
      text: `=== compliance.yaml ===
product:
  name: Step Coach
  version: 1.0.0
  manufacturer: Example Wellness GmbH
  type: wellness
  intended-purpose: Counts steps.
  connected: true
  ai: none
  support-until: 2031-12-31
scope: [cra]
=== package.json ===
{
  "dependencies": {
    "ecg-filters": "github:acme/ecg-filters#3f2a9c0d5b1e4f6a7c8d9e0f1a2b3c4d5e6f7a8b",
    "shared": "file:shared"
  }
}
`,
    },
  ],
  judges: [onProduct(['components'], judge)],
});

function judge({ tables }: ProductInput<'components'>): readonly Judgement[] {
  return tables.components.flatMap((row) => {
    const { component } = row;
    const { source, direct } = component;
    if (!direct || source.kind === 'registry' || source.pinned || isInside(row)) return [];
    if (component.scope === 'development' && namesVersion(source)) return [];
    return [
      {
        anchor: component.anchor,
        target: formatPurl(component.purl),
        what: `${component.name} comes from ${source.reference}, and nothing says which content that is.`,
        todo: source.kind === 'git' ? 'Name the full commit.' : 'Take it from a place that states a hash.',
        ...(component.scope === 'development' ? { severity: 'information' as const } : {}),
      },
    ];
  });
}

/** Whether a folder lies in the repository; the reference may have a scheme such as `file:`. */
function isInside({ component, manifest }: ComponentRow): boolean {
  const { source } = component;
  return source.kind === 'path' && !leadsOut(folderOf(manifest), referencedPath(source));
}

function referencedPath({ reference }: Extract<Component['source'], { reference: string }>): string {
  return reference.replace(/^[a-z+]+:/, '').replaceAll('\\', '/');
}

/** Whether a path from a folder leaves the repository. */
function leadsOut(folder: string, path: string): boolean {
  if (/^(?:\/|~|[A-Za-z]:)/.test(path)) return true;
  let depth = folder === '' ? 0 : folder.split('/').length;
  for (const step of path.split('/')) {
    if (step === '..') depth--;
    else if (step !== '' && step !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
