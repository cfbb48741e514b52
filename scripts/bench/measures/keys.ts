// A key in one annotation file to the diagnostics of that file, through the server as an editor speaks to it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { judgeFile } from '../../../server/src/check/judge';
import { readAnnotationFile } from '../../../server/src/records/annotation-file';
import { SourceFile } from '../../../server/src/text/source-file';
import { productOf } from '../../../server/src/workspace/products';
import { BenchEditor } from '../editor';
import { benchSettings, timed, type Bench, type Counterpart, type Measure } from '../measure';
import { sample, Samples, timeOf, type Deadline } from '../timing';
import { typing } from '../typing';

const FILE = 'compliance.yaml';
const KEYS = 80;
/** After so many keys the typist pauses until the workspace is checked, as people do. */
const PAUSE_EVERY = 16;

/** Measures keys in the one annotation file of a workspace. */
export function keyMeasure(workspace: 'page' | 'long', goal: string): Measure {
  const name = `key to diagnostics of its file, ${workspace}`;
  return {
    name,
    async run(bench, deadline) {
      const samples = await pressKeys(bench, workspace, deadline);
      const against = await doneAnew(readFileSync(join(bench.folderOf(workspace), FILE), 'utf8'), deadline);
      return [timed(name, samples, goal, against)];
    },
  };
}

async function pressKeys(bench: Bench, workspace: 'page' | 'long', deadline: Deadline): Promise<Samples> {
  const command = [process.execPath, bench.server, '--stdio'];
  const editor = await BenchEditor.start(bench.folderOf(workspace), { command, settings: {} });
  try {
    await editor.open(FILE, 'yaml', deadline.left);
    await editor.ready(deadline.left);
    const samples = new Samples();
    for (const [index, key] of typing(editor.text, KEYS).entries()) {
      if (deadline.isOver) break;
      samples.add(await timeOf(editor.prepare(key)));
      if (index % PAUSE_EVERY === PAUSE_EVERY - 1) await editor.settled(deadline.left);
    }
    return samples;
  } finally {
    await editor.close();
  }
}

/** The same work without anything kept: reading and judging the whole file, and merely parsing it. */
export async function doneAnew(text: string, deadline: Deadline): Promise<readonly Counterpart[]> {
  const whole = await sample(5, deadline, () => {
    const annotation = readAnnotationFile(new SourceFile(FILE, text));
    const product = productOf(annotation, []);
    if (product !== undefined) judgeFile({ annotation, product }, benchSettings);
  });
  const bare = await sample(5, deadline, () => parseDocument(text));
  return [
    { name: 'read and judged anew', value: whole.percentile(50) },
    { name: 'bare yaml parse', value: bare.percentile(50) },
  ];
}
