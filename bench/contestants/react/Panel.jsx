import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { OVERSCAN, moderates, presenceOf } from '../shared/participants.js';
import { HEADING_HEIGHT, secondStart, sizeOf } from '../shared/sections.js';
import { Menu } from './Menu.jsx';
import { Row } from './Row.jsx';
import { Section } from './Section.jsx';

export function Panel({ store, viewer, viewerRole }) {
  const { rows, sections, now } = useSyncExternalStore(store.subscribe, store.snapshot);
  const [menu, setMenu] = useState(null);
  const list = useRef(null);
  const second = secondStart(sections);
  // Rows only: the first heading is a padding, the second one counts to the row above it.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    paddingStart: HEADING_HEIGHT,
    estimateSize: (index) => sizeOf(index, second),
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
      <div
        ref={list}
        className={moderates(viewerRole) ? 'list moderates' : 'list'}
        role="grid"
        aria-label="Participants"
        aria-rowcount={rows.length}
      >
        <div className="rows" role="presentation" style={{ position: 'relative' }}>
          {sections.map(({ name, number, height }) => (
            <Section key={name} name={name} number={number} height={height} />
          ))}
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
