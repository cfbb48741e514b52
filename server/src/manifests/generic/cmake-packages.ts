// What a CMake build looks for on the machine: `find_package(OpenSSL 3.0 REQUIRED)`, `pkg_check_modules(GST gstreamer-1.0>=1.20)`.
// Invariant: tools of the build, parts of the system and what the repository makes itself are no dependencies; which version
// a machine has, no file says.
import type { DataAnchor, DataPath } from '../../text/anchor';
import { folderOf, isWithin } from '../../text/source-file';
import { makePurl } from '../../terms/purl';
import { componentOf, type Component, type Scope } from '../component';
import type { ManifestContent, NearbyFiles } from '../format';
import { withoutRepeats } from '../repeats';

/** Tools, languages that run the build, and what systems and compilers bring with them. */
const PART_OF_BUILD =
  /^(?:threads|openmp|opengl|opencl|egl|gles\d?|x11|wayland|cocoa|doxygen|git|subversion|mercurial|pkgconfig|python\d?(?:interp|libs)?|perl(?:libs)?|ruby|lua|java|jni|swig|bison|flex|latex|sphinx|graphviz|dot|unixcommands|wget|gnuplot|cmake\w*|ecm|clang(?:format|tidy)?|llvm|ccache|cppcheck|valgrind|gcov|lcov|codecoverage|coverage|patch|bash|rpm|nsis|wix|make|ninja|packagehandlestandardargs|cygwin|msys|mfc|backtrace|intl|iconv|dl|rt|m|atomic)$/i;
/** What only tests and benchmarks of C and C++ have. */
const FOR_TESTS =
  /^(?:gtest|gmock|googletest|catch2?|doctest|benchmark|cppunit|cpputest|cmocka|check|unittest\+\+|trompeloeil|fakeit|boost_unit_test_framework|qttest|ut)$/i;
const VERSION = /^\d+(?:\.\d+)*(?:\.\.\.<?\d+(?:\.\d+)*)?$/;

/** The content of a file of CMake. */
export interface CmakeContent extends ManifestContent {
  /** What is looked for on the machine. */
  readonly found: readonly Component[];
}

/** The package managers from which a build takes what it finds. */
const MANAGERS = ['vcpkg.json', 'conanfile.txt', 'conanfile.py'];

/**
 * What a file looks for, without what a package manager at or above it brings, what the build fetches, what files of folders
 * above look for already, and what the project is itself.
 */
export function withoutKnown({ file, found }: CmakeContent, nearby: NearbyFiles): readonly Component[] {
  if (found.length === 0) return [];
  const folder = folderOf(file);
  const isManaged = MANAGERS.some((name) => nearby.pathsOf(name).some((path) => isWithin(folderOf(path), folder)));
  if (isManaged) return [];
  const known = new Set<string>();
  for (const path of nearby.pathsOf('CMakeLists.txt')) {
    const from = folderOf(path).replace(/(?:^|\/)(?:cmake|CMake)$/, '');
    if (path === file || !isWithin(from, folder)) continue;
    // Only this format is asked for here.
    const other = nearby.contentOf(path) as CmakeContent | undefined;
    const isAbove = from !== folder || path < file;
    for (const { name } of [...(other?.components ?? []), ...(isAbove ? (other?.found ?? []) : [])])
      known.add(name.toLowerCase());
    if (other?.name !== undefined) known.add(other.name.toLowerCase());
  }
  const own = nearby.contentOf(file);
  for (const name of [own?.name, ...(own?.components ?? []).map((component) => component.name)])
    known.add(name?.toLowerCase() ?? '');
  return withoutRepeats(found.filter(({ name }) => !known.has(name.toLowerCase())));
}

/** The packages that a call asks the machine for; none for other calls. */
export function readFindCall(command: string, args: readonly string[], at: Place, scope: Scope): readonly Component[] {
  switch (command) {
    case 'find_package':
    case 'find_dependency':
      return findPackage(args, at, scope);
    case 'pkg_check_modules':
    case 'pkg_search_module':
      return pkgConfig(args, at, scope);
    default:
      return [];
  }
}

interface Place {
  readonly file: string;
  readonly path: DataPath;
}

function findPackage(
  [name = '', second = '', ...more]: readonly string[],
  at: Place,
  scope: Scope,
): readonly Component[] {
  if (PART_OF_BUILD.test(name) || !/^[A-Za-z][\w.+-]*$/.test(name)) return [];
  const range = VERSION.test(second) ? second : undefined;
  const isRequired = [second, ...more].includes('REQUIRED');
  const component = systemComponent(name, range, FOR_TESTS.test(name) ? 'development' : scope, {
    ...at,
    path: [...at.path, 0],
  });
  return component === undefined
    ? []
    : [isRequired || component.scope !== 'runtime' ? component : { ...component, scope: 'optional' }];
}

/** A prefix, options in capitals, and modules with what is asked of their versions. */
function pkgConfig([, ...args]: readonly string[], at: Place, scope: Scope): readonly Component[] {
  const isRequired = args.includes('REQUIRED');
  return args.flatMap((arg, index): readonly Component[] => {
    const [, name = '', range] = /^([a-z][\w.+-]*?)(?:\s*((?:>=|<=|=|<|>)\s*[\w.]+))?$/.exec(arg) ?? [];
    if (name === '' || PART_OF_BUILD.test(name)) return [];
    const needed = scope === 'runtime' && !isRequired ? 'optional' : scope;
    const component = systemComponent(name, range, needed, { ...at, path: [...at.path, index + 1] });
    return component === undefined ? [] : [component];
  });
}

/** A library that is on the machine; people write its name in letters of any case. */
function systemComponent(
  name: string,
  range: string | undefined,
  scope: Scope,
  { file, path }: Place,
): Component | undefined {
  const purl = makePurl({ type: 'generic', name: name.toLowerCase() });
  const anchor: DataAnchor = { file, path, part: 'value' };
  return purl && componentOf({ purl, name, range, direct: true, scope, anchor });
}
