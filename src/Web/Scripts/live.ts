/** Keeps a page up to date: the server says that something changed, and the page's live part is read anew. Without the script the reader reloads. */
export function stayLive(): void {
  const url = document.querySelector<HTMLElement>("[data-live]")?.dataset.live;
  if (!url) return;
  let on = false;

  const say = (): void => {
    const state = document.querySelector<HTMLElement>("[data-live-state]");
    const text = on ? state?.dataset.on : state?.dataset.off;
    if (!state || text === undefined) return;
    // Only a change is read out.
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle("state-good", on);
    state.classList.toggle("state-late", !on);
  };

  const renew = async (): Promise<void> => {
    try {
      const answer = await fetch(location.href, { redirect: "error" });
      const fresh = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#live") : null;
      const live = document.querySelector("#live");
      if (!fresh || !live) throw new Error("no page");
      const focused = document.activeElement?.id;
      live.replaceChildren(...fresh.childNodes);
      if (focused) document.getElementById(focused)?.focus();
      on = true;
    } catch {
      on = false;
    }
    say();
  };

  const connect = (): void => {
    const source = new EventSource(url);
    source.addEventListener("today", () => { void renew(); });
    source.addEventListener("error", () => {
      on = false;
      say();
      // Refused, not broken: the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 10_000);
    });
  };
  connect();
}
