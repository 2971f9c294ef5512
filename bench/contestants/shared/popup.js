// Shows a menu on top of everything, at the button that opened it.

const GAP = 6;

export function showAt(menu, anchor) {
  if (!menu.matches(':popover-open')) menu.showPopover();
  const at = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const fits = at.bottom + GAP + size.height <= innerHeight;
  menu.style.left = `${Math.max(GAP, at.right - size.width)}px`;
  menu.style.top = `${fits ? at.bottom + GAP : Math.max(GAP, at.top - size.height - GAP)}px`;
  menu.querySelector('[role=menuitem]')?.focus();
}
