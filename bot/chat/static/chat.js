// Makes the served page live. Without this script every button and link still works, as plain forms.
import { Mistake, wordsOf } from "./answer.js";
import { checkList, choicesFor, leftWords, messageItem, setId, summaryRow } from "./draw.js";
import { element } from "./prose.js";
import { Problem, Talk } from "./talk.js";

const $ = (id) => document.getElementById(id);
const chat = $("chat");
const words = JSON.parse(chat.dataset.words);
const embedded = chat.dataset.embedded === "1";
const talk = new Talk(chat.dataset.formToken, embedded);
const form = $("answer");
const list = $("messages");
const KEPT = "chat-session";
const LATE = 4500; // milliseconds without an answer after which we own up to it

let last = Number(chat.dataset.after);
let sending = 0;
let queue = [];
let waiting = []; // stream messages that came while one of ours was on its way
let open = null;

// --- what is shown -------------------------------------------------------------------------------------------------

function atEnd() {
  return window.innerHeight + window.scrollY > document.documentElement.scrollHeight - 160;
}

function add(message) {
  if ($(`m${message.id}`)) return;
  const item = messageItem(message, words);
  const after = [...list.children].findLast((other) => other.dataset.id && Number(other.dataset.id) < message.id);
  const unsent = [...list.children].some((other) => !other.dataset.id);
  if (unsent && !after?.nextElementSibling) list.append(item);
  else if (after) after.after(item);
  else list.prepend(item);
  last = Math.max(last, message.id);
}

function showLeft(left) {
  if (left === undefined) return;
  $("left").textContent = leftWords(left, words);
  const over = left === null && !open; // nothing is asked any more: no "why do you ask?"
  $("asked").hidden = over;
  if (over) $("text-label").textContent = words.chat.message_label;
}

function openQuestion(messages) {
  for (const message of [...messages].reverse()) {
    if (message.author === "patient") return null;
    if (message.choices.length || message.question) return message;
  }
  return undefined;
}

function ask(message) {
  if (message && open && message.id === open.id) return;
  open = message;
  $("choices").replaceChildren(...choicesFor(message, words));
  const more = message && (message.choices.length || message.control === "date");
  $("text-label").textContent = more ? words.chat.answer_or : words.chat.answer_label;
  clearError();
  if (message?.question === "check") talk.summary().then(({ rows }) => {
    if (open === message && rows.length) $("choices").prepend(checkList(rows, words));
  }).catch(() => {});
}

function notice(...parts) {
  $("notice").replaceChildren(...(parts.length ? [element("p", {}, ...parts)] : []));
}

function clearError() {
  for (const id of ["text-error", "date-error"]) if ($(id)) { $(id).hidden = true; $(id).textContent = ""; }
  form.querySelectorAll(".nhsuk-form-group--error").forEach((group) => group.classList.remove("nhsuk-form-group--error"));
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  form.querySelectorAll(".nhsuk-input--error").forEach((field) => field.classList.remove("nhsuk-input--error"));
}

