// What `&name;` stands for in XML beyond XML's own five: the Latin-1 names, which Maven reads in a POM as well, and the
// short texts that a document type declares. Invariant: an entity stands for at most a hundred letters without markup
// and without further entities, so a text can grow by no more than that; nothing outside of the text is ever read.

/** The names of HTML for the letters from U+00A0 to U+00FF, in their order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave ' +
  'Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute ' +
  'Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave ' +
  'iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** The Latin-1 letters by their names. */
export const namedEntities: Readonly<Record<string, string>> = Object.fromEntries(
  latin1.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)]),
);

/** The entities that a document type declares as short plain texts; others stay unknown. */
export function declaredEntities(doctype: string): Readonly<Record<string, string>> {
  const declarations = doctype.matchAll(/<!ENTITY\s+([\w.-]{1,100})\s+(?:"([^"&%<]{0,100})"|'([^'&%<]{0,100})')\s*>/g);
  return Object.fromEntries([...declarations].map(([, name = '', double, single = '']) => [name, double ?? single]));
}
