// Comfort for the keyboard: 1–9 choose an option, Enter goes on. Everything works without it.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const on = document.activeElement;
  if (on.matches("input.typed, select")) return;
  if (/^[1-9]$/.test(event.key)) {
    const option = document.querySelectorAll(".option input")[Number(event.key) - 1];
    if (option) {
      option.focus();
      option.click();
      event.preventDefault();
    }
  } else if (event.key === "Enter" && !on.closest("a, button, summary, input")) {
    document.querySelector("a.next")?.click();
  }
});
