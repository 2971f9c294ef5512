// Nextcloud's event bus, where there is one: scripts of its pages tell each other about the network and about tokens there.
export function subscribe(name, act) {
  const bus = window._nc_event_bus ?? window.OC?._eventBus;
  if (typeof bus?.subscribe !== 'function') return null;
  bus.subscribe(name, act);
  return () => bus.unsubscribe?.(name, act);
}
