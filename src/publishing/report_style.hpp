#pragma once
// How a report looks as a page of its own and on paper: A4, landscape tables that break between rows, header
// rows on every page, page numbers. Contrast is that of the pages (WCAG 2.2, 1.4.3).

#include <string_view>

namespace dueregard::publishing {

inline constexpr std::string_view report_style = R"css(
@page { size: A4 landscape; margin: 18mm 15mm; @bottom-right { content: counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; } }
html { font: 11pt/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; color: #0b0c0c; background: #fff; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; }
h1 { font-size: 1.8rem; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; break-after: avoid; }
p { max-width: 44rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; break-after: avoid; }
th, td { border-bottom: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td:last-child { overflow-wrap: anywhere; }
th { border-bottom-width: 2px; border-bottom-color: #0b0c0c; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; }
@media screen and (max-width: 40rem) { main { overflow-x: auto; } table { font-size: .8rem; } }
@media print { body { max-width: none; padding: 0; } }
)css";

}  // namespace dueregard::publishing
