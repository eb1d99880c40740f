// Dialogs by [data-dialog=id] and [data-close], menus that close, the toast that leaves.
{
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal) {
      event.preventDefault();
      if (!dialog.open) dialog.showModal();
      dialog.dispatchEvent(new Event("opened"));
    }
    const closer = event.target.closest("[data-close]");
    const inside = closer?.closest("dialog");
    if (inside) {
      if (inside.matches(":modal")) event.preventDefault(); // without a script, closing is a link
      inside.close();
    }
    if (event.target.nodeName === "DIALOG") event.target.close(); // the backdrop
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const fill = event.target.closest("[data-fill]");
    const field = fill && document.getElementById(fill.dataset.fill);
    if (field) {
      field.value = fill.dataset.words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.preventDefault();
    }
  });

  // Six seconds, or as long as somebody is on it.
  const leave = (toast) => setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leave(toast);
    else toast.remove();
  }, 6000);
  document.querySelectorAll("[data-toast]").forEach(leave);
  document.querySelector("dialog[data-open-now]")?.showModal();
  document.querySelector("[data-focus-first]")?.focus();
}
