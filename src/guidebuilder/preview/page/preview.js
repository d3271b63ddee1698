"use strict";
/* Shows what the program says is there: spreads of pages, pictures of those that are looked
   at, the words of all of them, messages, and the lines that a page was made from. */

const NARROW = 640; // points of CSS up to which single pages are shown
const PAD = 16; // around the booklet
const ZOOMS = [0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];
const MOST_PIXELS = 24e6; // of one picture; the program draws no larger ones
const NAMES = {
  booklet: "Booklet", handout: "Handout", phone: "Phone", poster: "Poster",
  photocopy: "Photocopy", "large-print": "Large print",
};

const $ = (id) => document.getElementById(id);
const book = $("book");
let shown = null; // what the program said last
let pages = []; // one record for each page: what it is, and its element
let drawn = null; // the book whose pages stand there
let zoom = 1;
let current = 1;
let editor = null;
let events = null;
let marked = null;

/* ---------- what the program says ---------- */

function listen() {
  if (events) events.close();
  const query = new URLSearchParams(location.hash.slice(1));
  events = new EventSource("events?" + query);
  events.onmessage = (event) => { editor = JSON.parse(event.data).editor; };
  events.addEventListener("shown", (event) => show(JSON.parse(event.data)));
  events.onerror = () => banner("The preview has ended. Start it again: guidebuilder preview");
}

function show(now) {
  shown = now;
  const wasFar = drawn && now.book && drawn.pages.length !== now.book.pages.length;
  const stay = current;
  fillChoices(now);
  banner(now.trouble && [now.trouble.said, now.trouble.hint].filter(Boolean).join(" "));
  document.body.classList.toggle("old", Boolean(now.trouble));
  tell(now.messages);
  if (now.book && (!drawn || now.book.stamp !== drawn.stamp)) {
    lay(now.book);
    if (wasFar) go(Math.min(stay, pages.length), false);
    pictures();
  }
  $("waiting").hidden = Boolean(now.book) || Boolean(now.trouble);
}

