#include "app/sample_council.hpp"

#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/secret.hpp"
#include "accounts/service_area_store.hpp"
#include "app/migrations.hpp"
#include "app/sample_assessment.hpp"
#include "app/sample_schemes.hpp"
#include "app/sample_table.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_list.hpp"
#include "evidence/evidence_store.hpp"
#include "intake/import_layout.hpp"
#include "plan/given_evidence_store.hpp"
#include "plan/measure_return_store.hpp"
#include "plan/measure_store.hpp"
#include "plan/objective_store.hpp"
#include "plan/period_store.hpp"
#include "plan/return_round.hpp"
#include "plan/strategy_store.hpp"
#include "storage/migrate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dueregard::app {

namespace {

using storage::Transaction;

constexpr std::int64_t hour = 3'600'000;

Instant at_hour(Date date, int hours) {
    return {at_midnight(date).milliseconds + hours * hour};
}

accounts::Role role_named(std::string_view name) {
    for (const auto role : accounts::all_roles()) {
        if (accounts::name_of(role) == name) return role;
    }
    throw BadRequest(fmt::format("council/people.csv names a role “{}” that does not exist.", name));
}

/// What loading keeps in mind between one quarter and the next.
class Loading {
public:
    Loading(const std::string& database, const Sample& sample)
        : sample_(sample), clock_({0}), db_(storage::Db::open(database, clock_)) {
        const SampleTable periods(sample_.folder, "council/periods.csv");
        clock_.set(at_hour(add_days(date_of(periods.rows().front(), "From"), -30), 9));
        storage::migrate(db_, all_migrations());
    }

    void load() {
        db_.write([&](Transaction& tx) { load_organisation(tx); });
        db_.write([&](Transaction& tx) { load_people(tx); });
        db_.write([&](Transaction& tx) { load_plan(tx); });
        const SampleTable periods(sample_.folder, "council/periods.csv");
        for (std::size_t i = 0; i < periods.rows().size(); ++i) {
            const bool is_lately = i + 2 >= periods.rows().size();
            db_.write([&](Transaction& tx) {
                load_quarter(tx, periods.rows()[i], is_lately ? Ending::closed : Ending::frozen);
            });
        }
        db_.write([&](Transaction& tx) { describe_evidence(tx); });
        db_.write([&](Transaction& tx) { load_sample_assessment(tx, sample_.folder, lead(), people_); });
        db_.write([&](Transaction& tx) { load_sample_schemes(tx, sample_.folder, lead(), people_); });
    }

private:
    /// What becomes of a quarter that has returns: the last one still waits for late returns to be agreed.
    enum class Ending { closed, frozen };

    static Date date_of(const SampleRow& row, std::string_view heading) {
        const auto date = parse_iso_date(row[heading]);
        if (!date) throw BadRequest(fmt::format("The sample has “{}” where a date should be.", row[heading]));
        return *date;
    }

    void load_organisation(Transaction& tx) {
        const SampleTable table(sample_.folder, "council/organisation.csv");
        const auto& row = table.rows().front();
        organisation_ = accounts::add_organisation(
            tx, {.name = row["Name"], .short_name = row["Short name"]}, "The command line"
        );
    }

    void load_people(Transaction& tx) {
        const accounts::Actor installer{.organisation = organisation_, .name = "The command line"};
        const SampleTable areas(sample_.folder, "council/service_areas.csv");
        for (const auto& row : areas.rows()) {
            const auto parent = areas_.find(row["Within"]);
            areas_[row["Name"]] = accounts::add_service_area(
                tx,
                installer,
                {.name = row["Name"],
                 .parent = parent == areas_.end() ? std::nullopt : std::optional(parent->second)}
            );
        }
        const auto hash = accounts::password_hash(sample_.password);
        const SampleTable people(sample_.folder, "council/people.csv");
        for (const auto& row : people.rows()) {
            const auto role = role_named(row["Role"]);
            const auto person =
                accounts::add_person(tx, installer, {.name = row["Name"], .email = row["E-mail"]});
            accounts::set_password(tx, installer, person, hash);
            const auto area = areas_.at(row["Service area"]);
            const bool leads = role == accounts::Role::service_lead;
            accounts::give_role(tx, installer, person, role, leads ? std::optional(area) : std::nullopt);
            auto& acting = people_[row["Name"]];
            acting = {
                .actor = {.organisation = organisation_, .person = person, .name = row["Name"]},
                .roles = {role}
            };
            if (leads) acting.service_areas.push_back(area);
            if (role == accounts::Role::equality_lead && lead_.empty()) lead_ = row["Name"];
        }
    }

