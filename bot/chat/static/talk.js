// Talking to the server: the session, one message at a time, and the stream of messages that come unasked.
const API = "/chat/api";
const PATIENCE = 20000;

export class Problem extends Error {
  constructor(status, words) {
    super(words || String(status));
    this.status = status;
    this.words = words;
  }
}

export class Talk {
  // A page that the server drew has the cookie and a form token; a page that began by itself has the token.
  constructor(formToken, embedded) {
    this.formToken = formToken;
    this.embedded = embedded;
    this.token = "";
  }

  headers() {
    const headers = { "Content-Type": "application/json" };
    if (this.embedded) headers["X-Embedded"] = "1";
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    else if (this.formToken) headers["X-Form-Token"] = this.formToken;
    return headers;
  }

  async call(method, path, body) {
    const answer = await fetch(API + path, {
      method,
      headers: this.headers(),
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
      keepalive: method === "DELETE",
    });
    if (answer.status === 204) return null;
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Problem(answer.status, typeof said.detail === "string" ? said.detail : "");
    return said;
  }

  async start(surgery, source) {
    const begun = await this.call("POST", "/sessions", { surgery: surgery || null, source: source || null });
    this.token = begun.session;
    return begun;
  }

  send(text, id) {
    return this.call("POST", "/messages", { text, client_message_id: id });
  }

  read(after) {
    return this.call("GET", `/messages?after=${after}`);
  }

  summary() {
    return this.call("GET", "/summary");
  }

  leave() {
    return this.call("DELETE", "/sessions");
  }

  // Follows the stream for ever, connecting again with growing pauses. `seen()` gives the last id that is shown.
  async follow(seen, onMessage, onState) {
    let pause = 1000;
    for (;;) {
      try {
        const answer = await fetch(`${API}/stream?after=${seen()}`, { headers: this.headers() });
        if (answer.status === 401) return onState("ended");
        if (!answer.ok) throw new Problem(answer.status, "");
        onState("live");
        pause = 1000;
        await events(answer.body, onMessage);
      } catch {
        onState("lost");
        pause = Math.min(pause * 2, 30000);
      }
      await new Promise((done) => setTimeout(done, pause));
    }
  }
}

async function events(body, onMessage) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value;
    const parts = waiting.split("\n\n");
    waiting = parts.pop();
    for (const part of parts) {
      const data = part.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
      if (data) onMessage(JSON.parse(data));
    }
  }
}