function banner(words) {
  const element = $("banner");
  const text = words || "";
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function fillChoices(now) {
  const { choice } = now;
  fill($("region"), Object.entries(now.regions), choice.region);
  fill($("edition"), now.editions.map((id) => [id, NAMES[id] || id]), choice.edition);
  fill($("theme"), now.themes.map((id) => [id, id || "guide’s own"]), choice.theme);
  fill($("career"), [["", "all"], ...Object.entries(now.careers)], choice.career);
  $("career").parentElement.hidden = Object.keys(now.careers).length < 2;
}

function fill(select, options, value) {
  const key = JSON.stringify(options);
  if (select.dataset.key !== key) {
    select.dataset.key = key;
    select.replaceChildren(...options.map(([id, name]) => new Option(name, id)));
  }
  select.value = value;
}

function choose() {
  const query = new URLSearchParams();
  for (const name of ["region", "edition", "theme", "career"]) query.set(name, $(name).value);
  history.replaceState(null, "", "#" + query);
  listen();
}

/* ---------- pages ---------- */

const isNarrow = () => document.documentElement.clientWidth <= NARROW;

/** Pages by spreads, as they lie open: covers alone, then those that face each other. */
function spreads(all, alone) {
  if (isNarrow() || !alone) return all.map((_, index) => [index]);
  const found = [[0]];
  for (let index = 1; index < all.length; index += 2) {
    found.push(index + 1 < all.length ? [index, index + 1] : [index]);
  }
  return found;
}

function lay(now) {
  const before = pages;
  const wanted = spreads(now.pages, now.alone && shown.choice.edition !== "phone");
  const shape = JSON.stringify([wanted, now.leftwards]);
  document.title = `${now.title} – preview`;
  $("title").textContent = now.title;
  book.lang = now.language;
  pages = now.pages.map((page, index) => {
    const old = before[index];
    const element = old ? old.element : pageElement(index + 1);
    const words = old && old.width === page.width ? old.words : "";
    return { ...page, words, element, number: index + 1, picture: old ? old.picture : "" };
  });
  if (book.dataset.shape !== shape || before.length !== pages.length) {
    book.dataset.shape = shape;
    const top = book.scrollTop;
    const rows = wanted.map((row) => {
      const spread = document.createElement("div");
      spread.className = "spread";
      spread.dir = now.leftwards ? "rtl" : "ltr";
      spread.append(...row.map((index) => pages[index].element));
      return spread;
    });
    book.replaceChildren(...rows);
    book.scrollTop = top;
    watcher.disconnect();
    pages.forEach((page) => watcher.observe(page.element));
  }
  drawn = now;
  $("count").textContent = `of ${pages.length}`;
  size();
}

function pageElement(number) {
  const element = document.createElement("section");
  element.className = "page";
  element.tabIndex = 0;
  element.dataset.number = number;
  element.setAttribute("aria-label", `Page ${number}`);
  return element;
}

/** Asks for the words of all pages, and writes those that are new. */
async function words(stamp) {
  const answer = await fetch(`words/${stamp}`);
  if (!answer.ok) return;
  const found = await answer.json();
  if (!drawn || drawn.stamp !== stamp) return; // a newer book is there already
  found.forEach((pieces, index) => {
    const page = pages[index];
    const now = JSON.stringify(pieces);
    if (page.words !== now) write(page.element, page, pieces);
    page.words = now;
  });
  book.dataset.words = stamp;
}

/** Writes the words of a page over its picture. */
function write(element, page, pieces) {
  const old = [...element.querySelectorAll(".piece")];
  const words = pieces.map((piece) => {
    const line = document.createElement("p");
    const [left, top, width, height] = piece.box;
    line.className = "piece";
    line.tabIndex = -1;
    line.style.left = `${(left / page.width) * 100}%`;
    line.style.top = `${(top / page.height) * 100}%`;
    line.style.width = `${(width / page.width) * 100}%`;
    line.style.height = `${(height / page.height) * 100}%`;
    const level = /^H(\d)$/.exec(piece.role);
    if (level) {
      line.setAttribute("role", "heading");
      line.setAttribute("aria-level", level[1]);
    } else if (piece.role === "Figure") {
      line.setAttribute("role", "img");
      line.setAttribute("aria-label", piece.words);
    }
    line.textContent = piece.words;
    if (piece.line) {
      line.dataset.file = piece.file;
      line.dataset.line = piece.line;
      line.dataset.column = piece.column;
      line.title = `${piece.file}:${piece.line}`;
    }
    return line;
  });
  old.forEach((each) => each.remove());
  element.append(...words);
}

/** Makes pages as large as the window and the zoom say, in whole pixels of the screen. */
function size() {
  if (!pages.length) return;
  const wide = Math.max(...[...book.children].map((row) =>
    [...row.children].reduce((sum, each) => sum + pages[each.dataset.number - 1].width, 0)));
  const high = Math.max(...pages.map((page) => page.height));
  const room = isNarrow() ? 0 : PAD;
  const fits = Math.min(
    (book.clientWidth - 2 * room - 2) / wide,
    isNarrow() ? Infinity : (book.clientHeight - 2 * room) / high,
  );
  const pixels = devicePixelRatio || 1;
  for (const page of pages) {
    const across = Math.max(40, Math.round(page.width * fits * zoom * pixels));
    const most = Math.floor(Math.sqrt((MOST_PIXELS * page.width) / page.height));
    page.across = Math.min(across, most);
    page.element.style.width = `${across / pixels}px`;
    page.element.style.height = `${Math.round((across * page.height) / page.width) / pixels}px`;
  }
}

/* ---------- pictures: those that are seen first, then their neighbours ---------- */

const near = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const page = pages[entry.target.dataset.number - 1];
    if (!page || page.element !== entry.target) continue;
    if (entry.isIntersecting) near.add(entry.target);
    else {
      near.delete(entry.target);
      const picture = entry.target.querySelector("img");
      if (picture) picture.remove();
      page.picture = "";
    }
  }
  pictures();
}, { root: book, rootMargin: "120% 0px" });

let turn = 0;

async function pictures() {
  const mine = ++turn;
  const middle = book.scrollTop + book.clientHeight / 2;
  const distance = (page) => {
    const top = page.element.offsetTop;
    const bottom = top + page.element.offsetHeight;
    return middle < top ? top - middle : middle > bottom ? middle - bottom : 0;
  };
  const seen = (page) => distance(page) < book.clientHeight / 2;
  const wanted = pages
    .filter((page) => near.has(page.element) || seen(page))
    .sort((one, other) => distance(one) - distance(other));
  const first = wanted.filter(seen);
  await Promise.all(first.map(picture));
  if (mine === turn && book.dataset.asked !== drawn.stamp) {
    book.dataset.asked = drawn.stamp;
    words(drawn.stamp);
  }
  for (const page of wanted) {
    if (mine !== turn) return;
    if (!first.includes(page)) await picture(page);
  }
}

