// Builds the contestants for production, each into one file: OUT/<name>/contestant.js.
//
//   node build.js --out DIR [--only react,vue]

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import solid from 'vite-plugin-solid';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The file a contestant begins with, and what its community builds it with. */
const CONTESTANTS = {
  vanilla: { entry: 'contestant.js', plugins: () => [] },
  react: { entry: 'contestant.jsx', plugins: () => [react()] },
  vue: { entry: 'contestant.js', plugins: () => [vue({ features: { optionsAPI: false } })] },
  solid: { entry: 'contestant.jsx', plugins: () => [solid()] },
  svelte: { entry: 'contestant.js', plugins: () => [svelte({ configFile: false })] },
};

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
if (!values.out) throw new Error('--out DIR is missing');
const names = values.only ? values.only.split(',').filter((name) => name in CONTESTANTS) : Object.keys(CONTESTANTS);

for (const name of names) {
  const { entry, plugins } = CONTESTANTS[name];
  await build({
    configFile: false,
    root: resolve(here, 'contestants', name),
    mode: 'production',
    logLevel: 'warn',
    plugins: plugins(),
    publicDir: false,
    build: {
      outDir: resolve(values.out, name),
      emptyOutDir: true,
      target: 'esnext',
      minify: true,
      modulePreload: false,
      cssCodeSplit: false,
      // Not as a library, whose white space Vite would leave for the library's user to remove.
      rollupOptions: {
        input: resolve(here, 'contestants', name, entry),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: 'contestant.js', assetFileNames: '[name][extname]' },
      },
    },
  });
  console.log(`built ${name}`);
}
