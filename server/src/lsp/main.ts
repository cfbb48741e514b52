// The language server as a process: over standard input and output, or Node's own channel in VS Code.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { growHeapSlowly } from '../host/heap';
import { startServer } from './server';

growHeapSlowly();
startServer(createConnection(ProposedFeatures.all));
