// What is asked of files by their sort: the clauses that speak most directly of such a file.
// Invariant: read once at first use; every clause is one of the embedded catalogue.
import { builtIn } from './catalogue';
import type { Clause } from './clause';
import { DataEntry } from './data-entry';
import data from './file-topics.yaml';

export const fileTopics = [
  'source',
  'test',
  'manifest',
  'sbom',
  'model-use',
  'model-file',
  'dataset-use',
  'risk-record',
  'dependency-record',
  'model-record',
] as const;

/** A sort of file. */
export type FileTopic = (typeof fileTopics)[number];

export interface TopicClauses {
  /** Ends a sentence that begins with "This file". */
  readonly because: string;
  readonly clauses: readonly Clause[];
}

let loaded: ReadonlyMap<FileTopic, TopicClauses> | undefined;

/** The clauses of a sort of file, in the order in which to learn them. */
export function clausesForTopic(topic: FileTopic): TopicClauses {
  loaded ??= readTopics();
  const found = loaded.get(topic);
  if (found === undefined) throw new Error(`regulations/file-topics.yaml: "${topic}" is missing`);
  return found;
}

function readTopics(): ReadonlyMap<FileTopic, TopicClauses> {
  const file = new DataEntry(data, 'regulations/file-topics.yaml');
  file.date('read');
  const topics = file.list('topics').map((entry) => {
    const topic = entry.choice('topic', fileTopics);
    const because = entry.text('because');
    const clauses = entry.texts('clauses').map((id) => {
      const clause = builtIn.findClause(id);
      if (clause === undefined) throw new Error(`${entry.where}: there is no clause "${id}"`);
      return clause;
    });
    entry.close();
    return [topic, { because, clauses }] as const;
  });
  file.close();
  return new Map(topics);
}
