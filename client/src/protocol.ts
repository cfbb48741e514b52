// What the client and the server say to each other beyond the Language Server Protocol.
// Invariant: both ends keep to these shapes; the server decides what they hold, the client shows it.
import {
  NotificationType,
  RequestType,
  RequestType0,
  type WorkDoneProgressParams,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';
import type { ProductStatus } from '../../server/src/lsp/folders';
import type { ImportAnswer, ImportRequest, OfferedCard } from '../../server/src/lsp/methods/model-cards';
import type { FirstQuestion, FirstQuestionParams, ToDo } from '../../server/src/lsp/methods/first-product';

/** A product with the counts of its findings; file and folder are addresses. */
export type { ProductStatus };

/** What the server is doing and what it has found in the whole workspace. */
export type Status = Readonly<{
  state: 'starting' | 'reading' | 'ready' | 'failed';
  errors: number;
  warnings: number;
  information: number;
  hints: number;
  /** Manifests and model uses above which no product stands. */
  unowned: number;
  /** Each is opened by a `compliance.yaml`. */
  products: readonly ProductStatus[];
  /** One sentence for a person: what was checked, or what went wrong. */
  message?: string;
}>;

export type Rule = Readonly<{ name: string; title: string }>;

/** What the server is told when it starts. */
export type InitializationOptions = Readonly<{
  trusted: boolean;
  /** The command of code lenses is there. */
  showsReferences: boolean;
  /** Findings are sent as soon as they are there; asking for them, as the client could, would show them later. */
  diagnostics: 'push';
}>;

/** Server to client: the state has changed. */
export const statusNotification = new NotificationType<Status>('complianceLens/status');

/** Client to server: the person has granted trust to the workspace, edits may be offered. */
export const trustNotification = new NotificationType<{ trusted: boolean }>('complianceLens/trust');

/** Client to server: every rule, in the order in which to show them. */
export const rulesRequest = new RequestType0<readonly Rule[], void>('complianceLens/rules');

/** Client to server: read and check everything again; progress by the token, answered when all findings are published. */
export const checkWorkspaceRequest = new RequestType<WorkDoneProgressParams, { message: string }, void>(
  'complianceLens/checkWorkspace',
);

/** Client to server: what an update of the support snapshots would send, a line for each source; nothing is sent yet. */
export const describeSupportUpdateRequest = new RequestType0<{ lines: readonly string[] }, void>(
  'complianceLens/describeSupportUpdate',
);

/** Client to server: ask the sources and write the snapshots; progress by the token. */
export const updateSupportRequest = new RequestType<WorkDoneProgressParams, { message: string }, void>(
  'complianceLens/updateSupport',
);

export type { FirstQuestion };

/** Client to server: the next question before a first compliance.yaml; null when all is asked. */
export const firstQuestionRequest = new RequestType<FirstQuestionParams, FirstQuestion | null, void>(
  'complianceLens/firstQuestion',
);

/** Client to server: the text of a first compliance.yaml; null for a folder that the server does not know. */
export const firstProductRequest = new RequestType<
  Pick<FirstQuestionParams, 'folder' | 'answers'>,
  string | null,
  void
>('complianceLens/firstProduct');

/** Client to server: the edit that records the models of a product without record, and what is left to do in it. */
export const recordModelsRequest = new RequestType<{ file: string }, { edit: WorkspaceEdit | null; toDo: ToDo }, void>(
  'complianceLens/recordModels',
);

/** Client to server: what an import of a file would write; the client applies it. */
export const importModelRequest = new RequestType<ImportRequest, ImportAnswer, void>('complianceLens/importModel');

/** Client to server: every recorded model as a model card. */
export const modelCardsRequest = new RequestType0<readonly OfferedCard[], void>('complianceLens/modelCards');
