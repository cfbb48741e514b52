// What pages and the extension say to each other.

/** Extension to a page of tables. */
export type ToPage = Readonly<{ kind: 'tables'; html: string }>;

/** A page of tables to the extension; a place is handed back as it stands in the page. */
export type FromPage =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'create' }>
  | Readonly<{ kind: 'open'; place: string }>
  | Readonly<{ kind: 'export'; format: 'html' | 'csv' }>;

/** Extension to the view "Learn": what is asked of a file; both texts are empty while there is no file. */
export type ToLearn = Readonly<{ kind: 'lessons'; file: string; html: string }>;

/** The view "Learn" to the extension. `answer` begins a record that satisfies a clause, `begin` a first compliance.yaml. */
export type FromLearn =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'open' | 'fix'; place: string }>
  | Readonly<{ kind: 'answer'; by: 'control' | 'evidence'; clause: string }>
  | Readonly<{ kind: 'begin' }>;
