/** Puts the focus on what the citizen has to read first, for browsers that ignore autofocus on a box. */
export function focusErrors(): void {
  const first = document.querySelector<HTMLElement>("#errors, #lost");
  if (first && document.activeElement !== first) first.focus();
}
