const pace = 5_000;
const patience = 8_000;
const parts = ["offers-now", "heat-now"];

/** Nobody has touched the desk for so long: it asks no more, and the sign-in runs out as it does without the script. */
const quiet = 10 * 60_000;

/** Keeps the console's offers and its table of free seats as they are now. Offers keep their places, because they are being read aloud;
 *  one that has gone says so. Without the script the figures are as of the page, which says when that was. */
export function renewOffers(): void {
  const panel = document.querySelector<HTMLElement>("[data-times][data-asked]");
  const form = panel?.closest("form");
  if (!panel || !form) return;
  let [touched, sent] = [Date.now(), 0];
  let asking: AbortController | undefined;
  const ask = async (): Promise<void> => {
    if (!panel.isConnected) return;
    const now = Date.now();
    if (!document.hidden && now - touched < quiet && now - sent > patience && !isTyped(form)) {
      const stop = asking = new AbortController();
      const late = setTimeout(() => stop.abort(), patience);
      await renew(panel, form, stop.signal);
      clearTimeout(late);
    }
    setTimeout(() => void ask(), pace);
  };
  for (const sign of ["keydown", "pointerdown"]) document.addEventListener(sign, () => { touched = Date.now(); });
  // What is being sent is answered with a page; if nobody is there to take it, this one goes on after a while.
  document.addEventListener("submit", () => {
    sent = Date.now();
    asking?.abort();
  }, { capture: true });
  setTimeout(() => void ask(), pace);
}

/** Somebody is writing what the caller wishes for. */
function isTyped(form: HTMLFormElement): boolean {
  const field = document.activeElement;
  return field instanceof HTMLInputElement && field.form === form && field.name === "from" && field.value !== field.defaultValue;
}

async function renew(panel: HTMLElement, form: HTMLFormElement, stop: AbortSignal): Promise<void> {
  try {
    const body = new URLSearchParams(panel.dataset.asked);
    body.append("__RequestVerificationToken", form.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")!.value);
    for (const offer of panel.querySelectorAll<HTMLElement>("[data-slot]")) body.append("shown", offer.dataset.slot!);
    const answer = await fetch(panel.dataset.times!, { method: "POST", body, redirect: "error", signal: stop });
    if (!answer.ok) throw new Error(answer.statusText);
    show(panel, new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // Told where a form is sent. Here the figures only grow old, and their time stands beside them.
    panel.querySelector("[data-as-of]")?.classList.add("state", "state-late");
  }
}

function show(panel: HTMLElement, fresh: Document): void {
  const before = goneIn(panel);
  const focused = document.activeElement as HTMLElement | null;
  const [slot, value] = [focused?.closest<HTMLElement>("[data-slot]")?.dataset.slot, (focused as HTMLButtonElement | null)?.value];
  const isOurs = focused !== null && parts.some(id => document.getElementById(id)?.contains(focused));
  for (const id of parts) {
    const [now, then] = [fresh.getElementById(id), document.getElementById(id)];
    if (now && then) align(then, now);
  }
  if (isOurs) keepFocus(panel, focused, slot, value);
  const gone = [...goneIn(panel)].filter(text => !before.has(text));
  if (gone.length > 0) panel.querySelector<HTMLElement>("[data-times-said]")!.textContent = gone.join("");
}

function goneIn(panel: HTMLElement): Set<string> {
  return new Set([...panel.querySelectorAll<HTMLElement>("[data-gone]")].map(offer => offer.dataset.gone!));
}

/** Whoever stood on an offer that has gone stays on its line: Enter must not take another time than the one that was read aloud. */
function keepFocus(panel: HTMLElement, before: HTMLElement, slot: string | undefined, value: string | undefined): void {
  if (before.isConnected && (before as HTMLButtonElement).value === value) return;
  const buttons = document.querySelectorAll<HTMLButtonElement>(parts.map(id => `#${id} button`).join());
  const same = [...buttons].find(button => button.value === value);
  const line = [...panel.querySelectorAll<HTMLElement>("[data-slot]")].find(offer => offer.dataset.slot === slot);
  if (same) same.focus({ preventScroll: true });
  else if (line) {
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  } else before.blur();
}

/** Makes one part like the other and touches only what differs: focus and the reading place of a screen reader stay. */
function align(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "tabindex") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const [was, is] = [[...old.childNodes], [...fresh.childNodes]];
  is.forEach((node, place) => {
    const same = was[place];
    if (!same) old.append(node);
    else if (same instanceof Element && node instanceof Element && same.tagName === node.tagName) align(same, node);
    else if (!same.isEqualNode(node)) same.replaceWith(node);
  });
  for (const over of was.slice(is.length)) over.remove();
}
