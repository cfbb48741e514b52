// The proxy that a person set in the editor, as the variables by which the server's process learns of it.
// Invariant: pure; what the editor does not say is left to the variables that the process has already.

/** The editor's settings `http.*`, as far as they tell of a proxy. */
export type ProxySettings = Readonly<{
  proxy: string | undefined;
  noProxy: readonly string[] | undefined;
  /** `off` asks for no proxy at all. */
  proxySupport: string | undefined;
}>;

/** The variables to add; in small letters, since those win over capitals. */
export function proxyVariables({ proxy, noProxy, proxySupport }: ProxySettings): Readonly<Record<string, string>> {
  if (proxySupport === 'off') return { http_proxy: '', https_proxy: '' };
  const address = proxy?.trim() ?? '';
  return {
    ...(address === '' ? {} : { http_proxy: address, https_proxy: address }),
    ...(noProxy === undefined || noProxy.length === 0 ? {} : { no_proxy: noProxy.join(',') }),
  };
}
