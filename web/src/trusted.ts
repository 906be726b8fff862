// The one place where a string may become the address of code. The server's policy says `trusted-types hoanhap`, so the
// browser refuses any other way; this module wraps worker and service-worker addresses, and nothing else.

const ALLOWED = /^\/(assets\/[\w.-]+|service-worker)\.js$/;

interface Policy {
  createScriptURL(url: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

export function ownScript(url: string): string {
  const path = new URL(url, location.origin);
  if (path.origin !== location.origin || path.search !== '' || !ALLOWED.test(path.pathname)) {
    throw new TypeError('not a script of this application');
  }
  return path.pathname;
}

let policy: Policy | undefined;

// What `new Worker` and `serviceWorker.register` take. Throws on any address that is not ours.
export function scriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  if (!factory) return ownScript(url);
  policy ??= factory.createPolicy('hoanhap', { createScriptURL: ownScript });
  return policy.createScriptURL(url) as string;
}
