/** Puts the focus on what the citizen has to read first, for browsers that ignore autofocus on a box. */
export function focusErrors(): void {
  const first = document.querySelector<HTMLElement>("#errors, #lost");
  if (first && document.activeElement !== first) first.focus();
}

/** A form without an address of its own takes the fragment of the skip link along: the next page would jump there, away from what has to be read first. */
export function forgetFragment(): void {
  document.addEventListener("submit", () => {
    if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
  });
}
