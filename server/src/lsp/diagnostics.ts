// Findings as diagnostics, and what of them an editor has not been sent yet.
// Invariant: per file only what differs from what was sent is published.
import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver/node';
import type { Range } from '../text/line-index';
import type { Anchor } from '../text/anchor';
import type { Finding } from '../check/finding';
import type { Severity } from '../rules/rule';
import { isSame } from '../workspace/same';
import { uriOf } from './addresses';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where anchors stand at the moment. */
export type Locate = (anchor: Anchor) => Range;

/** A finding as the protocol has it. */
export function toDiagnostic(finding: Finding, locate: Locate, folder: string): Diagnostic {
  return {
    range: locate(finding.anchor),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'Compliance Lens',
    message: finding.message,
    relatedInformation: finding.related.map(({ anchor, message }) => ({
      location: { uri: uriOf(anchor.file, folder), range: locate(anchor) },
      message,
    })),
  };
}

/** Where the diagnostics of one folder go. */
export interface DiagnosticOutlet {
  /** Takes the diagnostics of all files; a file that is not among them has none. */
  publishAll(
    byFile: ReadonlyMap<string, readonly Diagnostic[]>,
    versionOf: (path: string) => number | undefined,
  ): Promise<void>;
  publish(path: string, diagnostics: readonly Diagnostic[], version: number | undefined): Promise<void>;
}

/** Sends the diagnostics of one folder to an editor that does not ask for them. */
export class Publisher implements DiagnosticOutlet {
  readonly #connection: Connection;
  readonly #folder: string;
  /** What was sent last, by path. */
  readonly #sent = new Map<string, readonly Diagnostic[]>();

  constructor(connection: Connection, folder: string) {
    this.#connection = connection;
    this.#folder = folder;
  }

  /** Publishes the diagnostics of all files, and takes back those of files without any. */
  async publishAll(
    byFile: ReadonlyMap<string, readonly Diagnostic[]>,
    versionOf: (path: string) => number | undefined,
  ): Promise<void> {
    const gone = [...this.#sent.keys()].filter((path) => !byFile.has(path));
    for (const path of gone) await this.publish(path, [], versionOf(path));
    for (const [path, diagnostics] of byFile) await this.publish(path, diagnostics, versionOf(path));
  }

  /** Publishes the diagnostics of a file unless the editor has them already. */
  async publish(path: string, diagnostics: readonly Diagnostic[], version: number | undefined): Promise<void> {
    if (isSame(this.#sent.get(path) ?? [], diagnostics)) return;
    if (diagnostics.length === 0) this.#sent.delete(path);
    else this.#sent.set(path, diagnostics);
    const uri = uriOf(path, this.#folder);
    await this.#connection.sendDiagnostics({
      uri,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }
}