function showError(part, text) {
  clearError();
  const field = $(part) || $("text");
  const message = field.id === "text" ? $("text-error") : $("date-error");
  message.replaceChildren(element("span", { class: "nhsuk-u-visually-hidden" }, words.errors.prefix + " "), text);
  message.hidden = false;
  (field.id === "text" ? $("text-group") : $("date-group")).classList.add("nhsuk-form-group--error");
  if (field.id !== "text") field.classList.add("nhsuk-input--error");
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

// --- sending --------------------------------------------------------------------------------------------------------

function submit(text) {
  const item = messageItem({ author: "patient", text, at: new Date().toISOString(), choices: [] }, words);
  const state = element("p", { class: "message__state" });
  item.append(state);
  list.append(item);
  notice();
  const one = { text, id: crypto.randomUUID(), item, state };
  item.scrollIntoView({ block: "start" });
  queue.push(one);
  if (!sending) sendNext();
}

async function sendNext() {
  const one = queue.shift();
  if (!one) return;
  sending += 1;
  const slow = setTimeout(() => { $("writing").textContent = words.live.writing; }, 500);
  const late = setTimeout(() => { $("writing").textContent = words.live.late; }, LATE);
  try {
    const answer = await tried(one);
    if (answer) settle(one, answer);
  } finally {
    clearTimeout(slow);
    clearTimeout(late);
    $("writing").textContent = "";
    sending -= 1;
    waiting.splice(0).forEach(arrived);
    sendNext();
  }
}

// Sends with the same id until it is answered, so that a try whose answer was lost is never counted twice.
async function tried(one) {
  one.state.textContent = words.live.sending;
  one.item.classList.remove("message--unsent");
  for (const pause of [0, 1000, 3000]) {
    if (pause) await new Promise((done) => setTimeout(done, pause));
    try {
      const answer = await talk.send(one.text, one.id);
      one.state.remove();
      return answer;
    } catch (problem) {
      if (problem instanceof Problem && problem.status < 500) return refuse(one, problem);
      if (!navigator.onLine) break;
    }
  }
  return unsent(one, navigator.onLine ? "" : words.live.offline);
}

function refuse(one, problem) {
  if (problem.status === 401) {
    ended();
    return unsent(one, "");
  }
  if (problem.status === 429) return unsent(one, problem.words);
  one.item.remove();
  $("text").value = one.text;
  showError("text", problem.words || words.errors.empty);
  return null;
}

function unsent(one, why) {
  one.item.classList.add("message--unsent");
  const again = element("button", { type: "button", class: "plain-button" }, words.live.try_again);
  const retry = () => {
    window.removeEventListener("online", retry);
    one.item.querySelector("button")?.remove();
    one.item.append(one.state);
    queue.push(one);
    form.focus({ preventScroll: true });
    if (!sending) sendNext();
  };
  again.addEventListener("click", retry);
  one.state.replaceChildren(words.live.not_sent, " ", again);
  notice(`${words.live.not_sent} ${why}`);
  if (!navigator.onLine) window.addEventListener("online", retry, { once: true });
  return null;
}

function settle(one, answer) {
  notice();
  if (answer.message_id) {
    $(`m${answer.message_id}`)?.remove();
    setId(one.item, answer.message_id);
    last = Math.max(last, answer.message_id);
  }
  const hadFocus = form.contains(document.activeElement) || document.activeElement === document.body;
  ask(null);
  answer.messages.forEach(add);
  const next = openQuestion(answer.messages);
  ask(next || null);
  showLeft(answer.questions_left);
  $("about-you").hidden = !answer.about_you;
  one.item.scrollIntoView({ block: "start" });
  if (hadFocus) focusAnswer();
}

// After our own answer the next one starts at the form: in the box where there is a keyboard and nothing to choose.
function focusAnswer() {
  const choices = $("choices").childElementCount > 0;
  const target = !choices && matchMedia("(pointer: fine)").matches ? $("text") : form;
  target.focus({ preventScroll: true });
}

// --- messages that come unasked -------------------------------------------------------------------------------------

function arrived(message) {
  if (sending) {
    waiting.push(message);
    return;
  }
  if (message.id <= last && $(`m${message.id}`)) return;
  const follow = atEnd();
  add(message);
  if (message.author === "patient") ask(null);
  else if (message.choices.length || message.question) ask(message);
  if (follow) $(`m${message.id}`).scrollIntoView({ block: "nearest" });
  else $("jump").hidden = false;
  clearTimeout(arrived.later);
  arrived.later = setTimeout(() => talk.read(last).then((answer) => showLeft(answer.questions_left)).catch(() => {}), 300);
}

function ended() {
  const again = element("button", { type: "button", class: "plain-button" }, words.live.restart);
  again.addEventListener("click", () => { forget(); location.href = embedded ? "/chat?embed=1" : "/chat"; });
  notice(words.live.ended, " ", again);
}

function streamState(state) {
  if (state === "ended") ended();
  else if (state === "lost" && navigator.onLine) notice(words.live.lost);
  else if (state === "live" && $("notice").textContent === words.live.lost) notice();
}

function forget() {
  try { sessionStorage.removeItem(KEPT); } catch { /* storage is switched off */ }
}

function goLive() {
  document.body.classList.add("live");
  talk.follow(() => last, arrived, streamState);
}

// --- beginning ------------------------------------------------------------------------------------------------------

function begin(messages, left) {
  $("start-part")?.remove();
  $("chat-part").hidden = false;
  messages.forEach(add);
  ask(openQuestion(messages) || null);
  showLeft(left);
  goLive();
}

async function start(fields) {
  try {
    const begun = await talk.start(fields.get("surgery"), fields.get("source"));
    if (embedded) try { sessionStorage.setItem(KEPT, begun.session); } catch { /* storage is switched off */ }
    begin(begun.messages, begun.questions_left);
    document.querySelector(".chat-title").focus({ preventScroll: true });
    if (embedded) window.scrollTo(0, 0); // else the start page has just said what the welcome says
    else list.lastElementChild.scrollIntoView({ block: "start" });
  } catch (problem) {
    if (problem instanceof Problem && problem.words) $("start").append(element("p", { role: "alert" }, problem.words));
    else $("start").submit();
  }
}

async function resumeOrStart() {
  try { talk.token = sessionStorage.getItem(KEPT) || ""; } catch { talk.token = ""; }
  if (talk.token) {
    try {
      const kept = await talk.read(0);
      return begin(kept.messages, kept.questions_left);
    } catch {
      talk.token = "";
      forget();
    }
  }
  return start(new FormData($("start")));
}

// --- buttons --------------------------------------------------------------------------------------------------------

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, value } = event.submitter ?? {};
  clearError();
  try {
    const text = name === "quick" ? words.says[value]
      : name === "change" ? words.says.change.replace("{question}", value) : wordsOf(form);
    submit(text);
    if (name === "quick") form.querySelector("details").open = false;
    else form.reset();
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    showError(mistake.part, words.errors[mistake.key]);
  }
});

