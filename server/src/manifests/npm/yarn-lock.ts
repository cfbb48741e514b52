// yarn.lock: of yarn 1 in lines of its own, of yarn 2 and later in YAML. Neither says what is for development only, and
// the first not even who asks: that is known from the package.json files beside it.
// Invariant: a descriptor, a name with what is asked for, stands for one package of the lockfile.
import { notation, type Notation } from '../../syntax/notation';
import { yamlTexts } from '../../syntax/yaml-texts';
import type { Reading } from '../../text/reading';
import { baseName, folderOf, type SourceFile } from '../../text/source-file';
import { unstated, type Component, type ComponentSource } from '../component';
import { silent, type ManifestContent, type ManifestFormat, type NearbyFiles } from '../format';
import { joinManifest } from '../inventory';
import { isFields, ManifestData, textOf, type Fields } from '../manifest-data';
import { npmPurl, readReference, readSpec } from './dependency-spec';
import { parseClassic, readClassicPlainly } from './yarn-classic';
import { readYarnGraph, type YarnPackage } from './yarn-graph';
import { workspaceMembers } from './workspace-members';

/** What yarn 2 and later open their lockfiles with. */
const BERRY = /^__metadata:/m;

const yarnLines: Notation = notation(
  'yarn.lock',
  (text) => (BERRY.test(text) ? yamlTexts.treeOfText(text) : parseClassic(text)),
  (text) => (BERRY.test(text) ? yamlTexts.readPlainly(text) : readClassicPlainly(text)),
);
