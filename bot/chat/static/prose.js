// What was written, as elements. Never as markup: every word goes in as text. The same shapes as bot/web/prose.py.
const BOLD = /\*\*(?=\S)(.+?)(?<=\S)\*\*/;
const PHONE = /(?<![\w+])(999|111|116 123|0\d{2,4} \d{3,4} \d{3,4}|0\d{4} \d{6}|0\d{3} \d{4})(?!\w| ?\d)/;
const LINK = /(https?:\/\/[^\s<>"']*[^\s<>"'.,:;!?)])/;
const BULLET = /^\s*[-•]\s+/;

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

function called(text) {
  return text.split(PHONE).map((piece, place) =>
    place % 2 ? element("a", { href: `tel:${piece.replaceAll(" ", "")}` }, piece) : piece);
}

function linked(text) {
  return text.split(LINK).flatMap((piece, place) =>
    place % 2 ? [element("a", { href: piece, target: "_blank", rel: "noopener noreferrer" }, piece)] : called(piece));
}

function inline(text) {
  return text.split(BOLD).flatMap((piece, place) => (place % 2 ? [element("b", {}, ...linked(piece))] : linked(piece)));
}

function withBreaks(lines, draw) {
  return lines.flatMap((line, place) => (place ? [element("br"), ...draw(line)] : draw(line)));
}

function block(lines) {
  if (lines.every((line) => BULLET.test(line))) {
    return element("ul", {}, ...lines.map((line) => element("li", {}, ...inline(line.replace(BULLET, "")))));
  }
  return element("p", {}, ...withBreaks(lines, inline));
}

export function ours(text) {
  const blocks = [];
  let parted = true;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (!line.trim()) {
      parted = true;
      continue;
    }
    if (parted || BULLET.test(line) !== BULLET.test(blocks.at(-1)[0])) blocks.push([]);
    blocks.at(-1).push(line.trim());
    parted = false;
  }
  return blocks.map(block);
}

export function theirs(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "").split("\n");
  return [element("p", {}, ...withBreaks(lines, (line) => [line]))];
}
