#pragma once
// One return with everything that its pages tell: the measure, the period, what was said last time, the acts.

#include "accounts/visit.hpp"
#include "plan/acting.hpp"
#include "plan/given_evidence.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return_store.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

struct ReturnView {
    Acting acting;
    MeasureReturn given;
    Measure measure;
    Period period;
    std::optional<PeriodReturn> last;              ///< what was submitted before this period
    std::vector<ReturnAct> acts;                   ///< the newest first
    std::vector<evidence::UsedEvidence> evidence;  ///< given with this return
    Date today{};
    std::string for_name;  ///< whom the visitor would report for; "" for themselves
};

/// The return whose id stands in the path; throws NotFound.
[[nodiscard]] ReturnView return_view(accounts::Visit& visit);

/// The visitor may report on the measure, whatever the state.
[[nodiscard]] bool is_reporter(const ReturnView& view);
/// Why the visitor cannot write it now; nothing where they can.
[[nodiscard]] std::optional<std::string> why_closed_to(const ReturnView& view);
/// It says something that stands: submitted, agreed or frozen.
[[nodiscard]] bool was_given(const ReturnView& view);
/// It is submitted and the visitor may agree it or send it back.
[[nodiscard]] bool is_waiting_for(const ReturnView& view);

[[nodiscard]] std::string path_of(const ReturnView& view);
[[nodiscard]] std::string measure_path_of(const ReturnView& view);

/// The ref as heading, the action, the target and the day returns are due.
[[nodiscard]] web::Html return_heading(const ReturnView& view);
/// For whom it is entered, where it is for somebody else.
[[nodiscard]] web::Html for_whom_html(const ReturnView& view);
/// What the return says.
[[nodiscard]] web::Html content_html(const ReturnView& view);
/// What was said last time, under a heading of its own; a sentence where nothing was.
[[nodiscard]] web::Html last_return_html(const ReturnView& view);
/// Why it was sent back, by whom; nothing where it was not.
[[nodiscard]] web::Html sent_back_html(const ReturnView& view);
[[nodiscard]] web::Html evidence_html(const ReturnView& view);
[[nodiscard]] web::Html acts_html(const std::vector<ReturnAct>& acts);

}  // namespace dueregard::plan
