// The ten minutes tick; the server says how many seconds have passed. Enter sends a reply.
{
  const clock = document.querySelector("[data-seconds]");
  const opened = performance.now();
  const tick = () => {
    const passed = Number(clock.dataset.seconds) + Math.floor((performance.now() - opened) / 1000);
    clock.textContent = `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, "0")}`;
  };
  if (clock) setInterval(tick, 1000);

  document.addEventListener("keydown", (event) => {
    const plain = event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.isComposing;
    if (!plain || !event.target.matches("textarea[data-enter]")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
}
