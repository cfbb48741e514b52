import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readDigest } from './digests';

describe('readDigest', () => {
  for (const [word, name] of [
    ['md5', 'MD5'],
    ['sha1', 'SHA-1'],
    ['sha256', 'SHA-256'],
    ['sha384', 'SHA-384'],
    ['sha512', 'SHA-512'],
  ] as const) {
    it(`turns ${word} into hexadecimal, from base64 and from hexadecimal`, () => {
      fc.assert(
        fc.property(fc.string(), (content) => {
          const digest = createHash(word).update(content);
          const hex = digest.copy().digest('hex');
          const base64 = digest.digest('base64');
          for (const text of [`${word}-${base64}`, `${word}-${base64}?option`, `${word}:${hex.toUpperCase()}`])
            assert.deepEqual(readDigest(text), [name, hex]);
        }),
      );
    });
  }

  const short = createHash('sha1').update('').digest('base64');
  for (const text of [
    '',
    'sha512',
    'sha512-',
    `sha512-${short}`,
    `sha1-${short.slice(1)}`,
    'sha1-*',
    'h1:abc=',
    'toString-aa',
    `sha1:${short}`,
  ])
    it(`leaves out ${text === '' ? 'the empty text' : text}`, () => assert.equal(readDigest(text), undefined));
});
