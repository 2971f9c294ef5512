// The two pages: one that stays open and is asked many things, one whose loading is measured.

import { START, VIEWER } from './bodies/roster.js';

/** Who looks at the list, as contestants are told. */
export const OPTIONS = { viewer: VIEWER, role: 1, now: START };

const page = (body) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>bench</title>
<style>body { margin: 0 }</style>
<body>
${body}
</body>
</html>
`;

export const benchPage = () => page('<script type="module" src="/page/bench.js"></script>');

export const coldPage = (name, answer) =>
  page(`<script>window.answer = fetch(${JSON.stringify(answer)});</script>
<script type="module">
import { mount } from ${JSON.stringify(`/contestants/${name}/contestant.js`)};
import { cold } from '/page/cold.js';
window.result = cold(mount, ${JSON.stringify(OPTIONS)});
</script>`);
