// Reads and parses every file of a folder that the check reads, and does nothing else: the limit that it is measured by.
// Usage: node bare-reader.js <folder>
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

let size = 0;
for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  size += text.length;
  if (entry.name.endsWith('.yaml')) parseDocument(text);
  else if (entry.name.endsWith('.json')) JSON.parse(text);
}
console.log(`${size} characters were read and parsed.`);
