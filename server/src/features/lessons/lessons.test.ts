// What the view "Learn" shows of a file: why each requirement concerns it, what answers it, and how to answer it.
import assert from 'node:assert/strict';
import { checkAtCursor } from '../../../../test/fixtures/cursor-fixture';
import { fileTopics, clausesForTopic } from '../../regulations/file-topics';
import { requirementsOfFile } from './file-requirements';
import { lessonsOf } from './lessons';
import { renderLessons } from './lessons-html';

const files = `=== compliance.yaml ===
compliance: 1
product:
  name: CardioWatch
  version: 1.0.0
  manufacturer: Example Medical GmbH
  type: medical-device
  intended-purpose: Detects atrial fibrillation.
  device-class: IIa
  software-safety-class: B
  connected: true
  ai: high-risk
scope: [mdr, ai-act, iec-62304]
controls:
  - id: RC-1
    title: Alarm on poor signal
    type: protective-measure
    satisfies: [mdr:annex-I/17.2, cra:annex-I/part-I/2d]
    implemented-by: [src/quality.py]
    verified-by: [test/test_quality.py]
=== package.json ===
{ "dependencies": { "express": "4.19.2", "ws": "8.18.0" } }
=== src/quality.py ===
def assess(): pass
=== test/test_quality.py ===
def test_assess(): pass
=== src/load.py ===
from transformers import pipeline
classify = pipeline("text-classification", model="example/triage-bert")
=== soup.compliance.yaml ===
compliance: 1
dependencies:
  - package: pkg:npm/express
    purpose: <b>HTTP</b>
=== README.md ===
Nothing to see.
`;

async function concerns(path: string): Promise<readonly string[]> {
  const { context } = await checkAtCursor(files);
  return (requirementsOfFile(context, path)?.concerns ?? []).map(({ kind, clause }) => `${kind} ${clause.id}`);
}

describe('the requirements of a file', () => {
  const cases: readonly (readonly [path: string, has: readonly string[], not: readonly string[]])[] = [
    [
      'src/quality.py',
      ['answered mdr:annex-I/17.2', 'asked iec-62304:5.5.5'],
      ['asked iec-62304:5.7.1', 'answered cra:annex-I/part-I/2d'],
    ],
    ['test/test_quality.py', ['answered mdr:annex-I/17.2', 'asked iec-62304:5.7.1'], ['asked iec-62304:5.1.12']],
    ['package.json', ['found iec-62304:8.1.2', 'asked iec-62304:7.1.3'], ['asked cra:art-13/5']],
    ['src/load.py', ['found ai-act:art-11/1', 'asked ai-act:art-14/1-3'], ['asked ai-act:art-10/2b']],
    ['soup.compliance.yaml', ['found iec-62304:5.3.3', 'asked iec-62304:7.1.2'], ['asked ai-act:art-11/1']],
    ['compliance.yaml', ['answered mdr:annex-I/17.2'], ['asked iec-62304:5.5.5']],
  ];
  for (const [path, has, not] of cases) {
    it(path, async () => {
      const found = await concerns(path);
      for (const one of has) assert.ok(found.includes(one), `${one} in ${found.join(', ')}`);
      for (const one of not) assert.ok(!found.includes(one), one);
    });
  }

  it('are none for a file that is nothing of the product', async () =>
    assert.deepEqual(await concerns('README.md'), []));

  it('name each sort of file with clauses that exist', () => {
    for (const topic of fileTopics) assert.ok(clausesForTopic(topic).clauses.length > 0, topic);
  });
});

describe('lessons', () => {
  const render = async (path: string, text = files): Promise<string> => {
    const { context } = await checkAtCursor(text);
    return renderLessons(lessonsOf(context, path), ({ file }) => `data-place="${file}"`);
  };
  /** The part of one requirement, without tags. */
  const lesson = (html: string, id: string): string =>
    (new RegExp(`<details data-id="${id}">(.*?)</details>`, 's').exec(html)?.[1] ?? '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');

  it('say why, what is asked, what an auditor wants to see, and what answers it', async () => {
    const html = await render('src/quality.py');
    assert.match(html, /<h2>Answered here <small>1<\/small>/);
    const parts = ['MDR Annex I 17.2', 'Why here This file implements RC-1.', 'What it asks Software follows'];
    const rest = [
      'An auditor wants to see IEC 62304',
      'What answers it here RC-1 Alarm on poor signal',
      'Official text',
    ];
    assert.match(lesson(html, 'mdr:annex-I/17.2'), new RegExp([...parts, ...rest].join('.*')));
    assert.match(html, /<a href="#" data-place="compliance.yaml"><b>RC-1<\/b>/);
  });

  it('lead to what falls short, and to its fixes', async () => {
    const html = await render('package.json');
    assert.match(lesson(html, 'iec-62304:8.1.2'), /ws has no dependency record.* Show Fixes/);
    assert.match(html, /<button type="button" data-fix data-place="package.json">/);
  });

  it('lead to what falls short elsewhere', async () =>
    assert.match(lesson(await render('package.json'), 'iec-62304:5.3.3'), /Falls short elsewhere .*express/));

  it('explain the words of the field', async () =>
    assert.match(lesson(await render('package.json'), 'iec-62304:8.1.2'), /SOUP : /));

  it('offer a control or evidence where nothing answers', async () =>
    assert.match(await render('src/quality.py'), /data-answer="evidence" data-clause="iec-62304:5.5.5"/));

  it('say it when a file is outside of every product, or nothing is asked of it', async () => {
    assert.match(
      await render('src/quality.py', files.replace('=== compliance.yaml', '=== device/compliance.yaml')),
      /data-run="startHere"/,
    );
    assert.match(await render('README.md'), /Nothing is asked of this file/);
  });
});
