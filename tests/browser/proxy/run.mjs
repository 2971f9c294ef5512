// Runs a command whose wasm-bindgen-test-runner drives Chromium through the proxy: `node run.mjs cargo test …`.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proxy, throughProxy } from './proxy.mjs';

const [command, ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'webdriver-'));
const file = join(folder, 'webdriver.json');

const server = proxy().listen(0, '127.0.0.1', () => {
  const capabilities = JSON.parse(readFileSync(new URL('../../../webdriver.json', import.meta.url), 'utf8'));
  writeFileSync(file, JSON.stringify(throughProxy(capabilities, server.address().port)));
  const env = { ...process.env, WASM_BINDGEN_TEST_WEBDRIVER_JSON: file };
  spawn(command, args, { env, stdio: 'inherit' })
    .on('error', (error) => end(`cannot start ${command}: ${error.message}`, 1))
    .on('exit', (code, signal) => end(signal && `${command} was ended by ${signal}`, code ?? 1));
});

// Ctrl-C reaches the command too; what it says last is waited for.
process.on('SIGINT', () => {});

function end(message, code) {
  if (message) console.error(message);
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
