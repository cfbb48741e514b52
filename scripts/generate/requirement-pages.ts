// A page for each instrument of the catalogue with all its clauses, their index, the crosswalk and the glossary.
// Invariant: every word on a clause is the catalogue's own; how sure it is stands beside it.
import { builtIn } from '../../server/src/regulations/catalogue';
import {
  certainty,
  checkStates,
  describeCertainty,
  type Clause,
  type Instrument,
} from '../../server/src/regulations/clause';
import { relatedClauses, themes } from '../../server/src/regulations/crosswalk';
import { terms, type Term } from '../../server/src/regulations/glossary';
import { milestones } from '../../server/src/regulations/milestones';
import { rules } from '../../server/src/rules/rules';
import { page, points, section, sentence, table } from './markdown';

const MADE_FROM = 'server/src/regulations';

/** The pages by path, all below docs/requirements. */
export function requirementPages(): ReadonlyMap<string, string> {
  const pages = builtIn.instruments.map((one) => [`docs/requirements/${one.id}.md`, instrumentPage(one)] as const);
  return new Map([
    ['docs/requirements/README.md', indexPage()],
    ['docs/requirements/crosswalk.md', crosswalkPage()],
    ['docs/glossary.md', glossaryPage()],
    ...pages,
  ]);
}

function indexPage(): string {
  return page(
    'Requirements',
    MADE_FROM,
    `The catalogue holds ${builtIn.clauses.length} clauses of ${builtIn.instruments.length} instruments: facts in our own words, no legal advice and not the official text. Read the source that each clause names before relying on it. [How the catalogue is kept true](../catalogue.md) says who looks after it and how uncertain facts are marked.`,
    table(
      ['Instrument', 'What it is', 'Clauses', 'Read'],
      builtIn.instruments.map((one) => [
        `[${one.shortName}](${one.id}.md)`,
        `${one.fullName} (${one.reference})`,
        String(builtIn.clausesOf(one).length),
        one.read ?? '',
      ]),
    ),
    '[Crosswalk](crosswalk.md): which clauses one answer can serve. [Glossary](../glossary.md): the terms of the field. [Requirement packs](../requirement-packs.md): how a team adds clauses of its own.',
    section(
      2,
      'Days',
      table(
        ['Day', 'Of', 'What', 'How sure'],
        milestones().map(({ date, regime, event, checked, note }) => [
          date,
          regime,
          [sentence(event), note === undefined ? '' : sentence(note)].join(' ').trim(),
          certainty[checked],
        ]),
      ),
    ),
  );
}

function instrumentPage(instrument: Instrument): string {
  const { fullName, reference, url, exclusions, comesWith, needsClaim, read, otherNames } = instrument;
  const clauses = builtIn.clausesOf(instrument);
  const laws = comesWith.map((id) => link(id, builtIn.findInstrument(id)?.shortName ?? id));
  return page(
    instrument.shortName,
    `${MADE_FROM}/${instrument.id}/clauses.yaml`,
    `${fullName}. ${sentence(reference)}${url === undefined ? '' : ` Official page: <${url}>.`} Facts in our own words, state of ${read ?? 'an unknown day'}.`,
    laws.length > 0
      ? `It comes with ${laws.join(' and ')}: whoever claims these need not name it.`
      : needsClaim
        ? `A product claims it by \`scope: [${instrument.id}]\`.`
        : 'It speaks for every product that it fits, claimed or not.',
    points(
      exclusions.map(({ reason, source, checked }) => `${reason} (${source}; ${certainty[checked].toLowerCase()}.)`),
    ),
    otherNames.length === 0
      ? ''
      : `In citations it is also known as ${otherNames.map((name) => `"${name}"`).join(', ')}.`,
    section(2, 'How sure', sureness(clauses)),
    ...clauses.map(clausePart),
  );
}

function sureness(clauses: readonly Clause[]): string {
  const counts = checkStates.map(
    (state) => [state, clauses.filter(({ checked }) => checked === state).length] as const,
  );
  return table(
    ['Clauses', 'How they were checked'],
    counts.filter(([, count]) => count > 0).map(([state, count]) => [String(count), sentence(certainty[state])]),
  );
}

function clausePart(clause: Clause): string {
  const { citation, title, summary, appliesTo, appliesFrom, alternativeDates, evidence, checkHint, note, url } = clause;
  const speaking = rules.filter((rule) =>
    rule.clauses.some((reference) => builtIn.clausesBehind(reference).includes(clause)),
  );
  const related = relatedClauses(clause);
  return section(
    2,
    citation,
    `**${title}** · \`${clause.id}\`${clause.essential ? ' · essential' : ''}${clause.tier === 'extended' ? ' · often met in documents only' : ''}`,
    summary,
    points([
      `Applies to: ${sentence(appliesTo)}`,
      ...(appliesFrom === undefined ? [] : [`From ${appliesFrom}.`]),
      ...alternativeDates.map(({ condition, from }) => `${condition}: from ${from}.`),
      ...(evidence === undefined ? [] : [`An auditor wants to see: ${sentence(evidence)}`]),
      ...(checkHint === undefined ? [] : [`What can be checked: ${sentence(checkHint)}`]),
      ...(speaking.length === 0
        ? []
        : [`Rules: ${speaking.map(({ name }) => `[${name}](../rules/${name}.md)`).join(', ')}.`]),
      ...(related.length === 0
        ? []
        : [`What answers it may also serve: ${related.map((one) => clauseLink(one.clause)).join(', ')}.`]),
      ...(note === undefined ? [] : [`Note: ${sentence(note)}`]),
      `${describeCertainty(clause)}${url === undefined ? '' : ` <${url}>`}`,
    ]),
  );
}

function crosswalkPage(): string {
  return page(
    'Crosswalk',
    `${MADE_FROM}/crosswalk.yaml`,
    'Which clauses one and the same answer can serve. The editor offers them where `satisfies:` names one of them. Whether the answer suffices is for a person to judge: this is our own reading of the clauses and follows no official mapping.',
    table(
      ['What they speak of', 'Ask for much the same', 'Ask for more, to which the answer contributes'],
      themes().map(({ theme, same, serves }) => [
        theme,
        same.map(clauseLink).join('; '),
        serves.map(clauseLink).join('; '),
      ]),
    ),
  );
}

function glossaryPage(): string {
  return page(
    'Glossary',
    `${MADE_FROM}/glossary.yaml`,
    'The terms of the field, in our own words, for somebody who is new to it. `compliance-lens explain SOUP` says the same on the command line, and hovers use it.',
    ...terms().map(termPart),
  );
}

function termPart({ term, also, means, source, clauses }: Term): string {
  const behind = clauses.flatMap((reference) => builtIn.clausesBehind(reference)).slice(0, 8);
  const links = behind.map(
    (clause) => `[${clause.citation}](requirements/${clause.instrument.id}.md#${anchorOf(clause)})`,
  );
  return section(
    2,
    term,
    means,
    points([
      ...(also.length === 0 ? [] : [`Also: ${also.join(', ')}.`]),
      ...(links.length === 0 ? [] : [`It matters in ${links.join(', ')}.`]),
      `Source: ${source}.`,
    ]),
  );
}

function clauseLink(clause: Clause): string {
  return link(`${clause.instrument.id}.md#${anchorOf(clause)}`, clause.citation, '');
}

function link(target: string, text: string, ending = '.md'): string {
  return `[${text}](${target}${ending})`;
}

/** As GitHub and VS Code name the place of a heading. */
function anchorOf({ citation }: Clause): string {
  return citation
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
