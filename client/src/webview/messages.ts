// What a page of tables and the extension say to each other.

/** Extension to page. */
export type ToPage = Readonly<{ kind: 'tables'; html: string }>;

/** Page to extension; a place is handed back as it stands in the page. */
export type FromPage =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'create' }>
  | Readonly<{ kind: 'open'; place: string }>
  | Readonly<{ kind: 'export'; format: 'html' | 'csv' }>;
