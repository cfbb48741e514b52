// The browser in which the VS Code server is seen: one that the machine has, or Debian's Chromium.
// Invariant: nothing is installed where a browser is found; where none can be had the error says what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** What Chromium needs in a container, and so that it calls nobody by itself. */
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** Starts a browser without a window, with an empty profile. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser() ?? installChromium(), headless: true, args: quietly });
}

function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return named ?? (places[process.platform] ?? []).find((place) => existsSync(place));
}

function installChromium(): string {
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium with apt-get …');
    const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
    const install = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'];
    for (const args of [['update'], install]) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const { status, stderr } = spawnSync('apt-get', [...wait, ...args], { env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stderr}`);
    }
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error('No Chromium, Chrome or Edge was found. Install one, or set CHROMIUM_PATH to its program.');
}
