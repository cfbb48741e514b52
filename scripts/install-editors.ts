// Installs the VS Codes that tests run in, and whose grammars they tokenise with. Usage: tsx scripts/install-editors.ts
import { installEditor } from './editor-host/install';
import { lowest, newest } from './editor-host/versions';

async function main(): Promise<void> {
  for (const version of [lowest, newest]) await installEditor(version);
}

void main();
