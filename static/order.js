// Comfort for ordering: drag the lines; the places follow. Without it, the places are chosen from lists.
for (const list of document.querySelectorAll(".sortable")) {
  let dragged = null;
  const place = (part) => Number(part.querySelector("select").value);
  const number = () =>
    list.querySelectorAll("select").forEach((select, index) => {
      select.value = String(index + 1);
    });
  // Once every line has a place of its own, they stand in it, so that dragging one keeps the others' places.
  const sort = () => {
    const parts = [...list.children];
    if (new Set(parts.map(place)).size === parts.length && parts.every(place)) {
      list.append(...parts.sort((one, other) => place(one) - place(other)));
    }
  };
  list.classList.add("drag");
  for (const part of list.children) part.draggable = true;
  sort();
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    if (!dragged) return;
    sort();
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    dragged.classList.add("dragged");
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("li");
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    list.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("dragged");
    dragged = null;
    number();
  });
}
