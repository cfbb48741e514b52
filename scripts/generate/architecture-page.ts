// The page for whoever works on the code: the map of rooms, one keystroke, and how to add to it.
// Invariant: the map is that of scripts/rooms.ts; every path that the recipes name is looked for by test/unit/generated.test.ts.
import { rooms, type Room } from '../rooms';
import { codeBlock, page, section, table } from './markdown';

/** docs/architecture.md */
export function architecturePage(): string {
  return page('Architecture', 'scripts/rooms.ts', intro, roomsPart(), keystrokePart, habitsPart, ...recipes);
}

const intro =
  'Compliance Lens is a language server with two faces: an extension for VS Code in `client/`, and a command line. ' +
  'Both ask the same code in `server/src/` and say the same. `client/` starts the server and shows what it says; it decides nothing.';

function roomsPart(): string {
  return section(
    2,
    'The rooms of `server/src/`, from the ground up',
    'A room imports only from rooms above it in this table. Some rooms above are closed to it all the same, because it would learn from them what it must not know.',
    table(['Room', 'Holds', 'Must not know', 'Closed to it', 'May touch the outside'], rooms.map(roomRow)),
    'The outside is the disk, the clock, the network, the process and its console. Rooms that may not touch it are given what they need: files through a port, the day as a parameter. ' +
      'Rules do not import each other. Only `lsp/` knows the protocol. Tests beside the code may import from anywhere.',
    '`test/unit/rooms.test.ts` reads every import with the TypeScript compiler and holds it against this table.',
  );
}

function roomRow({ name, holds, mustNotKnow, closed, outside }: Room): readonly string[] {
  return [`\`${name}/\``, holds, mustNotKnow, closed.map((room) => `\`${room}/\``).join(', '), outside ? 'yes' : ''];
}

const keystrokePart = section(
  2,
  'One keystroke',
  `What happens between a key and a squiggle, in \`server/src/lsp/folder.ts\`:

1. The editor sends the new text. It becomes a \`SourceFile\`, and with it a new \`Snapshot\`: nothing that is being read changes under anybody's hands. A check that is still running is cancelled.
2. **At once.** If it is an annotation file, it is read again. Records whose text is the same are taken over from the last reading. The rules that judge one file by itself run, and the file's findings are published, together with what the last check of the workspace said of it, moved to where it stands now.
3. **After a short quiet.** The workspace is checked: cancellable, with pauses in which requests are answered. Only files that changed are read. The facts of all files make up the \`Model\`, a set of tables for each product. A table gets a new revision only if its rows differ; typing a comment changes none.
4. Each rule says which tables it reads. It runs again only if one of them, the product or the day has another revision than at its last run. A requirement pack gives its product another catalogue, and with it another revision.
5. Suppressions and waivers silence what they name. One without a reason, past its day, or that silences nothing is itself a finding.
6. Findings carry anchors: a file and a path in its data, such as the third risk's id. Only now do they become lines and columns.
7. A file's findings are sent if they differ from what was sent before.

A hover, a completion or a quick fix waits for none of this: it takes the model of the moment and calls one pure function of \`features/\`. The command line makes a snapshot of the disk and calls the same \`WorkspaceCheck\`.`,
);

const habitsPart = section(
  2,
  'What the code holds to',
  table(
    ['Habit', 'Why'],
    [
      [
        'Reading never fails: it gives what it could make out, and what was wrong.',
        'A half-typed file is the ordinary case. A file that nobody could read is a finding, not silence.',
      ],
      [
        'A table by words from outside is a `wordTable`.',
        'A plain object answers for `constructor`, too: there are packages of that name.',
      ],
      [
        'What is fuzzed draws the same cases on every machine; `FUZZ_SEED=random npx tsx scripts/unit.ts` draws others.',
        'A change is judged by what it changed. What a random draw finds becomes a test of its own.',
      ],
      ['Findings carry anchors, not ranges.', 'A comment typed above a record moves every offset and changes no fact.'],
      ['Today is a parameter.', 'The same files and the same day give the same findings.'],
      [
        'One definition for each thing: a rule, a record kind, a file format.',
        'Reader, schema, completion, hover, settings and these pages follow from it and cannot drift apart.',
      ],
      [
        'Tests are texts with marks: `# ^^^ error: words` marks the place above it.',
        'Whoever reads the test sees what a person would see in the editor.',
      ],
      ['What is unknown is said to be unknown.', 'A guess that looks like a fact is worse than a gap.'],
    ],
  ),
);

const ruleSkeleton = `export const unverifiedControl = rule({
  name: 'risk/unverified-control',
  severity: 'warning',
  finds: 'A control that nothing verifies',
  why: '…', // why that matters, for somebody who is new to it
  mend: '…', // what to do
  clauses: ['iso-14971:7.2'], // the one to be cited first; the rule speaks where one of them applies
  asks: 'asks to show that it works', // ends the sentence that begins with the clause
  failing: [{ title: '…', text: '…' }], // marked with what is found
  passing: [{ title: '…', text: '…' }],
  judges: [onProduct(['controls', 'tags'], judge)],
});`;

