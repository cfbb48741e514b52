// Findings as diagnostics, and what of them an editor has not been sent yet.
// Invariant: per file only what differs from what was sent is published.
import { DiagnosticSeverity, type Connection, type Diagnostic, type Location } from 'vscode-languageserver/node';
import type { Range } from '../text/line-index';
import type { Anchor } from '../text/anchor';
import type { Finding } from '../check/finding';
import type { Severity } from '../rules/rule';
import { isSame } from '../workspace/same';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where anchors stand at the moment. */
export type Locate = (anchor: Anchor) => Range;

/** A finding as the protocol has it; its own range is one of the file, even of a notebook. */
export function toDiagnostic(
  finding: Finding,
  locate: Locate,
  show: (file: string, range: Range) => Location,
): Diagnostic {
  return {
    range: locate(finding.anchor),
    severity: severities[finding.severity],
    code: finding.rule,
    source: 'Compliance Lens',
    message: finding.message,
    relatedInformation: finding.related.map(({ anchor, message }) => ({
      location: show(anchor.file, locate(anchor)),
      message,
    })),
  };
}

/** Where the diagnostics of one folder go, by the addresses of documents. */
export interface DiagnosticOutlet {
  /** Takes the diagnostics of all documents; one that is not among them has none. */
  publishAll(
    byDocument: ReadonlyMap<string, readonly Diagnostic[]>,
    versionOf: (uri: string) => number | undefined,
  ): Promise<void>;
  publish(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): Promise<void>;
}

/** Sends the diagnostics of one folder to an editor that does not ask for them. */
export class Publisher implements DiagnosticOutlet {
  readonly #connection: Connection;
  /** What was sent last, by document. */
  readonly #sent = new Map<string, readonly Diagnostic[]>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Publishes the diagnostics of all documents, and takes back those of documents without any. */
  async publishAll(
    byDocument: ReadonlyMap<string, readonly Diagnostic[]>,
    versionOf: (uri: string) => number | undefined,
  ): Promise<void> {
    const gone = [...this.#sent.keys()].filter((uri) => !byDocument.has(uri));
    for (const uri of gone) await this.publish(uri, [], versionOf(uri));
    for (const [uri, diagnostics] of byDocument) await this.publish(uri, diagnostics, versionOf(uri));
  }

  /** Publishes the diagnostics of a document unless the editor has them already. */
  async publish(uri: string, diagnostics: readonly Diagnostic[], version: number | undefined): Promise<void> {
    if (isSame(this.#sent.get(uri) ?? [], diagnostics)) return;
    if (diagnostics.length === 0) this.#sent.delete(uri);
    else this.#sent.set(uri, diagnostics);
    await this.#connection.sendDiagnostics({
      uri,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }
}
