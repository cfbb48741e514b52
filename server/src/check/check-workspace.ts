// Checks a workspace: reads what changed, judges what may have changed, applies suppressions, gives all findings.
// Invariant: the editor and the command line call this same function, so that they say the same.
import { rules } from '../rules/rules';
import type { Finding } from './finding';
import { foldFirstDay } from './first-day';
import { withoutHalfRead } from './half-read';
import { judgeFile, judgeOutcome, judgeWorkspace, ProductJudge, type CheckSettings } from './judge';
import { silence } from './silence';
import type { AnnotationFile } from '../records/annotation-file';
import type { SupportSnapshot } from '../support/snapshot';
import type { Model } from '../workspace/model';
import type { ModelBuilder, Progress } from '../workspace/model-builder';
import type { Snapshot } from '../workspace/snapshot';
import type { Product, ProductModel } from '../workspace/tables';

/** The outcome of a check. */
export interface CheckResult {
  readonly model: Model;
  readonly findings: readonly Finding[];
  /** Findings that a suppression or waiver silenced. */
  readonly silenced: readonly Finding[];
}

/** What a file by itself was found to be, and for whom. */
interface JudgedFile {
  readonly product: Product;
  readonly settings: CheckSettings;
  readonly findings: readonly Finding[];
}

/** Checks one workspace again and again. */
export class WorkspaceCheck {
  readonly #builder: ModelBuilder;
  readonly #judge = new ProductJudge();
  readonly #ofFiles = new WeakMap<AnnotationFile, JudgedFile>();

  constructor(builder: ModelBuilder) {
    this.#builder = builder;
  }

  /** Adds, for the next checks, what was asked of the network about the product of a file; undefined takes it away. */
  learn(product: string, online: SupportSnapshot | undefined): void {
    this.#builder.learn(product, online);
  }

  /** Checks a snapshot. Throws the signal's reason when cancelled. `pause` lets other work run. */
  async check(
    snapshot: Snapshot,
    settings: CheckSettings,
    signal: AbortSignal,
    pause: () => Promise<void>,
    progress?: Progress,
  ): Promise<CheckResult> {
    const model = await this.#builder.build(snapshot, signal, progress);
    const yieldNow = async (): Promise<void> => {
      await pause();
      signal.throwIfAborted();
    };
    const findings: Finding[] = [];
    const silenced: Finding[] = [];
    for (const product of model.products) {
      const outcome = await this.#checkProduct(model, product, settings, yieldNow);
      for (const finding of outcome.findings) findings.push(finding);
      for (const finding of outcome.silenced) silenced.push(finding);
    }
    const products = model.products.map((product) => product.product);
    findings.push(...judgeWorkspace({ products, fragments: model.unowned.fragments }, settings));
    return { model, findings, silenced };
  }

  async #checkProduct(
    model: Model,
    product: ProductModel,
    settings: CheckSettings,
    pause: () => Promise<void>,
  ): Promise<{ readonly findings: readonly Finding[]; readonly silenced: readonly Finding[] }> {
    const files = annotationsOf(model, product);
    const found = files.flatMap((annotation) => this.#judgeFile(annotation, product.product, settings));
    const judged = await this.#judge.judge(product, settings, pause);
    const { kept, silenced, outcome } = silence(
      withoutHalfRead([...found, ...judged], files),
      files,
      product.tables.waivers,
      settings.asOf,
    );
    const folded = foldFirstDay(kept, rules, product.product, settings.asOf);
    return { findings: [...folded, ...judgeOutcome(outcome, product.product, settings)], silenced };
  }

  /** A file is judged again only when it, its product or the settings changed. */
  #judgeFile(annotation: AnnotationFile, product: Product, settings: CheckSettings): readonly Finding[] {
    const known = this.#ofFiles.get(annotation);
    if (
      known?.product === product &&
      known.settings.asOf === settings.asOf &&
      known.settings.severities === settings.severities
    )
      return known.findings;
    const findings = judgeFile({ annotation, product }, settings);
    this.#ofFiles.set(annotation, { product, settings, findings });
    return findings;
  }
}

/** The annotation files of a product. */
export function annotationsOf(model: Model, product: ProductModel): readonly AnnotationFile[] {
  return product.files.flatMap((path) => {
    const facts = model.facts(path);
    return facts?.kind === 'annotation' ? [facts.annotation] : [];
  });
}
