import sodium from 'libsodium-wrappers-sumo';

// libsodium, loaded only with the Worker's chunk (docs/security.md names every primitive). Await `ready` once before use.
export const ready: Promise<void> = sodium.ready;
export { sodium };
