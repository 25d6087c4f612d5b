import { endOf } from "./hold";

/** The console's keys: an element says in data-key which of them are its own.
 *  Buttons are pressed, fields get the focus, what is folded opens at its first field. */
export function listenToKeys(): void {
  if (!document.querySelector("[data-key]")) return;
  document.addEventListener("keydown", event => {
    // The Enter that ends a kana conversion sends nothing, in no browser.
    if (event.isComposing || event.keyCode === 229) {
      if (event.key === "Enter" || event.keyCode === 229 && event.code === "Enter") event.preventDefault();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return walk(event);
    const pressed = (event.shiftKey ? "Shift+" : "") + event.key;
    const mine = document.querySelector<HTMLElement>(`[data-key~="${pressed}"]`);
    if (!mine) return;
    event.preventDefault();
    if (mine instanceof HTMLDetailsElement) open(mine);
    else if (mine instanceof HTMLButtonElement && mine.dataset.focus === undefined) mine.click();
    else mine.focus();
  });
}

function open(folded: HTMLDetailsElement): void {
  folded.open = true;
  folded.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
}

/** Up and down within the offers, also from the line of one that has gone. */
function walk(event: KeyboardEvent): void {
  const offers = [...document.querySelectorAll<HTMLElement>("[data-offers] button, [data-offers] li:focus")];
  const at = offers.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  offers[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), offers.length - 1)]?.focus();
}

/** The time that a held seat has left, each second; without the script its end stands there. */
export function countDown(): void {
  const held = document.querySelector<HTMLElement>("[data-until]");
  const left = held?.querySelector<HTMLElement>("[data-left]");
  if (!held || !left) return;
  const until = endOf(held);
  const end = left.textContent;
  const label = held.querySelector<HTMLElement>("[data-left-label]");
  const tick = (): void => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds > 0) setTimeout(tick, 1000);
  };
  if (label) label.textContent = `${label.textContent} ${end}`;
  tick();
}
