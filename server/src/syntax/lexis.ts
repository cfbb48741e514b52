// How languages write comments and texts, by the ending of a file.
// Invariant: plain data for the lexer in comments.ts; a language without comments is not listed.
import { baseName } from '../text/source-file';
import { wordTable } from '../text/word-table';

/** How a language writes comments and texts. */
export interface Lexis {
  readonly line: readonly string[];
  readonly block?: readonly (readonly [open: string, close: string])[];
  /** Block comments nest. */
  readonly nested?: boolean;
  /** Longer openings first. */
  readonly texts: readonly TextForm[];
  /** A line comment begins only after white space or at the start of a line. */
  readonly afterSpace?: boolean;
  /** `/…/` may be a regular expression, and a text in back quotes holds code between `${` and `}`. */
  readonly script?: boolean;
  /** A `'` right behind a letter or digit opens no text: an apostrophe in markup, a separator of digits. */
  readonly apostrophes?: boolean;
  /** `<<END` makes a text of the lines below, and a backslash takes the meaning from the next letter. */
  readonly shell?: boolean;
  /** YAML, whose comments need its own lexer. */
  readonly yaml?: boolean;
}

/** How a text begins and ends. */
export interface TextForm {
  /** A regular expression. */
  readonly open: string;
  /** The end for what opened it. */
  readonly close: (open: string) => string;
  /** The text may go over several lines. */
  readonly long: boolean;
  /** A backslash takes the next letter in. */
  readonly escapes: boolean;
  /** The end written twice stands for itself. */
  readonly doubles: boolean;
}

type Manner = 'long' | 'raw' | 'doubles';

/** A text between two equal marks; `raw` is one without escapes. */
function quoted(mark: string, ...manners: readonly Manner[]): TextForm {
  return between(mark, mark, ...manners);
}

/** A text from `open`, a regular expression, to a mark, or to what follows from what opened it. */
function between(open: string, close: string | ((open: string) => string), ...manners: readonly Manner[]): TextForm {
  return {
    open,
    close: typeof close === 'string' ? () => close : close,
    long: manners.includes('long'),
    escapes: !manners.includes('raw'),
    doubles: manners.includes('doubles'),
  };
}

const single = quoted("'");
const double = quoted('"');
const tripleDouble = quoted('"""', 'long');
const rawTripleDouble = quoted('"""', 'long', 'raw');
const tripleSingle = quoted("'''", 'long');
/** Single letters where a quote has other uses too; a text by themselves, since only marks need to be passed over. */
const letters = [`'"'`, `'\\\\"'`, `'/'`].map((letter) => between(letter, '', 'raw'));
const slashes = ['//'];
const stars: Lexis['block'] = [['/*', '*/']];

