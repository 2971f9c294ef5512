// What a page with a contestant loads over the wire: every file of its build, compressed with brotli at its highest level.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const LOADED = /\.(js|css|wasm)$/;

export function transferred(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => LOADED.test(name));
  const sizes = files.map((name) => compressed(readFileSync(join(folder, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function compressed(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}