const addressOf = (page) => `picture/${page.since}/${page.number}/${page.across}`;

/** Draws a page; the old picture stays until the new one can be shown at once. */
async function picture(page) {
  const address = addressOf(page);
  if (page.picture === address || page.fetching === address) return;
  page.fetching = address;
  const fresh = new Image();
  fresh.alt = "";
  fresh.src = address;
  try {
    await fresh.decode();
  } catch {
    return; // a newer book is there already
  } finally {
    if (page.fetching === address) page.fetching = "";
  }
  const now = pages[page.number - 1];
  if (!now || now.element !== page.element || address !== addressOf(now)) return;
  const old = page.element.querySelector("img");
  if (old) old.replaceWith(fresh);
  else page.element.prepend(fresh);
  now.picture = address;
  page.element.dispatchEvent(new CustomEvent("drawn", { bubbles: true, detail: address }));
}

/* ---------- going about ---------- */

function go(number, smoothly = true) {
  const page = pages[Math.max(1, Math.min(number, pages.length)) - 1];
  if (!page) return;
  // The number says where we are going until the scrolling is over.
  arrive(page.number);
  page.element.parentElement.scrollIntoView({ block: zoom > 1 ? "start" : "center" });
  if (isNarrow() || zoom > 1) page.element.scrollIntoView({ block: "start", inline: "nearest" });
  arrive(page.number);
}

function arrive(number) {
  current = number;
  if (document.activeElement !== $("page")) $("page").value = number;
  $("back").disabled = number <= 1;
  $("on").disabled = number >= pages.length;
}

/** Turns over to the spread before or after the one that is looked at. */
function turnOver(step) {
  const rows = [...book.querySelectorAll(".spread")];
  const here = rows.findIndex((row) => row.contains(pages[current - 1]?.element));
  const row = rows[Math.max(0, Math.min(here + step, rows.length - 1))];
  if (row) go(Number(row.firstElementChild.dataset.number));
}

function locate() {
  if (!pages.length) return;
  const middle = book.scrollTop + book.clientHeight / 2;
  const rows = [...book.querySelectorAll(".spread")];
  const row = rows.find((each) => each.offsetTop + each.offsetHeight + 20 > middle) || rows.at(-1);
  if (row && !row.contains(pages[current - 1]?.element)) {
    arrive(Number(row.firstElementChild.dataset.number));
  }
}

function zoomTo(next) {
  const here = current;
  zoom = next;
  $("fit").textContent = zoom === 1 ? "Fit" : `${Math.round(zoom * 100)} %`;
  size();
  go(here, false);
  pictures();
}

function zoomBy(step) {
  const at = ZOOMS.indexOf(zoom) + step;
  if (at >= 0 && at < ZOOMS.length) zoomTo(ZOOMS[at]);
}

/* ---------- messages and source ---------- */

function tell(messages) {
  const errors = messages.filter((each) => each.severity === "error").length;
  const warnings = messages.length - errors;
  const button = $("tell");
  const parts = [[errors, "error"], [warnings, "warning"]].filter(([number]) => number);
  button.textContent = parts.length
    ? parts.map(([number, noun]) => `${number} ${noun}${number === 1 ? "" : "s"}`).join(", ")
    : "No messages";
  button.dataset.worst = errors ? "error" : warnings ? "warning" : "";
  const key = JSON.stringify(messages);
  $("nothing").hidden = messages.length > 0;
  if ($("list").dataset.key === key) return;
  $("list").dataset.key = key;
  const ordered = [...messages].sort((one, other) =>
    (one.severity === "error" ? 0 : 1) - (other.severity === "error" ? 0 : 1));
  $("list").replaceChildren(...ordered.map(messageElement));
  $("status").textContent = button.textContent;
}

function messageElement(message) {
  const item = document.createElement("li");
  item.dataset.severity = message.severity;
  const button = document.createElement("button");
  button.type = "button";
  const strong = document.createElement("strong");
  strong.textContent = `${message.severity === "error" ? "Error" : "Warning"}: `;
  button.append(strong, message.said);
  const place = message.file + (message.line ? `:${message.line}:${message.column}` : "");
  const page = message.page ? `page ${message.page} · ` : "";
  for (const words of [message.hint && `What to do: ${message.hint}`, page + place]) {
    if (!words) continue;
    const small = document.createElement("small");
    small.textContent = words;
    button.append(small);
  }
  button.addEventListener("click", () => {
    if (message.page && drawn) go(message.page);
    source(message);
  });
  item.append(button);
  return item;
}

