// The panel's own style sheets, in the order in which the panel puts them together.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All of them as one text; `root` is the checkout. */
export function panelStyle(root) {
  const source = readFileSync(join(root, 'src/element/styles.rs'), 'utf8');
  const files = [...source.matchAll(/include_str!\("\.\.\/\.\.\/(style\/[\w-]+\.css)"\)/g)].map(([, file]) => file);
  if (files.length === 0) throw new Error('src/element/styles.rs names no style sheet');
  return files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
}
