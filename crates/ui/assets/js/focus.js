// Focus: form[data-focus] is sent in the background, the parts marked [data-swap] change to the next
// person. What could not be sent waits here, under its client_key, and is sent again.
{
  const SLOT = "focus:unsent";
  const unsent = () => JSON.parse(localStorage.getItem(SLOT) || "[]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 240;
  const key = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const keyOf = (letter) => new URLSearchParams(letter.body).get("client_key");
  let busy = false;

  const store = (letters) => {
    localStorage.setItem(SLOT, JSON.stringify(letters));
    let note = document.querySelector(".unsent");
    if (!letters.length) return note?.remove();
    if (!note) {
      note = document.createElement("p");
      note.className = "unsent";
      note.role = "status";
      (document.querySelector(".focus-top") || document.body).append(note);
    }
    const one = letters.length === 1;
    note.textContent = `${one ? "1 result is" : `${letters.length} results are`} kept here and not yet on the server. We keep trying.`;
  };

  // A picker that the server left open, because something was missing, comes to the front.
  const raise = () => {
    const open = document.querySelector("dialog.picker[open]");
    if (!open) return;
    open.close();
    open.showModal();
    open.querySelector("[aria-invalid=true]")?.focus();
  };

  const swap = async (page) => {
    const parts = [...document.querySelectorAll("[data-swap]")];
    parts.forEach((part) => part.matches("main") && part.classList.add("is-leaving"));
    await new Promise((done) => setTimeout(done, calm / 2));
    for (const part of parts) {
      const next = page.querySelector(`[data-swap="${part.dataset.swap}"]`);
      if (!next) continue;
      if (next.matches("main")) next.classList.add("is-coming");
      part.replaceWith(next);
    }
    raise();
    Forenoon.walk();
    const main = document.querySelector("main");
    Forenoon.say(main.dataset.announce || main.querySelector("h1")?.textContent || "");
    scrollTo(0, 0);
  };

  // Refused letters (401, 403, 409, 422) come back as a page that says why; only silence is kept.
  const post = async (letter) => {
    const answer = await fetch(letter.action, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-fragment": "focus" },
      body: letter.body,
    });
    if (answer.status >= 500) throw new Error("server");
    store(unsent().filter((other) => keyOf(other) !== keyOf(letter)));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("main[data-swap]")) return location.assign(answer.redirected ? answer.url : location.href);
    await swap(page);
  };

  const sendAll = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const letter of unsent()) await post(letter);
    } catch {
      store(unsent());
      setTimeout(sendAll, 5000);
    } finally {
      busy = false;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-focus]")) return;
    event.preventDefault();
    form.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    if (form.dataset.sent) return; // one result a person; the next form is new
    form.dataset.sent = "yes";
    const data = new FormData(form, event.submitter);
    if (!data.get("client_key")) data.set("client_key", key());
    store([...unsent(), { action: event.submitter?.getAttribute("formaction") || form.action, body: new URLSearchParams(data).toString() }]);
    sendAll();
  });

  // A result that asks for more first: a day, a name, an amount.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picker]");
    const picker = button && document.getElementById(button.dataset.picker);
    if (!picker?.showModal) return;
    event.preventDefault();
    picker.showModal();
    (picker.querySelector(":checked") || picker.querySelector("input, select, textarea"))?.focus();
  });
  // Who writes an e-mail and then says what came of it means the e-mail.
  document.addEventListener("click", (event) => {
    const by = event.target.closest("[data-channel]");
    for (const field of by ? document.querySelectorAll("select[name=channel]") : []) field.value = by.dataset.channel;
  });
  // Enter in a picker sends what the picker says, not the form's first button.
  document.addEventListener("keydown", (event) => {
    const picker = event.target.closest?.("dialog.picker");
    if (event.key !== "Enter" || !picker || event.target.matches("button, textarea")) return;
    event.preventDefault();
    picker.querySelector("[type=submit]").click();
  });

  raise();
  document.querySelector("form[data-auto]")?.requestSubmit();
  if (document.querySelector("[data-focus]")) {
    addEventListener("online", sendAll);
    if (unsent().length) sendAll();
  }
}
