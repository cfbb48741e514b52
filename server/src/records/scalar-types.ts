// The value types that are one word or text: choices, days, numbers, purls, licences, hashes.
import type { DataPath } from '../text/anchor';
import { parseDayOrPeriod, type CalendarDay } from '../terms/calendar-day';
import { isIdentifier } from '../terms/identifier';
import { licenseProblem } from '../terms/license';
import { nearestName } from '../terms/nearest-name';
import { parsePurl, parsePurlPattern } from '../terms/purl';
import { normaliseSha256 } from '../terms/sha256';
import type { ScalarNode, TreeNode } from '../syntax/tree';
import { invalidValue, type Choice, type Collector, type Shape, type ValueType } from './value-type';

type ReadScalar<T> = (scalar: ScalarNode, path: DataPath, to: Collector) => T | undefined;

function scalarType<T>(shape: Shape, expected: string, read: ReadScalar<T>): ValueType<T | undefined> {
  return {
    shape,
    absent: undefined,
    read(node: TreeNode, path: DataPath, to: Collector) {
      if (node.kind === 'scalar') return read(node, path, to);
      return invalidValue(to, path, `"${lastKey(path)}" holds a ${node.kind}.`, `Write ${expected}.`);
    },
  };
}

/** Text as it stands; numbers keep their spelling. */
export function text(): ValueType<string | undefined> {
  return scalarType({ kind: 'text' }, 'a text', (scalar) => scalar.text);
}

export function number(): ValueType<number | undefined> {
  return scalarType({ kind: 'number' }, 'a number', (scalar, path, to) => {
    if (typeof scalar.value === 'number') return scalar.value;
    return invalidValue(to, path, `"${scalar.text}" is no number.`, 'Write a number, e.g. 0.96.');
  });
}

/** `true` or `false`; `yes`, `no` and words in quotes are read as meant and reported. */
export function flag(): ValueType<boolean | undefined> {
  return scalarType({ kind: 'flag' }, 'true or false', (scalar, path, to) => {
    if (typeof scalar.value === 'boolean') return scalar.value;
    const meant = /^(yes|on|true)$/i.test(scalar.text)
      ? true
      : /^(no|off|false)$/i.test(scalar.text)
        ? false
        : undefined;
    const isQuoted = /^(true|false)$/i.test(scalar.text);
    const what = isQuoted ? `"${scalar.text}" in quotes is a text.` : `"${scalar.text}" is not true or false.`;
    invalidValue(to, path, what, `Write ${meant === undefined ? 'true or false' : String(meant)}.`, meant?.toString());
    return meant;
  });
}

/** A calendar day; a month or a year means its last day. */
export function day(): ValueType<CalendarDay | undefined> {
  return scalarType({ kind: 'day' }, 'a day, e.g. 2027-06-30', (scalar, path, to) => {
    const parsed = parseDayOrPeriod(scalar.text);
    return parsed ?? invalidValue(to, path, `"${scalar.text}" is no calendar day.`, 'Write it as 2027-06-30.');
  });
}

/** A day, or a month or year for its beginning, as it is written. */
export function date(): ValueType<string | undefined> {
  return scalarType({ kind: 'day' }, 'a day, e.g. 2027-06-30', (scalar, path, to) => {
    if (parseDayOrPeriod(scalar.text) !== undefined) return scalar.text;
    return invalidValue(to, path, `"${scalar.text}" is no calendar day.`, 'Write it as 2027-06-30.');
  });
}

/** One of a few words. */
export function choice<const C extends Readonly<Record<string, string>>>(choices: C): ValueType<keyof C | undefined> {
  const names = Object.keys(choices);
  const shape: Shape = {
    kind: 'choice',
    choices: names.map((value): Choice => ({ value, doc: choices[value] ?? '' })),
  };
  return scalarType(shape, `one of ${names.join(', ')}`, (scalar, path, to) => {
    // `names` holds exactly the keys of C; the compiler knows them only as strings.
    if (names.includes(scalar.text)) return scalar.text;
    const nearest = nearestName(scalar.text, names);
    return invalidValue(
      to,
      path,
      `"${scalar.text}" is not a choice for "${lastKey(path)}".`,
      `Use ${anyOf(names)}.`,
      nearest,
    );
  });
}

