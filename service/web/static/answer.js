// Better with it, whole without it: the answer comes into the page, is announced, and a proof
// opens when its number is pressed.
"use strict";

const form = document.querySelector("form.ask");
const place = document.getElementById("reponse");
let latest = 0;

function openProof() {
  const proof = location.hash && document.getElementById(location.hash.slice(1));
  if (proof instanceof HTMLDetailsElement) proof.open = true;
}

async function show(url) {
  const turn = ++latest;
  place.setAttribute("aria-busy", "true");
  const reply = await fetch(url, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.getElementById("reponse");
  if (turn !== latest) return;
  if (!fresh) throw new Error("no answer in the page");
  place.replaceChildren(...fresh.childNodes);
  place.removeAttribute("aria-busy");
  document.title = page.title;
}

function follow(url, push) {
  show(url)
    .then(() => {
      if (push) history.pushState(null, "", url);
      place.scrollIntoView({ block: "start" });
      place.focus({ preventScroll: true });
    })
    .catch(() => location.assign(url));
}

form.addEventListener("submit", (event) => {
  if (!form.elements.q.value.trim()) return;
  event.preventDefault();
  follow(`/?${new URLSearchParams(new FormData(form))}`, true);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.question, a.mark");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.classList.contains("mark")) {
    document.querySelector(link.hash).open = true;
    return;
  }
  event.preventDefault();
  form.elements.q.value = new URL(link.href).searchParams.get("q");
  follow(link.href, true);
});

window.addEventListener("popstate", () => {
  if (!location.hash) location.reload();
});
window.addEventListener("hashchange", openProof);
openProof();
