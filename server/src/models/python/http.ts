// Requests without an SDK, and files that are fetched: requests, httpx, aiohttp, urllib, gdown, wget.
import type { Framework, Loaded, LoadCall } from '../code/load-call';
import { byId, given, named } from '../code/load-rules';
import { readDownload, readRequest, telling } from '../http';
import { spellFile } from '../references';

function post(call: LoadCall): Loaded | undefined {
  const isGeneral = call.name === 'request' || call.name === 'stream';
  const address = call.argument({ at: isGeneral ? 1 : 0, named: ['url'] });
  if (address === undefined) return undefined;
  const body =
    call.argument({ named: ['json', 'data', 'content', 'body'] }) ?? call.argument({ at: isGeneral ? 2 : 1 });
  return readRequest(call, address, body) ?? readDownload(call, address);
}

function fetchFile(call: LoadCall): Loaded | undefined {
  const address = call.argument({ at: 0, named: ['url', 'fullurl'] });
  return address === undefined ? undefined : readDownload(call, address);
}

/** A file of Google Drive by its number, judged by the name under which it is kept. */
function fetchFromDrive(call: LoadCall): Loaded | undefined {
  const output = call.text({ at: 1, named: ['output'] })?.text;
  if (output !== undefined && /\.(?:zip|tar|gz|csv|json|txt|nii|dcm|png|jpg)$/.test(output)) return undefined;
  const id = call.text({ named: ['id'] });
  if (id !== undefined) return { reference: `gdrive:${id.text}` };
  return byId({ id: given(0, 'url'), spell: spellFile })(call);
}

export const http: Framework = {
  packages: ['requests', 'httpx', 'aiohttp', 'urllib', 'urllib3', 'wget', 'gdown', 'pooch', 'tritonclient'],
  telling,
  rules: [
    { calls: ['post|request|get|stream', '**.().post|request|get|stream'], how: 'http.request', read: post },
    { calls: ['request.Request'], how: 'http.request', read: post },
    {
      calls: ['request.urlretrieve|urlopen', 'urlretrieve', 'download', 'retrieve'],
      how: 'http.download',
      read: (call) => (call.origin.path[0] === 'gdown' ? fetchFromDrive(call) : fetchFile(call)),
    },
    { calls: ['cached_download'], how: 'http.download', read: byId({ id: named('url'), spell: spellFile }) },
  ],
};