function side(open) {
  const was = $("side").hidden;
  $("side").hidden = !open;
  $("tell").setAttribute("aria-expanded", String(open));
  if (was === open) {
    const here = current;
    size();
    if (pages.length) go(here, false);
    pictures();
  }
}

function mark(element) {
  if (marked) marked.classList.remove("marked");
  marked = element;
  if (marked) marked.classList.add("marked");
}

/** Shows the lines of a file around a place. */
async function source({ file, line, column }) {
  side(true);
  $("source").hidden = false;
  $("place").textContent = line ? `${file}:${line}` : file;
  $("lines").replaceChildren();
  $("edit").hidden = true;
  const answer = await fetch(`source?${new URLSearchParams({ file, line: line || 1 })}`);
  if (!answer.ok) {
    $("lines").textContent = "  This file is not one of the guide’s texts.";
    return;
  }
  const found = await answer.json();
  const lines = found.lines.map((text, index) => {
    const number = found.first + index;
    const element = document.createElement("span");
    element.className = "line";
    element.dataset.number = number;
    if (number === Number(line)) {
      element.classList.add("here");
      const at = Math.max(0, column - 1);
      const end = document.createElement("mark");
      end.textContent = text.slice(at, at + 1);
      element.append(text.slice(0, at), end, text.slice(at + 1));
    } else element.textContent = text || " ";
    return element;
  });
  $("lines").replaceChildren(...lines);
  if (editor === "vscode") {
    $("edit").hidden = false;
    const path = encodeURI(found.path.startsWith("/") ? found.path : `/${found.path}`);
    $("edit").firstElementChild.href = `vscode://file${path}:${line || 1}:${column || 1}`;
  }
  const here = $("lines").querySelector(".here");
  if (here) here.scrollIntoView({ block: "center" });
}

/* ---------- hands ---------- */

for (const name of ["region", "edition", "theme", "career"]) $(name).addEventListener("change", choose);
$("choices").addEventListener("submit", (event) => event.preventDefault());
$("pages").addEventListener("submit", (event) => {
  event.preventDefault();
  const number = parseInt($("page").value, 10);
  $("page").blur();
  go(Number.isNaN(number) ? current : number);
});
$("page").addEventListener("blur", () => { $("page").value = current; });
$("back").addEventListener("click", () => turnOver(-1));
$("on").addEventListener("click", () => turnOver(1));
$("smaller").addEventListener("click", () => zoomBy(-1));
$("larger").addEventListener("click", () => zoomBy(1));
$("fit").addEventListener("click", () => zoomTo(1));
$("tell").addEventListener("click", () => {
  const open = $("side").hidden;
  $("source").hidden = true;
  side(open);
});
$("close").addEventListener("click", () => { side(false); mark(null); $("tell").focus(); });

let scrolling = 0;
book.addEventListener("scroll", () => {
  cancelAnimationFrame(scrolling);
  scrolling = requestAnimationFrame(() => { locate(); pictures(); });
}, { passive: true });

book.addEventListener("click", (event) => {
  const piece = event.target.closest(".piece[data-line]");
  if (!piece || String(getSelection())) return;
  mark(piece);
  source({ file: piece.dataset.file, line: Number(piece.dataset.line), column: Number(piece.dataset.column) });
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.matches("select, input, #lines")) return;
  const piece = at.closest(".piece");
  const page = at.closest(".page");
  const leftwards = drawn && drawn.leftwards ? -1 : 1;
  const acts = {
    ArrowRight: () => turnOver(leftwards), ArrowLeft: () => turnOver(-leftwards),
    PageDown: () => turnOver(1), PageUp: () => turnOver(-1),
    Home: () => go(1), End: () => go(pages.length),
    "+": () => zoomBy(1), "=": () => zoomBy(1), "-": () => zoomBy(-1), 0: () => zoomTo(1),
    Escape: () => { side(false); mark(null); if (page) page.focus(); },
  };
  if (piece) {
    // From piece to piece, in the order of reading, and from a piece to its line.
    acts.ArrowDown = () => piece.nextElementSibling && piece.nextElementSibling.focus();
    acts.ArrowUp = () => piece.previousElementSibling && piece.previousElementSibling.focus();
    acts.Enter = () => piece.click();
  } else if (page) {
    acts.Enter = () => { const first = page.querySelector(".piece"); if (first) first.focus(); };
  }
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

let resizing = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(() => {
    if (!drawn) return;
    const here = current;
    lay(drawn);
    go(here, false);
    pictures();
  });
});

listen();
