// The sample product in the editor: the same findings at the same places as on the command line, and no others.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

interface Report {
  readonly findings: readonly {
    readonly file: string;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: Place; readonly end: Place };
  }[];
}

interface Place {
  readonly line: number;
  readonly character: number;
}

const severities = ['error', 'warning', 'information', 'hint'];

/** One line for each finding that the editor shows. */
function shown(): string[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter(({ source }) => source === 'Compliance Lens')
      .map(({ range, severity, code, message }) => {
        const rule = typeof code === 'object' ? code.value : code;
        return line(vscode.workspace.asRelativePath(uri), range.start, range.end, severities[severity], rule, message);
      }),
  );
}

function line(
  file: string,
  start: Place,
  end: Place,
  severity?: string,
  rule?: string | number,
  message?: string,
): string {
  return `${file}:${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${rule} ${message}`;
}

describe('the sample product', () => {
  it('shows what the command line finds, at the same places, and nothing else', async function () {
    this.timeout(60_000);
    // The shape is that of schemas/check.schema.json.
    const report = JSON.parse(readFileSync(process.env.COMPLIANCE_LENS_EXPECTED ?? '', 'utf8')) as Report;
    const expected = report.findings.map(({ file, range, severity, rule, message }) =>
      line(file, range.start, range.end, severity, rule, message),
    );
    assert.equal(expected.length, 10, 'the sample holds ten faults');
    for (let tries = 0; tries < 400 && shown().length < expected.length; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.deepEqual(shown().sort(), expected.sort());
  });

  it('leads from a code lens to the places that it counts', async function () {
    this.timeout(60_000);
    const [file] = await vscode.workspace.findFiles('compliance.yaml');
    assert.ok(file);
    await vscode.window.showTextDocument(file);
    // The last argument asks for lenses with their commands; the API types the answer of no command.
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', file, 500);
    const used = lenses.find(({ command }) => command?.title === 'used in 2 risks')?.command;
    assert.equal(used?.command, 'complianceLens.showReferences');
    // Refused arguments reject; the editor has no way to ask what its list of references shows.
    await vscode.commands.executeCommand(used.command, ...((used.arguments ?? []) as unknown[]));
  });
});
