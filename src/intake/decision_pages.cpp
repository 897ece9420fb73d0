#include "intake/decision_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "intake/import_pages.hpp"
#include "intake/page_pieces.hpp"
#include "intake/preview.hpp"
#include "intake/row_card.hpp"
#include "plan/page_pieces.hpp"
#include "plan/status_scale_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/list_pages.hpp"
#include "web/page_heading.hpp"
#include "web/sub_navigation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace dueregard::intake {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t page_size = 50;

/// Which rows are shown: all, or those of one mark.
struct RowFilter {
    std::optional<Mark> mark;

    [[nodiscard]] bool lets_in(Mark other) const { return !mark || *mark == other; }
};

RowFilter filter_asked(const Visit& visit) {
    return {.mark = mark_named(visit.request.query.get("mark"))};
}

std::string rows_address(ImportId id, const RowFilter& filter) {
    auto address = path_of(id) + "/rows";
    if (filter.mark) address += fmt::format("?mark={}", name_of(*filter.mark));
    return address;
}

Html filter_links(ImportId id, const MarkCounts& counts, std::size_t total, const RowFilter& filter) {
    web::SubNavigation navigation{.label = "Rows by mark"};
    navigation.items.push_back(
        {.text = fmt::format("All {}", total), .href = rows_address(id, {}), .current = !filter.mark}
    );
    for (const auto mark : all_marks()) {
        if (counts.of(mark) == 0 && filter.mark != mark) continue;
        navigation.items.push_back(
            {.text = fmt::format("{} {}", title_of(mark), counts.of(mark)),
             .href = rows_address(id, {.mark = mark}),
             .current = filter.mark == mark}
        );
    }
    return web::sub_navigation(navigation);
}

struct ShownRows {
    web::PageOfList page;
    std::vector<std::size_t> rows;
};

template <class Rows>
ShownRows shown_rows(const Visit& visit, const Rows& rows, const RowFilter& filter) {
    std::vector<std::size_t> let_in;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (filter.lets_in(rows[row].mark)) let_in.push_back(row);
    }
    ShownRows shown;
    shown.page = web::page_of_list(let_in.size(), visit.request.query.get("page"), page_size);
    for (auto i = shown.page.offset(); i < std::min(let_in.size(), shown.page.offset() + page_size); ++i)
        shown.rows.push_back(let_in[i]);
    return shown;
}

Html cards_list(const Html& cards) {
    if (cards.empty()) return R"(<p class="govuk-body">No row has this mark.</p>)"_html;
    return Html{} << R"(<ol class="govuk-list app-import-rows">)"_html << cards << "</ol>"_html;
}

/// Saving, and deciding the doubtful rows of the page alike.
Html decision_buttons(const Preview& preview, const ShownRows& shown) {
    if (shown.rows.empty()) return {};
    const auto any_doubtful = [&](auto is_meant) {
        return std::ranges::any_of(shown.rows, [&](auto row) {
            const auto& marked = preview.rows[row];
            return marked.mark == Mark::doubtful && is_meant(marked);
        });
    };
    Html buttons;
    const auto for_all = [&](std::string_view text, std::string_view act) {
        buttons << web::button(
            {.text = text, .name = "act", .value = std::string(act), .classes = "govuk-button--secondary"}
        );
    };
    buttons << web::button({.text = "Save decisions", .name = "act", .value = "save"});
    if (any_doubtful([](const MarkedRow& marked) { return marked.is_of_one_measure(); }))
        for_all("Take what every doubtful row on this page says of its measure", "all-said");
    if (any_doubtful([](const MarkedRow& marked) { return marked.may_be_new; }))
        for_all("Take every doubtful row on this page as new", "all-new");
    return Html{} << R"(<div class="govuk-button-group">)"_html << buttons << "</div>"_html;
}

Html decisions_form(
    const Visit& visit, const Preview& preview, const ShownRows& shown, const RowFilter& filter
) {
    Html cards;
    for (const auto row : shown.rows)
        cards << waiting_card(preview, row);
    Html html;
    html << R"(<form action=")"_html << path_of(preview.import.id) << R"(/decisions" method="post">)"_html
         << accounts::token_field(visit)
         << plan::hidden_field("mark", filter.mark ? name_of(*filter.mark) : "")
         << plan::hidden_field("page", std::to_string(shown.page.page)) << cards_list(cards);
    html << decision_buttons(preview, shown) << "</form>"_html;
    return html;
}

