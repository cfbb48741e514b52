// The settings in package.json that follow from the list of rules.
// Invariant: nothing else of package.json is touched.
import type { Choice } from '../../server/src/records/value-type';
import { severities } from '../../server/src/records/product';
import type { Rule } from '../../server/src/rules/rule';
import { rules } from '../../server/src/rules/rules';

const SETTING = 'complianceLens.severities';

/** Every rule and every family, as settings and waivers may name them. */
export function ruleChoices(): readonly Choice[] {
  const families = [...new Set(rules.map(({ name }) => name.split('/')[0] ?? ''))];
  return [
    ...rules.map(({ name, finds }) => ({ value: name, doc: `${finds}.` })),
    ...families.map((family) => ({ value: `${family}/*`, doc: `All rules of the family "${family}".` })),
  ];
}

/** package.json with the setting of severities as the rules give it. Throws where the setting is not there. */
export function withSeverities(packageJson: string): string {
  // The shape of our own package.json; the check below catches a change of it.
  const manifest = JSON.parse(packageJson) as {
    readonly contributes?: { readonly configuration?: { readonly properties?: Record<string, object> } };
  };
  const properties = manifest.contributes?.configuration?.properties;
  const setting = properties?.[SETTING];
  if (properties === undefined || setting === undefined) throw new Error(`package.json has no setting ${SETTING}.`);
  properties[SETTING] = { ...setting, properties: severityProperties(), additionalProperties: false };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function severityProperties(): Readonly<Record<string, object>> {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  return Object.fromEntries(ruleChoices().map(({ value, doc }) => [value, severityProperty(doc, byName.get(value))]));
}

/** A rule that cannot be silenced cannot be set to `off` either. */
function severityProperty(doc: string, rule: Rule | undefined): object {
  const words = Object.keys(severities).filter((word) => word !== 'off' || rule?.unsilenceable !== true);
  const description = rule === undefined ? doc : `${doc} Without a setting: ${rule.severity}.`;
  return { type: 'string', description, enum: words };
}
