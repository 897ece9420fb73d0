#include "accounts/erasure.hpp"

#include "accounts/erased_entries.hpp"
#include "accounts/person_store.hpp"
#include "accounts/personal_data.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::accounts {

namespace {

using storage::Db;
using storage::Transaction;
using storage::Value;

constexpr std::size_t longest_reason = 2000;

/// Rows that were only of use to them, in an order in which they can go.
constexpr std::array belongings = {
    std::string_view("session"),
    std::string_view("api_token"),
    std::string_view("password_link"),
    std::string_view("letter"),
    std::string_view("openid_person"),
    std::string_view("recovery_code"),
    std::string_view("second_step"),
    std::string_view("unfinished_sign_in"),
};

constexpr std::string_view is_of_them = "from history where organisation = :organisation and ";

std::string about_them() {
    return fmt::format("{}{} and content_salt is not null", is_of_them, history_about_person);
}

std::string by_them() {
    return fmt::format("{}person = :person and name_salt is not null", is_of_them);
}

std::vector<Value> values_about(OrganisationId organisation, PersonId person) {
    return {organisation, person, person, person, person};
}

std::vector<std::int64_t> sequences(Db& db, const std::string& from_where, const std::vector<Value>& values) {
    std::vector<std::int64_t> found;
    for (const auto& row : db.query("select sequence " + from_where + " order by sequence", values))
        found.push_back(row.integer(0));
    return found;
}

std::int64_t count(Db& db, const std::string& from_where, const std::vector<Value>& values) {
    return db.find("select count(*) " + from_where, values)->integer(0);
}

/// Answers what the entry of the erasure tells.
std::string erase_in_history(Transaction& tx, OrganisationId organisation, PersonId person) {
    const auto names = sequences(tx, by_them(), {organisation, person});
    const auto contents = sequences(tx, about_them(), values_about(organisation, person));
    tx.execute(
        "update history set person_name = '', name_salt = null "
        "where organisation = :organisation and person = :person and name_salt is not null",
        {organisation, person}
    );
    tx.execute(
        fmt::format(
            "update history set changed_from = '', changed_to = '', why = '', from_where = '', content_salt = null "
            "where organisation = :organisation and {} and content_salt is not null",
            history_about_person
        ),
        values_about(organisation, person)
    );
    return json_of_erased(names, contents);
}

/// Wherever a name stands beside an id of theirs.
void erase_names(Transaction& tx, OrganisationId organisation, PersonId person) {
    for (const auto& of : tables_of_people(tx)) {
        if (of.table.name == "history") continue;
        for (const auto& column : of.people) {
            const auto name = name_column_of(of.table, column);
            if (name.empty()) continue;
            tx.execute(
                fmt::format(
                    "update {} set {} = :name where organisation = :organisation and {} = :person",
                    storage::quoted(of.table.name),
                    storage::quoted(name),
                    storage::quoted(column)
                ),
                {erased_name, organisation, person}
            );
        }
    }
}

void take_belongings(Transaction& tx, OrganisationId organisation, PersonId person) {
    for (const auto table : belongings) {
        tx.execute(
            fmt::format("delete from {} where organisation = :organisation and person = :person", table),
            {organisation, person}
        );
    }
}

/// The key of the address stays unique, and is none that anybody could sign in with.
void erase_account(Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute(
        "update person set name = :name, email = '', email_key = :email_key, password_hash = null, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {erased_name, fmt::format("erased {}", address(person)), organisation, person}
    );
    tx.execute(
        "update person_act set why = '' where organisation = :organisation and person = :person",
        {organisation, person}
    );
}

void require_erasable(const Person& person, std::string_view why) {
    if (is_erased(person)) throw Conflict("This person was erased already.");
    if (!person.left_at) throw Conflict("This person has not left: end their access first.");
    const auto faults = faults_of_erasure(person, why);
    if (!faults.empty()) throw BadRequest(faults.front().sentence);
}

}  // namespace

bool is_erased(const Person& person) {
    return person.email.empty();
}

ErasureCounts count_erasure(Db& db, OrganisationId organisation, const Person& person) {
    const auto about = values_about(organisation, person.id);
    auto about_and_name = about;
    about_and_name.emplace_back("%" + lower_ascii(person.name) + "%");
    const auto own_mentions = count(
        db,
        about_them() + " and lower(changed_from || ' ' || changed_to || ' ' || why) like :name",
        about_and_name
    );
    return {
        .names = count(db, by_them(), {organisation, person.id}),
        .contents = count(db, about_them(), about),
        .mentions =
            std::max<std::int64_t>(0, count_history(db, organisation, {.text = person.name}) - own_mentions),
    };
}

Faults faults_of_erasure(const Person& person, std::string_view why) {
    if (trimmed(why).empty()) return {{"why", "Enter why they are erased"}};
    if (why.size() > longest_reason) return {{"why", "The reason must be 2,000 characters or fewer"}};
    if (contains_ignoring_case(why, person.name) || contains_ignoring_case(why, person.email))
        return {{"why", "The reason stays: it must not name them"}};
    return {};
}

void erase_person(
    Transaction& tx,
    const Acting& acting,
    PersonId id,
    std::string_view why,
    std::span<const ErasureStep> steps
) {
    acting.require(Permission::manage_people, "erase a person");
    const auto organisation = acting.actor.organisation;
    const auto person = find_person(tx, organisation, id);
    if (!person) throw NotFound(fmt::format("There is no person {} in this organisation.", address(id)));
    require_erasable(*person, why);
    const auto told = erase_in_history(tx, organisation, id);
    for (const auto step : steps)
        step(tx, organisation, *person);
    erase_names(tx, organisation, id);
    take_belongings(tx, organisation, id);
    erase_account(tx, organisation, id);
    tx.execute(
        "insert into person_erasure (organisation, person, erased_at, erased_by, erased_by_name, why) values "
        "(:organisation, :person, :erased_at, :erased_by, :erased_by_name, :why)",
        {organisation, id, tx.now(), acting.actor.person, acting.actor.name, trimmed(why)}
    );
    record(
        tx,
        acting.actor,
        {.noun = "person", .id = id.value, .verb = "erase", .after = told, .why = std::string(trimmed(why))}
    );
}

std::int64_t count_erased_entries(Db& db, OrganisationId organisation) {
    return count(
        db,
        "from history where organisation = :organisation and (name_salt is null or content_salt is null)",
        {organisation}
    );
}

}  // namespace dueregard::accounts
