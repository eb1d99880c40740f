// A browser's manners without a browser: keeps its cookies, posts forms, follows nothing.
export class Client {
  constructor(url) {
    this.url = url;
    this.cookies = new Map();
  }

  async request(path, options = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(this.url + path, {
      ...options,
      redirect: "manual",
      headers: { ...options.headers, ...(cookie && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const cut = pair.indexOf("=");
      this.cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  }

  get(path) {
    return this.request(path);
  }

  post(path, fields) {
    return this.request(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  async signIn(email, password) {
    const answer = await this.post("/sign-in", { email, password });
    if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}\n${answer.text}`);
  }
}
