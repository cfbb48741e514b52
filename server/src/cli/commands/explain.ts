// `explain`: a rule, a clause or an instrument, in the words of the editor's hovers. The disk is asked only for what the
// embedded catalogue does not know: a requirement pack of the current folder may hold it.
import { explain as explainText } from '../../features/explain';
import { UsageError, type Arguments } from '../arguments';
import { catalogueBelow } from '../packs';
import { renderMarkdown } from '../report/terminal-markdown';
import { print, styleOfOutput } from '../terminal';
import { exitCodes, type Command } from './command';

export const explain: Command = {
  name: 'explain',
  takes: 'WHAT',
  says: 'says what a rule (risk/uncontrolled-risk, risk/*), a clause (cra:art-13/5) or an instrument (cra) is',
  flags: [],
  run: runCommand,
};

async function runCommand(given: Arguments): Promise<number> {
  // A citation such as CRA Art. 13(5) is several words, quoted or not.
  const wanted = given.words.join(' ');
  if (wanted.trim() === '')
    throw new UsageError('"explain" lacks its WHAT: name a rule, a clause or an instrument, such as risk/* or cra.');
  const known = explainText(wanted);
  const explanation = known.kind === 'found' ? known : explainText(wanted, await catalogueBelow(process.cwd()));
  if (explanation.kind === 'unknown') {
    const { nearest } = explanation;
    const way = nearest === undefined ? 'try risk/* for rules, cra for clauses.' : `did you mean ${nearest}?`;
    throw new UsageError(`There is no rule, clause or instrument "${wanted}": ${way}`);
  }
  print(renderMarkdown(explanation.markdown, styleOfOutput(!given.has('no-color'))));
  return exitCodes.fine;
}
