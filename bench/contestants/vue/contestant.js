// The list in Vue 3 with vue-virtual-scroller, the pair that Nextcloud Talk itself uses.

import { createApp, nextTick } from 'vue';
import scroller from 'vue-virtual-scroller/index.css?inline';
import Panel from './Panel.vue';
import { createStore } from './store.js';

export function mount(root, options) {
  adopt(scroller, root.getRootNode());
  const store = createStore(options);
  const app = createApp(Panel, { store, viewer: options.viewer, viewerRole: options.role });
  app.mount(root);
  return {
    receive(bytes, now) {
      store.receive(bytes, now);
      return nextTick();
    },
    filter(text) {
      store.filter(text);
      return nextTick();
    },
    settled: () => nextTick(),
    unmount: () => app.unmount(),
  };
}

/** The scroller's own style sheet, which a shadow root does not take from the page. */
function adopt(css, shadow) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets.push(sheet);
}
