// The list of all rules, in the order of the documentation.
import { artifactMismatch } from './ai/artifact-mismatch';
import { conflictingLicense } from './ai/conflicting-license';
import { missingLogging } from './ai/missing-logging';
import { missingOversight } from './ai/missing-oversight';
import { missingProvenance } from './ai/missing-provenance';
import { missingRobustness } from './ai/missing-robustness';
import { retiredModel } from './ai/retired-model';
import { undeclaredAi } from './ai/undeclared-ai';
import { undocumentedDataset } from './ai/undocumented-dataset';
import { undocumentedModel } from './ai/undocumented-model';
import { undocumentedTrainingData } from './ai/undocumented-training-data';
import { unevaluatedModel } from './ai/unevaluated-model';
import { unexaminedBias } from './ai/unexamined-bias';
import { unpinnedModel } from './ai/unpinned-model';
import { unsafeSerialization } from './ai/unsafe-serialization';
import { unstatedLimits } from './ai/unstated-limits';
import { unusedModelRecord } from './ai/unused-model-record';
import { duplicateId } from './annotation/duplicate-id';
import { invalidValue } from './annotation/invalid-value';
import { missingField } from './annotation/missing-field';
import { noProduct } from './annotation/no-product';
import { ruleFailed } from './annotation/rule-failed';
import { syntax } from './annotation/syntax';
import { unjustifiedSuppression } from './annotation/unjustified-suppression';
import { unknownField } from './annotation/unknown-field';
import { unresolvedReference } from './annotation/unresolved-reference';
import { unusedRecord } from './annotation/unused-record';
import { unusedSuppression } from './annotation/unused-suppression';
import { expired } from './evidence/expired';
import { missingFile } from './evidence/missing-file';
import { informationOnlyControl } from './risk/information-only-control';
import { missingImplementation } from './risk/missing-implementation';
import { suspectControl } from './risk/suspect-control';
import { unacceptableResidualRisk } from './risk/unacceptable-residual-risk';
import { unansweredRequirement } from './risk/unanswered-requirement';
import { unassessedSideEffect } from './risk/unassessed-side-effect';
import { uncontrolledRisk } from './risk/uncontrolled-risk';
import { unestimatedRisk } from './risk/unestimated-risk';
import { unevaluatedResidualRisk } from './risk/unevaluated-residual-risk';
import { unimplementedControl } from './risk/unimplemented-control';
import { unreviewedControl } from './risk/unreviewed-control';
import { unverifiedControl } from './risk/unverified-control';
import type { Rule } from './rule';
import { excludedInstrument } from './scope/excluded-instrument';
import { missingClassification } from './scope/missing-classification';
import { shortSupportPeriod } from './scope/short-support-period';
import { unclaimedInstrument } from './scope/unclaimed-instrument';
import { understatedAi } from './scope/understated-ai';
import { unjustifiedExclusion } from './scope/unjustified-exclusion';
import { incompleteRecord } from './soup/incomplete-record';
import { lockMismatch } from './soup/lock-mismatch';
import { orphanRecord } from './soup/orphan-record';
import { staleAnomalyReview } from './soup/stale-anomaly-review';
import { undocumentedDependency } from './soup/undocumented-dependency';
import { unpinnedDependency } from './soup/unpinned-dependency';
import { unverifiableSource } from './soup/unverifiable-source';
import { versionDrift } from './soup/version-drift';
import { deprecated } from './support/deprecated';
import { endOfLife } from './support/end-of-life';
import { endsBeforeProduct } from './support/ends-before-product';
import { endsSoon } from './support/ends-soon';
import { staleSnapshot } from './support/stale-snapshot';
import { unknown } from './support/unknown';
import { unmaintained } from './support/unmaintained';
import { withdrawn } from './support/withdrawn';
import { unimplementedRequirement } from './trace/unimplemented-requirement';
import { unknownId } from './trace/unknown-id';
import { unlistedImplementation } from './trace/unlisted-implementation';
import { untaggedImplementation } from './trace/untagged-implementation';
import { unverifiedRequirement } from './trace/unverified-requirement';
import { unread } from './workspace/unread';

export const rules: readonly Rule[] = [
  syntax,
  unknownField,
  missingField,
  invalidValue,
  duplicateId,
  unresolvedReference,
  unusedRecord,
  noProduct,
  unjustifiedSuppression,
  unusedSuppression,
  ruleFailed,
  missingClassification,
  excludedInstrument,
  unclaimedInstrument,
  understatedAi,
  unjustifiedExclusion,
  shortSupportPeriod,
  uncontrolledRisk,
  unestimatedRisk,
  unacceptableResidualRisk,
  unevaluatedResidualRisk,
  unimplementedControl,
  unverifiedControl,
  missingImplementation,
  informationOnlyControl,
  unansweredRequirement,
  unassessedSideEffect,
  suspectControl,
  unreviewedControl,
  unknownId,
  unlistedImplementation,
  untaggedImplementation,
  unimplementedRequirement,
  unverifiedRequirement,
  undocumentedDependency,
  incompleteRecord,
  versionDrift,
  staleAnomalyReview,
  orphanRecord,
  unpinnedDependency,
  unverifiableSource,
  lockMismatch,
  endOfLife,
  endsSoon,
  endsBeforeProduct,
  deprecated,
  withdrawn,
  unmaintained,
  unknown,
  staleSnapshot,
  undocumentedModel,
  missingProvenance,
  undocumentedTrainingData,
  undocumentedDataset,
  unexaminedBias,
  unevaluatedModel,
  unstatedLimits,
  missingOversight,
  missingLogging,
  missingRobustness,
  artifactMismatch,
  unpinnedModel,
  unsafeSerialization,
  retiredModel,
  conflictingLicense,
  undeclaredAi,
  unusedModelRecord,
  missingFile,
  expired,
  unread,
];

/** The rule of that name. */
export function findRule(name: string): Rule | undefined {
  return rules.find((rule) => rule.name === name);
}
