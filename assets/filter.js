// The filter panel is a <details> that stands open, as it must without JavaScript. On a narrow screen it would push the
// list out of sight, so there it begins closed.

export function closeFiltersOnNarrowScreens(root) {
  if (!window.matchMedia("(max-width: 40.0525em)").matches) return;
  for (const filter of root.querySelectorAll("details.app-filter[open]")) filter.open = false;
}
