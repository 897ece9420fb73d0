#include "plan/reminder_job.hpp"

#include "accounts/delegation_store.hpp"
#include "accounts/letter_store.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "accounts/service_area_store.hpp"
#include "plan/reminder.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

using accounts::LetterOccasion;
using accounts::LetterText;
using accounts::OrganisationId;
using accounts::PersonId;
using accounts::ServiceAreaId;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::string_view own_kind = "returns_due";
constexpr std::string_view below_kind = "returns_late_below";

constexpr std::string_view owing =
    "from measure_return r "
    "join period d on d.organisation = r.organisation and d.id = r.period "
    "join measure m on m.organisation = r.organisation and m.id = r.measure "
    "join person p on p.organisation = m.organisation and p.id = m.owner "
    "where r.organisation = :organisation and d.state in ('open', 'closed') and p.left_at is null "
    "and r.state in ('not_started', 'draft', 'sent_back') ";

/// What one owner owes in one period, in one service area.
struct Owing {
    PeriodId period;
    Date returns_due{};
    PersonId owner;
    std::optional<ServiceAreaId> service_area;
};

std::vector<Owing> all_owing(Db& db, OrganisationId organisation) {
    std::vector<Owing> all;
    const auto sql = fmt::format(
        "select d.id, d.returns_due, m.owner, m.service_area {} group by d.id, d.returns_due, m.owner, m.service_area "
        "order by d.returns_due, d.id, m.owner",
        owing
    );
    for (const auto& row : db.query(sql, {organisation})) {
        all.push_back(
            {.period = row.id<PeriodId>(0),
             .returns_due = row.date(1),
             .owner = row.id<PersonId>(2),
             .service_area = row.optional_id<ServiceAreaId>(3)}
        );
    }
    return all;
}

// --- who leads what ---

struct Lead {
    PersonId person;
    bool leads_all = false;
    std::vector<ServiceAreaId> areas;

    [[nodiscard]] bool leads(const std::optional<ServiceAreaId>& area) const {
        return leads_all || (area && std::ranges::find(areas, *area) != areas.end());
    }
};

std::vector<Lead> leads_of(Db& db, OrganisationId organisation, Instant now) {
    std::vector<Lead> leads;
    const auto areas = accounts::list_service_areas(db, organisation);
    for (const auto& [person, grants] : accounts::roles_by_person(db, organisation)) {
        Lead lead{.person = person};
        for (const auto& grant : grants) {
            if (grant.role != accounts::Role::service_lead || !accounts::is_within(grant.term, now)) continue;
            if (!grant.service_area) lead.leads_all = true;
            if (grant.service_area)
                std::ranges::copy(
                    accounts::with_those_below(areas, *grant.service_area), std::back_inserter(lead.areas)
                );
        }
        if (lead.leads_all || !lead.areas.empty()) leads.push_back(std::move(lead));
    }
    return leads;
}

// --- writing letters ---

struct Reminder {
    PersonId person;
    PeriodId period;
    std::string_view about;  ///< "own" or "below"
    int number = 0;
};

/// False where they have had it, or a later one.
bool keep_reminder(Transaction& tx, OrganisationId organisation, const Reminder& reminder) {
    const auto had = tx.db().find(
        "select count(*) from reminder where organisation = :organisation and person = :person and period = :period and "
        "about = :about and number >= :number",
        {organisation, reminder.person, reminder.period, reminder.about, reminder.number}
    );
    if (had->integer(0) > 0) return false;
    tx.execute(
        "insert into reminder (organisation, person, period, about, number, at) values "
        "(:organisation, :person, :period, :about, :number, :at)",
        {organisation, reminder.person, reminder.period, reminder.about, reminder.number, tx.now()}
    );
    return true;
}

/// Who gets a letter of a kind, each once.
using Readers = std::vector<PersonId>;

void add_reader(Readers& readers, PersonId person) {
    if (std::ranges::find(readers, person) == readers.end()) readers.push_back(person);
}

using StandIns = std::map<PersonId, std::vector<PersonId>>;

/// The owner, and who stands in for them.
Readers with_stand_ins(const StandIns& stand_ins, PersonId owner) {
    Readers readers{owner};
    if (const auto found = stand_ins.find(owner); found != stand_ins.end())
        std::ranges::copy(found->second, std::back_inserter(readers));
    return readers;
}

std::int64_t
write_letters(Transaction& tx, OrganisationId organisation, const Readers& readers, std::string_view kind) {
    for (const auto person : readers)
        accounts::add_letter(tx, organisation, person, kind, "/");
    return std::ssize(readers);
}