$("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !matchMedia("(pointer: fine)").matches) return;
  event.preventDefault();
  form.requestSubmit($("send"));
});

$("jump").addEventListener("click", () => {
  $("jump").hidden = true;
  list.lastElementChild.scrollIntoView({ block: "start" });
  focusAnswer();
});
window.addEventListener("scroll", () => { if (atEnd()) $("jump").hidden = true; }, { passive: true });

$("open-answers").addEventListener("click", async (event) => {
  event.preventDefault();
  const dialog = $("answers-dialog");
  const { rows } = await talk.summary().catch(() => ({ rows: [] }));
  $("answers-lead").textContent = rows.length ? words.answers.lead : words.answers.none;
  const change = (row) => { dialog.close(); submit(words.says.change.replace("{question}", row.question)); };
  $("answers-list").replaceChildren(...rows.map((row) => summaryRow(row, words, change)));
  dialog.showModal();
  $("answers-title").focus();
});
$("answers-close").addEventListener("click", () => $("answers-dialog").close());
if (embedded) $("open-copy").addEventListener("click", (event) => { event.preventDefault(); window.print(); });

$("leave").addEventListener("submit", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  document.title = "";
  forget();
  if (talk.token || talk.formToken) talk.leave().catch(() => {});
  const neutral = $("leave").dataset.neutral;
  try { window.top.location.replace(neutral); } catch { window.location.replace(neutral); }
});

window.addEventListener("offline", () => notice(words.live.offline));
window.addEventListener("online", () => notice(words.live.online));
if (embedded) document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !$("answers-dialog").open) window.parent.postMessage("referral-chat:close", "*");
});

if ($("start")) {
  if (embedded) resumeOrStart();
  else $("start").addEventListener("submit", (event) => { event.preventDefault(); start(new FormData($("start"))); });
} else {
  open = chat.dataset.open ? { id: Number(chat.dataset.open) } : null;
  if ($("error-summary")) $("error-summary").focus();
  else if (!location.hash) list.lastElementChild?.scrollIntoView({ block: "start" });
  goLive();
}