    void load_plan(Transaction& tx) {
        const SampleTable strategy(sample_.folder, "council/strategy.csv");
        const auto& row = strategy.rows().front();
        strategy_ = plan::add_strategy(
            tx, lead(), {.title = row["Title"], .from = date_of(row, "From"), .to = date_of(row, "To")}
        );
        const SampleTable objectives(sample_.folder, "council/objectives.csv");
        for (const auto& objective : objectives.rows()) {
            objectives_[objective["Objective"]] = plan::add_objective(
                tx, lead(), {.strategy = strategy_, .ref = objective["Ref"], .title = objective["Objective"]}
            );
        }
    }

    /// Opened a fortnight before it ends, reported on by owners, agreed and closed by the lead on the day
    /// after returns are due. Late returns follow on their own days.
    void load_quarter(Transaction& tx, const SampleRow& row, Ending ending) {
        plan::Period period{
            .label = row["Period"],
            .days = {.from = date_of(row, "From"), .to = date_of(row, "To")},
            .returns_due = date_of(row, "Returns due by")
        };
        auto file = period.label;
        std::ranges::replace_if(file, [](char c) { return c == '/' || c == ' '; }, '-');
        std::ranges::replace(file, 'Q', 'q');
        const auto incoming = returns_of("returns/" + file + ".csv");
        clock_.set(at_hour(add_days(incoming ? period.days.to : period.days.from, incoming ? -14 : 21), 10));
        period.id = plan::add_period(tx, lead(), period);
        if (incoming) put_measures(tx, *incoming);
        act(tx, period, plan::PeriodActKind::opened);
        if (!incoming) return;
        const auto late = give_returns(tx, *incoming, period);
        clock_.set(at_hour(add_days(period.returns_due, 1), 11));
        agree(tx, period);
        act(tx, period, plan::PeriodActKind::closed);
        give_late_returns(tx, late, period);
        if (ending == Ending::closed) return;
        clock_.advance_milliseconds(24 * hour);
        agree(tx, period);
        act(tx, period, plan::PeriodActKind::frozen);
    }

    /// Returns name their evidence; what it is, the period it speaks of and its expiry stand in a table of
    /// its own.
    void describe_evidence(Transaction& tx) {
        const SampleTable table(sample_.folder, "evidence.csv");
        for (const auto& row : table.rows()) {
            const auto sensitivity = evidence::sensitivity_named(row["Who may open it"]);
            if (!sensitivity) throw BadRequest("evidence.csv names a sensitivity that does not exist.");
            const evidence::NewEvidence described{
                .title = row["Name"],
                .note = row["What it is"],
                .speaks_from = date_of(row, "Speaks from"),
                .speaks_to = date_of(row, "Speaks to"),
                .expires = date_of(row, "Holds until"),
                .sensitivity = *sensitivity
            };
            for (const auto& [found, uses] :
                 evidence::list_evidence(tx, lead(), {.text = described.title}, clock_.today(), 0, 50)) {
                if (found.title == described.title)
                    (void)evidence::change_evidence(tx, lead(), found.id, found.version, described);
            }
        }
    }

    std::optional<intake::Incoming> returns_of(const std::string& path) const {
        const auto document = sample_document(sample_.folder, path);
        if (!document) return std::nullopt;
        return intake::read_import_layout(*document, plan::default_scale());
    }

    void act(Transaction& tx, const plan::Period& period, plan::PeriodActKind kind) {
        const auto state = plan::act_on_period(tx, lead(), period.id, kind, "");
        if (!state) throw Conflict(fmt::format("{}: {}", period.label, state.error()));
    }

    /// New ones join the plan, those that a quarter no longer reports leave it, the rest follow what it says
    /// of them.
    void put_measures(Transaction& tx, const intake::Incoming& incoming) {
        std::set<std::string> reported;
        for (const auto& row : incoming.rows)
            reported.insert(row.action);
        std::erase_if(measures_, [&](const auto& known) {
            if (reported.contains(known.first)) return false;
            plan::withdraw_measure(tx, lead(), known.second, "It left the plan.");
            return true;
        });
        for (const auto& row : incoming.rows)
            put_measure(tx, row);
    }

    void put_measure(Transaction& tx, const intake::IncomingRow& row) {
        const auto person = people_.find(row.owner);
        const auto area = areas_.find(row.service_area);
        plan::Measure measure{
            .objective = objective_of(tx, row.objective),
            .ref = row.ref,
            .action = row.action,
            .owner = person == people_.end() ? std::nullopt : person->second.actor.person,
            .printed_owner = row.owner,
            .service_area = area == areas_.end() ? std::nullopt : std::optional(area->second),
            .baseline = plan::quantity_of(row.baseline),
            .target = plan::quantity_of(row.target),
            .due = row.due,
            .due_words = row.due ? "" : row.due_words
        };
        const auto known = measures_.find(row.action);
        if (known == measures_.end()) {
            measures_[row.action] = plan::add_measure(tx, lead(), measure);
            return;
        }
        const auto before = plan::find_measure(tx, organisation_, known->second);
        measure.id = before.id;
        measure.version = before.version;
        if (differs(before, measure)) plan::change_measure(tx, lead(), measure);
    }

