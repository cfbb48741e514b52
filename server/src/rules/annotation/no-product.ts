// A fragment with no product above it.
import { baseName } from '../../text/source-file';
import { fileAnchor } from '../../text/anchor';
import type { Fix } from '../../text/change';
import { onWorkspace, rule } from '../rule';

export const noProduct = rule({
  name: 'annotation/no-product',
  severity: 'warning',
  finds: 'A fragment with no product above it',
  why: 'Which clauses apply, which risks are acceptable and until when support is owed all follow from the product. Without one, nothing in this file is checked.',
  mend: 'Create a compliance.yaml with a "product:" section in this folder or above.',
  gate: 'always',
  failing: [
    {
      title: 'The product stands in a folder beside the file',
      text: `=== device/compliance.yaml ===
product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: health-software
  intended-purpose: Shows the pulse.
=== shared/risks.compliance.yaml ===
risks: []
# | warning: There is no product above this file.
`,
    },
  ],
  passing: [
    {
      title: 'The product stands above the file',
      text: `=== device/compliance.yaml ===
product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: health-software
  intended-purpose: Shows the pulse.
=== device/shared/risks.compliance.yaml ===
risks: []
`,
    },
  ],
  judges: [
    onWorkspace(({ fragments }) =>
      fragments.map((file) => ({
        anchor: fileAnchor(file),
        target: file,
        what: isProductFile(file)
          ? 'This file has no "product:" section, and there is no product above it.'
          : 'There is no product above this file.',
        todo: 'Add "product:" to a compliance.yaml here or above; until then nothing in this file is checked.',
        fixes: [createProduct(file)],
      })),
    ),
  ],
});

function isProductFile(file: string): boolean {
  return /^compliance\.ya?ml$/.test(baseName(file));
}

/** The keys that a product owes, for the person to fill in. */
function createProduct(file: string): Fix {
  const keys = ['name', 'version', 'manufacturer', 'type', 'intended-purpose'];
  if (isProductFile(file)) {
    const value = Object.fromEntries(keys.map((key) => [key, '']));
    return {
      title: 'Add a "product:" section to fill in',
      changes: [{ kind: 'set-field', anchor: { file, path: [], part: 'value' }, key: 'product', value }],
      preferred: true,
    };
  }
  const text = `compliance: 1\n\nproduct:\n${keys.map((key) => `  ${key}:\n`).join('')}`;
  return {
    title: 'Create compliance.yaml in the workspace folder, to fill in',
    changes: [{ kind: 'create-file', file: 'compliance.yaml', text }],
    preferred: true,
  };
}
