// The demo phone looks for new texts by itself every few seconds, and keeps the newest in view.
const thread = document.getElementById("thread");
const newest = () => { thread.scrollTop = thread.scrollHeight; };
newest();

async function look() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } }).then((answer) => answer.text());
  const texts = page.match(/class="text text--/g)?.length ?? 0;
  if (texts !== document.querySelectorAll(".text").length) location.reload();
}
setInterval(() => { if (!document.hidden && !document.getElementById("words").value) look().catch(() => {}); }, 3000);

document.getElementById("words").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    document.getElementById("text-form").requestSubmit();
  }
});
