// Puts the chat on a practice's page: <script src="https://…/embed.js?surgery=T90001" defer></script>
// A button at the corner opens the chat in a frame of our own origin. Styles go through the CSSOM, which a strict
// Content-Security-Policy of the host page allows. Nothing of the host page is read, and nothing is sent until it opens.
(() => {
  const script = document.currentScript;
  if (!script || window.referralChat) return;
  const { origin, searchParams } = new URL(script.src);
  const data = script.dataset;
  const words = {
    open: data.label || "Get help with work and your health",
    close: data.closeLabel || "Close chat",
    frame: data.frameTitle || "Chat about work and your health",
  };
  const colour = /^#[0-9a-f]{6}$/i.test(data.colour || "") ? data.colour : "#005eb8";
  const query = new URLSearchParams({ surgery: data.surgery || searchParams.get("surgery") || "", source: data.source || "website" });
  const page = `${origin}/chat?${query}`;
  const narrow = matchMedia("(max-width: 640px), (max-height: 520px)");

  const style = (element, rules) => Object.assign(element.style, rules);
  const make = (name, attributes, rules) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    style(made, rules);
    return made;
  };

  const box = make("div", {}, { position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483000" });
  const button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": "referral-chat-panel" }, {
    background: colour, border: "2px solid #fff", borderRadius: "28px", boxShadow: "0 2px 8px rgba(0,0,0,.4)", color: "#fff",
    cursor: "pointer", font: "700 17px/1.3 Arial, sans-serif", maxWidth: "calc(100vw - 32px)", minHeight: "48px", padding: "10px 20px",
  });
  button.textContent = words.open;
  const panel = make("dialog", { id: "referral-chat-panel", "aria-label": words.frame }, {
    background: "#f0f4f5", border: "1px solid #212b32", boxSizing: "border-box", margin: "0", maxHeight: "none",
    maxWidth: "none", overflow: "hidden", padding: "0", position: "fixed", zIndex: "2147483001",
  });
  const close = make("button", { type: "button" }, {
    background: "#fff", border: "2px solid #212b32", borderRadius: "4px", color: "#212b32", cursor: "pointer",
    font: "700 16px/1.2 Arial, sans-serif", minHeight: "36px", padding: "4px 12px", position: "absolute", right: "8px", top: "8px",
  });
  close.textContent = words.close;

  const focusRing = (element) => {
    element.addEventListener("focus", () => style(element, { outline: "4px solid #212b32", boxShadow: "0 0 0 8px #ffeb3b" }));
    element.addEventListener("blur", () => style(element, { outline: "", boxShadow: element === button ? "0 2px 8px rgba(0,0,0,.4)" : "" }));
  };
  focusRing(button);
  focusRing(close);

  let frame = null;
  const place = () => style(panel, narrow.matches
    ? { inset: "0", width: "100%", height: "100%", borderRadius: "0" }
    : { inset: "auto 16px 16px auto", width: "440px", height: "min(720px, calc(100vh - 32px))", borderRadius: "8px" });
  narrow.addEventListener("change", place);

  const open = () => {
    if (!frame) {
      frame = make("iframe", { title: words.frame, src: `${page}&embed=1`, allow: "", referrerpolicy: "strict-origin" }, {
        border: "0", display: "block", height: "calc(100% - 52px)", marginTop: "52px", width: "100%",
      });
      panel.append(frame);
    }
    place();
    if (narrow.matches) panel.showModal();
    else panel.show();
    button.setAttribute("aria-expanded", "true");
    style(box, { display: "none" });
    close.focus();
  };
  const shut = () => panel.close();
  panel.addEventListener("close", () => {
    button.setAttribute("aria-expanded", "false");
    style(box, { display: "" });
    button.focus();
  });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
  button.addEventListener("click", open);
  close.addEventListener("click", shut);
  addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === origin && event.data === "referral-chat:close") shut();
  });

  panel.append(close);
  box.append(button);
  document.body.append(box, panel);
  window.referralChat = { open, close: shut };
})();
