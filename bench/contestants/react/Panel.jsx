import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { OVERSCAN, ROW_HEIGHT, presenceOf } from '../shared/participants.js';
import { Menu } from './Menu.jsx';
import { Row } from './Row.jsx';

export function Panel({ store, viewer, viewerRole }) {
  const { rows, now } = useSyncExternalStore(store.subscribe, store.snapshot);
  const [menu, setMenu] = useState(null);
  const list = useRef(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: useCallback((index) => rows[index].id, [rows]),
    overscan: OVERSCAN,
  });
  // The same function for every row and every render, so that rows can be memoised.
  const openMenu = useCallback(
    (id, anchor) => setMenu((open) => (open?.anchor === anchor ? null : { id, anchor })),
    [],
  );
  const target = menu && rows.find(({ id }) => id === menu.id);
  return (
    <div className="panel">
      <div ref={list} className="list" role="grid" aria-label="Participants" aria-rowcount={rows.length}>
        <div className="rows" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            return (
              <Row
                key={key}
                id={row.id}
                index={index}
                start={start}
                name={row.displayName}
                role={row.participantType}
                presence={presenceOf(row, now)}
                inCall={row.inCall}
                own={row.userId === viewer}
                viewerRole={viewerRole}
                menuOpen={row.id === menu?.id}
                openMenu={openMenu}
              />
            );
          })}
        </div>
      </div>
      {target && (
        <Menu
          person={target}
          anchor={menu.anchor}
          close={() => setMenu(null)}
          choose={(action) => store.perform(target, action)}
        />
      )}
    </div>
  );
}
