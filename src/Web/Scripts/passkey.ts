/** Passkeys and hardware keys: the browser's answer goes back in the form; without a script there are codes. */
export function askForPasskeys(): void {
  if (!("PublicKeyCredential" in window)) return;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    const button = form.querySelector<HTMLButtonElement>("button[type=button]");
    const answer = form.querySelector<HTMLInputElement>("input[name=credential]");
    if (!button || !answer) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = form.querySelector<HTMLElement>("[role=status]");
      if (!form.reportValidity()) return;
      try {
        answer.value = JSON.stringify(await credentialOf(form));
        form.submit();
      } catch {
        if (status) status.textContent = status.dataset.failed ?? "";
      }
    });
  }
}

async function credentialOf(form: HTMLFormElement): Promise<unknown> {
  const options = JSON.parse(form.dataset.passkeyOptions ?? "{}");
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return (credential as PublicKeyCredential).toJSON();
}
