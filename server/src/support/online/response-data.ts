// A value of a response, looked into without trust.
// Invariant: what is not there, or of another kind than asked for, is undefined; nothing throws.
import { parseDay, type CalendarDay } from '../../terms/calendar-day';

/** Any value of JSON; `data.at('result', 'releases').list` looks into it. */
export class ResponseData {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** What stands at a path of keys; own keys of objects only. */
  at(...keys: readonly string[]): ResponseData {
    let value = this.#value;
    for (const key of keys) {
      value = isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }
    return new ResponseData(value);
  }

  /** Neither missing nor null. */
  get isThere(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  get isObject(): boolean {
    return isFields(this.#value);
  }

  /** A text that is not blank, on one line. */
  get text(): string | undefined {
    if (typeof this.#value !== 'string') return undefined;
    const line = this.#value.replace(/\s+/g, ' ').trim();
    return line === '' ? undefined : line;
  }

  get flag(): boolean | undefined {
    return typeof this.#value === 'boolean' ? this.#value : undefined;
  }

  get number(): number | undefined {
    return typeof this.#value === 'number' ? this.#value : undefined;
  }

  /** The day of `2027-04-30` and of a time such as `2027-04-30T09:00:00.000Z`. */
  get day(): CalendarDay | undefined {
    return typeof this.#value === 'string' ? parseDay(this.#value.slice(0, 10)) : undefined;
  }

  get list(): readonly ResponseData[] | undefined {
    // Array.isArray tells nothing of the entries; they are as little trusted.
    const entries = Array.isArray(this.#value) ? (this.#value as readonly unknown[]) : undefined;
    return entries?.map((entry) => new ResponseData(entry));
  }

  get keys(): readonly string[] {
    return isFields(this.#value) ? Object.keys(this.#value) : [];
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
