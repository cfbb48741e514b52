// Runs the bundled command line as a process, in folders that a test writes.
// Invariant: a test sees what a shell would see, and leaves nothing behind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';

/** The bundle; `npm run build` makes it. */
export const bundle = resolve('dist/cli.js');

/** What a run left. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of files for the tests of a suite. */
export class Folder {
  #path = '';

  /** Writes the files before the suite's tests, and removes the folder after them. */
  constructor(files: Readonly<Record<string, string>>) {
    before(() => {
      assert.ok(existsSync(bundle), 'dist/cli.js is missing: npm run build makes it');
      this.#path = realpathSync(mkdtempSync(join(tmpdir(), 'compliance-lens-')));
      for (const [path, text] of Object.entries(files)) this.write(path, text);
    });
    // A test may run several processes.
    beforeEach(function () {
      this.currentTest?.timeout(30_000);
    });
    after(() => rmSync(this.#path, { recursive: true, force: true }));
  }

  at(path: string): string {
    return join(this.#path, path);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  read(path: string): string {
    return readFileSync(this.at(path), 'utf8');
  }

  /** Runs the command line in the folder, or in one below it. */
  run(args: readonly string[], below = '.'): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
      cwd: this.at(below),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  }

  /** As `run`; the run has to end with that exit code. */
  runTo(status: number, ...args: readonly string[]): Run {
    const run = this.run(args);
    assert.equal(run.status, status, `${args.join(' ')}\n${run.stderr}\n${run.stdout}`);
    return run;
  }
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });

/** The validator of the JSON form that a schema of the project describes. */
export const reports = {
  check: ajv.compile<CheckJson>(schemaOf('check')),
  inventory: ajv.compile<InventoryJson>(schemaOf('inventory')),
};

function schemaOf(form: string): object {
  // Ajv refuses what is no schema.
  return JSON.parse(readFileSync(`schemas/${form}.schema.json`, 'utf8')) as object;
}

/** Reads a report that has to fulfil its schema. */
export function readReport<T>(validate: ValidateFunction<T>, text: string): T {
  const data: unknown = JSON.parse(text);
  assert.ok(validate(data), JSON.stringify(validate.errors, undefined, 2));
  return data;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Place {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** `check --format json`, as far as tests look at it. */
export interface CheckJson {
  readonly asOf: string;
  readonly findings: readonly (Place & {
    readonly rule: string;
    readonly severity: 'error' | 'warning' | 'information' | 'hint';
    readonly message: string;
    readonly clauses: readonly string[];
    readonly appliesFrom: Readonly<Record<string, string>>;
    readonly target: string;
    readonly fingerprint: string;
    readonly related: readonly (Place & { readonly message: string })[];
    readonly fixes: readonly string[];
  })[];
  readonly summary: Readonly<
    Record<
      'error' | 'warning' | 'information' | 'hint' | 'suppressed' | 'files' | 'components' | 'models' | 'skipped',
      number
    >
  > & { readonly unowned: Readonly<Record<'fragments' | 'manifests' | 'uses' | 'artifacts', number>> };
}

interface InventoryUse {
  readonly reference: string | null;
  readonly file: string;
  readonly line: number;
  readonly record: string | null;
}

/** `inventory --format json`, as far as tests look at it. */
export interface InventoryJson {
  readonly asOf: string;
  readonly components: readonly (Readonly<Record<'purl' | 'file' | 'scope', string>> & {
    readonly line: number;
    readonly direct: boolean;
    readonly version: string | null;
    readonly support: { readonly status: string; readonly until: string | null };
  })[];
  readonly models: readonly InventoryUse[];
  readonly datasets: readonly InventoryUse[];
  readonly artifacts: readonly { readonly path: string; readonly record: string | null }[];
  readonly unread: readonly { readonly file: string; readonly reason: string }[];
}

/** A product with one finding of each headline family, and a silenced one of each kind. */
export const faultyProduct: Readonly<Record<string, string>> = {
  'compliance.yaml': `compliance: 1
product:
  name: CardioWatch
  version: 2.3.0
  manufacturer: Example Medical GmbH
  type: health-software
  intended-purpose: Shows the heart rate.
  connected: true
  ai: minimal-risk
  software-safety-class: B
  support-until: 2031-12-31
scope:
  - iec-62304
  - iso-14971
  - cra
risks:
  - id: RISK-1
    title: AF episode is missed
    severity: critical
    probability: occasional
  # compliance-ignore risk/unestimated-risk: estimated with the clinic until 2099-12-31
  - id: RISK-2
    title: Alarm is too quiet
waivers:
  - rule: soup/undocumented-dependency
    target: pkg:npm/left-pad
    reason: Used by the build only.
    expires: 2099-12-31
`,
  'package.json': `{
  "name": "gateway",
  "engines": { "node": "20" },
  "dependencies": { "express": "4.19.2", "left-pad": "1.3.0" }
}
`,
  'package-lock.json': `{
  "name": "gateway",
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "gateway", "dependencies": { "express": "4.19.2", "left-pad": "1.3.0" } },
    "node_modules/express": { "version": "4.19.2", "dependencies": { "ms": "2.1.3" } },
    "node_modules/left-pad": { "version": "1.3.0" },
    "node_modules/ms": { "version": "2.1.3" }
  }
}
`,
  'src/größe.py': `from transformers import pipeline

classify = pipeline("text-classification", model="example/triage-bert")
`,
  'models/ecg.safetensors': '\u0002\0\0\0\0\0\0\0{}',
  '.gitignore': 'ignored/\n',
  'ignored/package.json': '{ "dependencies": { "request": "2.88.2" } }',
};
