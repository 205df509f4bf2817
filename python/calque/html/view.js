(() => {
  const root = document.getElementById("ROOT"), pop = document.getElementById("ROOT-card");
  if (!root || !pop) return;
  let shown = null, timer = 0;
  const marks = ".qtext a[href]";
  const hide = () => {
    clearTimeout(timer);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    pop.classList.remove("qshown");
    if (pop.hidePopover && pop.matches(":popover-open")) pop.hidePopover();
  };
  const place = (mark) => {
    const at = mark.getClientRects()[0], gap = 6;
    const width = pop.offsetWidth, height = pop.offsetHeight;
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    const below = at.bottom + gap, above = at.top - gap - height;
    const fits = below + height <= innerHeight - 8;
    pop.style.left = left + "px";
    pop.style.top = (fits || above < 8 ? Math.min(below, Math.max(8, innerHeight - height - 8)) : above) + "px";
  };
  const show = (mark) => {
    clearTimeout(timer);
    if (mark === shown) return;
    hide();
    pop.replaceChildren(...mark.dataset.r.split(" ").map((number) => {
      const card = document.getElementById("ROOT-r" + number).cloneNode(true);
      card.removeAttribute("id");
      card.removeAttribute("tabindex");
      const rows = card.querySelector("dl").children; // the last row leads to places: not in a tip
      rows[rows.length - 1].remove();
      rows[rows.length - 1].remove();
      return card;
    }));
    shown = mark;
    mark.setAttribute("aria-describedby", pop.id);
    pop.classList.add("qshown");
    if (pop.showPopover) pop.showPopover();
    pop.scrollTop = 0;
    place(mark);
  };
  const go = (target) => {
    for (let at = target; at && at !== root; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (!target.matches("a, [tabindex]")) target.tabIndex = -1;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  };
  root.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(marks);
    clearTimeout(timer);
    if (mark && event.pointerType !== "touch") timer = setTimeout(show, 120, mark);
    else if (shown && !pop.contains(event.target)) timer = setTimeout(hide, 250);
  });
  root.addEventListener("pointerleave", () => { clearTimeout(timer); timer = setTimeout(hide, 250); });
  root.addEventListener("focusin", (event) => {
    const mark = event.target.closest(marks);
    if (mark) show(mark); else if (!pop.contains(event.target)) hide();
  });
  root.addEventListener("focusout", () => { if (shown) timer = setTimeout(hide, 250); });
  root.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#ROOT"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.pointerType === "touch" && link.matches(marks)) { show(link); return; }
    hide();
    go(target);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("scroll", (event) => { if (shown && !pop.contains(event.target)) place(shown); }, { capture: true, passive: true });
  // One stop for the whole strip; arrow keys move inside it.
  for (const strip of root.querySelectorAll(".qbars")) {
    const bars = [...strip.children];
    bars.forEach((bar, n) => { bar.tabIndex = n ? -1 : 0; });
    strip.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step && bars[bars.indexOf(document.activeElement) + step];
      if (!next) return;
      event.preventDefault();
      for (const bar of bars) bar.tabIndex = bar === next ? 0 : -1;
      next.focus();
    });
  }
  let closed = [];
  addEventListener("beforeprint", () => {
    hide();
    closed = [...root.querySelectorAll("details:not([open])")];
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of closed) part.open = false; closed = []; });
})();
