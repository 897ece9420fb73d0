#include "accounts/history_pages.hpp"

#include "accounts/history.hpp"
#include "accounts/history_html.hpp"
#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "web/filter_panel.hpp"
#include "web/input.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"
#include "web/typed_date.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr std::size_t page_size = 50;

/// What cannot be read is left out, as if it had not been asked.
HistoryFilter filter_in(const web::Fields& query) {
    return {
        .text = squeezed(query.get("search")),
        .person = squeezed(query.get("person")),
        .noun = std::string(query.get("noun")),
        .from = parse_iso_date(query.get("from")),
        .to = parse_iso_date(query.get("to"))
    };
}

web::Fields query_of(const HistoryFilter& filter) {
    web::Fields query;
    query.add("search", filter.text);
    query.add("person", filter.person);
    query.add("noun", filter.noun);
    query.add("from", filter.from ? iso_date(*filter.from) : "");
    query.add("to", filter.to ? iso_date(*filter.to) : "");
    return query;
}

std::string address_of(const HistoryFilter& filter) {
    return web::address_with("/history", query_of(filter));
}

// --- the filter ---

Html date_input(std::string_view name, std::string_view title, const std::optional<Date>& value) {
    return web::input(
        {.label = {.text = title},
         .name = std::string(name),
         .value = value ? iso_date(*value) : std::string(),
         .classes = "govuk-input--width-10",
         .type = "date"}
    );
}

std::vector<web::SelectItem> noun_items(Visit& visit) {
    std::vector<web::SelectItem> items{{.text = "Everything", .value = ""}};
    for (const auto& noun : nouns_in_history(visit.db, visit.organisation))
        items.push_back({.text = in_words(noun), .value = noun});
    return items;
}

std::vector<web::ChosenFilters> chosen(const HistoryFilter& filter) {
    std::vector<web::ChosenFilters> all;
    const auto add = [&](std::string name, std::string text, auto&& without) {
        auto rest = filter;
        without(rest);
        all.push_back(
            {.name = std::move(name), .items = {{.text = std::move(text), .href = address_of(rest)}}}
        );
    };
    if (!filter.text.empty()) add("Search", filter.text, [](HistoryFilter& rest) { rest.text.clear(); });
    if (!filter.person.empty()) add("Who", filter.person, [](HistoryFilter& rest) { rest.person.clear(); });
    if (!filter.noun.empty())
        add("What", in_words(filter.noun), [](HistoryFilter& rest) { rest.noun.clear(); });
    if (filter.from) add("From", long_date(*filter.from), [](HistoryFilter& rest) { rest.from.reset(); });
    if (filter.to) add("To", long_date(*filter.to), [](HistoryFilter& rest) { rest.to.reset(); });
    return all;
}

Html filters(Visit& visit, const HistoryFilter& filter) {
    Html fields;
    fields << web::input(
        {.label = {.text = "Search"},
         .name = "search",
         .value = filter.text,
         .type = "search",
         .spellcheck = false}
    ) << web::input({.label = {.text = "Who"}, .name = "person", .value = filter.person, .spellcheck = false})
           << web::select(
                  {.label = {.text = "What"}, .name = "noun", .items = noun_items(visit), .value = filter.noun
                  }
              )
           << date_input("from", "First day", filter.from) << date_input("to", "Last day", filter.to);
    return web::filter_panel(
        {.action = "/history", .fields = std::move(fields), .chosen = chosen(filter), .clear_href = "/history"
        }
    );
}

}  // namespace

web::Response show_history(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto filter = filter_in(visit.request.query);
    const auto total = static_cast<std::size_t>(count_history(visit.db, visit.organisation, filter));
    const auto page = web::page_of_list(total, visit.request.query.get("page"), page_size);
    const auto entries = search_history(
        visit.db,
        visit.organisation,
        filter,
        static_cast<std::int64_t>(page.offset()),
        std::int64_t{page_size}
    );
    Html content;
    content
        << web::page_heading({.text = "History"})
        << R"(<p class="govuk-body">Everything that was changed, by whom, when and why. Nothing here can be changed )"
           R"(or taken out, but for the name of somebody who is erased; the command <code>dueregard verify</code> )"
           R"(proves it.</p>)"
        << "\n"
        << filters(visit, filter);
    if (entries.empty()) {
        content << R"(<p class="govuk-body">Nothing in the history matches these filters.</p>)" << "\n";
    } else {
        content << history_table(
            entries, names_by_address(visit.db, visit.organisation)
        ) << web::list_pages({.page = page, .address = address_of(filter), .label = "Pages of the history"});
    }
    return visit_page(visit, {.title = "History"}, content);
}

}  // namespace dueregard::accounts
