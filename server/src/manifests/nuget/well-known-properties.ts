// Properties of MSBuild that no file sets: those that follow from where a file stands, and those of machine and command.
import { baseName, folderOf } from '../../text/source-file';

/** As environment variables are spelled. */
const environment = /^(?:CI|[A-Z][A-Z0-9]*_[A-Z0-9_]+)$/;
const fromOutside =
  /^(?:MSBuild\w*|Configuration|Platform|OS|NuGet\w*|NETCoreSdk\w*|Bundled\w*|VisualStudio\w*|VCTargetsPath|VSToolsPath|Solution\w*|UserProfile|Home|Wix\w*)$/i;
const inToolchain =
  /^\$\((?:MSBuild(?!ThisFile|Project)\w*|VSToolsPath|VCTargetsPath|NuGet\w*|UserRootDir|Custom(?:Before|After)\w*|LanguageTargets|\w*SdkDir\w*|Wix\w*)\b/i;

/** Whether the machine, the command or MSBuild itself sets a property. */
export function comesFromOutside(property: string): boolean {
  return environment.test(property) || fromOutside.test(property);
}

/** What Paket and old versions of NuGet put beside projects when they restore packages. */
const writtenByRestore = /(?:^|[\\/])\.(?:paket[\\/]paket(?:\.restore)?|nuget[\\/]nuget)\.targets$/i;

/** Whether an imported path leads into the toolchain: what lies there is no dependency of the project. */
export function liesInToolchain(path: string): boolean {
  return (
    inToolchain.test(path) || writtenByRestore.test(path) || /^(?:\$\(\w*\)[\\/]?)?Sdk\.(?:props|targets)$/i.test(path)
  );
}

/** What `MSBuildThisFile…` and `MSBuildProject…` say of a file, by the rest of their names in lower case. */
export function placeOf(file: string, what: string): string | undefined {
  const name = baseName(file);
  const dot = name.lastIndexOf('.');
  const folder = folderOf(file);
  switch (what) {
    case '':
    case 'file':
      return name;
    case 'name':
      return dot < 0 ? name : name.slice(0, dot);
    case 'extension':
      return dot < 0 ? '' : name.slice(dot);
    case 'directory':
      return folder === '' ? '/' : `/${folder}/`;
    // How a full path begins tells the machine.
    default:
      return undefined;
  }
}
