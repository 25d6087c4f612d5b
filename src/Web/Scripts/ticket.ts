function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button-second";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function inItem(element: HTMLElement): HTMLLIElement {
  const item = document.createElement("li");
  item.append(element);
  return item;
}

/** Adds "print" beside the calendar file; without the script the browser's own menu prints. */
export function offerPrint(): void {
  const list = document.querySelector<HTMLElement>("[data-print-label]");
  list?.append(inItem(button(list.dataset.printLabel!, () => window.print())));
}

/** Adds "copy the number" where the browser lets pages write to the clipboard. */
export function offerCopy(): void {
  const number = document.querySelector<HTMLElement>("[data-copy]");
  const list = document.querySelector<HTMLElement>("[data-print-label]");
  if (!number || !list || !navigator.clipboard) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const item = inItem(button(number.dataset.copyLabel!, () => {
    void navigator.clipboard.writeText(number.dataset.copy!).then(() => { said.textContent = number.dataset.copied!; });
  }));
  item.append(said);
  list.append(item);
}
