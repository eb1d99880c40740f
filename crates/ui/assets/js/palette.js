// Ctrl K: asks the server for rows of HTML and moves through them with the arrows.
{
  const palette = document.getElementById("palette");
  const field = palette?.querySelector("input");
  const list = palette?.querySelector("ul");
  let waiting, asked = 0;

  const choose = (row) => {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", row?.id || "");
  };

  const ask = async () => {
    const turn = ++asked;
    try {
      const answer = await fetch(`/palette?q=${encodeURIComponent(field.value)}`);
      if (!answer.ok || turn !== asked) return;
      list.innerHTML = await answer.text();
      [...list.children].forEach((row, place) => (row.id = `found-${place}`));
      choose(list.firstElementChild);
    } catch {
      // The form itself still searches.
    }
  };

  palette?.addEventListener("opened", () => {
    field.select();
    ask();
  });
  field?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  field?.addEventListener("keydown", (event) => {
    const rows = [...list.querySelectorAll("[role=option]")];
    const place = rows.findIndex((row) => row.ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length) {
      event.preventDefault();
      choose(rows[(place + step + rows.length) % rows.length]);
    }
    if (event.key === "Enter" && rows[place]) {
      event.preventDefault();
      rows[place].querySelector("a, button").click();
    }
  });
}
