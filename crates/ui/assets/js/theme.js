// Light, dark or as the device says: shows at once what the form then saves.
{
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-theme-form]");
    if (!form || !event.submitter) return;
    event.preventDefault();
    const theme = event.submitter.value;
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const button of form.querySelectorAll("[name=theme]")) button.ariaPressed = String(button === event.submitter);
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
  });
}
