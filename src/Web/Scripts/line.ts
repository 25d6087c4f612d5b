const again = 3_000;
const patience = 8_000;
const ofTheCall = ["note", "wrapUp", "from", "weekdays", "part", "venue"];

type Line = "there" | "away" | "signed-out";

/** Before a form of the console leaves the page, asks whether somebody is there to take it. Otherwise everything typed stays on screen, and in no storage.
 *  What a call came to is sent by itself later; a booking only when somebody presses its button again. */
export function keepOnScreen(): void {
  const line = document.querySelector<HTMLElement>("[data-line]");
  if (!line) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) keep(form, line);
}

function keep(form: HTMLFormElement, line: HTMLElement): void {
  let passed = false;
  let asking = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  const send = async (submitter: HTMLElement | null): Promise<void> => {
    if (asking) return;
    clearTimeout(later);
    asking = true;
    const state = await ask(line.dataset.line!);
    asking = false;
    say(line, state, form.dataset.keep === "notes");
    if (state === "there") {
      passed = true;
      bring(form);
      form.requestSubmit(submitter);
    } else if (form.dataset.keep === "notes") {
      later = setTimeout(() => void send(submitter), again);
    }
  };
  form.addEventListener("submit", event => {
    if (passed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void send(event.submitter);
  }, { capture: true });
}

/** What is of the call and not of one person goes along with every form, so that the next page shows it again. */
function bring(form: HTMLFormElement): void {
  for (const other of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    if (other === form) continue;
    for (const [name, value] of new FormData(other)) {
      // A note that was emptied is an answer; the other fields are empty before anybody says anything.
      if (!ofTheCall.includes(name) || form.elements.namedItem(name) !== null || typeof value !== "string" || value === "" && name !== "note") continue;
      const field = document.createElement("input");
      [field.type, field.name, field.value] = ["hidden", name, value];
      form.append(field);
    }
  }
}

async function ask(address: string): Promise<Line> {
  try {
    const answer = await fetch(address, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(patience) });
    return answer.status === 204 ? "there" : answer.type === "opaqueredirect" ? "signed-out" : "away";
  } catch {
    return "away";
  }
}

function say(line: HTMLElement, state: Line, isNotes: boolean): void {
  const text = line.querySelector<HTMLElement>("[data-line-text]")!;
  line.querySelector<HTMLElement>("[data-line-sign-in]")!.hidden = state !== "signed-out";
  line.hidden = state === "there";
  const words = state === "signed-out" ? text.dataset.signedOut! : isNotes ? text.dataset.awayNotes! : text.dataset.away!;
  if (state !== "there" && text.textContent !== words) text.textContent = words;
}
