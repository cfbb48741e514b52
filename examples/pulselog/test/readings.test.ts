// compliance: verifies RC-1
import assert from 'node:assert/strict';
import { acceptReading } from '../src/readings';

assert.equal(acceptReading({ pulse: 61, signature: '00' }, new Uint8Array(32)), false);
