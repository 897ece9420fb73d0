#include "plan/status_scale_form.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "plan/page_pieces.hpp"
#include "plan/status_scale.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/fieldset.hpp"
#include "web/input.hpp"
#include "web/link.hpp"
#include "web/select.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace dueregard::plan {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

constexpr std::size_t empty_rows = 2;
constexpr std::size_t most_rows = 20;

std::optional<int> place_of(std::string_view typed) {
    int place = 0;
    const auto* const end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, place);
    if (read.ec != std::errc{} || read.ptr != end || place < 1) return std::nullopt;
    return place;
}

StatusScale in_order_of_the_form(const std::vector<StatusScaleRow>& rows) {
    StatusScale scale;
    for (const auto& row : rows) {
        scale.statuses.push_back(
            {.symbol = row.symbol, .word = row.word, .meaning = row.meaning.value_or(Meaning::not_reported)}
        );
    }
    return scale;
}

/// In the order of the form: of each row, and then of the whole where every row is sound.
Faults faults_of_rows(const std::vector<StatusScaleRow>& rows) {
    const auto of_scale = faults_of(in_order_of_the_form(rows));
    Faults faults;
    const auto add_from_scale = [&](const std::string& field) {
        std::ranges::copy_if(of_scale, std::back_inserter(faults), [&](const Fault& fault) {
            return fault.field == field;
        });
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto field = [&](std::string_view name) { return fmt::format("{}-{}", name, i + 1); };
        if (!place_of(rows[i].place)) faults.push_back({field("place"), "Enter a place in the list, like 2"});
        add_from_scale(field("symbol"));
        add_from_scale(field("word"));
        if (!rows[i].meaning) faults.push_back({field("meaning"), "Select what this status counts as"});
    }
    if (faults.empty()) add_from_scale("statuses");
    return faults;
}

std::vector<web::SelectItem> meaning_choices() {
    std::vector<web::SelectItem> items{{.text = "Select", .value = ""}};
    for (const auto meaning : all_meanings()) {
        items.push_back({.text = std::string(title_of(meaning)), .value = std::string(name_of(meaning))});
    }
    return items;
}

Html text_field(
    std::string_view field,
    std::string_view label,
    std::string_view classes,
    const std::string& value,
    const Faults& faults
) {
    return web::input(
        {.label = {.text = label},
         .name = std::string(field),
         .value = value,
         .error = error_at(faults, field),
         .classes = std::string(classes)}
    );
}

Html row_html(const StatusScaleRow& row, std::size_t number, const Faults& faults) {
    const auto field = [&](std::string_view name) { return fmt::format("{}-{}", name, number); };
    Html fields;
    fields << R"(<div class="app-fields-in-line">)"_html
           << text_field(field("place"), "Place", "govuk-input--width-2", row.place, faults)
           << text_field(field("symbol"), "Symbol", "govuk-input--width-3", row.symbol, faults)
           << text_field(field("word"), "Word", "govuk-input--width-20", row.word, faults)
           << web::select(
                  {.label = {.text = "Counts as"},
                   .name = field("meaning"),
                   .items = meaning_choices(),
                   .value = row.meaning ? std::string(name_of(*row.meaning)) : "",
                   .error = error_at(faults, field("meaning"))}
              )
           << "</div>\n";
    const auto legend = row.word.empty() ? std::string("Another status") : row.word;
    return web::fieldset({.legend = {.text = legend, .classes = "govuk-fieldset__legend--s"}, .html = fields}
    );
}

}  // namespace

StatusScaleForm form_of(const StatusScale& scale) {
    StatusScaleForm form{.started_from = told(scale), .rows = {}, .faults = {}};
    for (const auto& status : scale.statuses) {
        form.rows.push_back(
            {.place = std::to_string(form.rows.size() + 1),
             .symbol = status.symbol,
             .word = status.word,
             .meaning = status.meaning}
        );
    }
    return form;
}

StatusScaleForm read_status_scale_form(const Visit& visit) {
    const auto& sent = visit.request.form;
    StatusScaleForm form{.started_from = std::string(sent.get("started_from")), .rows = {}, .faults = {}};
    for (std::size_t number = 1; number <= most_rows; ++number) {
        const auto text = [&](std::string_view name) {
            return squeezed(sent.get(fmt::format("{}-{}", name, number)));
        };
        StatusScaleRow row{
            .place = text("place"),
            .symbol = text("symbol"),
            .word = text("word"),
            .meaning = meaning_named(text("meaning"))
        };
        if (!row.symbol.empty() || !row.word.empty()) form.rows.push_back(std::move(row));
    }
    form.faults = faults_of_rows(form.rows);
    return form;
}

StatusScale scale_in(const StatusScaleForm& form) {
    auto rows = form.rows;
    std::ranges::stable_sort(rows, {}, [](const StatusScaleRow& row) {
        return place_of(row.place).value_or(0);
    });
    return in_order_of_the_form(rows);
}

Html status_scale_form_html(const Visit& visit, const StatusScaleForm& form) {
    auto rows = form.rows;
    const auto wanted = std::min(rows.size() + empty_rows, most_rows);
    while (rows.size() < wanted)
        rows.push_back({.place = std::to_string(rows.size() + 1), .symbol = "", .word = "", .meaning = {}});
    Html html;
    html << R"(<form method="post" action="/status-scale" novalidate>)"_html << accounts::token_field(visit)
         << hidden_field("started_from", form.started_from);
    const auto error = error_at(form.faults, "statuses");
    html << R"(<div id="statuses">)"_html;
    if (!form.faults.empty() && !error.text.empty()) html << web::error_message(error);
    for (std::size_t i = 0; i < rows.size(); ++i)
        html << row_html(rows[i], i + 1, form.faults);
    return html << "</div>\n"
                << web::button_group(
                       {web::button({.text = "Save changes", .prevent_double_click = true}),
                        web::link({.text = "Cancel", .href = "/status-scale"})}
                   )
                << "</form>\n";
}

}  // namespace dueregard::plan
