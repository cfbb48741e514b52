// The gateway's front door: wearables connect with a certificate of their own, or not at all.
import { createServer, type ServerOptions } from 'node:https';
import express from 'express';
import { WebSocketServer } from 'ws';
import { presentVerdict } from './verdict';

// compliance: implements RC-3
/** Opens the gateway for wearables that show a certificate of the manufacturer. */
export function createGateway(credentials: Pick<ServerOptions, 'key' | 'cert' | 'ca'>): ReturnType<typeof createServer> {
  const app = express();
  app.get('/health', (_request, response) => response.json({ ok: true }));
  const server = createServer({ ...credentials, requestCert: true, rejectUnauthorized: true }, app);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(presentVerdict(String(data)))));
  return server;
}
