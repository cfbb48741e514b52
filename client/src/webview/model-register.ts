// The script of the page of the model register: it may show only what is not stated in full.
import { find, TablePage } from './table-page';

const short = find('short', HTMLInputElement);

new TablePage({
  nouns: ['entry', 'entries'],
  isNarrow: () => short.checked,
  wants: (row) => !short.checked || row.dataset.short !== undefined,
});
