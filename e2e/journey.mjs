// node e2e/journey.mjs BINARY FILES: a new organisation's first days, in a real browser, on files of the shape of a real
// export. Empty database → set-up → imports → invitations → policy → plan → block → Focus by keyboard → hand over →
// accept → debrief → success → huddle → scoreboard. Every page on the way is checked with axe (WCAG 2.2 AA).
import { readFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strict as assert } from "node:assert";
import { launch, signIn } from "./browser.mjs";
import { start } from "./server.mjs";

const [binary, files] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = await mkdtemp(join(tmpdir(), "forenoon-journey-"));
const clock = join(folder, "clock");
const password = "a long enough password";
const faults = [];

// Times of the journey are New York's: 4 hours behind UTC in summer.
async function setClock(day, time) {
  await writeFile(clock, `${day}T${time}:00-04:00`);
  await new Promise((done) => setTimeout(done, 120));
}

// Presses a button that sends a form, and waits for the page that comes of it.
async function submit(page, button) {
  const navigated = page.waitForEvent("framenavigated");
  await button.click();
  await navigated;
  await page.waitForLoadState();
}

// Looks at a page with axe; the journey goes on and fails at its end.
async function look(page, name) {
  // Asked through the protocol: the page's own policy allows no foreign script.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160)).slice(0, 3)])))`,
    awaitPromise: true,
    returnByValue: true,
  });
  for (const [rule, nodes] of JSON.parse(result.value)) faults.push(`${name}: ${rule}\n    ${nodes.join("\n    ")}`);
}

async function importFile(page, url, name) {
  await page.goto(`${url}/imports`);
  await page.locator('input[type="file"]').setInputFiles(join(files, name));
  await submit(page, page.locator("main form:has(input[type=file]) button[type=submit]"));
  await look(page, `import of ${name}`);
  await page.getByRole("button", { name: /^Bring/ }).last().click();
  const headline = page.locator("main h1");
  for (let tries = 0; tries < 120 && /^Bringing/.test(await headline.innerText()); tries++) {
    await new Promise((done) => setTimeout(done, 250));
    await page.reload();
  }
  assert.match(await headline.innerText(), /came in/, name);
  await look(page, `${name} came in`);
}

// Gives a named owner of the import an address and a role, and takes the invitation in a browser of their own.
async function invite(admin, browser, url, name, email, { role, leader, team }) {
  await admin.goto(`${url}/people`);
  await admin.getByRole("link", { name }).first().click();
  await admin.getByLabel("Work e-mail").fill(email);
  for (const box of await admin.locator('input[type="checkbox"][name="roles"]').all()) await box.uncheck();
  await admin.locator(`input[name="roles"][value="${role}"]`).check();
  if (leader) await admin.getByLabel("Reports to").selectOption({ label: leader });
  if (team) await admin.getByLabel("Team").selectOption({ label: team });
  await submit(admin, admin.getByRole("button", { name: "Save" }));
  await admin.goto(`${url}/people`);
  await admin.getByRole("link", { name }).first().click();
  await submit(admin, admin.getByRole("button", { name: "Make a link" }));
  const link = /https?:\/\/[^\s"<]+\/invitations\/[\w.~-]+/.exec(await admin.content())?.[0];
  assert(link, `no invitation link for ${name}`);
  const page = await newPage(browser);
  await page.goto(link);
  await page.getByLabel("password", { exact: false }).first().fill(password);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.waitForURL((now) => !now.pathname.startsWith("/invitations"));
  return page;
}

async function newPage(browser) {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

async function readCsv(name) {
  const [head, ...rows] = (await readFile(join(files, name), "utf8")).trim().split(/\r?\n/);
  const keys = head.replace(/^\uFEFF/, "").split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((value, place) => [keys[place], value])));
}

// What stands on every open page, when the journey stops on its way.
async function tell(browser) {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const text = await page.locator("body").innerText().catch(() => "");
      console.error(`\n── ${page.url()}\n${text.slice(0, 1500)}`);
    }
  }
}

