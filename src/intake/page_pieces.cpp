#include "intake/page_pieces.hpp"

#include "base/text.hpp"
#include "evidence/evidence.hpp"
#include "intake/uploading.hpp"
#include "plan/page_pieces.hpp"
#include "plan/period_store.hpp"
#include "plan/plan_choices.hpp"
#include "web/input.hpp"
#include "web/tag.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::intake {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

struct Done {
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array done_sentences = {
    Done{"read", "The file has been read. Nothing is in the register yet"},
    Done{"nothing-new", "This file was taken in before and brings nothing new: nothing has been changed"},
    Done{"read-again", "The file has been read again with your choices"},
    Done{"period", "The period has been chosen"},
    Done{"saved", "Your decisions have been saved"},
    Done{"look-again", "The register has changed since you looked: check the rows again before you accept"},
    Done{"undone", "The import has been undone"},
    Done{"nothing-ticked", "No accreditation was ticked: nothing was taken in"},
    Done{"put-aside", "The import has been put aside: nothing of it is in the register"}
};

constexpr std::string_view tag_colour(Mark mark) {
    switch (mark) {
    case Mark::added:
        return "govuk-tag--blue";
    case Mark::changed:
        return "govuk-tag--purple";
    case Mark::doubtful:
        return "govuk-tag--yellow";
    case Mark::refused:
        return "govuk-tag--orange";
    case Mark::same:
    case Mark::left_out:
        return "govuk-tag--grey";
    }
    return "";
}

}  // namespace

ImportId import_in_path(const Visit& visit) {
    return visit.id<ImportId>();
}

std::string path_of(ImportId id) {
    return "/imports/" + address(id);
}

Html tag_of(Mark mark) {
    return web::tag({.text = title_of(mark), .classes = std::string(tag_colour(mark))});
}

Html state_html(ImportState state) {
    if (state == ImportState::uploaded)
        return web::tag({.text = title_of(state), .classes = "govuk-tag--yellow"});
    return Html{} << title_of(state);
}

Html busy_line() {
    return R"(<p class="govuk-body" role="status" data-busy-status></p>)"_html;
}

std::string rows_text(std::size_t count) {
    return count == 1 ? "1 row" : grouped(static_cast<std::int64_t>(count)) + " rows";
}

std::string place_heading(const documents::Place& at, std::size_t row) {
    auto words = words_of_place(at);
    if (words.empty()) return fmt::format("Row {}", row + 1);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

std::string size_text(std::int64_t bytes) {
    return evidence::size_text(bytes);
}

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    const auto* const found = std::ranges::find(done_sentences, done, &Done::name);
    if (found == done_sentences.end()) return std::nullopt;
    const bool is_success = done != "nothing-new" && done != "look-again" && done != "nothing-ticked";
    return web::NotificationBanner{
        .text = found->sentence, .kind = is_success ? web::BannerKind::success : web::BannerKind::important
    };
}

std::string period_text(const std::optional<IncomingPeriod>& period) {
    if (!period) return "The document does not say";
    if (!period->days) return period->label;
    return fmt::format(
        "{}: {} to {}", period->label, long_date(period->days->from), long_date(period->days->to)
    );
}

std::vector<web::Breadcrumb> breadcrumbs(const Import& import, std::string_view here) {
    std::vector<web::Breadcrumb> all = {{.text = "Imports", .href = "/imports"}};
    if (here.empty()) {
        all.push_back({.text = import.file_name});
    } else {
        all.push_back({.text = import.file_name, .href = path_of(import.id)});
        all.push_back({.text = here});
    }
    return all;
}

std::vector<web::SelectItem> kind_choices() {
    std::vector<web::SelectItem> items = {{.text = "Find out from the file", .value = ""}};
    for (const auto kind : {DocumentKind::progress_report, DocumentKind::action_plan})
        items.push_back({.text = std::string(title_of(kind)), .value = std::string(name_of(kind))});
    return items;
}

Html period_fields(
    Visit& visit,
    std::string_view none,
    std::string_view chosen,
    std::string_view typed,
    std::string_view error
) {
    Html fields;
    auto periods = plan::period_choices(visit.db, visit.organisation);
    std::erase_if(periods, [](const web::SelectItem& item) { return item.value && item.value->empty(); });
    if (!periods.empty()) {
        periods.insert(periods.begin(), {.text = std::string(none), .value = ""});
        fields << web::select(
            {.label = {.text = "Period"},
             .name = "period",
             .items = std::move(periods),
             .value = std::string(chosen),
             .hint = {.text = "For rows that do not name one themselves"}}
        );
    }
    fields << web::input(
        {.label = {.text = "A period that is not in the register yet"},
         .name = "new_period",
         .value = std::string(typed),
         .hint = {.text = "For example, Quarter 2, 2026/27 or 2026-07-01 to 2026-09-30"},
         .error = {.text = error}}
    );
    return fields;
}

std::expected<std::optional<IncomingPeriod>, std::string> sent_period(Visit& visit) {
    const auto typed = plan::typed(visit, "new_period");
    if (!typed.empty()) {
        auto period = period_called(visit.db, visit.organisation, typed);
        if (period) return period;
        return std::unexpected(
            "Enter a period whose days can be told, like Quarter 2, 2026/27 or 2026-07-01 to 2026-09-30"
        );
    }
    const auto id = plan::sent_id<plan::PeriodId>(plan::typed(visit, "period"));
    if (!id) return std::optional<IncomingPeriod>{};
    const auto period = plan::find_period(visit.db, visit.organisation, *id);
    return IncomingPeriod{
        .printed = period.label,
        .label = period.label,
        .days = period.days,
        .id = period.id,
        .state = period.state
    };
}

}  // namespace dueregard::intake
