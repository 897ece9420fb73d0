#include "web/list_pages.hpp"

#include "base/ensure.hpp"
#include "web/pagination.hpp"

#include <algorithm>
#include <charconv>

namespace dueregard::web {

namespace {

std::size_t number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::string address_of(const ListPages& options, std::size_t page) {
    const char* const joint = options.address.find('?') == std::string::npos ? "?page=" : "&page=";
    return options.address + joint + std::to_string(page);
}

/// The first, the last, this one and its neighbours.
std::vector<std::size_t> numbers_shown(const PageOfList& list) {
    std::vector<std::size_t> numbers;
    for (std::size_t number = 1; number <= list.pages; ++number) {
        const bool is_near = number + 1 >= list.page && number <= list.page + 1;
        if (number == 1 || number == list.pages || is_near) numbers.push_back(number);
    }
    return numbers;
}

std::vector<PaginationItem> items_of(const ListPages& options) {
    std::vector<PaginationItem> items;
    std::size_t before = 0;
    for (const std::size_t number : numbers_shown(options.page)) {
        if (number > before + 1) items.push_back({.ellipsis = true});
        items.push_back({
            .number = std::to_string(number),
            .href = address_of(options, number),
            .current = number == options.page.page,
        });
        before = number;
    }
    return items;
}

}  // namespace

PageOfList page_of_list(std::size_t total, std::string_view asked, std::size_t page_size) {
    ensure(page_size > 0, "a page of a list has room for one row at least");
    const std::size_t pages = total == 0 ? 1 : (total - 1) / page_size + 1;
    const std::size_t page = std::clamp<std::size_t>(number_in(asked), 1, pages);
    const std::size_t first = total == 0 ? 0 : (page - 1) * page_size + 1;
    return {
        .total = total,
        .page = page,
        .pages = pages,
        .first = first,
        .last = std::min(total, page * page_size)
    };
}

Html list_pages(const ListPages& options) {
    const PageOfList& list = options.page;
    Html html;
    if (list.total == 0) return html;
    html << "<div class=\"app-list-pages\">\n<p class=\"app-list-pages__count\">Showing <b>" << list.first
         << "</b> to <b>" << list.last << "</b> of <b>" << list.total << "</b></p>\n";
    if (list.pages > 1) {
        const auto to_page = [&](bool there, std::size_t page) {
            return there ? std::optional(PaginationLink{.href = address_of(options, page)}) : std::nullopt;
        };
        html << pagination({
            .previous = to_page(list.page > 1, list.page - 1),
            .items = items_of(options),
            .next = to_page(list.page < list.pages, list.page + 1),
            .label = options.label,
        }) << "\n";
    }
    return html << "</div>";
}

}  // namespace dueregard::web
