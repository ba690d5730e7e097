// Comfort for the keyboard: 1–9 choose an option, Enter goes on. Everything works without it.
document.addEventListener("keydown", (event) => {
  // A key that is held down must not skip what comes next unseen.
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
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

// How long a question was worked on: the clock stops while the page is out of sight.
const form = document.querySelector("form:has(input[name=shown])");
if (form) {
  let inSight = Number(form.elements["in-sight"]?.value ?? 0); // of the pages before, whose form was sent back
  let since = document.hidden ? null : performance.now();
  document.addEventListener("visibilitychange", () => {
    if (since !== null) inSight += performance.now() - since;
    since = document.hidden ? null : performance.now();
  });
  form.addEventListener("formdata", (event) => {
    const now = since === null ? 0 : performance.now() - since;
    event.formData.set("in-sight", String(Math.round(inSight + now)));
  });
}
