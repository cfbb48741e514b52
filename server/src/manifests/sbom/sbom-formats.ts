// The notations in which SBOMs are written, as formats. JSON says by itself whether it is CycloneDX or SPDX, so that names
// such as `sbom.json` may hold either. Invariant: a file of such a name that is no SBOM is a problem, not silence.
import type { Reading } from '../../text/reading';
import { baseName, SourceFile } from '../../text/source-file';
import { json } from '../../syntax/json';
import type { Notation } from '../../syntax/notation';
import { yaml } from '../../syntax/yaml';
import type { Capabilities, ManifestFormat } from '../format';
import { lockfileTells } from '../manifest-tells';
import { ManifestData } from '../manifest-data';
import { isCycloneDx, readCycloneDx } from './cyclonedx';
import { cycloneDxXml as xmlNotation } from './cyclonedx-xml';
import type { SbomContent } from './sbom-content';
import { isSpdx, readSpdx } from './spdx';
import { spdxRdf } from './spdx-rdf';
import { spdxTags } from './spdx-tags';

const tells: Capabilities = { ...lockfileTells, ranges: 'no', direct: 'yes', license: 'yes' };

/** One format for each notation. */
export const sbomFormats: readonly ManifestFormat[] = [
  sbomFormat('CycloneDX JSON', json, /(?:^|[._-])(?:cdx|cyclonedx|bom)\.json$/i),
  sbomFormat('CycloneDX XML', xmlNotation, /(?:^|[._-])(?:cdx|cyclonedx|s?bom)\.xml$/i),
  sbomFormat('SPDX JSON', json, /(?:(?:^|[._-])spdx3?|^\.spdx[._-].+)\.json(?:ld)?$/i),
  sbomFormat('SPDX YAML', yaml, /(?:^|[._-])spdx\.ya?ml$/i),
  sbomFormat('SPDX tag-value', spdxTags, /(?:\.spdx|\.spdx\.tv|(?:^|[._-])spdx\.txt)$/i),
  sbomFormat('SPDX RDF/XML', spdxRdf, /(?:^|[._-])spdx\.(?:rdf|xml|rdf\.xml)$/i),
  // Names that say no more than that it is an SBOM.
  sbomFormat('sbom.json', json, /(?:^|[._-])sbom\.json$/i),
];

function sbomFormat(name: string, notation: Notation, pattern: RegExp): ManifestFormat {
  return {
    name,
    purlType: 'generic',
    kind: 'sbom',
    tells,
    notation,
    matches: (path) => pattern.test(baseName(path)),
    read: (file) => readSbom(file, name, notation),
  };
}

const SAYS_SO = /cdx|cyclonedx|sbom|spdx/i;
const FIRST_LETTERS = 5_000;

/** Other things are called `bom` as well: a byte order mark, a bill of parts, a POM. */
function isMeantAsSbom({ path, text }: SourceFile): boolean {
  const name = baseName(path);
  if (SAYS_SO.test(name) || SAYS_SO.test(text.slice(0, FIRST_LETTERS))) return true;
  return /^bom\.(?:json|xml)$/i.test(name) && !/<project\b/.test(text.slice(0, FIRST_LETTERS));
}

/** Reads an SBOM of either kind; a file that is none has no components, and a problem that says so. */
function readSbom(file: SourceFile, format: string, notation: Notation): Reading<SbomContent> {
  const isMeant = isMeantAsSbom(file);
  const data = new ManifestData(isMeant ? file : new SourceFile(file.path, ''), notation);
  const isOther = isSpdx(data.root);
  if (isMeant && !isOther && !isCycloneDx(data.root) && data.problems.length === 0)
    data.unknowable([], 'This is neither a CycloneDX nor an SPDX document, so what it lists is not known.');
  const value = isOther ? readSpdx(data, format) : readCycloneDx(data, format);
  return { value, problems: isMeant ? data.problems : [] };
}