const browser = await launch();
try {
  await setClock("2017-06-29", "15:00");
  const server = await start(binary, ["serve", "--database", `sqlite:${join(folder, "forenoon.db")}`, "--test-clock", clock]);
  const { url } = server;

  // Set up: only with the token from the terminal.
  const setUp = /(https?:\/\/\S+\/set-up\?token=\w+)/.exec(server.output())?.[1];
  assert(setUp, server.output());
  const admin = await newPage(browser);
  await admin.goto(setUp);
  await admin.getByLabel("Organisation").fill("Maven Hardware");
  await admin.getByLabel("Reporting currency").fill("USD");
  await admin.getByLabel("Time zone").fill("America/New_York");
  await admin.getByLabel("Your full name").fill("Ada Lind");
  await admin.getByLabel("Your work e-mail").fill("ada@maven.example");
  await admin.locator('input[type="password"]').first().fill(password);
  await look(admin, "set-up");
  await admin.getByRole("button", { name: "Set up" }).click();
  await admin.waitForURL((now) => !now.pathname.startsWith("/set-up"));

  for (const name of ["sales_teams.csv", "accounts.csv", "sales_pipeline.csv", "contacts.csv"]) {
    await importFile(admin, url, name);
  }

  // Leads may be handed over when a call is booked: the journey has one day only.
  await admin.goto(`${url}/settings/organisation`);
  await admin.locator('input[name="hand_off_after"][value="booked"]').check({ force: true });
  await submit(admin, admin.getByRole("button", { name: "Save" }));

  const contacts = await readCsv("contacts.csv");
  const teams = await readCsv("sales_teams.csv");
  const ownerOf = (row) => row["Contact owner"] ?? row.owner ?? row.sales_agent ?? row.owner_name;
  const rep = ownerOf(contacts.find((row) => teams.some((line) => line.sales_agent === ownerOf(row))));
  const leader = teams.find((row) => row.sales_agent === rep).manager;
  const closer = teams.find((row) => row.manager === leader && row.sales_agent !== rep).sales_agent;
  const manager = await invite(admin, browser, url, leader, "manager@maven.example", { role: "sales_manager" });
  const seller = await invite(admin, browser, url, rep, "rep@maven.example", { role: "outbound_rep" });
  const executive = await invite(admin, browser, url, closer, "closer@maven.example", { role: "account_executive" });

  // The manager protects nine to eleven for outbound reps, from tomorrow.
  await manager.goto(`${url}/policies`);
  const slot = manager.locator('form[action="/policies"]').first();
  if (!(await slot.isVisible())) await manager.locator("details:has(form[action='/policies']) > summary").first().click();
  await slot.locator('select[name="role"]').selectOption("outbound_rep");
  for (const day of await slot.locator('input[name="days"]').all()) await day.check();
  await slot.locator('input[name="start"]').fill("09:00");
  await slot.locator('input[name="minutes"]').fill("120");
  await submit(manager, slot.getByRole("button", { name: "Protect this time" }));
  await look(manager, "policies");

  // The rep plans tomorrow: eight people, an objective for each; a missing one is said at its place.
  await seller.goto(`${url}/today`);
  await look(seller, "today without a plan");
  await seller.goto(`${url}/tomorrow`);
  const people = [];
  for (let n = 0; n < 8; n++) {
    const add = seller.getByRole("button", { name: /^Add / }).first();
    people.push((await add.getAttribute("aria-label")).replace(/^Add /, ""));
    await submit(seller, add);
  }
  await seller.getByRole("button", { name: "Commit plan" }).click();
  await seller.getByText(/8 people have no objective yet/).waitFor();
  for (const [place, field] of (await seller.locator(".planlist input.input").all()).entries()) {
    await field.fill(`Learn who decides, try ${place + 1}`);
  }
  await look(seller, "tomorrow");
  await seller.getByRole("button", { name: "Commit plan" }).click();
  await seller.getByText(/It stays committed/).waitFor();

  // The block, by keyboard only.
  await setClock("2017-06-30", "08:50");
  await seller.goto(`${url}/today`);
  await look(seller, "today");
  await seller.keyboard.press("f");
  await seller.waitForURL(/\/focus/);
  await setClock("2017-06-30", "09:00");
  await seller.goto(`${url}/focus`);
  const name = () => seller.locator("main h1").first().innerText();
  const next = async (act) => {
    const before = await name();
    await act();
    await seller.waitForFunction((old) => document.querySelector("main h1")?.innerText !== old, before);
  };
  await look(seller, "focus");
  await next(() => seller.keyboard.press("c"));
  await next(() => seller.keyboard.press(" "));
  await next(async () => {
    await seller.keyboard.press("r");
    await seller.locator("dialog[open] input[name=name]").fill("Ilse Verhoeven");
    await seller.locator("dialog[open] button[name=result]").click();
  });
  await next(async () => {
    await seller.keyboard.press("n");
    await seller.locator("dialog[open] input[name=other_day]").fill("2017-07-12");
    await seller.locator("dialog[open] button[name=result]").click();
  });
  await next(async () => {
    await seller.keyboard.press("x");
    await seller.locator("dialog[open] [name=reason]").fill("They close the site");
    await seller.locator("dialog[open] button[name=result]").click();
  });
  // A slip, taken back: the same person again.
  const slipped = await name();
  await next(() => seller.keyboard.press("c"));
  await next(() => seller.keyboard.press("u"));
  assert.equal(await name(), slipped, "undo brings the person back");
  // Booked, then handed over: the lead needs a booked call here.
  const lead = await name();
  await next(async () => {
    await seller.keyboard.press("b");
    await seller.locator("dialog[open] input[name=booked_day]").fill("2017-07-05");
    await seller.locator("dialog[open] input[name=booked_time]").fill("10:00");
    await seller.locator("dialog[open] button[name=result]").click();
  });
  const prospect = async (who) => {
    await seller.goto(`${url}/prospects?q=${encodeURIComponent(who)}`);
    await submit(seller, seller.getByRole("link", { name: who }).first());
    return /prospects\/(\d+)/.exec(seller.url())[1];
  };
  const leadId = await prospect(lead);
  await look(seller, "prospect");
  await seller.goto(`${url}/handoffs/new?prospect=${leadId}`);
  await seller.getByLabel("What do they need?").fill("Pick accuracy by lot");
  await seller.getByLabel("By when?").fill("October audit");
  await seller.getByLabel("Who decides?").fill("The plant manager");
  await seller.locator('select[name="to"]').selectOption({ label: closer });
  await look(seller, "hand over");
  await submit(seller, seller.locator('main form[action="/handoffs"] button[type="submit"]'));
  await seller.goto(`${url}/focus`);
  await seller.getByText(/of 8/).first().waitFor();

  // The account executive accepts by key.
  await executive.goto(`${url}/pipeline`);
  await executive.getByText("A lead waits for your answer.").or(executive.getByText("One lead waits for your answer.")).first().waitFor();
  await look(executive, "pipeline");
  const accepted = executive.waitForResponse((answer) => answer.url().endsWith("/accept"));
  await executive.keyboard.press("a");
  await accepted;
  await executive.goto(`${url}/pipeline`);
  assert(!(await executive.content()).includes(`/accept`), "nothing waits any more");

  // The block ends: minutes are kept, the debrief asks.
  await setClock("2017-06-30", "11:04");
  await seller.goto(`${url}/today`);
  await seller.getByText("Kept, 120 of 120 min").first().waitFor({ state: "attached" });
  await seller.goto(`${url}/debrief`);
  await seller.getByRole("button", { name: /Save debrief/ }).click();
  await seller.locator('[aria-invalid="true"]').first().waitFor();
  await seller.getByLabel("What did you learn?").fill("People book when the date is theirs.");
  await seller.getByLabel("How will you use it?").fill("Ask each site for the date it dreads.");
  await look(seller, "debrief");
  await seller.keyboard.press("Control+Enter");
  await seller.waitForURL(/\/today/);

  // The huddle, with evidence for each step.
  await setClock("2017-06-30", "11:30");
  await manager.goto(`${url}/huddle`);
  await submit(manager, manager.getByRole("button", { name: /Start|Begin/ }).first());
  const turn = manager.getByRole("button", { name: rep, exact: true });
  if (await turn.count()) {
    await submit(manager, turn.first());
  }
  await look(manager, "huddle");
  await manager.getByText("People book when the date is theirs.").first().waitFor();
  await manager.locator("textarea").first().fill("Which words did you use?");
  await submit(manager, manager.getByRole("button", { name: /^Reply/ }).first());
  await manager.getByText("Which words did you use?").first().waitFor();

  // The day's success, and tomorrow's plan from it.
  await setClock("2017-06-30", "16:48");
  await seller.goto(`${url}/tomorrow`);
  await look(seller, "tomorrow, with a success");
  await seller.locator('input[name="success"]').fill("A date of their own");
  await submit(seller, seller.locator('form[action="/successes"] button').first());
  await seller.goto(`${url}/tomorrow`);
  await seller.getByText("A date of their own").first().waitFor();
  await seller.getByText("Ilse Verhoeven").first().waitFor();

  // The board: one qualified lead for the rep, every figure opens its rows.
  await manager.goto(`${url}/scoreboard`);
  await look(manager, "scoreboard");
  const row = manager.locator("table tr", { hasText: rep }).first();
  const cells = await row.locator("td").allInnerTexts();
  assert.equal(cells[1].trim().split(/\s/)[0], "1", `one qualified lead: ${cells}`);
  await row.locator("td").nth(1).getByRole("link").first().click();
  await manager.getByText(lead).first().waitFor();
  await look(manager, "the rows behind a figure");

  for (const [page, paths] of [
    [seller, ["/prospects", "/accounts", "/learnings", "/blocks", "/messages", "/settings", "/search?q=a", "/help", "/help/rep"]],
    [manager, ["/people", "/settings/goals", "/settings/days-off", "/imports", "/today"]],
  ]) {
    for (const path of paths) {
      const answer = await page.goto(url + path);
      assert.equal(answer.status(), 200, path);
      await look(page, path);
    }
  }
  await server.stop();
  assert.equal(faults.length, 0, `accessibility:\n${faults.join("\n")}`);
  console.log("the journey is done");
} catch (error) {
  await tell(browser);
  throw error;
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
