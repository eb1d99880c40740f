// Starts the program on a free port and waits until it answers; stops what it started.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

export async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

export async function start(binary, args, { port, env = {} } = {}) {
  port ??= await freePort();
  const child = spawn(binary, [...args, "--listen", `127.0.0.1:${port}`], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const ended = new Promise((done) => child.once("exit", done));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 120_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended:\n${output}`);
    if (Date.now() > deadline) throw new Error(`no answer from ${url}:\n${output}`);
    const answered = await fetch(`${url}/sign-in`, { redirect: "manual" }).then(() => true, () => false);
    if (answered) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    port,
    child,
    output: () => output,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
