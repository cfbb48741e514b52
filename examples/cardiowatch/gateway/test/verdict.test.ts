// compliance: verifies RC-2
import assert from 'node:assert/strict';
import { logVerdict, presentVerdict, type Verdict } from '../src/verdict';

const verdict: Verdict = { recording: 'r1', rhythm: 'unclear', quality: 0.4, model: 'af-detector 1.4.0' };

assert.match(presentVerdict(JSON.stringify(verdict)), /strip/);

const lines: string[] = [];
logVerdict(verdict, { info: (line) => lines.push(line) });
assert.match(lines[0] ?? '', /af-detector 1\.4\.0/);
