// node e2e/kills.mjs BINARY [ROUNDS]: people work, the server is killed at a random moment, starts again, and everything
// that it acknowledged must still be there. Rounds alternate nothing: every round kills.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "./client.mjs";
import { freePort, start } from "./server.mjs";

const [binary, rounds = "10"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "forenoon-kills-"));
const database = `sqlite:${join(folder, "kills.db")}`;
const clock = join(folder, "clock");
const setClock = (time) => writeFile(clock, time);

// What was acknowledged: a page and a text that must stand on it.
const acknowledged = [];
let written = 0;

function check(condition, words) {
  if (!condition) throw new Error(words);
}

// One kind of work after the other, as long as the server answers.
async function work(client, prospects, colleague, worker) {
  for (let turn = 0; ; turn++) {
    const mark = `mark-${worker}-${written++}`;
    const prospect = prospects[(turn * 7 + worker * 11) % prospects.length];
    const kinds = [
      async () => {
        const answer = await client.post(`/prospects/${prospect}/notes`, { note: `Note ${mark}` });
        return [answer, `/prospects/${prospect}`, `Note ${mark}`];
      },
      async () => {
        const answer = await client.post("/touches", {
          prospect, as: "conversation", channel: "call", note: `Said ${mark}`, client_key: mark,
        });
        return [answer, `/prospects/${prospect}`, `Said ${mark}`];
      },
      async () => {
        const answer = await client.post("/touches", {
          prospect, as: "conversation", channel: "call", note: `Told ${mark}`, client_key: mark,
          promise: `Send ${mark}`, promise_day: "2026-05-13",
        });
        return [answer, `/prospects/${prospect}`, `Told ${mark}`];
      },
      async () => {
        const answer = await client.post("/messages", { to: colleague, text: `Line ${mark}`, told: "1" });
        return [answer, null, null];
      },
    ];
    const [answer, page, text] = await kinds[turn % kinds.length]();
    check(answer.status === 303, `${mark}: ${answer.status}\n${answer.text.slice(0, 2000)}`);
    if (page) acknowledged.push([page, text]);
  }
}

async function verify(client) {
  const pages = new Map();
  for (const [page, text] of acknowledged) {
    if (!pages.has(page)) pages.set(page, (await client.get(page)).text);
    check(pages.get(page).includes(text), `${page} lost ${text}`);
  }
}

try {
  await setClock("2026-05-12T16:30:00Z");
  // The demo's people on a database that stays; its own process is killed first.
  const demo = await start(binary, ["demo", "--frozen", "--at", "2026-05-12 12:30", "--database", database]);
  const login = /(ana\S+@\S+)\s+(\S+)/.exec(demo.output());
  check(login, `no login of Ana in\n${demo.output()}`);
  await demo.kill();

  for (let round = 1; round <= Number(rounds); round++) {
    const server = await start(binary, ["serve", "--database", database, "--test-clock", clock], { port: await freePort() });
    const client = new Client(server.url);
    await client.signIn(login[1], login[2]);
    await verify(client);
    const list = await client.get("/prospects?whose=mine");
    const prospects = [...new Set([...list.text.matchAll(/href="\/prospects\/(\d+)"/g)].map((match) => match[1]))].slice(0, 40);
    check(prospects.length > 3, `few prospects on the list:\n${list.text.slice(0, 1500)}`);
    const compose = await client.get("/messages/new");
    const colleague = /<option value="(\d+)"/.exec(compose.text)?.[1];
    check(colleague, "nobody to write to");
    const workers = [1, 2, 3, 4].map((worker) => work(client, prospects, colleague, worker));
    const ended = Promise.allSettled(workers);
    await new Promise((done) => setTimeout(done, 150 + Math.random() * 850));
    await server.kill();
    for (const outcome of await ended) {
      // The connection broke: that is the kill. Anything the server said before it is a fault.
      const broke = outcome.reason instanceof TypeError || outcome.reason?.cause;
      check(broke, outcome.reason?.stack ?? "a worker stopped by itself");
    }
    console.log(`kill ${round}: ${acknowledged.length} acknowledged so far, all there at the start of this round`);
  }
  const last = await start(binary, ["serve", "--database", database, "--test-clock", clock]);
  const client = new Client(last.url);
  await client.signIn(login[1], login[2]);
  await verify(client);
  check(acknowledged.length > Number(rounds), "hardly anything was written");
  await last.stop();
  console.log(`${rounds} kills, ${acknowledged.length} acknowledged writes, none lost`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
