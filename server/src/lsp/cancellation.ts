// Requests that are taken back while something is waited for.
// Invariant: who takes a request back is answered at once, and what was waited for goes on for others.
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver/node';

/** The answer to a request that was taken back. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Waits for something; rejects once the request that waits is taken back. */
export async function unlessCancelled<T>(token: CancellationToken, awaited: Promise<T>): Promise<T> {
  if (token.isCancellationRequested) throw cancelled();
  let stop = (): void => undefined;
  const takenBack = new Promise<never>((_, reject) => {
    const listener = token.onCancellationRequested(() => reject(cancelled()));
    stop = () => listener.dispose();
  });
  try {
    return await Promise.race([awaited, takenBack]);
  } finally {
    stop();
  }
}
