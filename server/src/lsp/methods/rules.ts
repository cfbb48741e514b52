// complianceLens/rules: the rules that there are, for a list to pick from.
import type { Connection } from 'vscode-languageserver/node';
import { rules } from '../../rules/rules';

export function registerRules(connection: Connection): void {
  connection.onRequest('complianceLens/rules', () => rules.map((rule) => ({ name: rule.name, title: rule.finds })));
}
