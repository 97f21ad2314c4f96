// Drawing messages and the answer form, in the same shapes as the templates that serve a page without a script.
import { element, ours, theirs } from "./prose.js";

function clockTime(at) {
  return new Date(at)
    .toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Europe/London" })
    .replace(/\s/g, "").replace(":00", "").replace(/^0/, "12").toLowerCase();
}

// The assistant speaks English, whatever language the page round it is in.
const english = () => (document.documentElement.lang === "en" ? null : "en");

export function messageItem(message, words) {
  const kind = message.author === "patient" || message.author === "staff" ? message.author : "assistant";
  const who = element("p", { class: "message__who" });
  if (kind === "patient") who.append(words.chat.you);
  else if (kind === "staff") who.append(message.author_name || words.chat.staff);
  else who.append(words.chat.assistant, " ", element("span", {}, `(${words.chat.assistant_note})`));
  who.append(" ", element("time", { datetime: message.at }, clockTime(message.at)));
  const text = kind === "patient" ? theirs(message.text) : ours(message.text);
  const item = element("li", { class: `message message--${kind}` }, who, element("div", { class: "message__text", lang: kind === "patient" ? null : english() }, ...text));
  if (message.id) setId(item, message.id);
  return item;
}

export function setId(item, id) {
  item.id = `m${id}`;
  item.dataset.id = id;
}

export function controlOf(message) {
  if (!message) return "text";
  if (message.control === "checkboxes" || message.control === "date" || message.control === "radios") return message.control;
  return message.choices.length ? "radios" : "text";
}

function choiceGroup(message, kind, words) {
  const type = kind === "checkboxes" ? "checkbox" : "radio";
  const items = message.choices.map((choice, place) =>
    element("div", { class: `nhsuk-${kind}__item` },
      element("input", { class: `nhsuk-${kind}__input`, id: `choice-${place + 1}`, name: "choice", type, value: choice.value }),
      element("label", { class: `nhsuk-label nhsuk-${kind}__label`, for: `choice-${place + 1}`, lang: english() }, choice.label)));
  const legend = kind === "checkboxes" ? words.chat.choose_many : words.chat.choose_one;
  return element("div", { class: "nhsuk-form-group" },
    element("fieldset", { class: "nhsuk-fieldset", "aria-describedby": `m${message.id}` },
      element("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" }, legend),
      element("div", { class: `nhsuk-${kind} nhsuk-${kind}--small` }, ...items)));
}

function dateGroup(words) {
  const parts = ["day", "month", "year"].map((part) =>
    element("div", { class: "nhsuk-date-input__item" },
      element("div", { class: "nhsuk-form-group" },
        element("label", { class: "nhsuk-label nhsuk-date-input__label", for: part }, words.chat[part]),
        element("input", {
          class: `nhsuk-input nhsuk-date-input__input nhsuk-input--width-${part === "year" ? 4 : 2}`,
          id: part, name: part, type: "text", inputmode: part === "month" ? "text" : "numeric", autocomplete: "off",
        }))));
  return element("div", { class: "nhsuk-form-group", id: "date-group" },
    element("fieldset", { class: "nhsuk-fieldset", "aria-describedby": "date-hint date-error" },
      element("legend", { class: "nhsuk-fieldset__legend nhsuk-fieldset__legend--s" }, words.chat.date_label),
      element("div", { class: "nhsuk-hint", id: "date-hint" }, words.chat.date_hint),
      element("span", { class: "nhsuk-error-message", id: "date-error", hidden: true }),
      element("div", { class: "nhsuk-date-input" }, ...parts)));
}

export function choicesFor(message, words) {
  const control = controlOf(message);
  const drawn = [];
  if (message && message.choices.length) drawn.push(choiceGroup(message, control === "checkboxes" ? control : "radios", words));
  if (control === "date") drawn.push(dateGroup(words));
  return drawn;
}

export function leftWords(left, words) {
  if (left == null) return "";
  if (left <= 0) return words.chat.left_none;
  return left === 1 ? words.chat.left_one : words.chat.left_many.replace("{count}", left);
}

// With `onChange` a button of its own; without, one that sends the form it stands in.
export function summaryRow(row, words, onChange) {
  const button = element("button",
    { class: "plain-button", type: onChange ? "button" : "submit", name: "change", value: row.question }, words.answers.change,
    element("span", { class: "nhsuk-u-visually-hidden" }, ` ${words.answers.hidden.replace("{label}", row.label)}`));
  if (onChange) button.addEventListener("click", () => onChange(row));
  return element("div", { class: "nhsuk-summary-list__row" },
    element("dt", { class: "nhsuk-summary-list__key" }, row.label),
    element("dd", { class: "nhsuk-summary-list__value" }, ...theirs(row.answer)),
    element("dd", { class: "nhsuk-summary-list__actions" }, button));
}

export function checkList(rows, words) {
  return element("section", { class: "check", "aria-labelledby": "check-title" },
    element("h2", { class: "nhsuk-heading-s", id: "check-title" }, words.chat.check_title),
    element("dl", { class: "nhsuk-summary-list" }, ...rows.map((row) => summaryRow(row, words))));
}
