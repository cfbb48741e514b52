// The rooms of server/src from the ground up: the map that architecture.md draws and test/unit/rooms.test.ts enforces.
// Invariant: a room imports only from rooms before it in the list, and from none of those named in `closed`.

/** A folder of server/src. */
export interface Room {
  readonly name: string;
  readonly holds: string;
  readonly mustNotKnow: string;
  /** Rooms before it that it may not import all the same. */
  readonly closed: readonly string[];
  /** Whether it may touch the world outside: disk, clock, network, process. */
  readonly outside: boolean;
}

/** A room that works on what it is given; `closed` follows from what it must not know. */
function pureRoom(name: string, holds: string, mustNotKnow: string, ...closed: readonly string[]): Room {
  return { name, holds, mustNotKnow, closed, outside: false };
}

function outerRoom(name: string, holds: string, mustNotKnow: string, ...closed: readonly string[]): Room {
  return { name, holds, mustNotKnow, closed, outside: true };
}

/** Every room, from the ground up. */
export const rooms: readonly Room[] = [
  pureRoom(
    'text',
    'what a file is: SourceFile, Span, Anchor (a place named by its path in the data), Reading (what was read, and what was wrong), line index',
    'anything else',
  ),
  pureRoom(
    'terms',
    'values of the field: purl, identifier, day, SPDX licence, SHA-256, version schemes',
    'files, notations',
    'text',
  ),
  pureRoom(
    'syntax',
    'text to tree, tolerant, with positions: YAML, JSON, source code, comments; `locate` leads from an Anchor to a Span',
    'the field',
    'terms',
  ),
  pureRoom(
    'regulations',
    'the requirement catalogue: one folder per instrument, look-up, applicability, dates in force',
    'notations, files',
    'text',
    'syntax',
  ),
  pureRoom(
    'manifests',
    'dependency files: one folder per ecosystem named as purl names it, one file per format; a list; what each format can tell',
    'records, rules',
    'regulations',
  ),
  pureRoom(
    'records',
    'the annotation language: one definition per record kind gives its type, reader, schema, completion, hover, links',
    'manifests, rules',
    'manifests',
  ),
  pureRoom(
    'models',
    'AI models and datasets in source, config and files: one file per language or framework',
    'rules',
    'regulations',
    'manifests',
    'records',
  ),
  pureRoom(
    'support',
    'until when a component is supported and who says so: embedded table, committed snapshot, sources behind one interface',
    'rules, the editor',
    'regulations',
    'records',
    'models',
  ),
  pureRoom('sbom', 'CycloneDX: compose, validate, score', 'rules, the editor'),
  pureRoom(
    'workspace',
    'the state of the world: immutable Snapshot of files, Model (a table per kind, each with a revision), the port through which files come',
    'rules, LSP, the disk',
  ),
  pureRoom(
    'rules',
    'the judgements: one folder per family, one file per rule, its test beside it; `rules.ts` is the list',
    'syntax, offsets, the clock, the disk, each other',
    'syntax',
  ),
  pureRoom(
    'check',
    'runs rules over a snapshot: settings, suppressions, findings, fixes, cancellation',
    'LSP, CLI, the disk',
  ),
  pureRoom(
    'features',
    'answers for an editor in our own words, pure: hover, complete, definition, references, rename, symbols, lenses, links',
    'LSP',
  ),
  outerRoom('host', 'the outside: disk, git, clock, network', 'rules', 'rules', 'features'),
  outerRoom('lsp', 'the only room that knows the protocol; one file per method, about twenty lines each', 'cli'),
  outerRoom('cli', 'the only room that knows the command line; `report/` has one file per output format', 'lsp', 'lsp'),
];
