"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const every = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  document.documentElement.classList.add("js");

  const form = one(".filters");
  const status = one(".status");
  const table = one(".matrix");
  const field = (name) => form?.elements[name]?.value.trim().toLowerCase() ?? "";

  // Totals become toggles. Without a script they are a legend, so nothing on the page is dead.
  const chosen = { verdict: new Set(), severity: new Set() };
  const legend = {};
  for (const item of every(".tally > li")) {
    const code = item.dataset.code;
    const [sign, word, meaning] = ["sign", "word", "meaning"].map((part) => one("." + part, item).textContent);
    legend[code] = { sign, word, meaning };
    if (item.classList.contains("none")) continue;
    const entry = one(".entry", item);
    const button = make("button", { type: "button", className: "entry" }, ...entry.childNodes);
    button.setAttribute("aria-pressed", "false");
    entry.replaceWith(button);
    button.addEventListener("click", () => {
      const set = chosen[item.parentElement.dataset.group];
      const on = !set.delete(code);
      if (on) set.add(code);
      button.setAttribute("aria-pressed", String(on));
      show();
    });
  }

  // Lists of cards and of rules: an item stays if every filter that can speak of it lets it stay.
  const lists = every("[data-list]").map((list) => ({
    name: list.dataset.list,
    items: every("[data-verdict]", list),
    groups: [list, ...every(".group, .rest", list)].filter((group) => group.matches(".group, .rest")),
  }));
  const said = new WeakMap();
  const text = (element) => {
    if (!said.has(element)) said.set(element, element.textContent.toLowerCase());
    return said.get(element);
  };
  function showLists() {
    const wanted = field("text");
    return lists.map(({ name, items, groups }) => {
      let count = 0;
      for (const item of items) {
        const stays = Object.entries(chosen).every(
          ([group, codes]) => !codes.size || item.dataset[group] === undefined || codes.has(item.dataset[group]),
        ) && (!wanted || text(item).includes(wanted));
        item.hidden = !stays;
        count += stays;
      }
      for (const group of groups) group.hidden = !one("[data-verdict]:not([hidden])", group);
      return `${count} of ${items.length} ${name}`;
    });
  }

  // The matrix. There can be many thousands of cells, so only those are touched that change.
  const fixed = 3;
  const dimming = document.head.appendChild(make("style"));
  const head = table ? [...table.tHead.rows[0].cells] : [];
  const columns = head.slice(fixed).map((cell) => ({
    shown: true,
    was: true,
    name: cell.textContent.trim(),
    search: `${cell.textContent} ${cell.title}`.toLowerCase(),
  }));
  const rows = table ? [...table.tBodies[0].rows].map((row) => ({
    row,
    shown: true,
    title: row.cells[0].textContent.trim(),
    state: row.cells[1].textContent.trim(),
    departs: Number(row.cells[2].textContent),
  })) : [];
  // How all cells of a row stand, one code for each, read when it is first asked for.
  const codes = (entry) => (entry.codes ??= Array.from(entry.row.cells, (cell) => cell.className[0] ?? " ").slice(fixed));

  function showMatrix() {
    const [title, state, column] = ["title", "state", "column"].map(field);
    const verdicts = chosen.verdict;
    for (const entry of columns) entry.shown = entry.search.includes(column);
    const stands = columns.map(() => !verdicts.size);
    for (const entry of rows) {
      entry.shown = entry.title.toLowerCase().includes(title) && (!state || entry.state.toLowerCase() === state);
      if (!entry.shown || !verdicts.size) continue;
      let any = false;
      codes(entry).forEach((code, index) => {
        if (columns[index].shown && verdicts.has(code)) any = stands[index] = true;
      });
      entry.shown = any;
    }
    columns.forEach((entry, index) => { entry.shown &&= stands[index]; });
    for (const entry of rows) entry.row.hidden = !entry.shown;
    const changed = columns.flatMap((entry, index) => (entry.shown === entry.was ? [] : [index + fixed]));
    for (const entry of columns) entry.was = entry.shown;
    if (changed.length) {
      for (const row of table.rows) {
        const cells = [...row.cells];
        for (const index of changed) cells[index].hidden = !columns[index - fixed].shown;
      }
    }
    const codesShown = [...verdicts].map((code) => "." + code).join();
    dimming.textContent = codesShown && `.matrix td[class]:not(${codesShown}) { opacity: .25 }`;
    const count = (entries, name) => `${entries.filter((entry) => entry.shown).length} of ${entries.length} ${name}`;
    return [count(rows, table.dataset.rows), count(columns, table.dataset.columns)];
  }

  function show() {
    const told = table ? showMatrix() : showLists();
    status.textContent = `${told.join(", ")} shown`;
    status.classList.toggle("narrowed", told.some((part) => part.split(" ")[0] !== part.split(" ")[2]));
    if (table) rove(head[0]);
  }

  if (form) {
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      for (const set of Object.values(chosen)) set.clear();
      for (const button of every(".tally [aria-pressed]")) button.setAttribute("aria-pressed", "false");
      setTimeout(show);
    });
  }

  // Sorting: names upwards first, numbers and clauses with the worst first.
  const key = (entry, index) => {
    if (index === 0) return entry.title;
    if (index === 1) return entry.state;
    if (index === 2) return entry.departs;
    return table.dataset.order.indexOf(codes(entry)[index - fixed]);
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true }));
  function sort(cell) {
    const index = cell.cellIndex;
    const first = index < 2 ? "ascending" : "descending";
    const other = index < 2 ? "descending" : "ascending";
    const way = cell.getAttribute("aria-sort") === first ? other : first;
    for (const heading of head) heading.removeAttribute("aria-sort");
    cell.setAttribute("aria-sort", way);
    const sign = way === "ascending" ? 1 : -1;
    const sorted = rows.map((entry) => [key(entry, index), entry.row]).sort((a, b) => sign * compare(a[0], b[0]));
    table.tBodies[0].append(...sorted.map(([, row]) => row));
  }

  // The grid pattern: one cell can be reached with Tab, the arrow keys go on from there.
  let current = null;
  const target = (cell) => one("button", cell) ?? cell;
  function rove(cell, focus = false) {
    if (!cell) return;
    if (current) target(current).tabIndex = -1;
    current = cell;
    const code = cell.tagName === "TD" && cell.className[0];
    if (code) {
      cell.setAttribute("aria-haspopup", "dialog");
      cell.setAttribute("aria-label", legend[code].word + (cell.classList.contains("ring") ? ", stands out" : ""));
    }
    target(cell).tabIndex = 0;
    if (focus) target(cell).focus();
  }
  const shownRows = () => [...table.rows].filter((row) => !row.hidden);
  const shownColumns = () => [0, 1, 2, ...columns.flatMap((entry, index) => (entry.shown ? [index + fixed] : []))];
  function step(event) {
    const cell = event.target.closest("th, td");
    const [grid, shown] = [shownRows(), shownColumns()];
    let [y, x] = [grid.indexOf(cell.parentElement), shown.indexOf(cell.cellIndex)];
    const end = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case "ArrowUp": y -= 1; break;
      case "ArrowDown": y += 1; break;
      case "ArrowLeft": x -= 1; break;
      case "ArrowRight": x += 1; break;
      case "PageUp": y -= 10; break;
      case "PageDown": y += 10; break;
      case "Home": x = 0; if (end) y = 0; break;
      case "End": x = shown.length - 1; if (end) y = grid.length - 1; break;
      case "Enter": case " ":
        // Buttons in headings know these keys by themselves.
        if (event.target !== cell || !cell.className) return;
        event.preventDefault();
        open(cell);
        return;
      default: return;
    }
    event.preventDefault();
    const row = grid[Math.min(Math.max(y, 0), grid.length - 1)];
    rove(row.cells[shown[Math.min(Math.max(x, 0), shown.length - 1)]], true);
  }

  // The dialog. What it shows is cloned from inert templates; nothing is ever parsed from text.
  const dialog = one("#cell");
  let opener = null;
  const parts = (id, wanted) => {
    const content = one("#" + id)?.content;
    return content ? [...content.children].filter((child) => child.dataset.key === wanted).map((child) => child.cloneNode(true)) : [];
  };
  function open(cell) {
    const row = cell.closest("tr");
    const title = row.cells[0].textContent.trim();
    const id = "cards-" + row.dataset.n;
    const body = one("#cell-body");
    body.replaceChildren();
    if (cell.cellIndex === 0) {
      one("#cell-title").textContent = title;
      body.append(...parts(id, "about"));
    } else {
      const index = cell.cellIndex - fixed;
      const { sign, word, meaning } = legend[cell.className[0]];
      one("#cell-title").textContent = `${title}, ${columns[index].name}`;
      const column = one("#columns").content.children[index].cloneNode(true);
      const side = one(".side", column);
      side?.remove();
      const badge = make("span", { className: "badge " + cell.className[0] },
        make("span", { className: "sign", textContent: sign, ariaHidden: "true" }), ` ${word}`);
      body.append(...column.childNodes, make("p", { className: "summary" }, badge, `: ${meaning}.`));
      const own = parts(id, head[cell.cellIndex].dataset.key);
      body.append(...own);
      const pair = one(".pair", body);
      if (side && !pair) body.append(make("div", { className: "pair" }, side));
      else if (side && !one(".side.old", pair)) pair.prepend(side);
      if (cell.dataset.p) body.append(make("p", { textContent: `The ${table.dataset.row} says it at ${cell.dataset.p}.` }));
    }
    opener = cell;
    dialog.showModal();
    one("#cell-title").focus();
    dialog.scrollTop = 0;
  }
  one("#cell-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => rove(opener, true));

  if (table) {
    // The roles are spelt out because some browsers forget them where a table is not laid out as one.
    const role = (elements, name) => { for (const element of elements) element.setAttribute("role", name); };
    role([table], "grid");
    role([table.tHead, ...table.tBodies, ...every("tfoot", table)], "rowgroup");
    role(table.rows, "row");
    role(head, "columnheader");
    role(every("[scope=row]", table), "rowheader");
    role(table.querySelectorAll("td"), "gridcell");
    table.setAttribute("aria-label", one("#matrix").textContent);
    one(".matrix-region").removeAttribute("tabindex");
    const upgrade = (cell, action) => {
      const button = make("button", { type: "button", tabIndex: -1 }, ...cell.childNodes);
      button.addEventListener("click", () => action(cell));
      cell.append(button);
    };
    for (const cell of head) upgrade(cell, (heading) => { sort(heading); rove(heading); });
    for (const { row } of rows) upgrade(row.cells[0], (cell) => { rove(cell); open(cell); });
    table.addEventListener("keydown", step);
    table.addEventListener("click", (event) => {
      const cell = event.target.closest("td");
      if (!cell?.className || !cell.closest("tbody")) return;
      rove(cell, true);
      open(cell);
    });
    const measure = () => {
      table.parentElement.style.setProperty("--head", `${table.tHead.offsetHeight}px`);
      table.parentElement.style.setProperty("--first", `${head[0].offsetWidth}px`);
    };
    measure();
    addEventListener("resize", measure);
  }

  // Paper: everything that is folded is opened, and a wide table is cut into parts that fit.
  const across = 36;
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = every("details:not([open])");
    for (const details of folded) details.open = true;
    const shown = shownColumns();
    if (!table || shown.length <= across + fixed) return;
    for (let from = fixed; from < shown.length; from += across) {
      const kept = [...shown.slice(0, fixed), ...shown.slice(from, from + across)];
      const part = make("table", { className: "matrix part" });
      for (const row of shownRows()) {
        const copy = make("tr", {}, ...kept.map((index) => row.cells[index].cloneNode(true)));
        if (row.parentElement === table.tHead) part.createTHead().append(copy);
        else part.append(copy);
      }
      table.before(part);
    }
    table.hidden = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    for (const part of every(".matrix.part")) part.remove();
    if (table) table.hidden = false;
  });

  if (status) show();
})();
