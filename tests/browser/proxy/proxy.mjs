// A proxy that gives every request a connection of its own, which ends with the answer.
//
// The server inside of wasm-bindgen-test-runner is tiny_http 0.12. Its pool counts a thread as free from when it is told of a
// connection until it takes it; of two connections that come in that moment, one waits for a thread until another connection
// ends. Chromium opens up to six at once and keeps them, so a page of five modules or more sometimes never loads.

import { createServer, request } from 'node:http';

/** A proxy, not listening yet. What is not on this machine is refused: tests ask for nothing else. */
export function proxy() {
  return createServer((asked, answer) => {
    const url = URL.canParse(asked.url) ? new URL(asked.url) : null;
    if (url?.hostname !== '127.0.0.1') {
      answer.writeHead(403).end();
      return;
    }
    const { method, headers } = asked;
    const passed = request(url, { method, headers: { ...headers, connection: 'close' }, agent: false }, (given) => {
      answer.writeHead(given.statusCode, given.headers);
      pass(given, answer);
      given.on('close', () => given.complete || answer.destroy());
    });
    passed.on('error', () => answer.destroy());
    pass(asked, passed);
  });
}

// Not `pipe`, which looks at `process.stdout` and so makes it one that does not wait: the command that is run shares it, and
// would fail as soon as it writes faster than somebody reads.
function pass(from, to) {
  from.on('data', (piece) => to.write(piece)).on('end', () => to.end());
}

/** What a driver is to be told, so that Chromium asks the proxy also for pages of this machine. */
export function throughProxy(capabilities, port) {
  const options = capabilities['goog:chromeOptions'] ?? {};
  const args = [...(options.args ?? []), `--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'];
  return { ...capabilities, 'goog:chromeOptions': { ...options, args } };
}
