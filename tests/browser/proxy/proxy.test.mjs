import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Agent, createServer, request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { proxy, throughProxy } from './proxy.mjs';

const listening = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

describe('the proxy', () => {
  const connections = new Set();
  const pages = createServer((asked, answer) => {
    connections.add(asked.socket);
    if (asked.url === '/half') {
      answer.writeHead(200, { 'Content-Length': '9' });
      answer.write('half');
      setImmediate(() => asked.socket.destroy());
      return;
    }
    answer.writeHead(asked.url === '/lost' ? 404 : 200, { 'Cross-Origin-Opener-Policy': 'same-origin' });
    answer.end(`${asked.method} ${asked.url}`);
  });
  const between = proxy();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let page;
  let port;

  const ask = (path, method = 'GET') =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, agent }, async (answer) => {
        try {
          const text = (await answer.toArray()).join('');
          resolve({ status: answer.statusCode, headers: answer.headers, text });
        } catch (error) {
          reject(error);
        }
      });
      asked.on('error', reject).end();
    });

  before(async () => {
    page = `http://127.0.0.1:${await listening(pages)}`;
    port = await listening(between);
  });

  after(() => {
    agent.destroy();
    pages.closeAllConnections();
    pages.close();
    between.close();
  });

  test('passes requests and answers on', async () => {
    const found = await ask(`${page}/run.js?a=1`, 'POST');
    assert.equal(found.status, 200);
    assert.equal(found.text, 'POST /run.js?a=1');
    assert.equal(found.headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal((await ask(`${page}/lost`)).status, 404);
  });

  test('every request has a connection of its own, and it ends', async () => {
    connections.clear();
    for (let i = 0; i < 3; i += 1) await ask(`${page}/${i}`);
    assert.equal(connections.size, 3);
    await new Promise(setImmediate);
    assert.ok([...connections].every((socket) => socket.destroyed || socket.writableEnded));
  });

  test('nothing else is asked', async () => {
    for (const url of ['http://example.org/', 'http://localhost:1/', '/of-its-own']) {
      assert.equal((await ask(url)).status, 403, url);
    }
  });

  test('an answer that breaks off breaks the connection', async () => {
    await assert.rejects(ask(`${page}/half`));
  });

  test('a server that is gone breaks the connection', async () => {
    const gone = createServer();
    const free = await listening(gone);
    await new Promise((resolve) => gone.close(resolve));
    await assert.rejects(ask(`http://127.0.0.1:${free}/`));
  });
});

test('the driver is told of the proxy beside what it was told', () => {
  const told = throughProxy({ timeouts: { pageLoad: 1 }, 'goog:chromeOptions': { args: ['--a'], binary: '/b' } }, 81);
  assert.deepEqual(told, {
    timeouts: { pageLoad: 1 },
    'goog:chromeOptions': { args: ['--a', '--proxy-server=127.0.0.1:81', '--proxy-bypass-list=<-loopback>'], binary: '/b' },
  });
});

describe('a command that is run through it', () => {
  const script = fileURLToPath(new URL('run.mjs', import.meta.url));
  const run = (...command) => spawnSync(process.execPath, [script, ...command], { encoding: 'utf8' });

  test('may write more than somebody reads at a time', async () => {
    // Asks through the proxy first, then writes in one piece what no pipe holds, while its reader sleeps.
    const program = `
      const { request } = require('node:http');
      const [flag] = require(process.env.WASM_BINDGEN_TEST_WEBDRIVER_JSON)['goog:chromeOptions'].args.slice(-2);
      const server = require('node:http').createServer((asked, answer) => answer.end('x'));
      server.listen(0, '127.0.0.1', () => {
        const path = 'http://127.0.0.1:' + server.address().port + '/';
        request({ host: '127.0.0.1', port: flag.split(':').at(-1), path }, (answer) => {
          answer.on('data', () => {}).on('end', () => {
            require('node:fs').writeFileSync(1, 'x'.repeat(1e6));
            process.exit(0);
          });
        }).end();
      });`;
    const line = `"${process.execPath}" "${script}" "${process.execPath}" --eval "$PROGRAM" | (sleep 1; wc -c)`;
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { ...process.env, PROGRAM: program } });
    assert.equal(stderr, '');
    assert.equal(stdout.trim(), '1000000');
  });

  test('finds the file for the driver, and how it ends is how the whole ends', () => {
    const script = `
      const file = process.env.WASM_BINDGEN_TEST_WEBDRIVER_JSON;
      console.log(file, require(file)['goog:chromeOptions'].args.join(' '));
      process.exit(7);`;
    const { status, stdout } = run(process.execPath, '--eval', script);
    assert.equal(status, 7);
    assert.match(stdout, /--headless=new.* --proxy-server=127\.0\.0\.1:\d+ /);
    const [file] = stdout.split(' ');
    assert.equal(spawnSync('test', ['-e', file]).status, 1, 'the file is taken away');
  });

  test('one that cannot be started is a failure that says so', () => {
    const { status, stderr } = run('no-such-program');
    assert.equal(status, 1);
    assert.match(stderr, /cannot start no-such-program/);
  });
});
