// The entrance to the documentation.
// Invariant: every page that is made is linked from here.
import { builtIn } from '../../server/src/regulations/catalogue';
import { allKinds } from '../../server/src/records/kinds/kinds';
import { rules } from '../../server/src/rules/rules';
import { hostedProviders } from '../../server/src/support/hosted-models';
import { onlineSources } from '../../server/src/support/online/online-sources';
import { allProducts } from '../../server/src/support/table';
import { page, section, table } from './markdown';

/** docs/README.md */
export function indexPage(): string {
  return page(
    'Compliance Lens: documentation',
    'the code',
    section(
      2,
      'For whoever uses it',
      table(
        ['Page', 'Answers'],
        [
          [
            '[Getting started](../README.md)',
            'What it is, how to try it, and how to run it in an editor or a pipeline.',
          ],
          [
            '[The annotation language](annotation-language.md)',
            `What may stand in \`compliance.yaml\`: the product, and ${allKinds.length} kinds of record.`,
          ],
          [
            '[Requirement packs](requirement-packs.md)',
            "How to add a team's own clauses: a procedure, HIPAA, ISO 27001.",
          ],
          [
            '[Requirements](requirements/README.md)',
            `What ${builtIn.clauses.length} clauses of ${builtIn.instruments.length} laws, standards and guidelines ask, of whom, and from when.`,
          ],
          ['[Glossary](glossary.md)', 'What the terms of the field mean.'],
          [
            '[How the catalogue is kept true](catalogue.md)',
            'Where the statements on requirements come from, and how uncertain ones are marked.',
          ],
          ['[Rules](rules/README.md)', `What the ${rules.length} rules find, why it matters, and what to do about it.`],
          ['[Dependency files](manifests.md)', 'Which manifests and lockfiles are read, and what each can tell.'],
          [
            '[Support timeline](support-timeline.md)',
            'Until when everything is supported that a product stands on, against the product itself.',
          ],
          [
            '[Support table](support-table.md)',
            `Whose support dates come with the tool: ${allProducts().length} products, each with its source.`,
          ],
          [
            '[Hosted models](hosted-models.md)',
            `When models end that providers run: ${hostedProviders().length} providers, each day with its source.`,
          ],
          [
            '[Accuracy](accuracy.md)',
            'How well AI models, data sets and model files are found, and how that is measured.',
          ],
          [
            '[Online sources](online-sources.md)',
            `Whom the tool can ask about support: ${onlineSources.length} sources, what each is told, and what never leaves the machine.`,
          ],
        ],
      ),
    ),
    section(
      2,
      'For whoever works on it',
      table(
        ['Page', 'Answers'],
        [
          [
            '[Architecture](architecture.md)',
            'How the code is laid out, what happens at a keystroke, and how to add to it.',
          ],
        ],
      ),
    ),
    'These pages are made from the code by `npm run generate`; a test fails when one is out of date.',
  );
}