Response rows_page(Visit& visit, const Import& import, const Html& inner) {
    Html content;
    content << web::page_heading({.text = "Rows", .caption = import.file_name}) << inner;
    web::PageOptions options{
        .title = "Rows of " + import.file_name,
        .breadcrumbs = breadcrumbs(import, "Rows"),
        .notice = done_notice(visit)
    };
    return accounts::visit_page(visit, std::move(options), content);
}

Response show_waiting_rows(Visit& visit, ImportId id) {
    const auto preview = preview_of(visit.db, visit.organisation, id);
    const auto filter = filter_asked(visit);
    const auto shown = shown_rows(visit, preview.rows, filter);
    Html inner;
    inner << filter_links(id, counts_of(preview.rows), preview.rows.size(), filter);
    inner << decisions_form(visit, preview, shown, filter);
    inner << web::list_pages({.page = shown.page, .address = rows_address(id, filter)});
    inner << R"(<h2 class="govuk-heading-m">Accept this import</h2>)"_html << acceptance_form(visit, preview);
    return rows_page(visit, preview.import, inner);
}

Response show_done_rows(Visit& visit, const Import& import) {
    const auto rows = rows_of(visit.db, visit.organisation, import.id);
    const auto outcomes = outcomes_of(visit.db, visit.organisation, import.id);
    const auto scale = plan::status_scale(visit.db, visit.organisation);
    const auto filter = filter_asked(visit);
    const auto shown = shown_rows(visit, outcomes, filter);
    MarkCounts counts;
    std::vector<MarkedRow> marks;
    for (const auto& outcome : outcomes)
        marks.push_back({.mark = outcome.mark});
    Html cards;
    for (const auto row : shown.rows) {
        const auto& outcome = outcomes[row];
        cards << done_card(rows.at(static_cast<std::size_t>(outcome.number)), outcome, scale);
    }
    Html inner;
    inner << filter_links(import.id, counts_of(marks), outcomes.size(), filter) << cards_list(cards)
          << web::list_pages({.page = shown.page, .address = rows_address(import.id, filter)});
    return rows_page(visit, import, inner);
}

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Decision decision_sent(std::string_view value) {
    constexpr std::string_view measure = "measure-";
    if (value == "new") return {.kind = DecisionKind::as_new};
    if (value == "leave-out") return {.kind = DecisionKind::leave_out};
    if (value.starts_with(measure)) {
        const auto id = plan::sent_id<plan::MeasureId>(value.substr(measure.size()));
        if (id) return {.kind = DecisionKind::as_measure, .measure = *id};
    }
    return {};
}

/// What the page's rows are to be; only what differs from what was decided before.
std::vector<std::pair<int, Decision>> decisions_sent(const Visit& visit, const Preview& preview) {
    const auto act = plan::typed(visit, "act");
    std::vector<std::pair<int, Decision>> decisions;
    for (const auto shown : visit.request.form.all("shown[]")) {
        const auto row = number_in(shown);
        if (!row || *row >= preview.rows.size()) continue;
        auto decision = decision_sent(visit.request.form.get(fmt::format("row-{}", *row)));
        const auto& marked = preview.rows[*row];
        const bool is_doubtful = marked.mark == Mark::doubtful;
        if (act == "all-new" && is_doubtful && marked.may_be_new) decision = {.kind = DecisionKind::as_new};
        if (act == "all-said" && is_doubtful && marked.is_of_one_measure()) {
            const auto& measure = preview.view.measures[marked.candidates.front()].measure;
            decision = {.kind = DecisionKind::as_measure, .measure = measure.id};
        }
        if (decision != preview.decisions[*row]) decisions.emplace_back(static_cast<int>(*row), decision);
    }
    return decisions;
}

}  // namespace

Response show_rows(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    if (import.state == ImportState::uploaded || import.state == ImportState::discarded)
        return show_waiting_rows(visit, import.id);
    return show_done_rows(visit, import);
}

Response create_decisions(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto id = import_in_path(visit);
    const auto preview = preview_of(visit.db, visit.organisation, id);
    const auto decisions = decisions_sent(visit, preview);
    const auto acting = plan::acting_in(visit);
    visit.db.write([&](Transaction& tx) {
        for (const auto& [row, decision] : decisions)
            decide(tx, acting, id, row, decision);
    });
    web::Fields query;
    query.add("done", "saved");
    query.add("mark", plan::typed(visit, "mark"));
    query.add("page", plan::typed(visit, "page"));
    return web::see_other(web::address_with(path_of(id) + "/rows", query));
}

}  // namespace dueregard::intake
