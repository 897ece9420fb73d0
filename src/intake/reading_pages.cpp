#include "intake/reading_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "intake/found.hpp"
#include "intake/import_store.hpp"
#include "intake/page_pieces.hpp"
#include "intake/uploading.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/status_scale_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/select.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

namespace dueregard::intake {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::string_view as_read = "";
constexpr std::string_view no_status = "none";
constexpr std::size_t most_statuses = 60;

/// What the form shows: the choices so far, and what was wrong with what was sent.
struct ReadingForm {
    NewReading reading;
    std::string period;
    std::string new_period;
    std::string period_error;
    std::string refusal;
};

/// A printed status, what it was read as, and on how many rows it stands.
struct PrintedStatus {
    std::string printed;
    std::optional<plan::Status> read;
    std::size_t rows = 0;
};

std::vector<PrintedStatus> printed_statuses(const Incoming& incoming) {
    std::vector<PrintedStatus> found;
    std::map<std::string, std::size_t> places;
    for (const auto& row : incoming.rows) {
        auto printed = squeezed(row.printed_status);
        if (printed.empty()) continue;
        const auto [place, is_new] = places.try_emplace(printed, found.size());
        if (is_new && found.size() == most_statuses) break;
        if (is_new) found.push_back({.printed = std::move(printed), .read = row.status});
        ++found[place->second].rows;
    }
    return found;
}

std::vector<web::SelectItem> field_choices() {
    std::vector<web::SelectItem> items = {
        {.text = "Find out from the heading", .value = std::string(as_read)},
        {.text = "Nothing of a measure", .value = std::string(no_field)}
    };
    for (const auto field :
         {Field::ref,
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
          Field::evidence}) {
        items.push_back({.text = std::string(title_of(field)), .value = std::string(name_of(field))});
    }
    return items;
}

Html column_fields(const std::vector<SourceColumn>& columns, const Choices& choices) {
    if (columns.empty()) return {};
    Html html;
    html << R"(<h2 class="govuk-heading-m">Columns</h2>)"_html;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& column = columns[i];
        const auto chosen = choices.columns.find(column.heading);
        std::string samples;
        for (const auto& sample : column.samples)
            samples += samples.empty() ? sample : "; " + sample;
        html << plan::hidden_field(fmt::format("heading-{}", i), column.heading);
        html << web::select(
            {.label = {.text = column.heading},
             .name = fmt::format("column-{}", i),
             .items = field_choices(),
             .value = chosen == choices.columns.end() ? std::string() : chosen->second,
             .hint = {.text = samples.empty() ? std::string() : "For example: " + samples}}
        );
    }
    return html;
}

std::vector<web::SelectItem>
meaning_choices(const std::optional<plan::Status>& read, const plan::StatusScale& scale) {
    std::vector<web::SelectItem> items;
    items.push_back(
        {.text = read ? fmt::format("As read: {}", read->word.empty() ? read->symbol : read->word)
                      : std::string("Not understood"),
         .value = std::string(as_read)}
    );
    for (const auto meaning : plan::all_meanings()) {
        const auto status = plan::status_meaning(meaning, scale);
        items.push_back(
            {.text = std::string(trimmed(status.symbol + " " + status.word)),
             .value = std::string(plan::name_of(meaning))}
        );
    }
    items.push_back({.text = "No status at all", .value = std::string(no_status)});
    return items;
}

std::string chosen_meaning(const Choices& choices, const std::string& printed) {
    const auto chosen = choices.statuses.find(printed);
    if (chosen == choices.statuses.end()) return std::string(as_read);
    return std::string(chosen->second ? plan::name_of(*chosen->second) : no_status);
}

Html status_fields(
    const std::vector<PrintedStatus>& statuses, const Choices& choices, const plan::StatusScale& scale
) {
    if (statuses.empty()) return {};
    Html html;
    html << R"(<h2 class="govuk-heading-m">Statuses</h2>)"_html;
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        const auto& status = statuses[i];
        html << plan::hidden_field(fmt::format("printed-{}", i), status.printed);
        html << web::select(
            {.label = {.text = status.printed},
             .name = fmt::format("status-{}", i),
             .items = meaning_choices(status.read, scale),
             .value = chosen_meaning(choices, status.printed),
             .hint = {.text = "On " + rows_text(status.rows)}}
        );
    }
    return html;
}

