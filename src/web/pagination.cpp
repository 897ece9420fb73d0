#include "web/pagination.hpp"

#include "web/indent.hpp"

namespace dueregard::web {

namespace {

constexpr Literal previous_arrow =
    "      <svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\""
    " height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">\n"
    "        <path d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984"
    "l4.2931-4.293-1.414-1.414z\"></path>\n      </svg>\n";

constexpr Literal next_arrow =
    "      <svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\""
    " height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">\n"
    "        <path d=\"m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 "
    "6.7441-6.4062-6.7246-6.7266z\"></path>\n      </svg>\n";

enum class Direction { previous, next };
enum class Shape { line, block };

Html link_text(const PaginationLink& link, Direction direction) {
    if (!link.text.empty()) return trimmed(inner(link.text, 8));
    return direction == Direction::previous
               ? "Previous<span class=\"govuk-visually-hidden\"> page</span>"_html
               : "Next<span class=\"govuk-visually-hidden\"> page</span>"_html;
}

void add_link(Html& html, const std::optional<PaginationLink>& given, Direction direction, Shape shape) {
    if (!given || given->href.empty()) return;
    const PaginationLink& link = *given;
    const bool previous = direction == Direction::previous;
    const Literal word = previous ? "prev"_html : "next"_html;
    const bool block = shape == Shape::block;
    html << "  <div class=\"govuk-pagination__" << word << "\">\n"
         << "    <a class=\"govuk-link govuk-pagination__link\" href=\"" << link.href << "\" rel=\"" << word
         << "\"" << link.attributes << ">\n";
    if (block || previous) html << (previous ? previous_arrow : next_arrow);
    html << "      <span class=\"govuk-pagination__link-title";
    if (block && link.label_text.empty()) html << " govuk-pagination__link-title--decorated";
    html << "\">\n        " << link_text(link, direction) << "\n      </span>\n";
    if (block && !link.label_text.empty()) {
        html << "      <span class=\"govuk-visually-hidden\">:</span>\n"
             << "      <span class=\"govuk-pagination__link-label\">" << link.label_text << "</span>\n";
    }
    if (!block && !previous) html << next_arrow;
    html << "    </a>\n  </div>\n";
}

void add_item(Html& html, const PaginationItem& item) {
    html << "      <li class=\"govuk-pagination__item"
         << (item.current ? " govuk-pagination__item--current"_html : ""_html)
         << (item.ellipsis ? " govuk-pagination__item--ellipsis"_html : ""_html) << "\">\n";
    if (item.ellipsis) {
        html << "      &ctdot;\n    </li>\n";
        return;
    }
    html << "      <a class=\"govuk-link govuk-pagination__link\" href=\"" << item.href << "\" aria-label=\"";
    if (item.label.empty()) {
        html << "Page " << item.number;
    } else {
        html << item.label;
    }
    html << "\"" << (item.current ? " aria-current=\"page\""_html : ""_html) << item.attributes
         << ">\n        " << item.number << "\n      </a>\n    </li>\n";
}

}  // namespace

Html pagination(const Pagination& options) {
    const bool is_block = options.items.empty() && (options.next || options.previous);
    const Shape shape = is_block ? Shape::block : Shape::line;
    Html html;
    html << "<nav class=\""
         << spaced({"govuk-pagination", is_block ? "govuk-pagination--block" : "", options.classes})
         << "\" aria-label=\"" << options.label << "\"" << options.attributes << ">\n";
    add_link(html, options.previous, Direction::previous, shape);
    if (!options.items.empty()) {
        html << "  <ul class=\"govuk-pagination__list\">\n";
        for (const PaginationItem& item : options.items)
            add_item(html, item);
        html << "  </ul>\n";
    }
    add_link(html, options.next, Direction::next, shape);
    return html << "</nav>";
}

}  // namespace dueregard::web
