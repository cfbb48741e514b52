// What the server knows of the editor at the other end.

/** What the client can, and what it told at the start. */
export interface ClientState {
  canConfigure: boolean;
  canWatchFolders: boolean;
  /** Edits are only offered in a workspace that the person trusts. */
  trusted: boolean;
}
