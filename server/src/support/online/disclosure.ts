// What leaves the machine, in words, said before the first request.
import type { Inquiry } from './ask-sources';

/** A line for each source: what is sent, of how many components, in how many requests, to which hosts. */
export function discloseInquiries(inquiries: readonly Inquiry[]): readonly string[] {
  return inquiries.map(({ source, queries, requests }) => {
    const hosts = [...new Set(requests.map(({ url }) => hostOf(url)))].sort();
    const asked = `${counted(queries.length, 'component')} in ${counted(requests.length, 'request')}`;
    return `${source.name}: ${source.sends}; ${asked} to ${hosts.join(', ')}`;
  });
}

/** `GET https://… (2 components)`, as many lines as requests. */
export function listRequests(inquiries: readonly Inquiry[]): readonly string[] {
  return inquiries.flatMap(({ requests }) =>
    requests.map(({ url, body, about }) => {
      const sent = body === undefined ? `GET ${url}` : `POST ${url} ${JSON.stringify(body)}`;
      return `${sent} (${counted(about.length, 'component')})`;
    }),
  );
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/]+)/.exec(url)?.[1] ?? url;
}

/** `1 component`, `2 components` */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
