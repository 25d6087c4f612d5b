/** Larger text and furigana come without leaving the page, so that what was typed stays; without the script the page opens anew. */
export function keepTyped(start: () => void): void {
  const form = document.querySelector<HTMLFormElement>("form.display");
  form?.addEventListener("submit", event => {
    event.preventDefault();
    const pressed = event.submitter as HTMLButtonElement;
    void show(form, pressed, start).catch(() => {
      const choice = document.createElement("input");
      [choice.type, choice.name, choice.value] = ["hidden", pressed.name, pressed.value];
      form.append(choice);
      form.submit();
    });
  });
}

async function show(form: HTMLFormElement, pressed: HTMLButtonElement, start: () => void): Promise<void> {
  const body = new URLSearchParams([...new FormData(form, pressed)] as [string, string][]);
  const answer = await fetch(form.action, { method: "POST", body });
  // The page has become another one (a sign-in ran out): go there.
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return location.assign(answer.url);

  const anew = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const typed of document.querySelectorAll<HTMLInputElement>("main input:not([type=hidden])")) {
    const same = [...anew.getElementsByName(typed.name)] as HTMLInputElement[];
    for (const field of same) {
      if (field.type !== "radio") field.value = typed.value;
      else if (field.value === typed.value) field.checked = typed.checked;
    }
  }
  const at = scrollY;
  document.documentElement.className = anew.documentElement.className;
  document.body.replaceWith(document.adoptNode(anew.body));
  start();
  document.querySelector<HTMLElement>(`form.display [value="${pressed.value}"]`)?.focus({ preventScroll: true });
  scrollTo(0, at);
}
