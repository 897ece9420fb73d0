#include "assurance/assurance_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "assurance/findings.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "intake/period_label.hpp"
#include "plan/period_store.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace dueregard::assurance {

namespace {

using storage::Db;
using Json = nlohmann::ordered_json;

/// What one run of the command found.
struct Run {
    std::string organisation;
    plan::Period period;
    Findings found;
};

std::string labels_of(const std::vector<plan::Period>& periods) {
    std::vector<std::string> labels;
    for (const auto& period : periods)
        labels.push_back(period.label);
    return join(labels, ", ");
}

plan::Period period_called(Db& db, accounts::OrganisationId organisation, std::string_view called) {
    auto all = plan::periods(db, organisation);
    const auto days = intake::days_of_label(called);
    for (auto& period : all) {
        if (equals_ignoring_case(period.label, called) || (days && period.days == *days)) {
            return std::move(period);
        }
    }
    throw BadRequest(
        fmt::format("The register has no period {}; it has {}", called, all.empty() ? "none" : labels_of(all))
    );
}

plan::Period period_of_call(Db& db, accounts::OrganisationId organisation, const cli::Call& call) {
    const auto called = call.values.get("--period");
    if (!called.empty()) return period_called(db, organisation, called);
    auto period = checked_period(db, organisation);
    if (!period) throw NotFound("There is no period to check yet: add one, or import a progress report");
    return std::move(*period);
}

Json json_of(const Finding& finding) {
    Json json{
        {"check", finding.hit.check},
        {"severity", name_of(finding.check.check.severity)},
        {"sentence", finding.hit.sentence},
        {"of", finding.hit.of},
        {"owners", finding.owners},
        {"link", finding.mendings.front().path}
    };
    if (finding.accepted) {
        json["accepted"] = {
            {"why", finding.accepted->why},
            {"by", finding.accepted->person_name},
            {"at", iso_time(finding.accepted->at)}
        };
    }
    return json;
}

void write_json(std::ostream& out, const Run& run) {
    Json problems = Json::array();
    Json accepted = Json::array();
    for (const auto& finding : run.found.all)
        (finding.accepted ? accepted : problems).push_back(json_of(finding));
    const auto& days = run.period.days;
    const Json json{
        {"organisation", run.organisation},
        {"period", {{"label", run.period.label}, {"from", iso_date(days.from)}, {"to", iso_date(days.to)}}},
        {"measures", run.found.measures},
        {"problems", std::move(problems)},
        {"accepted", std::move(accepted)}
    };
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_text(std::ostream& out, const Run& run) {
    const auto& all = run.found.all;
    const auto accepted =
        std::ranges::count_if(all, [](const Finding& one) { return one.accepted.has_value(); });
    out << fmt::format(
        "{}, {}: {} measures; {} to mend, {} to look at, {} accepted\n",
        run.organisation,
        run.period.label,
        run.found.measures,
        count_outstanding(all, Severity::mend),
        count_outstanding(all, Severity::look),
        accepted
    );
    std::string_view group;
    for (const auto& finding : all) {
        if (finding.accepted) continue;
        const auto& check = finding.check.check;
        if (check.name != group)
            out << fmt::format("\n{} ({})\n", check.title, lower_ascii(title_of(check.severity)));
        group = check.name;
        out << fmt::format("  {}\n", finding.hit.sentence);
    }
}

int run(cli::Call& call) {
    auto db = Db::open(call.database, call.clock);
    const auto organisation = accounts::organisation_of(db, call);
    Run run{
        .organisation = organisation.name, .period = period_of_call(db, organisation.id, call), .found = {}
    };
    run.found = findings(db, organisation.id, run.period, call.clock.today());
    if (call.values.has("--json"))
        write_json(call.out, run);
    else
        write_text(call.out, run);
    return count_outstanding(run.found.all, Severity::mend) == 0 ? 0 : 1;
}

cli::Command check_command() {
    return {
        .name = "check",
        .summary = "put every standing check to the register",
        .description =
            "Prints what the checks found in the measures and their returns of one period, and what of it somebody has "
            "accepted with a reason. Exit status 1 where something is left to mend; what is only to be looked at does "
            "not count.\n\nWithout --period it is the latest period in which anything has been reported.",
        .options =
            {
                {.name = "--period",
                 .value = "PERIOD",
                 .description =
                     "its label, or \"2026-Q2\" for the second quarter of the financial year 2026/27"},
                {.name = "--json", .value = "", .description = "the answer as JSON"},
                accounts::organisation_option(),
            },
        .run = run,
    };
}

}  // namespace

std::vector<cli::Command> commands() {
    return {check_command()};
}

}  // namespace dueregard::assurance
