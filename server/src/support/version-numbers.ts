// The numbers with which a version begins, in whatever scheme: all that is needed to tell release lines apart.

const PREFIX = /^(?:v|go|jdk-?)?(\d+(?:\.\d+)*)/;

/** `v18.20.4-slim` gives `[18, 20, 4]`, `8u402` gives `[8]`; undefined for a text that begins with no number. */
export function numbersOf(version: string): readonly number[] | undefined {
  return PREFIX.exec(version)?.[1]?.split('.').map(Number);
}

/** The version that a repository's tag names: `openssl-3.0.13`, `OpenSSL_1_1_1w`, `V11.1.0`; the tag where it names none. */
export function versionOfTag(tag: string): string {
  const version = /^(?:[a-z]+[-_/])*v?(\d.*)$/i.exec(tag)?.[1];
  return version?.replace(/^\d+(?:_\d+)+/, (numbers) => numbers.replaceAll('_', '.')) ?? tag;
}

/** Whether `numbers` begins with `prefix`: `[3, 11, 4]` begins with `[3, 11]` and with itself. */
export function beginsWith(numbers: readonly number[], prefix: readonly number[]): boolean {
  return prefix.length <= numbers.length && prefix.every((number, index) => number === numbers[index]);
}

/** Negative where `a` is the lower version; what is not written counts as 0. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
