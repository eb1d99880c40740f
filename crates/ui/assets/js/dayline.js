// The marker walks once a minute. The page's own clock counts, not the device's.
{
  const started = performance.now();
  const passed = () => Math.floor((performance.now() - started) / 60000);
  const text = (minute) => `${Math.floor(minute / 60) % 24}:${String(minute % 60).padStart(2, "0")}`;

  const place = (line) => {
    const [from, to] = [Number(line.dataset.from), Number(line.dataset.to)];
    const now = Number(line.dataset.now) + (line.hasAttribute("data-moving") ? passed() : 0);
    const inside = now >= from && now <= to;
    const share = `${Math.min(Math.max((now - from) / (to - from), 0), 1) * 100}%`;
    const marker = line.querySelector(".dl-now");
    if (!marker) return;
    marker.setAttribute("x1", share);
    marker.setAttribute("x2", share);
    line.querySelector(".dl-past")?.setAttribute("x2", share);
    line.querySelector(".dl-done")?.setAttribute("width", share);
    const bubble = line.querySelector(".dl-nowbubble");
    if (bubble) {
      bubble.setAttribute("x", share);
      bubble.querySelector("text").textContent = text(now);
    }
    for (const part of [marker, bubble]) part?.[inside ? "removeAttribute" : "setAttribute"]("display", "none");
    fit(line, inside && bubble);
  };

  // Labels that would run into the marker or into each other give way; the block's own never does.
  const fit = (line, bubble) => {
    const boxes = bubble ? [bubble.querySelector("rect").getBoundingClientRect()] : [];
    const labels = [".dl-amber", ".dl-held", ".dl-name", ".dl-hour"].flatMap((kind) => [...line.querySelectorAll(kind)]);
    for (const label of labels) {
      label.removeAttribute("display");
      const box = label.getBoundingClientRect();
      const meets = boxes.some((b) => box.left < b.right + 3 && b.left < box.right + 3 && box.top < b.bottom && b.top < box.bottom);
      if (meets) label.setAttribute("display", "none");
      else if (box.width) boxes.push(box);
    }
  };

  const lines = () => document.querySelectorAll("svg[data-now]");
  const walk = () => {
    lines().forEach(place);
    const now = Forenoon.minute();
    for (const left of document.querySelectorAll("[data-until]")) left.textContent = Math.max(left.dataset.until - now, 0);
    for (const link of document.querySelectorAll("a[data-opens]")) {
      if (now >= link.dataset.opens && now - passed() < link.dataset.opens) location.assign(link.href);
    }
  };

  window.Forenoon = {
    walk,
    minute() {
      const line = document.querySelector("svg[data-moving]");
      const device = new Date();
      return line ? Number(line.dataset.now) + passed() : device.getHours() * 60 + device.getMinutes();
    },
    clock: () => text(Forenoon.minute()),
    say(words) {
      document.getElementById("live").textContent = words;
    },
  };

  walk();
  setInterval(walk, 60000);
  addEventListener("resize", () => lines().forEach(place));
  document.addEventListener("visibilitychange", () => document.hidden || walk());
}
