import { createVirtualizer } from '@tanstack/solid-virtual';
import { For, Index, Show, createMemo, createSelector, createSignal } from 'solid-js';
import { OVERSCAN, moderates } from '../shared/participants.js';
import { HEADING_HEIGHT, secondStart, sizeOf } from '../shared/sections.js';
import { Menu } from './Menu.jsx';
import { Row } from './Row.jsx';

export function Panel(props) {
  const { rows, sections, now, perform } = props.people;
  let list;
  const second = createMemo(() => secondStart(sections()));
  // The virtualizer computes all positions anew when this is another function: when the second heading has another place.
  const getItemKey = createMemo(() => {
    second();
    return (index) => index;
  });
  // Rows only: the first heading is a padding, the second one counts to the row above it.
  const virtualizer = createVirtualizer({
    get count() {
      return rows().length;
    },
    getScrollElement: () => list,
    paddingStart: HEADING_HEIGHT,
    get estimateSize() {
      // Read once, not for every row.
      const place = second();
      return (index) => sizeOf(index, place);
    },
    get getItemKey() {
      return getItemKey();
    },
    overscan: OVERSCAN,
  });
  const [menu, setMenu] = createSignal(null);
  const isOpen = createSelector(() => menu()?.id);
  const target = createMemo(() => {
    const id = menu()?.id;
    return id && rows().find((row) => row.id === id);
  });
  const openMenu = (id, anchor) => setMenu((open) => (open?.anchor === anchor ? null : { id, anchor }));
  const choose = (action) => {
    const person = target();
    setMenu(null);
    perform(person, action);
  };
  return (
    <div class="panel">
      <div
        ref={list}
        class={moderates(props.viewerRole) ? 'list moderates' : 'list'}
        role="grid"
        aria-label="Participants"
        aria-rowcount={rows().length}
      >
        <div class="rows" role="presentation" style={{ position: 'relative' }}>
          <Index each={sections()}>
            {(section) => (
              // In the flow, so that sections make the list as high as all rows together; the rows lie over them.
              <div style={{ 'block-size': `${section().height}px` }}>
                <div class="heading" part="heading">
                  <span>{section().name}</span>
                  <span class="number">{section().number}</span>
                </div>
              </div>
            )}
          </Index>
          <For each={virtualizer.getVirtualItems()}>
            {(item) => (
              <Show when={rows()[item.index]}>
                {(row) => (
                  <Row
                    row={row()}
                    index={item.index}
                    start={item.start}
                    now={now()}
                    own={row().userId === props.viewer}
                    viewerRole={props.viewerRole}
                    menuOpen={isOpen(row().id)}
                    openMenu={openMenu}
                  />
                )}
              </Show>
            )}
          </For>
        </div>
      </div>
      <Show when={target()}>
        <Menu person={target()} anchor={menu().anchor} close={() => setMenu(null)} choose={choose} />
      </Show>
    </div>
  );
}
