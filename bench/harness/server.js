// Serves the pages, the contestants and the answers to the browser, on this machine only. The pages are isolated from
// other origins, for which browsers give them a finer clock.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchPage, coldPage } from './pages.js';

const PAGE = fileURLToPath(new URL('page/', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css' };
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
};

export class Server {
  #http = createServer((request, response) => this.#serve(request, response));
  #tracks = new Map();
  #files = new Map();

  constructor({ contestants, style }) {
    this.contestants = contestants;
    this.style = style;
  }

  async start() {
    await new Promise((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.#http.address().port}`;
  }

  stop() {
    this.#http.close();
    this.#http.closeAllConnections();
  }

  /** Lets pages ask for the steps of a track; returns the address of a step. */
  offer(id, track) {
    this.#tracks.set(id, track);
    return (step) => `/answers/${id}/${step}`;
  }

  withdraw(id) {
    this.#tracks.delete(id);
  }

  async #serve(request, response) {
    try {
      const { type, body, headers } = await this.#find(new URL(request.url, this.origin));
      response.writeHead(200, { ...HEADERS, 'Content-Type': type, ...headers }).end(body);
    } catch (error) {
      response.writeHead(404, HEADERS).end(String(error));
    }
  }

  async #find({ pathname, searchParams }) {
    const [, folder, ...rest] = pathname.split('/');
    switch (folder) {
      case 'bench':
        return { type: 'text/html', body: benchPage() };
      case 'cold':
        return { type: 'text/html', body: coldPage(searchParams.get('name'), searchParams.get('answer')) };
      case 'style.css':
        return { type: 'text/css', body: this.style };
      case 'page':
        return this.#file(PAGE, rest);
      case 'contestants':
        return this.#file(this.contestants, rest);
      case 'answers': {
        const { bytes, now } = this.#tracks.get(rest[0]).step(Number(rest[1]));
        return { type: 'application/json', body: bytes, headers: { 'X-Now': now } };
      }
      default:
        throw new Error(`nothing at ${pathname}`);
    }
  }

  async #file(folder, path) {
    const file = join(folder, normalize(path.join('/')));
    if (!file.startsWith(folder)) throw new Error('outside');
    if (!this.#files.has(file)) this.#files.set(file, await readFile(file));
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: this.#files.get(file) };
  }
}
