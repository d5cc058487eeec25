// What the cards of citations need beyond CSS: Escape puts them away, and a touch of a citation's label shows its card.

(() => {
  const shown = ".cw-citation:hover, .cw-citation:focus-within";

  const dismiss = (citation) => {
    const forget = () => citation.classList.remove("cw-dismissed");
    citation.classList.add("cw-dismissed");
    citation.addEventListener("pointerleave", forget, { once: true });
    citation.addEventListener("focusout", forget, { once: true });
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll(shown).forEach(dismiss);
  });

  document.addEventListener("click", (event) => {
    if (event.pointerType !== "touch") return;
    const link = event.target.closest(".cw-code")?.closest(".cw-citation > a");
    if (link && link !== document.activeElement) {
      event.preventDefault();
      link.focus({ preventScroll: true });
    } else if (!event.target.closest(".cw-citation")) {
      document.activeElement?.closest(".cw-citation")?.querySelector("a").blur();
    }
  });
})();