/** The record's own id; one of other letters is reported and taken, so that what refers to it finds it. */
export function identifier(): ValueType<string | undefined> {
  return scalarType({ kind: 'identifier' }, 'an id', (scalar, path, to) => {
    if (isIdentifier(scalar.text)) return scalar.text;
    const todo = 'Begin with a letter; letters, digits, ".", "_" and "-" may follow.';
    invalidValue(to, path, `"${scalar.text}" is no id.`, todo);
    return scalar.text;
  });
}

/** What a pack calls its instrument. */
export function instrumentId(): ValueType<string | undefined> {
  return scalarType({ kind: 'instrument-id' }, 'a name such as sop-7', (scalar, path, to) => {
    if (/^[a-z][a-z0-9.-]*$/.test(scalar.text)) return scalar.text;
    const small = scalar.text
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    const nearest = /^[a-z][a-z0-9.-]*$/.test(small) ? small : undefined;
    const todo = 'Begin with a small letter; small letters, digits, "." and "-" may follow.';
    return invalidValue(to, path, `"${scalar.text}" cannot be named in a scope.`, todo, nearest);
  });
}

/** The name of an instrument, in lower case; whether it is known, the product's catalogue tells. */
export function instrumentName(): ValueType<string | undefined> {
  return scalarType({ kind: 'instrument' }, 'a law or standard', (scalar) => scalar.text.toLowerCase());
}

/** The path of a clause in its instrument. */
export function clausePath(): ValueType<string | undefined> {
  return scalarType({ kind: 'clause-path' }, 'a path such as 4.2', (scalar, path, to) => {
    if (/^[^\s:,"'[\]{}]+$/.test(scalar.text)) return scalar.text;
    const todo = 'Write it without spaces, colons, commas, quotes and brackets, e.g. annex-A/8.9.';
    return invalidValue(to, path, `"${scalar.text}" cannot be named as a clause.`, todo);
  });
}

/** A purl without version, or a family of them (`pkg:npm/@angular/*`). */
export function purlPattern(): ValueType<string | undefined> {
  return scalarType({ kind: 'purl', pattern: true }, 'a package URL', (scalar, path, to) => {
    if (parsePurlPattern(scalar.text) !== undefined) return scalar.text;
    const todo = 'Write it as pkg:npm/express; "/*" may stand as the last part.';
    return invalidValue(to, path, `"${scalar.text}" is no package URL.`, todo);
  });
}

/** Where a model comes from: a path, `pkg:huggingface/org/name@revision`, or `hosted:provider/id`. */
export function modelReference(): ValueType<string | undefined> {
  return scalarType({ kind: 'model-reference' }, 'a path, a package URL or hosted:provider/id', (scalar, path, to) => {
    if (scalar.text.startsWith('pkg:') && parsePurl(scalar.text) === undefined) {
      return invalidValue(
        to,
        path,
        `"${scalar.text}" is no package URL.`,
        'Write it as pkg:huggingface/org/name@revision.',
      );
    }
    if (/^hosted:(?![^/]+\/.)/.test(scalar.text)) {
      return invalidValue(to, path, `"${scalar.text}" names no model.`, 'Write it as hosted:openai/gpt-4o-2024-08-06.');
    }
    // Anything with a scheme (`s3://`, `ollama:`) is an address of its own; the rest is a file of the workspace.
    if (!/^[a-z][a-z0-9+.-]*:/i.test(scalar.text)) {
      to.mention({ text: scalar.text, path, shape: { kind: 'reference', to: ['path'] }, ownRule: false });
    }
    return scalar.text;
  });
}

/** An SPDX licence expression. */
export function license(): ValueType<string | undefined> {
  return scalarType({ kind: 'license' }, 'an SPDX licence expression', (scalar, path, to) => {
    const problem = licenseProblem(scalar.text);
    if (problem === undefined) return scalar.text;
    return invalidValue(
      to,
      path,
      problem,
      'Write an SPDX expression such as Apache-2.0, or LicenseRef-name for one of your own.',
    );
  });
}

/** A SHA-256 in hexadecimal, read without its `sha256:` and in lower case. */
export function sha256(): ValueType<string | undefined> {
  return scalarType({ kind: 'sha256' }, 'a SHA-256', (scalar, path, to) => {
    const digest = normaliseSha256(scalar.text);
    return digest ?? invalidValue(to, path, `"${scalar.text}" is no SHA-256.`, 'Write its 64 hexadecimal digits.');
  });
}

/** The last key of a path, for messages. */
export function lastKey(path: DataPath): string {
  const keys = path.filter((step) => typeof step === 'string');
  return keys[keys.length - 1] ?? '';
}

/** `a, b or c` */
export function anyOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}`;
}
