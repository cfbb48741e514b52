// The script of the timeline page: it may show only what is used at run time or for development, and only some standings.
import { find, TablePage } from './table-page';

const scope = find('scope', HTMLSelectElement);

/** The standings that each box stands for. */
const boxes = [
  [find('ended', HTMLInputElement), ['ended', 'given-up']],
  [find('ending', HTMLInputElement), ['ending', 'early']],
  [find('supported', HTMLInputElement), ['later', 'open']],
  [find('unknown', HTMLInputElement), ['unknown']],
] as const;

new TablePage({
  nouns: ['entry', 'entries'],
  isNarrow: () => scope.value !== '' || boxes.some(([box]) => !box.checked),
  wants: ({ dataset: { standings = '', scopes = '' } }) => {
    const wanted = boxes.flatMap(([box, names]): readonly string[] => (box.checked ? names : []));
    const isOfScope = scope.value === '' || scopes.split(' ').includes(scope.value);
    return isOfScope && standings.split(' ').some((standing) => wanted.includes(standing));
  },
});