std::int64_t remind_in(Transaction& tx, OrganisationId organisation, Date today) {
    const auto leads = leads_of(tx, organisation, tx.now());
    const auto stand_ins = accounts::stand_ins(tx, organisation, tx.now());
    Readers owners;
    Readers told;
    for (const auto& one : all_owing(tx, organisation)) {
        const int number = reminders_by(today, one.returns_due);
        for (const auto reader : with_stand_ins(stand_ins, one.owner)) {
            if (keep_reminder(tx, organisation, {reader, one.period, "own", number}))
                add_reader(owners, reader);
        }
        if (number < first_told_to_lead) continue;
        for (const auto& lead : leads) {
            if (lead.person == one.owner || !lead.leads(one.service_area)) continue;
            if (keep_reminder(tx, organisation, {lead.person, one.period, "below", number}))
                add_reader(told, lead.person);
        }
    }
    return write_letters(tx, organisation, owners, own_kind)
           + write_letters(tx, organisation, told, below_kind);
}

// --- what letters say ---

/// "3 returns for 2026/27 Q2 were due by 14 October 2026.", a line for each period.
std::string owed_lines(Db& db, OrganisationId organisation, const Readers& owners, Date today) {
    std::vector<storage::Value> values{organisation};
    std::string places;
    for (const auto owner : owners) {
        places += places.empty() ? ":owner" : ", :owner";
        values.emplace_back(owner);
    }
    const auto sql = fmt::format(
        "select d.label, d.returns_due, count(*) {} and m.owner in ({}) group by d.label, d.returns_due, d.id "
        "order by d.returns_due, d.id",
        owing,
        places
    );
    std::string lines;
    for (const auto& row : db.query(sql, values)) {
        const auto due = row.date(1);
        const auto count = row.integer(2);
        lines += fmt::format(
            "{} {} for {}: due by {}{}\n",
            count,
            count == 1 ? "return" : "returns",
            row.text(0),
            long_date(due),
            due < today ? ", which has passed" : ""
        );
    }
    return lines;
}

LetterText own_letter(Transaction& tx, const LetterOccasion& occasion) {
    const auto& letter = occasion.letter;
    const auto absent = accounts::absent_of(tx, letter.organisation, letter.person, tx.now());
    Readers owners{letter.person};
    for (const auto& one : absent)
        owners.push_back(one.person);
    const auto lines = owed_lines(tx, letter.organisation, owners, british_date(tx.now()));
    return {
        .subject = "Your returns for Due Regard",
        .text =
            lines.empty()
                ? fmt::format(
                      "You have given every return that Due Regard ({}) asked you for. There is nothing to do.\n",
                      occasion.organisation_name
                  )
                : fmt::format(
                      "Due Regard ({}) is waiting for{}:\n\n{}\nGive them here; a return takes about three minutes:\n{}/\n",
                      occasion.organisation_name,
                      absent.empty() ? "" : ", with the returns that you stand in for",
                      lines,
                      occasion.site
                  )
    };
}

LetterText below_letter(Transaction& /*tx*/, const LetterOccasion& occasion) {
    return {
        .subject = "Late returns in your service area",
        .text = fmt::format(
            "Returns for Due Regard ({}) in a service area that you lead are late, after two reminders to their owners.\n\n"
            "See which:\n{}/periods\n",
            occasion.organisation_name,
            occasion.site
        )
    };
}

constexpr std::array kinds = {
    accounts::LetterKind{.name = own_kind, .title = "Returns to give", .write = own_letter},
    accounts::LetterKind{.name = below_kind, .title = "Late returns in a service area", .write = below_letter}
};

}  // namespace

std::span<const accounts::LetterKind> letter_kinds() {
    return kinds;
}

std::int64_t remind_of_returns(Db& db, const Clock& clock) {
    std::int64_t count = 0;
    for (const auto& organisation : accounts::list_organisations(db)) {
        std::int64_t here = 0;
        db.write([&](Transaction& tx) { here = remind_in(tx, organisation.id, clock.today()); });
        count += here;
    }
    return count;
}

void remind_now(Transaction& tx, OrganisationId organisation, PeriodId period) {
    Readers owners;
    const auto stand_ins = accounts::stand_ins(tx, organisation, tx.now());
    for (const auto& one : all_owing(tx, organisation)) {
        if (one.period != period) continue;
        for (const auto reader : with_stand_ins(stand_ins, one.owner))
            add_reader(owners, reader);
    }
    write_letters(tx, organisation, owners, own_kind);
}

jobs::Job reminder_job() {
    return {
        .name = "reminders",
        .summary = "remind owners of the returns they owe",
        .when = jobs::Daily{std::chrono::hours{7}},
        .run = [](jobs::JobCall& call
               ) { return fmt::format("{} letters written", remind_of_returns(call.db, call.clock)); },
    };
}

}  // namespace dueregard::plan
