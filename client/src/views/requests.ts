// What the views ask of the server. Invariant: the server decides what they hold; ids and places are handed back as they came.
import { RequestType, RequestType0, type Location } from 'vscode-languageclient/node';
import type { TableFormat } from '../../../server/src/lsp/methods/table-pages';
import type { TreeItem, TreeParams } from '../../../server/src/lsp/methods/trees';

export type { TableFormat, TreeItem, TreeParams };

export type TreeView = TreeParams['view'];

export type TreeFilter = TreeParams['filter'];

/** The nodes below one of a view's nodes, or the first ones. */
export const treeRequest = new RequestType<TreeParams, readonly TreeItem[], void>('complianceLens/tree');

/** What there is to say of a node, as Markdown. */
export const describeRequest = new RequestType<{ view: TreeView; id: string }, string | null, void>(
  'complianceLens/describe',
);

/** Where a place stands now. */
export const placeRequest = new RequestType<{ place: string }, Location | null, void>('complianceLens/place');

/** What is asked of a file as the inside of a page; null before the first check. */
export const learnRequest = new RequestType<{ file: string }, string | null, void>('complianceLens/learn');

/** The traceability matrix as the inside of a page; empty where there is no product. */
export const matrixRequest = new RequestType0<string, void>('complianceLens/matrix');

/** The traceability matrix as the text of a file. */
export const matrixFileRequest = new RequestType<{ format: TableFormat }, string, void>('complianceLens/matrixFile');

/** The gap report as the inside of a page; empty where there is no product. */
export const gapsRequest = new RequestType0<string, void>('complianceLens/gapReport');

/** The gap report as the text of a file. */
export const gapsFileRequest = new RequestType<{ format: TableFormat }, string, void>('complianceLens/gapReportFile');

/** The support timeline as the inside of a page; empty where there is no product. */
export const timelineRequest = new RequestType0<string, void>('complianceLens/supportTimeline');

/** The support timeline as the text of a file. */
export const timelineFileRequest = new RequestType<{ format: TableFormat }, string, void>(
  'complianceLens/supportTimelineFile',
);

/** The register of models as the inside of a page; empty where there is no product. */
export const registerRequest = new RequestType0<string, void>('complianceLens/modelRegister');

/** The register of models as the text of a file. */
export const registerFileRequest = new RequestType<{ format: TableFormat }, string, void>(
  'complianceLens/modelRegisterFile',
);
