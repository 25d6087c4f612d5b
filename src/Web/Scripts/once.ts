/** A second click within the same page sends nothing; the server would take it for the same operation anyway. */
export function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    let sent = false;
    form.addEventListener("submit", event => {
      if (sent) event.preventDefault();
      sent = true;
    });
  }
  // Back from the next page: the form may be sent again.
  window.addEventListener("pageshow", event => {
    if (event.persisted) location.reload();
  });
}
