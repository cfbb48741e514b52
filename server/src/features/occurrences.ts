// Everything that names one thing: ids, clauses and paths in annotation files, and trace tags in source code.
// Invariant: annotation files are looked at as they are typed now, and a place is given once, whatever leads to it.
import { clausesBehind, resolveClause } from '../regulations/catalogue';
import type { AnnotationFile } from '../records/annotation-file';
import { recordRows } from '../records/../workspace/record-rows';
import type { DataAnchor } from '../text/anchor';
import type { Position, Range } from '../text/line-index';
import { headOf } from '../rules/naming';
import { locate } from '../workspace/model';
import { looksLikePath, resolvePath } from '../workspace/paths';
import type { ProductModel } from '../workspace/tables';
import { annotationAt, rangeOf, type FeatureContext } from './context';
import { codePlaceAt } from './fact-places';
import { placeAt } from './place';
