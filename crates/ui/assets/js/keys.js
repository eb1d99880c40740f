// Keys are shortcuts for visible buttons and links: [data-key], [data-go] after G, [data-find] for "/".
{
  const shown = (element) => element.checkVisibility() && !element.disabled && element.ariaDisabled !== "true";
  const find = (selector) => [...document.querySelectorAll(selector)].find(shown);
  const writes = (element) => element.isContentEditable || (element.matches("input, textarea, select") && !["checkbox", "radio", "button", "submit"].includes(element.type));
  let going = 0;

  const press = (event, element) => {
    if (!element) return;
    event.preventDefault();
    element.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const on = event.target;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === "k") press(event, find("[data-dialog=palette]") || document.querySelector("[data-dialog=palette]"));
      if (event.key === "Enter") {
        const form = on.form || find("form[data-main]");
        if (form) {
          event.preventDefault();
          form.requestSubmit();
        }
      }
      return;
    }
    if (document.querySelector("dialog[open]") || writes(on)) return;
    if (event.key === "Escape") return press(event, find("[data-key=escape]"));
    if (event.repeat || document.body.dataset.singleKeys === "off") return;

    const key = event.key.toLowerCase();
    if (going > Date.now()) {
      going = 0;
      return press(event, document.querySelector(`[data-go="${CSS.escape(key)}"]`));
    }
    if (key === "g") return void (going = Date.now() + 1200);
    if (key === "/") {
      const field = find("[data-find]");
      event.preventDefault();
      return field ? field.focus() : document.querySelector("[data-dialog=palette]")?.click();
    }
    if (key === "?") {
      event.preventDefault();
      return document.getElementById("keys")?.showModal();
    }
    if (key === " " && on.closest("button, a, summary, label")) return;
    press(event, find(`[data-key="${CSS.escape(key)}"]`));
  });
}
