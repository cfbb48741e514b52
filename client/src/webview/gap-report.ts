// The script of the page of the gap report: it may show only what falls short or is open.
import { find, TablePage } from './table-page';

const short = find('short', HTMLInputElement);

new TablePage({
  nouns: ['clause', 'clauses'],
  isNarrow: () => short.checked,
  wants: (row) => !short.checked || row.dataset.short !== undefined,
});