const cLike: Lexis = { line: slashes, block: stars, texts: [double, single], apostrophes: true };
const rawCpp = between('R"[^()\\\\\\s]{0,16}\\(', (open) => `)${open.slice(2, -1)}"`, 'long', 'raw');
const cpp: Lexis = { ...cLike, texts: [rawCpp, double, single] };
const java: Lexis = { ...cLike, texts: [tripleDouble, double, single] };
const nesting: Lexis = { ...cLike, nested: true, texts: [rawTripleDouble, double, single] };
const scala: Lexis = { ...nesting, texts: [rawTripleDouble, double, ...letters] };
const hashes = (open: string): string => open.replace(/[^#]/g, '');
const swift: Lexis = {
  ...nesting,
  texts: [
    between('#+"""', (open) => `"""${hashes(open)}`, 'long', 'raw'),
    between('#+"', (open) => `"${hashes(open)}`, 'raw'),
    tripleDouble,
    double,
  ],
};
const script: Lexis = { ...cLike, script: true };
const go: Lexis = { ...cLike, texts: [quoted('`', 'long', 'raw'), double, single] };
const cSharp: Lexis = {
  ...cLike,
  texts: [
    between('@\\$?"', '"', 'long', 'raw', 'doubles'),
    between('"{3,}', (open) => open, 'long', 'raw'),
    double,
    single,
  ],
};
// A single quote opens a lifetime as often as a letter.
const rust: Lexis = {
  ...cLike,
  nested: true,
  texts: [between('r#*"', (open) => `"${hashes(open)}`, 'long', 'raw'), quoted('"', 'long'), ...letters],
};
const dart: Lexis = {
  ...nesting,
  texts: [
    between('r"""', '"""', 'long', 'raw'),
    between("r'''", "'''", 'long', 'raw'),
    between('r"', '"', 'raw'),
    between("r'", "'", 'raw'),
    tripleDouble,
    tripleSingle,
    double,
    single,
  ],
};
const python: Lexis = { line: ['#'], texts: [tripleDouble, tripleSingle, double, single] };
const shell: Lexis = {
  line: ['#'],
  texts: [between("\\$'", "'", 'long'), quoted('"', 'long'), quoted("'", 'long', 'raw')],
  afterSpace: true,
  shell: true,
};
const yaml: Lexis = { line: ['#'], texts: [], yaml: true };
const hash: Lexis = { line: ['#'], texts: [double, single] };
const toml: Lexis = {
  line: ['#'],
  texts: [tripleDouble, quoted("'''", 'long', 'raw'), double, quoted("'", 'raw')],
};
const hcl: Lexis = { line: ['#', '//'], block: stars, texts: [double] };
const sql: Lexis = { line: ['--'], block: stars, texts: [quoted("'", 'long', 'raw'), double] };
const markup: Lexis = { line: [], block: [['<!--', '-->']], texts: [] };
const component: Lexis = {
  ...script,
  block: [
    ['<!--', '-->'],
    ['/*', '*/'],
  ],
};
const css: Lexis = { line: [], block: stars, texts: [double, single] };
const powershell: Lexis = {
  line: ['#'],
  block: [['<#', '#>']],
  texts: [quoted('"', 'long', 'raw'), quoted("'", 'long', 'raw')],
};
const lua: Lexis = { line: ['--'], block: [['--[[', ']]']], texts: [double, single] };
const php: Lexis = { ...cLike, line: ['//', '#'], texts: [quoted('"', 'long'), quoted("'", 'long')] };
const ini: Lexis = { line: ['#', ';'], texts: [], afterSpace: true };

const lexisByEnding: Readonly<Record<string, Lexis>> = wordTable({
  ...all('ts mts cts tsx js mjs cjs jsx', script),
  ...all('vue svelte astro', component),
  ...all('c h m mm proto glsl hlsl', cLike),
  ...all('cc cpp cxx hh hpp hxx ino cu', cpp),
  ...all('java groovy gradle', java),
  ...all('kt kts', nesting),
  ...all('scala', scala),
  ...all('swift', swift),
  ...all('cs', cSharp),
  ...all('go', go),
  ...all('rs', rust),
  ...all('dart', dart),
  ...all('py pyi pyw pyx', python),
  ...all('sh bash zsh ksh fish', shell),
  ...all('yaml yml', yaml),
  ...all('rb r jl pl pm ex exs nim tcl cmake mk graphql feature robot', hash),
  ...all('toml', toml),
  ...all('tf tfvars hcl nix', hcl),
  ...all('sql', sql),
  ...all('xml html htm xhtml md svg xaml csproj', markup),
  ...all('css', css),
  ...all('scss less', cLike),
  ...all('ps1 psm1', powershell),
  ...all('lua', lua),
  ...all('php', php),
  ...all('ini cfg conf properties env', ini),
});

function all(endings: string, lexis: Lexis): Record<string, Lexis> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, lexis]));
}

/** By the ending; a few files go by their name: `Dockerfile`, `Dockerfile.prod`, `Makefile`, `.env`. */
export function lexisOf(path: string): Lexis | undefined {
  const name = baseName(path).toLowerCase();
  if (/^(?:dockerfile|containerfile|makefile|gnumakefile)(?:\.|$)/.test(name)) return hash;
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return name.includes('.') ? lexisByEnding[ending] : undefined;
}
