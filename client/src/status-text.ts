// The words of the status item, for what the server says of itself and the file that a person looks at.
// Invariant: pure; the counts are those of the product to which the file belongs, or of the workspace where no file is open.
import type { ProductStatus, Status } from './protocol';

/** How the item reads. */
export type StatusText = Readonly<{ text: string; label: string; details: readonly string[] }>;

type Counts = Pick<Status, 'errors' | 'warnings' | 'information' | 'hints'>;

export const startingStatus: Status = {
  state: 'starting',
  errors: 0,
  warnings: 0,
  information: 0,
  hints: 0,
  unowned: 0,
  products: [],
};

/** The product whose folder is nearest above a file, by their addresses; undefined where there is none. */
export function productAbove(products: readonly ProductStatus[], file: string): ProductStatus | undefined {
  const above = products.filter(({ folder }) => file.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
  return above.sort((a, b) => b.folder.length - a.folder.length)[0];
}

/**
 * The words for a status: in the bar, for a screen reader, and in the tooltip. `file` is the address of the file that a
 * person looks at; undefined for none, or for what is no file. `isLong`: the check takes so long that it is to be seen.
 */
export function describeStatus(status: Status, file: string | undefined, isLong = false): StatusText {
  const { state, products } = status;
  const said = status.message === undefined ? [] : [status.message];
  if (state === 'failed') {
    return {
      text: '$(shield) $(warning)',
      label: 'Compliance Lens has failed',
      details: [...said, 'Nothing is being checked. Click to restart the server or to see its output.'],
    };
  }
  // Reading again after an edit is not worth a movement in the corner of the eye: the last counts stay.
  if (state === 'starting' || (state === 'reading' && products.length === 0)) {
    const doing = state === 'starting' ? 'starting' : 'reading the workspace';
    return { text: '$(shield) $(loading~spin)', label: `Compliance Lens is ${doing}`, details: said };
  }
  if (products.length === 0) {
    const offer = 'No compliance.yaml says what product this is, so nothing is checked. Click to create one.';
    return { text: '$(shield)', label: 'Compliance Lens: no product', details: [...said, offer] };
  }
  return describeCounts(status, file, state === 'reading' && isLong);
}

function describeCounts(status: Status, file: string | undefined, isBusy: boolean): StatusText {
  const { products, message } = status;
  const product = file === undefined ? undefined : productAbove(products, file);
  const busy = isBusy ? ['The workspace is being checked.'] : [];
  const details = [
    ...busy,
    ...products.map((each) => `${each.name}: ${summarize(countsOf(each))}`),
    ...(message === undefined ? [] : [message]),
  ];
  const mark = isBusy ? '$(shield) $(loading~spin)' : '$(shield)';
  if (file !== undefined && product === undefined) {
    const label = 'Compliance Lens: no compliance.yaml above this file';
    return {
      text: mark,
      label,
      details: ['No compliance.yaml stands above this file: it is not checked.', ...details],
    };
  }
  const { errors, warnings } = product === undefined ? status : countsOf(product);
  const where = product === undefined || products.length === 1 ? '' : ` in ${product.name}`;
  return {
    text: `${mark} $(error) ${errors} $(warning) ${warnings}`,
    label: `Compliance Lens: ${count(errors, 'error')}, ${count(warnings, 'warning')}${where}${isBusy ? ', checking' : ''}`,
    details,
  };
}

function countsOf({ error, warning, information, hint }: ProductStatus): Counts {
  return { errors: error, warnings: warning, information, hints: hint };
}

function summarize({ errors, warnings, information, hints }: Counts): string {
  const counts = [count(errors, 'error'), count(warnings, 'warning'), count(information, 'note'), count(hints, 'hint')];
  return errors + warnings + information + hints === 0 ? 'no findings.' : `${counts.join(', ')}.`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
