// The pages of tables that there are: the traceability matrix, the gap report, the support timeline, the register of models.
// Invariant: what a page holds is the server's; here stands only what frames it.
import {
  gapsFileRequest,
  gapsRequest,
  matrixFileRequest,
  matrixRequest,
  registerFileRequest,
  registerRequest,
  timelineFileRequest,
  timelineRequest,
} from './requests';
import type { PageKind } from './table-pages';

export const matrixPage: PageKind = {
  viewType: 'complianceLens.matrix',
  title: 'Traceability Matrix',
  asset: 'matrix',
  fileName: 'traceability-matrix',
  searchLabel: 'Search the matrix for requirements, controls and tests',
  controls: '<label><input id="short" type="checkbox"> Only what falls short</label>',
  emptyText: 'No compliance.yaml says what product this is, so there is nothing to trace.',
  request: matrixRequest,
  fileRequest: matrixFileRequest,
};

export const gapsPage: PageKind = {
  viewType: 'complianceLens.gapReport',
  title: 'Gap Report',
  asset: 'gap-report',
  fileName: 'gap-report',
  searchLabel: 'Search the report for clauses, records and reasons',
  controls: '<label><input id="short" type="checkbox"> Only what falls short or is open</label>',
  emptyText: 'No compliance.yaml says what product this is, so there is nothing to hold against the law.',
  request: gapsRequest,
  fileRequest: gapsFileRequest,
};

export const timelinePage: PageKind = {
  viewType: 'complianceLens.supportTimeline',
  title: 'Support Timeline',
  asset: 'support-timeline',
  fileName: 'support-timeline',
  searchLabel: 'Search the timeline for components, manifests and sources',
  controls: `<select id="scope" aria-label="What the components are used for">
<option value="">All uses</option>
<option value="runtime">Run time</option>
<option value="development">Development</option>
</select>
<span role="group" aria-label="Standings that are shown">
<label title="Ended, withdrawn, deprecated or perhaps unmaintained"><input id="ended" type="checkbox" checked> Ended</label>
<label title="Ends soon, or before the product's support"><input id="ending" type="checkbox" checked> Ending</label>
<label><input id="supported" type="checkbox" checked> Supported</label>
<label><input id="unknown" type="checkbox" checked> Unknown</label>
</span>`,
  emptyText: 'No compliance.yaml says what product this is, so there is no support to hold its components against.',
  request: timelineRequest,
  fileRequest: timelineFileRequest,
};

export const registerPage: PageKind = {
  viewType: 'complianceLens.modelRegister',
  title: 'Model Register',
  asset: 'model-register',
  fileName: 'model-register',
  searchLabel: 'Search the register for models, datasets and what is stated of them',
  controls: '<label><input id="short" type="checkbox"> Only what is not stated in full</label>',
  emptyText: 'No compliance.yaml says what product this is, so there is no register of its models.',
  request: registerRequest,
  fileRequest: registerFileRequest,
};
