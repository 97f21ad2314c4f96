// What a filled-in answer form says, as text: the same rules as bot/chat/forms.py.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export class Mistake extends Error {
  constructor(key, part) {
    super(key);
    this.key = key;
    this.part = part;
  }
}

function monthNumber(written) {
  if (/^\d+$/.test(written)) return written >= 1 && written <= 12 ? Number(written) : 0;
  const begins = MONTHS.filter((name) => written.length >= 3 && name.toLowerCase().startsWith(written.toLowerCase()));
  return begins.length === 1 ? MONTHS.indexOf(begins[0]) + 1 : 0;
}

export function dateWords(day, month, year) {
  [day, month, year] = [day.trim(), month.trim(), year.trim()];
  if (!day && !month && !year) return "";
  if (!month) throw new Mistake("date_month", "month");
  if (!year) throw new Mistake("date_year", "year");
  const number = monthNumber(month);
  if (!number) throw new Mistake("date_real", "month");
  if (!/^\d{4}$/.test(year)) throw new Mistake("date_real", "year");
  if (!day) return `${MONTHS[number - 1]} ${year}`;
  const found = new Date(Date.UTC(Number(year), number - 1, Number(day)));
  if (!/^\d{1,2}$/.test(day) || found.getUTCMonth() !== number - 1 || found.getUTCDate() !== Number(day)) {
    throw new Mistake("date_real", "day");
  }
  return `${found.getUTCDate()} ${MONTHS[number - 1]} ${year}`;
}

export function wordsOf(form) {
  const fields = new FormData(form);
  const said = fields.getAll("choice");
  if (fields.has("day")) said.push(dateWords(fields.get("day"), fields.get("month"), fields.get("year")));
  said.push(fields.get("text").trim());
  const text = said.filter(Boolean).join(", ");
  if (!text) throw new Mistake(form.querySelector("[name=choice]") ? "choose_or_type" : "empty", "text");
  return text;
}
