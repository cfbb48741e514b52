// `explain`: a rule, a clause, an instrument or a term, in the words of the editor's hovers. The disk is asked only for what
// the embedded catalogue does not know: a requirement pack of the current folder may hold it.
import { explain as explainText, explainableNames } from '../../features/hovers/explain';
import { builtIn } from '../../regulations/catalogue';
import { UsageError, type Arguments } from '../arguments';
import { catalogueBelow } from '../packs';
import { writeExplainJson } from '../report/explain-json';
import { renderMarkdown } from '../report/terminal-markdown';
import { print, styleOfOutput } from '../terminal';
import { exitCodes, type Command } from './command';

const formats = ['text', 'json'] as const;

export const explain: Command = {
  name: 'explain',
  takes: 'WHAT',
  says: 'says what a rule (risk/uncontrolled-risk, risk/*), a clause (cra:art-13/5), an instrument (cra) or a term (SOUP) is',
  flags: [{ name: 'format', value: formats.join('|'), says: 'the form of the answer, text by default' }],
  words: () => [...explainableNames(builtIn), ...builtIn.clauses.map(({ id }) => id)],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  const format = given.choice('format', formats);
  // A citation such as CRA Art. 13(5) is several words, quoted or not.
  const wanted = given.words.join(' ');
  if (wanted.trim() === '')
    throw new UsageError(
      '"explain" lacks its WHAT: name a rule, a clause, an instrument or a term, such as risk/*, cra or SOUP.',
    );
  const known = explainText(wanted);
  const explanation = known.kind === 'found' ? known : explainText(wanted, await catalogueBelow(process.cwd()));
  if (explanation.kind === 'unknown') {
    const { nearest } = explanation;
    const way = nearest === undefined ? 'try risk/* for rules, cra for clauses.' : `did you mean ${nearest}?`;
    throw new UsageError(`There is no rule, clause, instrument or term "${wanted}": ${way}`);
  }
  print(
    format === 'json'
      ? writeExplainJson(explanation)
      : renderMarkdown(explanation.markdown, styleOfOutput(!given.has('no-color'))),
  );
  return exitCodes.fine;
}
