// The lineage of a model as a small drawing: what it was made from on the left, arrows to what was made, words on each.
// Invariant: it has no script and takes its colours from the page; who does not see it hears the same in words.
import { escapeHtml } from './html-table';
import { describeLineage, type Lineage, type LineageNode } from './model-lineage';

const WIDTH = 200;
const HEIGHT = 40;
const GAP_X = 150;
const GAP_Y = 14;
const LETTERS = 28;

interface Box {
  readonly node: LineageNode;
  readonly x: number;
  readonly y: number;
}

/** The drawing; empty where nothing is known but the thing itself. */
export function drawLineage(lineage: Lineage): string {
  if (lineage.edges.length === 0) return '';
  const boxes = placeBoxes(lineage.nodes);
  const width = Math.max(...boxes.map(({ x }) => x)) + WIDTH + 2;
  const height = Math.max(...boxes.map(({ y }) => y)) + HEIGHT + 2;
  const words = `${describeLineage(lineage).join('. ')}.`;
  return `<svg class="lineage" role="img" aria-label="${escapeHtml(words)}" viewBox="-1 -1 ${width} ${height}" width="${width}" height="${height}">
${lineage.edges.map(({ from, to, does }) => drawEdge(boxes, from, to, does)).join('\n')}
${boxes.map(drawBox).join('\n')}
</svg>`;
}

/** What comes earlier stands further left; of one step, in the order in which records name it. */
function placeBoxes(nodes: readonly LineageNode[]): readonly Box[] {
  const first = Math.max(...nodes.map(({ before }) => before));
  const columns = [...new Set(nodes.map(({ before }) => before))].map((step) =>
    nodes.filter(({ before }) => before === step),
  );
  const tallest = Math.max(...columns.map((column) => column.length));
  return columns.flatMap((column) => {
    const offset = ((tallest - column.length) * (HEIGHT + GAP_Y)) / 2;
    return column.map((node, index) => ({
      node,
      x: (first - node.before) * (WIDTH + GAP_X),
      y: offset + index * (HEIGHT + GAP_Y),
    }));
  });
}

function drawBox({ node, x, y }: Box): string {
  const { kind, label, note, isRecorded, before } = node;
  const rounding = kind === 'dataset' ? HEIGHT / 2 : 4;
  const classes = ['box', kind, before === 0 ? 'own' : '', isRecorded ? '' : 'unrecorded'].filter(
    (name) => name !== '',
  );
  return `<g class="${classes.join(' ')}"><title>${escapeHtml([label, note].filter((part) => part !== '').join(', '))}</title>
<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="${rounding}"${isRecorded ? '' : ' stroke-dasharray="4 3"'}/>
<text x="${x + WIDTH / 2}" y="${y + 17}" text-anchor="middle">${escapeHtml(shorten(label))}</text>
<text class="note" x="${x + WIDTH / 2}" y="${y + 32}" text-anchor="middle">${escapeHtml(shorten(note))}</text></g>`;
}

function drawEdge(boxes: readonly Box[], from: string, to: string, does: string): string {
  const [start, end] = [from, to].map((id) => boxes.find(({ node }) => node.id === id));
  if (start === undefined || end === undefined) return '';
  const [x1, y1, x2, y2] = [start.x + WIDTH, start.y + HEIGHT / 2, end.x - 2, end.y + HEIGHT / 2];
  const middle = (x1 + x2) / 2;
  // Nearer to where it begins, so that the words of edges that meet stand apart.
  const level = y1 + (y2 - y1) / 4;
  return `<path class="edge" d="M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2 - 6} ${y2}"/><path class="head" d="M${x2 - 7} ${y2 - 4} ${x2} ${y2} ${x2 - 7} ${y2 + 4}z"/>
<text class="does" x="${middle - 6}" y="${level - 2}" text-anchor="middle">${escapeHtml(does)}</text>`;
}

function shorten(text: string): string {
  return text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1)}…`;
}

/** How the drawing looks in a page that sets `--line`, `--ground` and `--faint`. */
export const lineageStyle = `.lineage { max-width: 100%; height: auto; } .lineage rect { fill: var(--ground); stroke: var(--line); }
.lineage .own rect { stroke: currentColor; stroke-width: 2; } .lineage text { fill: currentColor; font-size: 12px; } .lineage .note, .lineage .does { fill: var(--faint); font-size: 11px; }
.lineage .does { stroke: var(--ground); stroke-width: 4; paint-order: stroke; } .lineage .edge { fill: none; stroke: var(--faint); } .lineage .head { fill: var(--faint); }`;
