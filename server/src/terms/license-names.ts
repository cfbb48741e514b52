// The names of the SPDX list: licences, and the exceptions that may follow WITH.
// Invariant: what is deprecated is not among them, though it is read.
import exceptions from 'spdx-exceptions/index.json';
import licenses from 'spdx-license-ids/index.json';

/** The licences of the SPDX list, by their identifiers. */
export const licenseIds: readonly string[] = licenses;

/** The exceptions of the SPDX list. */
export const licenseExceptions: readonly string[] = exceptions;
