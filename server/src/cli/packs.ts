// The catalogue as a folder has it: the embedded one with the requirement packs that lie below the folder.
import { openWorkspace } from '../host/disk-workspace';
import { readAnnotationFile } from '../records/annotation-file';
import { isPackFile } from '../records/file-sections';
import { builtIn, type Catalogue } from '../regulations/catalogue';
import { SourceFile } from '../text/source-file';

/** Reads the packs of a folder, whichever product owns them; one that cannot be read adds nothing. */
export async function catalogueBelow(folder: string): Promise<Catalogue> {
  const { port } = openWorkspace(folder);
  const { paths } = await port.list(new AbortController().signal);
  const packs = await Promise.all(
    paths.filter(isPackFile).map(async (path) => {
      const text = await port.readText(path);
      return text === undefined ? undefined : readAnnotationFile(new SourceFile(path, text)).pack;
    }),
  );
  return builtIn.withPacks(packs.filter((pack) => pack !== undefined));
}
