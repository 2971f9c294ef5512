// The list in hand-written JavaScript: people are kept by identity from one answer to the next, so that the order is
// nearly right before it is sorted and only what changed is written to the document.

import { Menu } from './menu.js';
import { People } from './people.js';
import { RowList } from './row_list.js';

export function mount(root, options) {
  const panel = document.createElement('div');
  panel.className = 'panel';
  const people = new People(options.lang);
  const menu = new Menu((person, action) => people.perform(person, action, options.send, draw));
  const list = new RowList(options, (person, anchor) => menu.toggle(person, anchor));
  panel.append(list.element, menu.element);
  root.append(panel);

  let now = options.now;
  const draw = () => list.show(people.shown(), now);

  return {
    receive(bytes, seconds = now) {
      now = seconds;
      people.receive(bytes);
      draw();
    },
    filter(text) {
      people.filter(text);
      draw();
    },
    settled: () => Promise.resolve(),
    unmount() {
      list.disconnect();
      panel.remove();
    },
  };
}
