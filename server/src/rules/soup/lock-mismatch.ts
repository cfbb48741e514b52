// A component of which a manifest and its lockfile do not say the same.
import { formatPurl } from '../../terms/purl';
import { fileAnchor } from '../../text/anchor';
import { baseName } from '../../text/source-file';
import type { MismatchRow } from '../../workspace/rows';
import { onProduct, rule, type Judgement } from '../rule';

export const lockMismatch = rule({
  name: 'soup/lock-mismatch',
  severity: 'warning',
  finds: 'A manifest and its lockfile that disagree on a component',
  why: 'The manifest says what was wanted, the lockfile what is built. Where they disagree, one of them was changed and the other was not, and which version reaches the product depends on who builds it.',
  mend: 'Let the package manager write the lockfile anew from the manifest, and commit both together.',
  limits:
    'Ranges are compared with those for which the lockfile was made only where its format keeps them. What an override decides is no mismatch, and neither is a peer.',
  gate: 'always',
  failing: [
    {
      title: 'A range that was raised by hand',
      text: `=== package.json ===
{
  "dependencies": {
    "express": "^5.0.0"
//  ^^^^^^^^^ warning: package.json asks for express ^5.0.0, and package-lock.json locks 4.21.2.
  }
}
=== package-lock.json ===
{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "express": "^4.21.0" } },
    "node_modules/express": { "version": "4.21.2" }
  }
}
`,
    },
  ],
  passing: [
    {
      title: 'A lockfile that was made from its manifest',
      text: `=== package.json ===
{ "dependencies": { "express": "^4.21.0" } }
=== package-lock.json ===
{
  "lockfileVersion": 3,
  "packages": {
    "": { "dependencies": { "express": "^4.21.0" } },
    "node_modules/express": { "version": "4.21.2" }
  }
}
`,
    },
  ],
  judges: [onProduct(['mismatches'], ({ tables }) => tables.mismatches.map(judgeMismatch))],
});

function judgeMismatch(mismatch: MismatchRow): Judgement {
  const { kind, component, manifest, lockfile } = mismatch;
  const name = baseName(lockfile);
  // What is surplus stands in the lockfile, since the manifest does not hold it any more.
  const [other, words] =
    kind === 'surplus'
      ? [manifest, 'It is asked for here no longer.']
      : [lockfile, 'The lockfile says something else.'];
  return {
    anchor: component.anchor,
    target: formatPurl(component.purl),
    what: describe(mismatch),
    todo: `Let the package manager write ${name} anew, and commit both.`,
    related: [{ anchor: fileAnchor(other), message: words }],
    ...(component.scope === 'development' ? { severity: 'information' as const } : {}),
  };
}

function describe({ kind, component: { name }, manifest, lockfile, asked = '', locked = '' }: MismatchRow): string {
  const [from, lock] = [baseName(manifest), baseName(lockfile)];
  const wanted = `${from} asks for ${`${name} ${asked}`.trim()}`;
  switch (kind) {
    case 'missing':
      return `${wanted}, and ${lock} does not hold it.`;
    case 'version':
      return `${wanted}, and ${lock} locks ${locked}.`;
    case 'range':
      return `${wanted}, and ${lock} was made for ${locked}.`;
    case 'surplus':
      return `${lock} was made for a ${from} that asked for ${name} ${locked}, and it does so no longer.`;
  }
}
