// New messages on the page of a conversation: asked for every few seconds while the page is in sight.
// Nodes are made one by one, as the page's policy allows no markup from text.

const EVERY = 5000;
const list = document.getElementById("turns");
const live = document.getElementById("live");

function made(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function draw(message) {
  const item = made("li", `turn turn--${message.author}`);
  item.id = `m${message.id}`;
  const who = made("p", "turn__who");
  who.append(made("b", "", message.name), " ", made("span", message.failed ? "failed" : "quiet", message.about));
  const text = made("div", "turn__text");
  for (const block of message.text.split(/\n{2,}/)) {
    const paragraph = made("p");
    block.split("\n").forEach((line, at) => {
      if (at) paragraph.append(document.createElement("br"));
      paragraph.append(line);
    });
    text.append(paragraph);
  }
  item.append(who, text);
  if (message.heard.length) item.append(made("p", "turn__heard", message.heard.join(" · ")));
  return item;
}

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(`${list.dataset.address}?after=${list.dataset.after}`, {
      headers: { accept: "application/json" },
    });
    if (answer.status === 401) {
      live.textContent = "You have been signed out. Load the page again to sign in.";
      clearInterval(timer);
      return;
    }
    if (!answer.ok) return;
    const found = await answer.json();
    for (const message of found.messages) {
      if (message.id <= Number(list.dataset.after)) continue;
      list.append(draw(message));
      list.dataset.after = message.id;
    }
    live.textContent = "New messages appear by themselves.";
  } catch {
    live.textContent = "We cannot reach the server just now.";
  }
}

const timer = setInterval(look, EVERY);
