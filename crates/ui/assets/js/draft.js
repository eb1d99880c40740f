// form[data-draft=key]: keeps words as they are typed, brings them back after a failure, and
// forgets them once the server has them.
{
  const slot = (form) => `draft:${form.dataset.draft}`;
  const kept = (form) => JSON.parse(localStorage.getItem(slot(form)) || "{}");
  const fields = (form) => [...form.elements].filter((f) => f.name && !["hidden", "password", "file", "submit", "button"].includes(f.type));
  const ticks = (field) => field.type === "checkbox" || field.type === "radio";
  const note = (form, words) => form.querySelectorAll("[data-draft-note]").forEach((line) => (line.textContent = words));

  const keep = (form) => {
    const words = {};
    for (const field of fields(form)) {
      if (!ticks(field)) words[field.name] = field.value;
      else if (field.type === "checkbox") words[`${field.name}=${field.value}`] = field.checked;
      else if (field.checked) words[field.name] = field.value;
    }
    localStorage.setItem(slot(form), JSON.stringify(words));
    note(form, `Saved as you type, ${Forenoon.clock()}`);
  };

  const restore = (form) => {
    const words = kept(form);
    for (const field of fields(form)) {
      const value = words[field.type === "checkbox" ? `${field.name}=${field.value}` : field.name];
      if (value === undefined) continue;
      if (field.type === "checkbox") field.checked = value;
      else if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    if (Object.keys(words).length) note(form, "Brought back as you left it");
  };

  const complain = (form) => {
    form.querySelector("[data-failure]")?.remove();
    const notice = document.createElement("div");
    notice.className = "notice bad";
    notice.dataset.failure = "";
    notice.role = "alert";
    notice.innerHTML = "<p><b>We could not save that.</b> The server did not answer. Your words are kept here; try again.</p>";
    form.prepend(notice);
  };

  const send = async (form, submitter) => {
    keep(form);
    form.ariaBusy = "true";
    try {
      const body = new URLSearchParams(new FormData(form, submitter));
      // A button without a formaction would answer with the page's own address.
      const answer = await fetch(submitter?.getAttribute("formaction") || form.action, { method: "POST", body });
      if (answer.status >= 500) throw new Error("server");
      if (answer.redirected) {
        if (new URL(answer.url).pathname !== "/sign-in") localStorage.removeItem(slot(form));
        return location.assign(answer.url);
      }
      if (answer.ok) localStorage.removeItem(slot(form));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = page.querySelector("main");
      if (!main) throw new Error("no page");
      document.querySelector("main").replaceWith(main);
      document.querySelector("[aria-invalid=true], [role=alert]")?.focus();
    } catch {
      complain(form);
    } finally {
      form.ariaBusy = "false";
    }
  };

  let waiting;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.dataset.draft) return;
    clearTimeout(waiting);
    waiting = setTimeout(keep, 300, form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.draft || form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(waiting);
    send(form, event.submitter);
  });
  document.querySelectorAll("form[data-draft]").forEach(restore);
}
