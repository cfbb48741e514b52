// What the server knows of the editor at the other end.
import type { InitializeParams } from 'vscode-languageserver/node';

/** What the client can, and what it told at the start. */
export interface ClientState {
  canConfigure: boolean;
  canWatchFolders: boolean;
  /** Edits are only offered in a workspace that the person trusts. */
  trusted: boolean;
  /** It asks for diagnostics, so that none are sent to it. */
  pullsDiagnostics: boolean;
  /** The edits of an action may come when it is chosen. */
  resolvesEdits: boolean;
  /** It has the command that shows the places of a code lens. */
  showsReferences: boolean;
  /** It shows progress that the server begins. */
  showsProgress: boolean;
  /** What it asks for again when told to. */
  refreshes: { readonly codeLenses: boolean; readonly inlayHints: boolean };
}

/** Before anything is known. */
export function unknownClient(): ClientState {
  return {
    canConfigure: false,
    canWatchFolders: false,
    trusted: true,
    pullsDiagnostics: false,
    resolvesEdits: false,
    showsReferences: false,
    showsProgress: false,
    refreshes: { codeLenses: false, inlayHints: false },
  };
}

/** What a client says of itself when it starts the server. */
export function readClient({ capabilities, initializationOptions }: InitializeParams): ClientState {
  const { workspace, textDocument } = capabilities;
  // The client's own options; another editor sends none, and has no notion of trust.
  const options = initializationOptions as
    { readonly trusted?: unknown; readonly showsReferences?: unknown; readonly diagnostics?: unknown } | undefined;
  const action = textDocument?.codeAction;
  return {
    canConfigure: workspace?.configuration === true,
    canWatchFolders: workspace?.workspaceFolders === true,
    trusted: options?.trusted !== false,
    // An editor that cannot be told to ask again would not hear of what another file changed.
    pullsDiagnostics:
      options?.diagnostics !== 'push' &&
      textDocument?.diagnostic !== undefined &&
      workspace?.diagnostics?.refreshSupport === true,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    showsReferences: options?.showsReferences === true,
    showsProgress: capabilities.window?.workDoneProgress === true,
    refreshes: {
      codeLenses: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
    },
  };
}
