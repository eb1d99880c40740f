// Debian's Chromium, driven headless; no connection leaves the machine.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function launch() {
  const executablePath = paths.find(existsSync);
  if (!executablePath) throw new Error("no Chromium: run bin/setup");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export async function signIn(page, url, email, password) {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((now) => !now.pathname.startsWith("/sign-in"));
}
