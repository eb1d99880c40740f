// node e2e/screens.mjs BINARY OUT: every page of the demo at the moment of its picture, as PNGs named as the pictures.
import { join } from "node:path";
import { launch, signIn } from "./browser.mjs";
import { start } from "./server.mjs";

const [binary, out] = process.argv.slice(2);

// [name, who, moment, path or a function of the page that goes there]
const pages = [
  ["signin", null, "today", "/sign-in"],
  ["today", "ana", "today", "/today"],
  ["prospects", "ana", "today", "/prospects"],
  ["accounts", "ana", "today", "/accounts"],
  ["blocks", "ana", "today", "/blocks"],
  ["learnings", "ana", "today", "/learnings"],
  ["messages", "ben", "today", "/messages"],
  ["settings", "ana", "today", "/settings"],
  ["focus", "ana", "focus", "/focus"],
  ["debrief", "ana", "debrief", "/debrief"],
  ["huddle", "dana", "huddle", "/huddle"],
  ["import", "dana", "import", openImport],
  ["people", "dana", "import", "/people"],
  ["policies", "dana", "import", "/policies"],
  ["pipeline", "chloe", "pipeline", "/pipeline"],
  ["pipeline-table", "chloe", "pipeline", "/pipeline?view=table"],
  ["prospect", "ana", "prospect", (page, url) => openProspect(page, url, "Marta Kowalczyk")],
  ["scoreboard", "dana", "scoreboard", "/scoreboard"],
  ["tomorrow", "ana", "tomorrow", "/tomorrow"],
  ["help", "ana", "tomorrow", "/help"],
  ["missing", "ana", "tomorrow", "/nothing-here"],
];

const shapes = [
  ["", { width: 1440, height: 900 }, "light"],
  ["-dark", { width: 1440, height: 900 }, "dark"],
  ["-phone", { width: 390, height: 844 }, "light"],
  ["-phone-dark", { width: 390, height: 844 }, "dark"],
];

async function openProspect(page, url, name) {
  await page.goto(`${url}/prospects?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).first().click();
}

async function openImport(page, url) {
  const existing = page.getByRole("link", { name: "crm-export-2026-05-11.csv" });
  await page.goto(`${url}/imports`);
  if (await existing.count()) return existing.first().click();
  await page.locator('input[type="file"]').setInputFiles({
    name: "crm-export-2026-05-11.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(exportFile()),
  });
  await page.locator('main button[type="submit"]').first().click();
}

// Twelve hundred people with the columns of the picture, good and junk.
function exportFile() {
  const rows = ["full_name,acct,title_2,email_primary,phone_direct,employees_band,owner_name,lead_score_legacy,fax,dials_total,rating_hot_warm,last_modified_by"];
  const firsts = ["Hanna", "Erik", "Nora", "Paul", "Ines", "Otto", "Vera", "Ivan", "Lena", "Marc"];
  const lasts = ["Lund", "Baker", "Costa", "Meyer", "Silva", "Novak", "Reed", "Kahn", "Moreau", "Ellis"];
  for (let n = 0; n < 1200; n++) {
    const [first, last] = [firsts[n % 10], lasts[Math.floor(n / 10) % 10]];
    const company = n === 0 ? "Fjordline Parts Inc" : `${lasts[n % 10]} ${["Foods", "Cold Storage", "Paper"][n % 3]} ${Math.floor(n / 30)}`;
    const email = n % 8 ? `${first}.${last}.${n}@example.com`.toLowerCase() : "";
    rows.push([`"${last}, ${first}"`, company, n % 11 ? "Operations Manager" : "", email, n % 3 ? `+1 330 555 ${String(n).padStart(4, "0")}` : "",
      ["1 to 49", "50 to 249", "250 to 999"][n % 3], n % 2 ? "Ana Ruiz" : "Ben Okafor", n % 33 ? 0 : 7, n % 150 ? "" : "330 555 9999", n % 17, n % 50 ? "hot" : "warm", "sync"].join(","));
  }
  return rows.join("\n");
}

const server = await start(binary, ["demo", "--frozen"]);
const browser = await launch();
try {
  const logins = [...server.output().matchAll(/(\w+)\.\S+@\S+\s+(\S+)/g)].map(([line, name, password]) => [name, line.split(/\s+/)[0], password]);
  const accounts = new Map(logins.map(([name, email, password]) => [name, { email, password }]));
  const contexts = new Map();
  const pageOf = async (who) => {
    if (contexts.has(who)) return contexts.get(who);
    const page = await (await browser.newContext()).newPage();
    if (who) await signIn(page, server.url, accounts.get(who).email, accounts.get(who).password);
    contexts.set(who, page);
    return page;
  };
  let now = "today";
  for (const [name, who, moment, target] of pages) {
    const page = await pageOf(who);
    if (moment !== now) {
      const answer = await page.request.post(`${server.url}/demo/jump`, { form: { moment }, maxRedirects: 0 });
      if (answer.status() !== 303) throw new Error(`the jump to ${moment} answered ${answer.status()}`);
      now = moment;
    }
    for (const [suffix, viewport, colorScheme] of shapes) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      if (typeof target === "function") await target(page, server.url);
      else await page.goto(`${server.url}${target}`);
      await page.screenshot({ path: join(out, `${name}${suffix}.png`) });
    }
    console.log(name);
  }
} finally {
  await browser.close();
  await server.kill();
}
