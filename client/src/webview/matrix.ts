// The script of the matrix page: it may show only what falls short.
import { find, TablePage } from './table-page';

const short = find('short', HTMLInputElement);

new TablePage({
  nouns: ['requirement', 'requirements'],
  isNarrow: () => short.checked,
  wants: (row) => !short.checked || row.dataset.short !== undefined,
});
