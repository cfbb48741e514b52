// The fix that gives a risk its control: a new record with what is known, or one that is there already.
// Invariant: nothing is made up; the title names the risk, the type is the person's choice among fixes.
import { recordKinds } from '../../records/kinds/kinds';
import { isIdentifier } from '../../terms/identifier';
import type { Data, Fix } from '../../text/change';
import { looksLikePath } from '../../workspace/paths';
import type { RowOf } from '../../workspace/rows';
import type { IdIndex, Tables } from '../../workspace/tables';
import { nameOf } from '../naming';

type Risk = RowOf<'risk'>;

/** The types that can hold an unacceptable risk, as the title of a fix says them; the first is the usual one of software. */
const types = { 'protective-measure': 'a protective measure', 'inherent-safety': 'inherent safety by design' } as const;

const MOST_OFFERED = 3;

/** Offers controls to the risks of one product. No two risks are offered the same new id, so that all fixes fit together. */
export class ControlOffers {
  readonly #ids: IdIndex;
  readonly #free: Generator<string, never>;
  readonly #titles = new Map<string, string>();
  readonly #first: readonly RowOf<'control'>[];
  readonly #firstByFile = new Map<string, readonly RowOf<'control'>[]>();

  constructor({ risks, controls, ids }: Pick<Tables, 'risks' | 'controls' | 'ids'>) {
    const usable = controls.filter(({ id, value }) => id !== undefined && value.type !== 'information-for-safety');
    this.#ids = ids;
    const named = risks.flatMap((row) => row.value.controls.map((mention) => mention.text));
    this.#free = freeIds(controls, [...ids.all.keys(), ...named]);
    this.#first = usable.slice(0, MOST_OFFERED);
    for (const row of usable) {
      const near = this.#firstByFile.get(row.anchor.file) ?? [];
      if (near.length < MOST_OFFERED) this.#firstByFile.set(row.anchor.file, [...near, row]);
    }
  }

  /** The fixes for a risk: create a control, of either type; use one of its file, else one of the product. */
  fixesFor(risk: Risk): readonly Fix[] {
    return [...this.#creations(risk), ...this.#uses(risk)];
  }

  #creations(risk: Risk): readonly Fix[] {
    const named = risk.value.controls.find(({ text }) => this.#isFree(text))?.text;
    const id = named ?? this.#free.next().value;
    const title = this.#titles.get(id) ?? `Control for ${risk.value.title ?? risk.id ?? 'this risk'}`;
    this.#titles.set(id, title);
    const { file, path } = risk.anchor;
    return Object.entries(types).map(([type, words], index) => ({
      title: `Create a control for ${risk.id ?? 'this risk'}: ${id}, ${words}`,
      changes: [
        ...(named === undefined ? [nameIn(risk, id)] : []),
        {
          kind: 'add-item',
          file,
          list: [...path.slice(0, -2), recordKinds.control.section],
          value: { id, title, type },
        },
      ],
      preferred: index === 0,
    }));
  }

  #uses(risk: Risk): readonly Fix[] {
    const near = this.#firstByFile.get(risk.anchor.file) ?? this.#first;
    return near.map((control) => ({
      title: `Use ${nameOf(control)}`,
      changes: [nameIn(risk, control.id ?? '')],
      preferred: false,
    }));
  }

  /** Whether a new record could take what a risk names as its control. */
  #isFree(text: string): boolean {
    return isIdentifier(text) && !looksLikePath(text) && this.#ids.named(text).length === 0;
  }
}

function nameIn(risk: Risk, id: string): Fix['changes'][number] {
  const value: Data = [id];
  return { kind: 'set-field', anchor: { ...risk.anchor, part: 'value' }, key: 'controls', value };
}

/** Ids that nothing has and no risk names, in the way the product counts its controls: RC-8 after RC-7, C-010 after C-009. */
function* freeIds(controls: readonly RowOf<'control'>[], taken: readonly string[]): Generator<string, never> {
  const model = controls.findLast((row) => /\d$/.test(row.id ?? ''))?.id ?? `${recordKinds.control.idPrefix ?? ''}0`;
  const prefix = model.replace(/\d+$/, '');
  let last = 0;
  for (const id of taken) {
    const number = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (/^\d+$/.test(number)) last = Math.max(last, Number(number));
  }
  for (;;) yield prefix + String(++last).padStart(model.length - prefix.length, '0');
}
