#include "intake/row_card.hpp"

#include "base/text.hpp"
#include "intake/changes.hpp"
#include "intake/page_pieces.hpp"
#include "plan/page_pieces.hpp"
#include "web/checkboxes.hpp"
#include "web/link.hpp"
#include "web/radios.hpp"

#include <fmt/core.h>

#include <array>

namespace dueregard::intake {

using web::Html;
using web::operator""_html;

namespace {

constexpr std::array all_fields = {
    Field::ref,
    Field::objective,
    Field::action,
    Field::owner,
    Field::service_area,
    Field::baseline,
    Field::target,
    Field::due,
    Field::status,
    Field::progress,
    Field::commentary,
    Field::evidence
};

Html pair_of(std::string_view name, const Html& value) {
    Html html;
    html << R"(<div class="app-import-field"><dt>)"_html << name << "</dt><dd>"_html << value
         << "</dd></div>\n"_html;
    return html;
}

Html text_html(std::string_view text) {
    return Html{} << text;
}

/// As printed, where what was printed was mended or mapped.
Html source_value(Field field, const IncomingRow& row, const plan::StatusScale& scale) {
    const auto text = text_of(field, row, scale);
    if (field == Field::ref && !row.printed_ref.empty())
        return text_html(fmt::format("{} (printed as {})", text, row.printed_ref));
    if (field == Field::status && !row.printed_status.empty()) {
        if (text.empty()) return text_html(fmt::format("{} (not understood)", row.printed_status));
        if (text != row.printed_status)
            return text_html(fmt::format("{} (printed as {})", text, row.printed_status));
    }
    if (field == Field::commentary && !text.empty()) return plan::kept_lines(text);
    return text_html(text);
}

Html source_side(const IncomingRow& row, const std::string& period, const plan::StatusScale& scale) {
    Html html;
    html << R"(<h3 class="govuk-heading-s">In the document</h3>)"_html
         << R"(<dl class="app-import-fields">)"_html;
    if (!period.empty()) html << pair_of("Period", text_html(period));
    for (const auto field : all_fields) {
        const auto value = source_value(field, row, scale);
        if (!value.empty()) html << pair_of(title_of(field), value);
    }
    html << "</dl>"_html;
    return html;
}

Html change_html(const FieldChange& change) {
    Html html;
    if (!change.before.empty()) {
        html << R"(<span class="govuk-visually-hidden">was </span><del>)"_html << change.before
             << "</del> "_html
             << R"(<span class="govuk-visually-hidden">becomes </span>)"_html;
    }
    html << "<ins>"_html << change.after << "</ins>"_html;
    return html;
}

Html changes_html(const std::vector<FieldChange>& changes) {
    if (changes.empty()) return {};
    Html html;
    html << R"(<dl class="app-import-fields">)"_html;
    for (const auto& change : changes)
        html << pair_of(title_of(change.field), change_html(change));
    html << "</dl>"_html;
    return html;
}

std::string_view explanation(Mark mark, bool has_measure) {
    switch (mark) {
    case Mark::added:
        return has_measure ? "A new return for this measure" : "A new measure";
    case Mark::changed:
        return "Would change this measure or its return";
    case Mark::same:
        return "The register says the same";
    case Mark::left_out:
        return "Left out by decision";
    case Mark::doubtful:
    case Mark::refused:
        return "";
    }
    return "";
}

Html measure_line(const plan::Measure& measure) {
    Html html;
    html << R"(<p class="govuk-body">)"_html
         << web::link(
                {.text = plan::title_text(measure.ref, measure.action),
                 .href = "/measures/" + address(measure.id)}
            )
         << "</p>\n"_html;
    return html;
}

std::string decision_name(std::size_t row) {
    return fmt::format("row-{}", row);
}

Html doubt_radios(const Preview& preview, std::size_t row) {
    const auto& marked = preview.rows[row];
    const auto& decision = preview.decisions[row];
    web::Radios radios{
        .name = decision_name(row),
        .fieldset =
            web::Fieldset{
                .legend = {.text = "What is to be done with it?", .classes = "govuk-fieldset__legend--s"}
            },
        .classes = "govuk-radios--small"
    };
    const auto add = [&](std::string text, std::string value, bool is_chosen) {
        radios.items.push_back({.text = std::move(text), .value = std::move(value), .checked = is_chosen});
    };
    for (const auto place : marked.candidates) {
        const auto& measure = preview.view.measures[place].measure;
        const auto title = plan::title_text(measure.ref, measure.action);
        add((marked.is_of_one_measure() ? "Take what it says of " : "It is ") + title,
            "measure-" + address(measure.id),
            decision.kind == DecisionKind::as_measure && decision.measure == measure.id);
    }
    if (marked.may_be_new) add("It is a new measure", "new", decision.kind == DecisionKind::as_new);
    add("Leave it out", "leave-out", decision.kind == DecisionKind::leave_out);
    add("Decide later", "later", decision.kind == DecisionKind::undecided);
    return web::radios(radios);
}

Html leave_out_box(const Preview& preview, std::size_t row) {
    const bool is_out = preview.decisions[row].kind == DecisionKind::leave_out;
    return web::checkboxes(
        {.name = decision_name(row),
         .items = {{.text = "Leave this row out", .value = "leave-out", .checked = is_out}},
         .classes = "govuk-checkboxes--small"}
    );
}

/// A hidden field names every row that the page shows, so that an empty box is told from a row of another
/// page.
Html decision_fields(const Preview& preview, std::size_t row) {
    const auto& marked = preview.rows[row];
    const bool is_doubtful = marked.mark == Mark::doubtful || marked.was_doubtful;
    if (!is_doubtful && (marked.mark == Mark::same || marked.mark == Mark::refused)) return {};
    Html html;
    html << plan::hidden_field("shown[]", std::to_string(row));
    html << (is_doubtful ? doubt_radios(preview, row) : leave_out_box(preview, row));
    return html;
}

Html register_side(const Preview& preview, std::size_t row) {
    const auto& marked = preview.rows[row];
    Html html;
    html << R"(<h3 class="govuk-heading-s">In the register</h3>)"_html;
    const auto words = explanation(marked.mark, marked.measure.has_value());
    if (!words.empty()) html << R"(<p class="govuk-body">)"_html << words << "</p>\n"_html;
    if (!marked.sentence.empty())
        html << R"(<p class="govuk-body">)"_html << marked.sentence << "</p>\n"_html;
    if (marked.measure && marked.mark != Mark::doubtful)
        html << measure_line(preview.view.measures[*marked.measure].measure);
    html << changes_html(marked.changes) << decision_fields(preview, row);
    return html;
}

Html card(std::string_view heading, Mark mark, const Html& left, const Html& right) {
    Html html;
    html
        << R"(<li class="govuk-summary-card app-import-row"><div class="govuk-summary-card__title-wrapper">)"_html
        << R"(<h2 class="govuk-summary-card__title">)"_html << heading << "</h2>"_html << tag_of(mark)
        << R"(</div><div class="govuk-summary-card__content"><div class="govuk-grid-row">)"_html
        << R"(<div class="govuk-grid-column-one-half">)"_html << left << "</div>"_html
        << R"(<div class="govuk-grid-column-one-half">)"_html << right << "</div></div></div></li>\n"_html;
    return html;
}

}  // namespace

Html waiting_card(const Preview& preview, std::size_t row) {
    const auto& incoming = preview.incoming.rows[row];
    const auto period = incoming.period ? preview.incoming.periods[*incoming.period].label : std::string();
    return card(
        place_heading(incoming.at, row),
        preview.rows[row].mark,
        source_side(incoming, period, preview.view.scale),
        register_side(preview, row)
    );
}

Html done_card(const DecidedRow& row, const RowOutcome& outcome, const plan::StatusScale& scale) {
    Html right;
    right << R"(<h3 class="govuk-heading-s">In the register</h3>)"_html;
    if (!outcome.sentence.empty())
        right << R"(<p class="govuk-body">)"_html << outcome.sentence << "</p>\n"_html;
    const bool is_there = outcome.measure && outcome.undone != undone_word && outcome.mark != Mark::doubtful
                          && outcome.mark != Mark::refused;
    if (is_there) {
        right << R"(<p class="govuk-body">)"_html
              << web::link({.text = "See the measure", .href = "/measures/" + address(*outcome.measure)})
              << "</p>\n"_html;
    }
    right << changes_html(outcome.changes);
    if (outcome.undone == undone_word) {
        right << R"(<p class="govuk-body">This row was undone.</p>)"_html;
    } else if (!outcome.undone.empty()) {
        right << R"(<p class="govuk-body">)"_html << "Not undone: " << outcome.undone << "</p>\n"_html;
    }
    const auto period = row.kept.period ? row.kept.period->label : std::string();
    return card(
        place_heading(row.kept.row.at, static_cast<std::size_t>(outcome.number)),
        outcome.mark,
        source_side(row.kept.row, period, scale),
        right
    );
}

}  // namespace dueregard::intake
