// Asks endoflife.date for the release lines of the table's products, through the gate of the server.
// Invariant: a product of which nothing could be learnt is told with the reason and changes nothing.
import { Network } from '../../server/src/host/network/network';
import { openTransport } from '../../server/src/host/network/transport';
import { readCycles, type Cycle } from '../../server/src/support/online/endoflife-date';
import { ResponseData } from '../../server/src/support/online/response-data';
import type { Product } from '../../server/src/support/table';

/** What was learnt, by the names of the products there. */
export interface Lifecycles {
  readonly cycles: ReadonlyMap<string, readonly Cycle[]>;
  /** One line for each product of which nothing was learnt. */
  readonly failures: readonly string[];
}

const TIMEOUT = 30_000;

/** Asks for each product that has a name there. `address` ends in a slash; proxies are those of the environment. */
export async function askLifecycles(
  products: readonly Product[],
  address: string,
  signal: AbortSignal,
): Promise<Lifecycles> {
  const transport = await openTransport({
    userAgent: 'compliance-lens/update-support',
    timeout: TIMEOUT,
    httpProxy: undefined,
    httpsProxy: undefined,
    noProxy: undefined,
    certificates: undefined,
  });
  const network = Network.open({ addresses: [address], transport, cache: undefined, credentialsFor: () => undefined });
  const cycles = new Map<string, readonly Cycle[]>();
  const failures: string[] = [];
  const ask = async (name: string): Promise<void> => {
    const url = `${address}products/${name}/`;
    const answer = await network.request({ url, json: undefined, expects: 'json', accept: 'application/json' }, signal);
    if (answer.kind === 'not-found') failures.push(`${name} is not known there`);
    else if (answer.kind === 'failed') failures.push(`${name}: the server ${answer.reason}`);
    else {
      const read = readCycles(new ResponseData(answer.body));
      if (typeof read === 'string') failures.push(`${name}: the answer could not be read: ${read}`);
      else cycles.set(name, read);
    }
  };
  try {
    const names = products.flatMap(({ endoflifeDate: name }) => name ?? []);
    await Promise.all([...new Set(names)].map(ask));
  } finally {
    await network.close();
  }
  return { cycles, failures: failures.toSorted() };
}
