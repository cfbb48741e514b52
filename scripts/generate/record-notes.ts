// What the reference page adds to the definitions of the language: an example of each kind of record, and the rules that
// ask for a field. Invariant: test/unit/record-notes.test.ts reads each example without a complaint, and finds each field
// named by the rule that is said to ask for it.

/** An example by the section that it belongs to. Ids that it names without showing them stand in other files. */
export const recordExamples: Readonly<Record<string, string>> = {
  risks: `risks:
  - id: RISK-1
    title: AF episode is missed
    hazard: The classifier returns a false negative
    hazardous-situation: The wearer is not told to seek care
    harm: Stroke
    severity: critical
    probability: occasional
    controls: [RC-1, RC-2]
    residual: { severity: critical, probability: remote, benefit-risk: docs/benefit-risk.md }
`,
  controls: `controls:
  - id: RC-1
    title: Alarm when signal quality is too low to classify
    type: protective-measure
    satisfies: [mdr:annex-I/17.2, ai-act:art-15/1]
    implemented-by: [src/signal/quality.ts#assessQuality]
    verified-by: [test/quality.test.ts, EV-3]
    introduces: none
    ref: JIRA-4711
`,
  requirements: `requirements:
  - id: REQ-1
    title: Warns on poor signal
    text: The software shall warn the wearer within 2 s when the signal cannot be classified.
    implemented-by: src/signal/
    verified-by: [test/quality.test.ts]
    risks: [RISK-1]
`,
  items: `items:
  - id: ITEM-1
    title: Service page of the gateway
    path: gateway/pages
    software-safety-class: A
    segregation: Runs in a process of its own and only reads.
`,
  dependencies: `dependencies:
  - package: pkg:npm/express
    versions: ^4.19
    purpose: HTTP interface of the device gateway
    requirements: Serves 20 requests per second; TLS is terminated before it.
    software-safety-class: B
    anomalies-reviewed: { on: 2026-10-02, version: 4.21.0, source: https://example.org/express/issues }
    risks: [RISK-4]
    support: { until: 2028-01-01, by: Two maintainers of our own, source: docs/soup/express.md }
`,
  models: `models:
  - id: af-detector
    name: AF detector
    version: 1.4.0
    artifact: models/af-detector.onnx
    sha256: 9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de
    role: Classifies 30 s ECG windows; its result drives the alarm.
    origin: fine-tuned
    base-model: pkg:huggingface/example/ecg-base@3f49326
    supplier: Example Medical GmbH
    license: Apache-2.0
    training-data: [ptb-xl]
    evaluation:
      - { metric: sensitivity, value: 0.962, dataset: mit-bih, subgroup: age >= 65 }
    limitations: Not for wearers with a pacemaker.
    human-oversight: RC-2
    logging: RC-9
    robustness: [RC-1]
    transparency: docs/instructions-for-use.md
    changes: docs/change-plan.md
`,
  datasets: `datasets:
  - id: ptb-xl
    name: PTB-XL
    version: 1.0.3
    source: https://physionet.org/content/ptb-xl/1.0.3/
    license: CC-BY-4.0
    collected: 1989/1996
    population: 18 869 patients, 52 % male, age 0 to 95
    personal-data: pseudonymised
    legal-basis: Public research release
    preparation: docs/data/ptb-xl.md
    bias-examination: docs/data/ptb-xl-bias.md
`,
  evidence: `evidence:
  - id: EV-3
    title: Bench test of signal quality
    file: reports/bench-3.pdf
    valid-until: 2027-06-30
`,
  waivers: `waivers:
  - rule: support/end-of-life
    target: pkg:npm/request@2.88.2
    reason: Build tooling only; not shipped.
    approved-by: Head of quality
    expires: 2027-03-31
`,
  'not-applicable': `not-applicable:
  - clause: cra:annex-I/part-I/2m
    justification: The device keeps no personal data; samples leave its memory once they are sent.
`,
};

/** The rules that ask for a field, beside annotation/missing-field, by its place as the headings of the page name it. */
export const fieldRules: Readonly<Record<string, readonly string[]>> = {
  'product.device-class': ['scope/missing-classification'],
  'product.software-safety-class': ['scope/missing-classification'],
  'product.connected': ['scope/missing-classification'],
  'product.ai': ['scope/missing-classification', 'scope/understated-ai'],
  'product.support-until': ['scope/short-support-period', 'support/ends-before-product'],
  'product.expected-use': ['scope/short-support-period'],
  'risks.severity': ['risk/unestimated-risk'],
  'risks.probability': ['risk/unestimated-risk'],
  'risks.controls': ['risk/uncontrolled-risk'],
  'risks.residual': ['risk/unevaluated-residual-risk'],
  'risks.residual.benefit-risk': ['risk/unacceptable-residual-risk'],
  'controls.satisfies': ['risk/unanswered-requirement'],
  'controls.implemented-by': ['risk/unimplemented-control'],
  'controls.verified-by': ['risk/unverified-control'],
  'controls.introduces': ['risk/unassessed-side-effect'],
  'controls.reviewed': ['risk/unreviewed-control', 'risk/suspect-control'],
  'requirements.implemented-by': ['trace/unimplemented-requirement'],
  'requirements.verified-by': ['trace/unverified-requirement'],
  'dependencies.versions': ['soup/version-drift'],
  'dependencies.purpose': ['soup/incomplete-record'],
  'dependencies.requirements': ['soup/incomplete-record'],
  'dependencies.anomalies-reviewed': ['soup/incomplete-record', 'soup/stale-anomaly-review'],
  'dependencies.support': ['support/end-of-life', 'support/ends-soon', 'support/ends-before-product'],
  'models.version': ['ai/missing-provenance'],
  'models.artifact': ['ai/missing-provenance', 'ai/unpinned-model', 'ai/retired-model'],
  'models.sha256': ['ai/missing-provenance', 'ai/artifact-mismatch'],
  'models.origin': ['ai/missing-provenance'],
  'models.base-model': ['ai/missing-provenance'],
  'models.supplier': ['ai/missing-provenance'],
  'models.license': ['ai/missing-provenance', 'ai/conflicting-license'],
  'models.role': ['ai/unstated-limits'],
  'models.training-data': ['ai/undocumented-training-data'],
  'models.evaluation': ['ai/unevaluated-model'],
  'models.limitations': ['ai/unstated-limits'],
  'models.human-oversight': ['ai/missing-oversight'],
  'models.logging': ['ai/missing-logging'],
  'models.robustness': ['ai/missing-robustness'],
  'datasets.source': ['ai/undocumented-training-data'],
  'datasets.license': ['ai/undocumented-training-data'],
  'datasets.collected': ['ai/undocumented-training-data'],
  'datasets.population': ['ai/undocumented-training-data'],
  'datasets.bias-examination': ['ai/unexamined-bias'],
  'evidence.file': ['evidence/missing-file'],
  'evidence.valid-until': ['evidence/expired'],
  'waivers.reason': ['annotation/unjustified-suppression'],
  'waivers.expires': ['annotation/unjustified-suppression'],
  'not-applicable.justification': ['scope/unjustified-exclusion'],
};
