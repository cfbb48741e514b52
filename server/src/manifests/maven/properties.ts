// Texts with `${…}` in them, as POMs have them. Invariant: whatever the properties say, this ends soon: a property that
// leads to itself stays unknown, and neither steps nor letters are without measure.

/** A text as far as it could be made out. */
export interface Expanded {
  /** What is not known stands in it as written. */
  readonly text: string;
  /** The first property that nothing is known of. */
  readonly missing: string | undefined;
}

const MOST_STEPS = 1000;
const LONGEST = 10_000;

/** Puts the properties into a text; `lookUp` gives the text of one, which may hold others. */
export function expandProperties(text: string, lookUp: (name: string) => string | undefined): Expanded {
  if (!text.includes('${')) return { text, missing: undefined };
  let steps = 0;
  let length = 0;
  let missing: string | undefined;
  const open = new Set<string>();
  const expand = (part: string): string =>
    part.replaceAll(/\$\{([^${}]*)\}/g, (written, name: string) => {
      const value = open.has(name) || ++steps > MOST_STEPS || length > LONGEST ? undefined : lookUp(name.trim());
      if (value === undefined) {
        missing ??= name.trim();
        return written;
      }
      length += value.length;
      open.add(name);
      const expanded = expand(value);
      open.delete(name);
      return expanded;
    });
  return { text: expand(text), missing };
}