    static bool differs(const plan::Measure& a, const plan::Measure& b) {
        return a.ref != b.ref || a.objective != b.objective || a.owner != b.owner || a.due != b.due
               || a.due_words != b.due_words || a.target.words != b.target.words
               || a.baseline.words != b.baseline.words;
    }

    plan::ObjectiveId objective_of(Transaction& tx, const std::string& title) {
        const auto known = objectives_.find(title);
        if (known != objectives_.end()) return known->second;
        return objectives_[title] = plan::add_objective(tx, lead(), {.strategy = strategy_, .title = title});
    }

    struct LateReturn {
        const intake::IncomingRow* row = nullptr;
        Date day{};
    };

    std::vector<LateReturn>
    give_returns(Transaction& tx, const intake::Incoming& incoming, const plan::Period& period) {
        std::map<std::string, Date> days;
        const SampleTable submissions(sample_.folder, "submissions.csv");
        for (const auto& row : submissions.rows()) {
            if (row["Period"] == period.label) days.emplace(row["Ref"], date_of(row, "Submitted on"));
        }
        std::vector<LateReturn> late;
        clock_.set(at_hour(add_days(period.returns_due, -4), 9));
        for (const auto& row : incoming.rows) {
            const auto day = days.find(row.ref);
            if (day != days.end()) {
                late.push_back({.row = &row, .day = day->second});
            } else {
                give_return(tx, row, period);
            }
            clock_.advance_milliseconds(hour / 4);
        }
        std::ranges::sort(late, {}, &LateReturn::day);
        return late;
    }

    /// A closed period takes a late return from who may edit the plan, who enters it for its owner.
    void give_late_returns(Transaction& tx, const std::vector<LateReturn>& late, const plan::Period& period) {
        for (const auto& [row, day] : late) {
            clock_.set(std::max(at_hour(day, 16), clock_.now()));
            give_return(tx, *row, period, lead());
        }
    }

    void give_return(Transaction& tx, const intake::IncomingRow& row, const plan::Period& period) {
        const auto owner = people_.find(row.owner);
        give_return(tx, row, period, owner == people_.end() ? lead() : owner->second);
    }

    void give_return(
        Transaction& tx,
        const intake::IncomingRow& row,
        const plan::Period& period,
        const plan::Acting& acting
    ) {
        const auto measure = measures_.at(row.action);
        auto given = plan::return_for(tx, organisation_, measure, period.id);
        if (!given) throw Conflict(fmt::format("{} asks for no return of {}.", period.label, row.ref));
        for (const auto& line : plan::read_evidence_cell(row.evidence)) {
            plan::put_evidence(tx, lead(), measure, given->id, line);
        }
        // What a page would not take from an owner came in a document: no return at all, or one without a
        // word.
        if (!row.status || row.commentary.empty() || row.status->meaning == plan::Meaning::not_reported) {
            const std::array<plan::ReportedReturn, 1> none = {
                {{.measure = measure, .content = content_of(row), .at = {}}}
            };
            plan::put_returns(tx, lead(), period.id, none, "Entered from the last progress report.");
            return;
        }
        given->content = content_of(row);
        const auto saved = plan::submit_return(tx, acting, *given);
        if (!saved) throw Conflict(fmt::format("{}, {}: {}", period.label, row.ref, saved.error()));
    }

    static plan::ReturnContent content_of(const intake::IncomingRow& row) {
        return {
            .status = row.status, .commentary = row.commentary, .progress = plan::quantity_of(row.progress)
        };
    }

    void agree(Transaction& tx, const plan::Period& period) {
        for (const auto& given : plan::returns_in(tx, organisation_, period.id)) {
            if (given.state != plan::ReturnState::submitted) continue;
            const auto agreed = plan::agree_return(tx, lead(), given.id, given.version);
            if (!agreed) throw Conflict(fmt::format("{}: {}", period.label, agreed.error()));
        }
    }

    [[nodiscard]] const plan::Acting& lead() const { return people_.at(lead_); }

    const Sample& sample_;
    FixedClock clock_;
    storage::Db db_;
    accounts::OrganisationId organisation_;
    plan::StrategyId strategy_;
    std::string lead_;
    std::map<std::string, accounts::ServiceAreaId> areas_;
    std::map<std::string, plan::Acting> people_;
    std::map<std::string, plan::ObjectiveId> objectives_;  ///< by their wording
    std::map<std::string, plan::MeasureId> measures_;  ///< by their action, which the sample never rewords
};

}  // namespace

void make_sample_council(const std::string& database, const Sample& sample) {
    Loading(database, sample).load();
}

}  // namespace dueregard::app