const recipes: readonly string[] = [
  section(
    2,
    'How to add a rule',
    `1. Write \`server/src/rules/<family>/<defect>.ts\`. A rule is one value:

${indent(codeBlock('ts', ruleSkeleton))}

2. \`judge\` is given the tables that the rule names and no others; \`server/src/workspace/tables.ts\` says what they hold. It returns what is wrong: where, what, and what to do. A fix is a list of changes to data, never to text.
3. Add it to the list in \`server/src/rules/rules.ts\`. A rule of a new family also needs a word on the family in \`scripts/generate/rule-pages.ts\`.
4. Its examples are run by \`server/src/rules/rules.test.ts\`. Further cases go to \`<defect>.test.ts\` beside it.
5. \`npm run generate\` writes its page and its setting. Hovers, \`explain\` and SARIF take their words from the rule itself.`,
  ),
  section(
    2,
    'How to add a manifest format',
    `1. Write \`server/src/manifests/<purl type>/<format>.ts\` with one \`ManifestFormat\` (\`server/src/manifests/format.ts\`): which paths are its own, what it can tell, and how it is read. A component's anchor is the place that a person would edit.
2. Add it to the list in \`server/src/manifests/formats.ts\`. The workspace then reads such files, and the table of formats has its row.
3. Its \`notation\` (\`server/src/syntax/notation.ts\`) turns the text into a tree, by which anchors find their place: JSON, YAML, TOML and XML are there; lines of its own are made into a tree in the format's folder.
4. What other files add (parents, catalogs, included files) comes in by \`resolve\`, which is given the other manifests; a reader never opens a file.
5. For another ecosystem: how its purls are normalised in \`server/src/terms/purl-types.ts\`, how its versions are ordered in \`server/src/terms/versions/schemes.ts\`.
6. A lockfile gives a graph; \`server/src/manifests/inventory.ts\` joins it with its manifest.
7. Test it beside the code with files as the package manager writes them, and with broken ones: nothing is dropped without a problem that says so. Then \`npm run generate\`.`,
  ),
  section(
    2,
    'How to add a library whose models are found',
    `1. Write a \`Framework\` (\`server/src/models/code/load-call.ts\`) in the folder of its language, \`server/src/models/<language>/\`: its packages as an import names them, and rules. A rule has patterns of what is called below the package (\`*\` one name, \`**\` any run, \`a|b\` either, \`()\` a call), and says what such a call loads. \`fileRule\`, \`hubRule\`, \`namedRule\` and \`hostedRule\` in \`server/src/models/hosted/hosted-rules.ts\` serve most.
2. Add it to the language's \`frameworks.ts\`. The engine binds names, follows values and constants, also into other files, and keeps what is decided while the program runs as dynamic; a rule sees arguments, never text.
3. A sort of configuration is one \`ConfigurationFormat\` in \`server/src/models/configuration/\`, in the list of \`formats.ts\`; a command of a shell is a row in \`fetching-commands.ts\` or \`serving-commands.ts\`.
4. Test it in the table beside: the source says in comments what is found (\`# => reference\`), and has what only looks like it. \`npm run accuracy\` shows what became better and worse.`,
  ),
  section(
    2,
    'How to add a product to the support table',
    `1. Write it into a file of \`server/src/support/table/\`; \`readProduct\` and \`readLine\` in \`server/src/support/table.ts\` say how. Its \`purls\` are the names under which manifests, lockfiles and images ask for it; a purl whose versions count otherwise than the product's is not among them.
2. If endoflife.date knows the product, \`endoflife-date\` is its name there, and \`npm run update:support\` (on a machine with internet) renews its days and adds new lines; it prints what changed. If not, \`page\` has to state every day that is written.
3. The tests hold the table against \`../shared/knowledge/support-cycles.json\` where that is there: to the day, and verdict by verdict. Then \`npm run generate\`.`,
  ),
  section(
    2,
    'How to add an online source',
    `1. Write \`server/src/support/online/<source>.ts\` with one \`OnlineSource\` (\`server/src/support/online/online-source.ts\`): what it can speak of, which requests it makes, and what a response says. It fetches nothing itself, and believes nothing that was not said.
2. Add it to the list in \`server/src/support/online/online-sources.ts\`. The gate in \`server/src/host/network/network.ts\` then lets requests below its address through, and its row stands in the page of online sources.
3. Test it with the shapes of its API, and with what it does not promise. Then \`npm run generate\`.`,
  ),
  section(
    2,
    'How to add a record kind',
    `1. Add its name to \`server/src/records/kind-names.ts\`, so that references can lead to it.
2. Write \`server/src/records/kinds/<kind>.ts\`: one \`recordKind\` with its section, its words, and its fields with their types (\`server/src/records/scalar-types.ts\`, \`server/src/records/compound-types.ts\`).
3. Add it to the list in \`server/src/records/kinds/kinds.ts\`. Reader, JSON Schema, completion, hover and reference page follow from the definition.
4. Give it a table in \`server/src/workspace/tables.ts\` and in \`tableOfKind\` of \`server/src/workspace/product-tables.ts\`; the compiler asks for the second.
5. Name its section in \`syntaxes/compliance.injection.json\`, and add a snippet to \`snippets/annotation-files.json\`; \`test/unit/snippets.test.ts\` asks for one.
6. Add documents with it, right and wrong, to \`test/unit/schema-documents.ts\`, and an example to \`scripts/generate/record-notes.ts\`. Then \`npm run generate\`.`,
  ),
];

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '   ');
}
