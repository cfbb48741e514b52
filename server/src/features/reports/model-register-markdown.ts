// The register of models as Markdown, for a merge request or a wiki: a section for each model and dataset.
// Invariant: every text of a workspace is escaped; what is missing stands there in words.
import { escapeMarkdown, paragraphs } from '../markdown';
import { productName } from './matrix';
import { describeLineage } from './model-lineage';
import type { ElementGroup, ModelRegister, RegisterEntry } from './model-register';
import {
  describeEntry,
  describeFile,
  describeLack,
  describeSaid,
  describeUseShortly,
  statementWords,
  summarizeRegister,
} from './model-register-words';

/** All products, each with its summary. */
export function renderRegisterMarkdown(registers: readonly ModelRegister[]): string {
  return paragraphs('# Model register', ...registers.map(renderProduct));
}

function renderProduct(register: ModelRegister): string {
  const { unrecorded, entries, elsewhere } = register;
  const without = unrecorded.map(({ kind, name, uses }) => {
    const places = uses.length === 0 ? 'a file that nothing loads' : uses.map(describeUseShortly).join('; ');
    return `${name} (${kind}): ${places}`;
  });
  return paragraphs(
    `## ${escapeMarkdown(productName(register))}`,
    escapeMarkdown(summarizeRegister(register)),
    section('### Used or held without a record', without),
    ...entries.map(renderEntry),
    section(
      '### Kept elsewhere',
      elsewhere.map(([citation, title, place]) => `${citation} ${title}: ${place}`),
    ),
  );
}

function renderEntry(entry: RegisterEntry): string {
  const { id, name, lineage, files, uses, findings, groups } = entry;
  return paragraphs(
    `### ${escapeMarkdown(`${id} ${name}`)}`,
    `${escapeMarkdown(describeEntry(entry))}.`,
    section('Lineage:', describeLineage(lineage)),
    section('Files:', files.map(describeFile)),
    entry.kind === 'model' && files.length === 0 && uses.length === 0
      ? 'No use of it was found.'
      : section('Used in:', uses.map(describeUseShortly)),
    section(
      'Found:',
      findings.map(({ message, rule }) => `${message} (${rule})`),
    ),
    ...groups.map(renderGroup),
  );
}

function renderGroup({ title, elements }: ElementGroup): string {
  if (elements.length === 0) return '';
  const lines = elements.map((element) => {
    const said = [...describeSaid(element), describeLack(element)].filter((text) => text !== '');
    const cells = [
      `**${escapeMarkdown(element.citation)}** ${escapeMarkdown(element.title)}`,
      statementWords[element.state].words,
      escapeMarkdown(said.join(' · ')),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return paragraphs(
    `#### ${escapeMarkdown(title)}`,
    ['| Element | State | What the record states |', '| --- | --- | --- |', ...lines].join('\n'),
  );
}

/** A heading with a list below it; empty where there is nothing to list. */
function section(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : paragraphs(heading, items.map((item) => `- ${escapeMarkdown(item)}`).join('\n'));
}
