// What the name of a group of dependencies, of an extra, a folder or a file tells of its purpose.
import type { Scope } from '../component';

const DEVELOPMENT =
  /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|unittests?|lint|linting|linters?|format|fmt|style|docs?|documentation|types?|typing|type-?check(?:ing)?|mypy|ruff|pyright|ci|build|release|publish|packaging|bench|benchmarks?|benchmarking|coverage|cov|debug|profiling|tools?|tooling|nox|tox|pre-?commit|quality|qa|checks?|examples?)(?=[-_./]|$)/i;

/** Whether a group or file of that name serves development only. */
export function isForDevelopment(name: string): boolean {
  return DEVELOPMENT.test(name);
}

/** The scope of a group of which only the name is known; `default` and `main` are what every install brings. */
export function scopeOfGroup(name: string): Scope {
  if (name === 'default' || name === 'main') return 'runtime';
  return isForDevelopment(name) ? 'development' : 'optional';
}
