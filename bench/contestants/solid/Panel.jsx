import { createVirtualizer } from '@tanstack/solid-virtual';
import { For, Show, createMemo, createSelector, createSignal } from 'solid-js';
import { OVERSCAN, ROW_HEIGHT } from '../shared/participants.js';
import { Menu } from './Menu.jsx';
import { Row } from './Row.jsx';

export function Panel(props) {
  const { rows, now, perform } = props.people;
  let list;
  const virtualizer = createVirtualizer({
    get count() {
      return rows().length;
    },
    getScrollElement: () => list,
    estimateSize: () => ROW_HEIGHT,
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
      <div ref={list} class="list" role="grid" aria-label="Participants" aria-rowcount={rows().length}>
        <div class="rows" role="presentation" style={{ height: `${virtualizer.getTotalSize()}px` }}>
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
