const warnBefore = 2 * 60_000;

/** When the seat's time ends by this machine's own clock, which may be wrong: the page says how many seconds were left when it was made. */
export function endOf(held: HTMLElement): number {
  return held.dataset.seconds === undefined ? Date.parse(held.dataset.until!) : Date.now() + Number(held.dataset.seconds) * 1000;
}

/** Says two minutes before the end, and at the end, that the seat's time runs out (WCAG 2.2.1: there is a button for more). */
export function watchHold(): void {
  const held = document.querySelector<HTMLElement>("[data-until]");
  const live = held?.querySelector<HTMLElement>("[role=status]");
  if (!held || !live) return;
  const until = endOf(held);
  const say = (text: string) => { if (live.textContent !== text) live.textContent = text; };
  const look = () => {
    const left = until - Date.now();
    if (left <= 0) say(held.dataset.over!);
    else if (left <= warnBefore && held.dataset.warning) say(held.dataset.warning!);
    if (left > 0) setTimeout(look, Math.min(left, left > warnBefore ? left - warnBefore : left) + 50);
  };
  look();
}
