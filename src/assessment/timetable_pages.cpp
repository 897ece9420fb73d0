#include "assessment/timetable_pages.hpp"

#include "accounts/form_pieces.hpp"
#include "accounts/visit_page.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_pages.hpp"
#include "assessment/timetable_store.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/input.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

namespace dueregard::assessment {

using accounts::acting_in;
using accounts::error_at;
using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;

namespace {

constexpr int longest_visit = 31;

std::string times_text(const ChallengeSlot& slot) {
    return fmt::format("{} to {}", time_text(slot.starts.value_or(0)), time_text(slot.ends.value_or(0)));
}

Html removal_form(const Visit& visit, const ChallengeSlot& slot) {
    Html text;
    text << R"(Take out<span class="govuk-visually-hidden">: )" << slot.whom << ", " << times_text(slot)
         << "</span>";
    return Html{} << R"(<form method="post" action=")" << path_of(slot.challenge) << "/timetable/"
                  << address(slot.id) << R"(/removal">)" << accounts::token_field(visit)
                  << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
                  << "</form>";
}

/// A table for each day.
Html days_html(const Visit& visit, const std::vector<ChallengeSlot>& slots) {
    const bool runs = visit.may(Permission::run_challenges);
    Html html;
    std::vector<web::Table> tables;
    for (const auto& slot : slots) {
        const auto day = long_date(slot.on.value_or(Date{}));
        if (tables.empty() || tables.back().caption != day) {
            tables.push_back(
                {.caption = day,
                 .caption_classes = "govuk-table__caption--m",
                 .caption_id = fmt::format("day-{}", tables.size() + 1),
                 .head = {{.text = "Time"}, {.text = "Whom"}, {.text = "Group"}, {.text = "Room"}},
                 .rows = {},
                 .first_cell_is_header = true}
            );
            if (runs) tables.back().head.push_back({.text = "Take out"});
        }
        web::TableRow row{
            {.text = times_text(slot)},
            {.text = slot.whom},
            {.text = title_of(slot.group)},
            {.text = slot.room}
        };
        if (runs) row.push_back({.text = removal_form(visit, slot)});
        tables.back().rows.push_back(std::move(row));
    }
    for (const auto& table : tables)
        html << web::scroll_region({.labelled_by = table.caption_id, .content = web::table(table)});
    return html;
}

Html checks_html(const std::vector<ChallengeSlot>& slots) {
    Html html;
    std::vector<std::string> groups;
    for (const auto group : groups_nobody_meets(slots))
        groups.emplace_back(title_of(group));
    if (!groups.empty())
        html << web::warning_text({.text = fmt::format("Nobody meets: {}.", lower_ascii(join(groups, "; ")))}
        );
    for (const auto& slot : clashes(slots)) {
        html << web::warning_text(
            {.text = fmt::format(
                 "{} is taken twice on {}, {}.",
                 slot.room,
                 long_date(slot.on.value_or(Date{})),
                 times_text(slot)
             )}
        );
    }
    return html;
}

web::Select day_select(const Challenge& challenge, const std::string& value, const Faults& faults) {
    web::Select select{
        .label = {.text = "Day"}, .name = "on", .items = {}, .value = value, .error = error_at(faults, "on")
    };
    if (!challenge.from || !challenge.until) return select;
    auto day = *challenge.from;
    for (int i = 0; i < longest_visit && day <= *challenge.until; ++i) {
        select.items.push_back({.text = long_date(day), .value = iso_date(day)});
        day = add_days(day, 1);
    }
    return select;
}

Html slot_form(const Visit& visit, const Challenge& challenge, const Faults& faults) {
    const auto typed = [&](std::string_view field) { return accounts::typed(visit, field); };
    const auto line = [&](std::string_view name, std::string_view label, std::string_view classes) {
        return web::input(
            {.label = {.text = label},
             .name = std::string(name),
             .value = typed(name),
             .error = error_at(faults, name),
             .classes = std::string(classes)}
        );
    };
    web::Select group{.label = {.text = "Group"}, .name = "group", .items = {}, .value = typed("group")};
    for (const auto one : all_met_groups())
        group.items.push_back({.text = std::string(title_of(one)), .value = std::string(name_of(one))});
    return Html{} << R"(<h2 class="govuk-heading-m">Add to the timetable</h2><form method="post" action=")"
                  << path_of(challenge.id) << R"(/timetable" novalidate>)" << accounts::token_field(visit)
                  << web::select(day_select(challenge, typed("on"), faults))
                  << line("starts", "Starts, such as 09:30", "govuk-input--width-5")
                  << line("ends", "Ends, such as 10:15", "govuk-input--width-5")
                  << line("whom", "Whom do the peers meet, by role?", "") << web::select(group)
                  << line("room", "Room (optional)", "govuk-input--width-20")
                  << web::button({.text = "Add to the timetable", .prevent_double_click = true})
                  << "</form>\n";
}

Response timetable_page(Visit& visit, const Challenge& challenge, const Faults& faults) {
    const auto slots = slots_of(visit.db, visit.organisation, challenge.id);
    Html content = challenge_heading(visit, challenge, path_of(challenge.id) + "/timetable");
    if (slots.empty()) {
        content << R"(<p class="govuk-body">There is no timetable yet.</p>)" << "\n";
    } else {
        content << checks_html(slots) << days_html(visit, slots);
    }
    if (visit.may(Permission::run_challenges) && may_record(acting_in(visit), challenge))
        content << slot_form(visit, challenge, faults);
    return accounts::visit_page(
        visit,
        {.title = "Timetable of " + challenge.title,
         .breadcrumbs = breadcrumbs(challenge, "Timetable"),
         .errors = accounts::error_links(faults),
         .notice = done_notice(visit)},
        content,
        faults.empty() ? 200 : web::unprocessable
    );
}

}  // namespace

Response show_timetable(Visit& visit) {
    visit.require(Permission::read_challenges);
    return timetable_page(visit, challenge_in_path(visit), {});
}

Response create_slot(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = challenge_in_path(visit);
    ChallengeSlot slot;
    slot.challenge = challenge.id;
    slot.on = parse_iso_date(accounts::typed(visit, "on"));
    slot.starts = time_of(accounts::typed(visit, "starts"));
    slot.ends = time_of(accounts::typed(visit, "ends"));
    slot.room = squeezed(visit.request.form.get("room"));
    slot.whom = squeezed(visit.request.form.get("whom"));
    slot.group = met_group_named(visit.request.form.get("group")).value_or(MetGroup::managers);
    const auto faults = faults_of(slot, challenge);
    if (!faults.empty()) return timetable_page(visit, challenge, faults);
    visit.db.write([&](Transaction& tx) { add_slot(tx, acting_in(visit), slot); });
    return web::see_other(path_of(challenge.id) + "/timetable?done=slot");
}

Response create_slot_removal(Visit& visit) {
    visit.require(Permission::run_challenges);
    const auto challenge = challenge_in_path(visit);
    const auto slot = visit.id<ChallengeSlotId>(1);
    visit.db.write([&](Transaction& tx) { remove_slot(tx, acting_in(visit), challenge.id, slot); });
    return web::see_other(path_of(challenge.id) + "/timetable?done=slot-removed");
}

}  // namespace dueregard::assessment
