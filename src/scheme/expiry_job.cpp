#include "scheme/expiry_job.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/role_grant_store.hpp"
#include "scheme/accreditation_store.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace dueregard::scheme {

using accounts::LetterOccasion;
using accounts::LetterText;
using accounts::OrganisationId;
using accounts::PersonId;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::string_view kind_name = "accreditation_expires";

/// Who hears of what has no owner any more.
std::vector<PersonId> equality_leads(Db& db, OrganisationId organisation) {
    std::vector<PersonId> leads;
    for (const auto& person : accounts::list_people(db, organisation)) {
        const bool leads_equality = std::ranges::any_of(person.roles, [](const accounts::RoleGrant& grant) {
            return grant.role == accounts::Role::equality_lead;
        });
        if (leads_equality && !person.left_at) leads.push_back(person.id);
    }
    return leads;
}

std::vector<PersonId> readers_of(Db& db, OrganisationId organisation, const Accreditation& one) {
    if (one.owner) {
        const auto owner = accounts::find_person(db, organisation, *one.owner);
        if (owner && !owner->left_at) return {*one.owner};
    }
    return equality_leads(db, organisation);
}

/// False where they have had it, or a later one, about this day of expiry.
bool keep_reminder(
    Transaction& tx, OrganisationId organisation, PersonId person, const Accreditation& one, int number
) {
    const auto had = tx.db().find(
        "select count(*) from accreditation_reminder where organisation = :organisation and "
        "accreditation = :accreditation and person = :person and expires_on = :expires and number >= :number",
        {organisation, one.id, person, *one.expires, number}
    );
    if (had->integer(0) > 0) return false;
    tx.execute(
        "insert into accreditation_reminder (organisation, accreditation, person, expires_on, number, at) values "
        "(:organisation, :accreditation, :person, :expires, :number, :at)",
        {organisation, one.id, person, *one.expires, number, tx.now()}
    );
    return true;
}

std::int64_t remind_in(Transaction& tx, OrganisationId organisation, Date today) {
    std::set<PersonId> told;
    for (const auto& one : accreditations(tx, organisation)) {
        if (one.state == State::ended || !one.expires) continue;
        const int number = reminders_by(today, *one.expires);
        if (number == 0) continue;
        for (const auto person : readers_of(tx, organisation, one))
            if (keep_reminder(tx, organisation, person, one, number)) told.insert(person);
    }
    for (const auto person : told)
        accounts::add_letter(tx, organisation, person, kind_name, "/schemes");
    return std::ssize(told);
}

std::string expiring_lines(Db& db, const accounts::Letter& letter, Date today) {
    std::string lines;
    for (const auto& one : accreditations(db, letter.organisation)) {
        const auto standing = standing_on(one, today);
        if (standing != Standing::expiring && standing != Standing::expired) continue;
        const auto readers = readers_of(db, letter.organisation, one);
        if (std::ranges::find(readers, letter.person) == readers.end()) continue;
        const std::string_view words = standing == Standing::expired ? "expired on" : "expires on";
        lines += fmt::format("{}: {} {}\n", name_of(one), words, long_date(*one.expires));
    }
    return lines;
}

LetterText letter_text(Transaction& tx, const LetterOccasion& occasion) {
    const auto lines = expiring_lines(tx, occasion.letter, british_date(tx.now()));
    return {
        .subject = "Accreditations that expire",
        .text =
            lines.empty()
                ? fmt::format(
                      "No accreditation that you answer for in Due Regard ({}) expires soon. There is nothing to do.\n",
                      occasion.organisation_name
                  )
                : fmt::format(
                      "In Due Regard ({}), these accreditations need renewing, or nobody should claim them any longer:\n\n"
                      "{}\nSee them:\n{}/schemes\n",
                      occasion.organisation_name,
                      lines,
                      occasion.site
                  )
    };
}

constexpr std::array kinds = {
    accounts::LetterKind{.name = kind_name, .title = "Accreditations that expire", .write = letter_text}
};

}  // namespace

std::span<const accounts::LetterKind> letter_kinds() {
    return kinds;
}

std::int64_t remind_of_expiry(Db& db, const Clock& clock) {
    std::int64_t count = 0;
    for (const auto& organisation : accounts::list_organisations(db)) {
        std::int64_t here = 0;
        db.write([&](Transaction& tx) { here = remind_in(tx, organisation.id, clock.today()); });
        count += here;
    }
    return count;
}

jobs::Job expiry_job() {
    return {
        .name = "expiry",
        .summary = "tell owners which accreditations expire",
        .when = jobs::Daily{std::chrono::hours{7}},
        .run = [](jobs::JobCall& call
               ) { return fmt::format("{} letters written", remind_of_expiry(call.db, call.clock)); },
    };
}

}  // namespace dueregard::scheme
