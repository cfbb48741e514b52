// The tags by which clauses say to which products they apply.
// Invariant: a tag's condition is data; `tags.yaml` holds each with its meaning.
import { readCondition, type Condition } from './condition';
import { DataEntry } from './data-entry';
import data from './tags.yaml';

/** A quality of a product that a clause can ask for. */
export interface Tag {
  readonly name: string;
  /** In words: `high-risk under AI Act Art. 6`. */
  readonly meaning: string;
  readonly when: Condition;
}

let loaded: ReadonlyMap<string, Tag> | undefined;

/** All tags by name. */
export function tags(): ReadonlyMap<string, Tag> {
  return (loaded ??= readTags());
}

/** The tag of that name; throws for an unknown one: whoever reads a condition has to refuse it. */
export function tagNamed(name: string): Tag {
  const tag = tags().get(name);
  if (tag === undefined) throw new Error(`regulations/tags.yaml: there is no tag "${name}"`);
  return tag;
}

function readTags(): ReadonlyMap<string, Tag> {
  const file = new DataEntry(data, 'regulations/tags.yaml');
  return new Map(
    file.keys().map((name): [string, Tag] => {
      const entry = file.below(name);
      const when = readCondition(entry.value('when'), `${entry.where}, when`);
      const tag = { name, meaning: entry.text('meaning'), when };
      entry.close();
      return [name, tag];
    }),
  );
}
