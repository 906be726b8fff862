// The network between a browser and the server, to be pulled: a proxy that serves everything, refuses everything, holds a
// request, lets it reach the server and loses its answer, or answers something else than the server did. It writes down
// what went through, so that a test can say what was sent, how often, and for whom.
import { createServer, request as send } from 'node:http';

export async function startWire(url) {
  let target = new URL(url);
  const files = new Map(); // what a later version of the application has in place of the server's files
  const sockets = new Set();
  const sent = []; // { method, path, key, as, cookie, body, status, answer, lost }
  let loses = () => false;
  let held = null;
  let lies = []; // { method, path, change }
  let server;

  const handle = (from, answer) => {
    const body = [];
    from.on('data', (chunk) => body.push(chunk));
    from.on('end', () => {
      const row = {
        method: from.method,
        path: from.url.replace('/api/v1', ''),
        key: from.headers['idempotency-key'] ?? '',
        as: from.headers['x-hoanhap-as'] ?? '',
        cookie: Boolean(from.headers.cookie),
        body: Buffer.concat(body).toString('utf8'),
        status: 0,
        answer: Buffer.alloc(0),
        lost: false,
      };
      if (from.url.startsWith('/api/')) sent.push(row);
      if (held?.method === row.method && held.path.test(row.path)) {
        held = null;
        return;
      }
      const file = files.get(from.url);
      if (file) {
        answer.writeHead(200, { 'Cache-Control': 'no-cache', 'Content-Type': file.type });
        answer.end(file.text);
        return;
      }
      const lie = lies.find(({ method, path }) => method === row.method && path.test(row.path));
      if (lie) for (const name of ['accept-encoding', 'if-none-match']) delete from.headers[name];
      const { hostname, port } = target;
      const to = send({ hostname, port, path: from.url, method: from.method, headers: from.headers }, (got) => {
        const bytes = [];
        got.on('data', (chunk) => bytes.push(chunk));
        got.on('end', () => {
          row.status = got.statusCode;
          row.answer = Buffer.concat(bytes);
          if (loses(row)) {
            row.lost = true;
            wire.cut();
            return;
          }
          if (answer.destroyed) return;
          const { status, headers, text } = told(lie, row, got, row.answer);
          answer.writeHead(status, headers);
          answer.end(text);
        });
      });
      to.on('error', () => answer.destroy());
      to.end(Buffer.concat(body));
    });
    from.on('error', () => {});
  };
  const listen = (at) =>
    new Promise((resolve, reject) => {
      server = createServer(handle);
      server.keepAliveTimeout = 60_000;
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
      });
      server.once('error', reject);
      server.listen(at, '127.0.0.1', resolve);
    });
  await listen(0);
  const own = server.address().port;

  const wire = {
    url: `http://127.0.0.1:${own}`,
    sent,
    // Pulled: open connections die, new ones are refused.
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    async join() {
      loses = () => false;
      await listen(own);
    },
    // The next request of this kind reaches the server; its answer never arrives, and nothing after it.
    loseAnswer(method, path) {
      loses = (row) => row.method === method && path.test(row.path);
    },
    // The next request of this kind is still on its way when the browser gives it up.
    hold(method, path) {
      held = { method, path };
    },
    serve: (path, type, text) => files.set(path, { type, text }),
    // From now on what such a request is answered is `change(json, row)`; a `Response`-like { status, json } changes both.
    lie(method, path, change) {
      lies = [{ method, path, change }, ...lies];
    },
    tellTruth() {
      lies = [];
    },
    // The server comes back at another address: to the browser it is the same.
    lead: (to) => {
      target = new URL(to);
    },
    writes: (path) => sent.filter((row) => row.method !== 'GET' && path.test(row.path)),
    stop() {
      wire.cut();
    },
  };
  return wire;
}

// What the browser hears in place of the answer.
function told(lie, row, got, bytes) {
  if (!lie) return { status: got.statusCode, headers: got.headers, text: bytes };
  const made = lie.change(bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : null, row);
  const { status, json } = Number.isInteger(made?.status) && 'json' in made ? made : { status: got.statusCode, json: made };
  const { etag, 'content-length': _, ...headers } = got.headers;
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  return { status, headers: { ...headers, 'content-type': type }, text: JSON.stringify(json) };
}
