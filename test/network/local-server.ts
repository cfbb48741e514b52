// Servers on this machine that stand for the services of the network, and count what they are asked.
// Invariant: a server answers as its test says, and is gone after it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { certificate, privateKey } from './local-certificate';

/** A request as it came. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer: a value as JSON, a response, or whatever is done to the connection. */
export type Reply =
  | {
      readonly status?: number;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | ((response: ServerResponse, heard: Heard) => void);

type Answer = (heard: Heard) => Reply | undefined;

/** A server with what it heard. */
export class LocalServer {
  readonly heard: Heard[] = [];
  /** Where it is, without a slash at the end. */
  origin = '';
  /** Requests that it answers at this moment, and the most that were at once. */
  atOnce = 0;
  mostAtOnce = 0;
  readonly #sockets = new Set<Socket>();
  #close: () => Promise<void> = () => Promise.resolve();

  /** Starts a server; what `answer` does not know is not found. */
  static async start(answer: Answer, secure = false): Promise<LocalServer> {
    const local = new LocalServer();
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => local.#serve({ ...headOf(request), body }, response, answer));
    };
    const server = secure
      ? createSecureServer({ cert: certificate, key: privateKey }, listener)
      : createServer(listener);
    // As a proxy it leads to wherever it is asked to.
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      local.heard.push({ ...headOf(request), body: '' });
      const [host = '', port] = (request.url ?? '').split(':');
      const target = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      for (const end of [socket, target]) end.on('error', () => [socket, target].forEach((each) => each.destroy()));
    });
    server.on('connection', (socket: Socket) => {
      local.#sockets.add(socket);
      socket.on('close', () => local.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has such an address.
    local.origin = `${secure ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
    local.#close = () => new Promise((resolve) => server.close(() => resolve()));
    return local;
  }

  get paths(): readonly string[] {
    return this.heard.map(({ path }) => path);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.#close();
  }

  #serve(heard: Heard, response: ServerResponse, answer: Answer): void {
    this.heard.push(heard);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    response.on('close', () => this.atOnce--);
    const reply = answer(heard) ?? { status: 404, body: { message: 'not found' } };
    if (typeof reply === 'function') return reply(response, heard);
    const { status = 200, type = 'application/json', headers = {}, body } = reply;
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
  }
}

function headOf({ method = '', url = '', headers }: IncomingMessage): Omit<Heard, 'body'> {
  return { method, path: url, headers };
}
