/** A crowded page tries again by itself, a little later than it was told and not everybody at the same moment; without the script there is the button. */
export function tryAgain(): void {
  const waiting = document.querySelector<HTMLFormElement | HTMLAnchorElement>("[data-retry]");
  if (!waiting) return;
  document.querySelector<HTMLElement>("main > [role=status]")!.textContent = waiting.dataset.retryText!;
  const milliseconds = Number(waiting.dataset.retry) * 1000 * (1 + Math.random());
  setTimeout(() => {
    if (!waiting.isConnected) return;
    if (waiting instanceof HTMLFormElement) waiting.requestSubmit();
    else location.assign(waiting.href);
  }, milliseconds);
}
