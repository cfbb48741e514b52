// Answers that are slow, endless, packed or cut off, for servers of tests.
// Invariant: what goes on for ever ends with the connection.
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Reply } from './local-server';

/** A body that is sent by gzip. */
export function packed(value: unknown): Reply {
  const body = gzipSync(JSON.stringify(value));
  return (response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body);
}

/** A few letters at a time, for ever. */
export function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"fine":"');
  const drops = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(drops));
}

/** As much as is taken, without an end. */
export function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(1024 * 1024, 32);
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}

/** Less than was announced. */
export function cutOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"fine":', () => response.destroy());
}
