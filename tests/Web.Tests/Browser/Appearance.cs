using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>Contrast of symbols and borders, sizes of text: what axe cannot tell.</summary>
internal static class Appearance
{
    // Each text against what lies behind it, each field and choice by its border.
    private const string Measure = """
        () => {
          const probe = document.body.appendChild(document.createElement('span'));
          const rgb = colour => { const m = colour.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
          probe.style.setProperty('background-color', 'Canvas'); const canvas = rgb(getComputedStyle(probe).backgroundColor); probe.remove();
          const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
          const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; } return canvas; };
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const e = node.parentElement, text = node.data.trim();
            if (!text || e.closest('svg, .skip, script') || !e.checkVisibility()) continue;
            const box = e.getBoundingClientRect(); if (box.width <= 1 || e.closest('.visually-hidden')) continue;
            if (getComputedStyle(e).clipPath !== 'none') continue;
            const style = getComputedStyle(e), size = parseFloat(style.fontSize), needed = e.matches('.mark-text, .legend b') ? 3 : 4.5;
            const has = ratio(rgb(style.color), behind(e));
            if (has < needed) found.push(`contrast ${has.toFixed(2)} of ${text.slice(0, 20)}`);
            if (size < 16 && !e.closest('rt')) found.push(`${size} px: ${text.slice(0, 20)}`);
            if (e.matches('p, p > strong') && parseFloat(style.lineHeight) / size < 1.69 && !e.closest('.ticket, .sides, .ticket-when')) found.push(`line height ${parseFloat(style.lineHeight) / size}: ${text.slice(0, 20)}`);
            if (e.matches('p') && box.width / size > 40.5) found.push(`${Math.round(box.width / size)} characters a line: ${text.slice(0, 20)}`);
          }
          for (const e of document.querySelectorAll('.input, .choice, .button')) {
            const border = getComputedStyle(e), has = ratio(rgb(border.borderTopColor), behind(e.parentElement));
            if (border.borderTopStyle === 'none' || parseFloat(border.borderTopWidth) < 1 || has < 3) found.push(`border ${has.toFixed(2)}: ${e.outerHTML.slice(0, 60)}`);
          }
          return found;
        }
        """;

    /// <summary>What on the page as it stands is too pale, too small or has no border.</summary>
    public static Task<string[]> Faults(IPage page) => page.EvaluateAsync<string[]>(Measure);
}