Html reading_form(Visit& visit, const Import& import, const Found& found, const ReadingForm& form) {
    const auto scale = plan::status_scale(visit.db, visit.organisation);
    Html html;
    html << R"(<form action=")"_html << path_of(import.id) << R"(/readings" method="post" novalidate>)"_html
         << accounts::token_field(visit);
    html << web::select(
        {.label = {.text = "Kind of document"},
         .name = "kind",
         .items = kind_choices(),
         .value =
             std::string(form.reading.asked_kind ? name_of(*form.reading.asked_kind) : std::string_view())}
    );
    const auto none = fmt::format("As the document says: {}", period_text(found.period));
    html << period_fields(
        visit,
        found.period ? none : "The document does not say",
        form.period,
        form.new_period,
        form.period_error
    );
    if (!found.is_import_layout) html << column_fields(found.columns, form.reading.choices);
    html << status_fields(printed_statuses(found.incoming), form.reading.choices, scale);
    html << web::button_group(
        {web::button({.text = "Read the file again", .prevent_double_click = true}),
         web::link({.text = "Cancel", .href = path_of(import.id)})}
    );
    html << "</form>"_html;
    return html;
}

/// The file as it is read without anybody's choices of columns, so that every heading and every printed
/// status can be chosen for.
Found found_now(Visit& visit, const Import& import) {
    const auto bytes = bytes_of(visit.db, visit.organisation, import.sha256);
    const auto scale = plan::status_scale(visit.db, visit.organisation);
    Choices columns_only{.columns = import.choices.columns};
    auto found = find_in(bytes, import.file_name, import.asked_kind, scale, columns_only);
    if (!found)
        throw Unavailable(fmt::format("{} cannot be read: {}", import.file_name, found.error().sentence));
    return *std::move(found);
}

Response reading_page(Visit& visit, const Import& import, const ReadingForm& form, int status = 200) {
    std::vector<web::ErrorLink> errors;
    if (!form.period_error.empty()) errors.push_back({.text = form.period_error, .href = "#new_period"});
    if (!form.refusal.empty()) errors.push_back({.text = form.refusal, .href = "#kind"});
    Html content;
    content << web::page_heading({.text = "How the file is read", .caption = import.file_name})
            << reading_form(visit, import, found_now(visit, import), form);
    web::PageOptions options{
        .title = "How the file is read",
        .breadcrumbs = breadcrumbs(import, "How the file is read"),
        .errors = std::move(errors)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

Import waiting_import(Visit& visit) {
    auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    const auto next = after(import.state, ImportActKind::read_again);
    if (!next) throw Conflict(next.error());
    return import;
}

/// The fields "NAME-0", "NAME-1" … beside their headings, as far as they were sent.
template <class Take>
void read_pairs(const Visit& visit, std::string_view heading, std::string_view choice, Take take) {
    const auto& sent = visit.request.form;
    for (std::size_t i = 0;; ++i) {
        const auto name = fmt::format("{}-{}", heading, i);
        if (!sent.has(name)) return;
        const auto chosen = sent.get(fmt::format("{}-{}", choice, i));
        if (!chosen.empty()) take(squeezed(sent.get(name)), chosen);
    }
}

Choices choices_sent(const Visit& visit) {
    Choices choices;
    read_pairs(visit, "heading", "column", [&](std::string heading, std::string_view field) {
        if (field == no_field || field_named(field)) choices.columns.emplace(std::move(heading), field);
    });
    read_pairs(visit, "printed", "status", [&](std::string printed, std::string_view meaning) {
        const auto named = plan::meaning_named(meaning);
        if (named || meaning == no_status) choices.statuses.emplace(std::move(printed), named);
    });
    return choices;
}

}  // namespace

Response show_reading(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = waiting_import(visit);
    ReadingForm form{.reading = {.asked_kind = import.asked_kind, .choices = import.choices}};
    if (import.period && import.period->days) {
        const auto known = plan::period_of(visit.db, visit.organisation, *import.period->days);
        if (known) form.period = address(known->id);
    }
    return reading_page(visit, import, form);
}

Response create_reading(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = waiting_import(visit);
    ReadingForm form{
        .reading =
            {.asked_kind = document_kind_named(plan::typed(visit, "kind")), .choices = choices_sent(visit)},
        .period = plan::typed(visit, "period"),
        .new_period = plan::typed(visit, "new_period")
    };
    const auto period = sent_period(visit);
    if (!period) {
        form.period_error = period.error();
        return reading_page(visit, import, form, web::unprocessable);
    }
    form.reading.period = *period;
    const auto read = read_again(visit.db, plan::acting_in(visit), import.id, form.reading);
    if (!read) {
        form.refusal = read.error().sentence;
        return reading_page(visit, import, form, web::unprocessable);
    }
    return web::see_other(path_of(import.id) + "?done=read-again");
}

}  // namespace dueregard::intake
