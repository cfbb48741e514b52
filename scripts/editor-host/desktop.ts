// Whether this machine can show and download desktop VS Code.
// Invariant: COMPLIANCE_LENS_DESKTOP, `1` or `0`, overrules what is found out.

/** True where a window can be shown and VS Code's download site answers within three seconds. */
export async function canRunDesktop(): Promise<boolean> {
  const { COMPLIANCE_LENS_DESKTOP: wanted, DISPLAY: x11, WAYLAND_DISPLAY: wayland } = process.env;
  if (wanted !== undefined) return wanted === '1';
  if (process.platform === 'linux' && x11 === undefined && wayland === undefined) return false;
  try {
    const releases = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(releases, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    // No network, or none that reaches the site: the browser host it is.
    return false;
  }
}
