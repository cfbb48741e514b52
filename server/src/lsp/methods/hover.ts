// textDocument/hover
import { MarkupKind, type Connection } from 'vscode-languageserver/node';
import { hoverAt } from '../../features/hovers/hover';
import { describeSince, suspectAt } from '../../features/review';
import { paragraphs, resolvePlaces } from '../../features/markdown';
import { uriOf } from '../addresses';
import type { ClientState } from '../client-state';
import type { Asked, Folders } from '../folders';

export function registerHover(connection: Connection, folders: Folders, client: ClientState): void {
  connection.onHover(async ({ textDocument, position }) => {
    const asked = folders.asked(textDocument.uri);
    const place = asked?.toFile(position);
    const hover = asked && place && hoverAt(asked.context, asked.path, place);
    if (asked === undefined || hover === undefined) return null;
    const range = asked.toDocument(hover.range);
    // Nothing but this editor's own code runs in a workspace that nobody trusts, and so no git.
    const since = client.trusted ? await sinceReview(asked, position) : undefined;
    const value = resolvePlaces(paragraphs(hover.markdown, since), (file) => uriOf(file, asked.folder.path));
    return { contents: { kind: MarkupKind.Markdown, value }, ...(range === undefined ? {} : { range }) };
  });
}

/** What changed in a suspect control since it was reviewed. */
async function sinceReview(
  { folder, path, context }: Asked,
  position: Parameters<typeof suspectAt>[2],
): Promise<string | undefined> {
  const suspect = suspectAt(context, path, position);
  const review = suspect && (await folder.readReview(suspect));
  return review && describeSince(review.control, await folder.reviews.sinceReview(review));
}
