// A citation's address names its first line (#L1241); light the whole cited range.
"use strict";

function light() {
  const first = Number((location.hash.match(/^#L(\d+)$/) || [])[1]);
  for (const line of document.querySelectorAll(".lit")) line.classList.remove("lit", "cited");
  if (!first) return;
  const line = document.getElementById(`L${first}`);
  const last = Number(line?.dataset.last ?? first);
  for (let number = first; number <= last; number += 1) {
    const line = document.getElementById(`L${number}`);
    if (line && !line.classList.contains("cited")) line.classList.add("lit", "cited");
  }
}

window.addEventListener("hashchange", light);
light();
