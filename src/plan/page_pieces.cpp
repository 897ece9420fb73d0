#include "plan/page_pieces.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::plan {

using accounts::Visit;
using web::Html;
using web::operator""_html;

namespace {

struct Done {
    std::string_view name;
    std::string_view sentence;
};

constexpr std::array done_sentences = {
    Done{"added", "It has been added to the plan"},
    Done{"changed", "Your changes have been saved"},
    Done{"withdrawn", "The measure has been withdrawn"},
    Done{"put-back", "The measure is back in the plan"},
    Done{"saved", "Your draft has been saved. It has not been submitted yet"},
    Done{"carried", "Last period's commentary has been copied in. Change it, or submit it as it stands"},
    Done{"submitted", "The return has been submitted"},
    Done{"agreed", "The return has been agreed"},
    Done{"sent-back", "The return has been sent back"},
    Done{"evidence", "The evidence has been added"},
    Done{"evidence-taken-back", "The evidence has been taken back"},
    Done{"opened", "The period is open: every measure has been asked for a return"},
    Done{"reminded", "Everybody who has not reported sees the reminder on their home page"},
    Done{"closed", "The period is closed"},
    Done{"frozen", "The period is frozen: nothing in it can be changed any more"}
};

std::string_view tag_colour(ReturnState state) {
    switch (state) {
    case ReturnState::not_started:
        return "govuk-tag--grey";
    case ReturnState::draft:
        return "govuk-tag--blue";
    case ReturnState::submitted:
        return "govuk-tag--purple";
    case ReturnState::sent_back:
        return "govuk-tag--orange";
    default:
        return "";
    }
}

constexpr std::size_t title_length = 120;

}  // namespace

std::optional<web::NotificationBanner> done_notice(const Visit& visit) {
    const auto* const found = std::ranges::find(done_sentences, visit.request.query.get("done"), &Done::name);
    if (found == done_sentences.end()) return std::nullopt;
    return web::NotificationBanner{.text = found->sentence, .kind = web::BannerKind::success};
}

web::Tone tone_of(Meaning meaning) {
    switch (meaning) {
    case Meaning::met:
        return web::Tone::met;
    case Meaning::narrowly_missed:
        return web::Tone::narrowly_missed;
    case Meaning::missed:
        return web::Tone::missed;
    case Meaning::not_due:
        return web::Tone::not_due;
    case Meaning::not_reported:
        return web::Tone::not_reported;
    }
    return web::Tone::not_reported;
}

Html status_html(const Status& status) {
    return web::status_mark({.symbol = status.symbol, .word = status.word, .tone = tone_of(status.meaning)});
}

Html state_html(ReturnState state) {
    const auto colour = tag_colour(state);
    if (colour.empty()) return Html{} << title_of(state);
    return web::tag({.text = title_of(state), .classes = std::string(colour)});
}

Html state_html(PeriodState state) {
    if (state == PeriodState::open) return web::tag({.text = title_of(state), .classes = "govuk-tag--green"});
    if (state == PeriodState::planned)
        return web::tag({.text = title_of(state), .classes = "govuk-tag--grey"});
    return Html{} << title_of(state);
}

std::string measures_text(std::int64_t count) {
    return count == 1 ? "1 measure" : grouped(count) + " measures";
}

std::string title_text(std::string_view ref, std::string_view action) {
    const auto start = shortened(action, title_length);
    return ref.empty() ? start : fmt::format("{}: {}", ref, start);
}

}  // namespace dueregard::plan
