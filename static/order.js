// Comfort for ordering: drag the lines; the places follow. Without it, the places are chosen from lists.
for (const list of document.querySelectorAll(".sortable")) {
  let dragged = null;
  const number = () => list.querySelectorAll("select").forEach((select, index) => { select.value = String(index + 1); });
  list.classList.add("drag");
  for (const part of list.children) part.draggable = true;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    dragged?.classList.add("dragged");
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    list.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged = null;
    number();
  });
}
