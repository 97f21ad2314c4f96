// The page to print has a print button only where a script can make it work.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
document.getElementById("print-how").hidden = true;
