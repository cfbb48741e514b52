// The kinds of record that have ids or stand in lists, by the name that references use.

export type RecordKindName =
  | 'risk'
  | 'control'
  | 'requirement'
  | 'item'
  | 'dependency'
  | 'model'
  | 'dataset'
  | 'evidence'
  | 'waiver'
  | 'exclusion'
  | 'clause';
