#include "scheme/accreditation_store.hpp"

#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::scheme {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::PersonId;
using accounts::Saved;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::array<std::string_view, 3> act_names = {"added", "ended", "taken_up"};
constexpr std::array<std::string_view, 3> act_titles = {"Added", "No longer held", "Held again"};

constexpr std::string_view columns =
    "select a.id, a.scheme, a.edition, coalesce(e.framework || ' ' || e.label, ''), a.level, a.awarded_on, "
    "a.expires_on, a.evidence, a.owner, coalesce(p.name, ''), a.source, a.state, a.version from accreditation a "
    "left join framework_edition e on e.organisation = a.organisation and e.id = a.edition "
    "left join person p on p.organisation = a.organisation and p.id = a.owner "
    "where a.organisation = :organisation ";

Accreditation accreditation_in(const storage::Row& row) {
    return {
        .id = row.id<AccreditationId>(0),
        .scheme = row.text(1),
        .edition = row.optional_id<framework::EditionId>(2),
        .edition_name = row.text(3),
        .level = row.text(4),
        .awarded = row.optional_date(5),
        .expires = row.optional_date(6),
        .evidence = row.text(7),
        .owner = row.optional_id<PersonId>(8),
        .owner_name = row.text(9),
        .source = row.text(10),
        .state = state_named(row.text(11)),
        .version = row.integer(12)
    };
}

std::string_view name_of(ActKind kind) {
    return act_names.at(static_cast<std::size_t>(kind));
}

void keep_act(Transaction& tx, const Acting& acting, AccreditationId id, ActKind kind, std::string_view why) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into accreditation_act (organisation, id, accreditation, kind, at, person, person_name, why) "
        "values (:organisation, :id, :accreditation, :kind, :at, :person, :name, :why)",
        {actor.organisation, tx.new_id(), id, name_of(kind), tx.now(), actor.person, actor.name, why}
    );
}

}  // namespace

std::vector<Accreditation> accreditations(Db& db, OrganisationId organisation) {
    std::vector<Accreditation> found;
    const auto sql = fmt::format(
        "{} order by case a.state when 'ended' then 1 else 0 end, "
        "case when a.expires_on is null then 1 else 0 end, a.expires_on, a.scheme, a.id",
        columns
    );
    for (const auto& row : db.query(sql, {organisation}))
        found.push_back(accreditation_in(row));
    return found;
}

Accreditation find_accreditation(Db& db, OrganisationId organisation, AccreditationId id) {
    const auto row = db.find(fmt::format("{} and a.id = :id", columns), {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no accreditation {}", address(id)));
    return accreditation_in(*row);
}

AccreditationId add_accreditation(Transaction& tx, const Acting& acting, const Accreditation& accreditation) {
    acting.require(Permission::edit_frameworks, "add an accreditation");
    require_sound(faults_of(accreditation));
    const auto id = tx.fresh<AccreditationId>();
    tx.execute(
        "insert into accreditation (organisation, id, scheme, edition, level, awarded_on, expires_on, evidence, owner, "
        "source) values (:organisation, :id, :scheme, :edition, :level, :awarded, :expires, :evidence, :owner, :source)",
        {acting.actor.organisation,
         id,
         accreditation.scheme,
         accreditation.edition,
         accreditation.level,
         accreditation.awarded,
         accreditation.expires,
         accreditation.evidence,
         accreditation.owner,
         accreditation.source}
    );
    keep_act(tx, acting, id, ActKind::added, "");
    accounts::record(
        tx,
        acting.actor,
        {.noun = "accreditation",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = accounts::addition(fields_of(accreditation)).after}
    );
    return id;
}

Saved change_accreditation(Transaction& tx, const Acting& acting, const Accreditation& accreditation) {
    acting.require(Permission::edit_frameworks, "change an accreditation");
    require_sound(faults_of(accreditation));
    const auto organisation = acting.actor.organisation;
    const auto before = find_accreditation(tx, organisation, accreditation.id);
    const auto told = accounts::change(fields_of(before), fields_of(accreditation));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update accreditation set scheme = :scheme, edition = :edition, level = :level, awarded_on = :awarded, "
        "expires_on = :expires, evidence = :evidence, owner = :owner, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {accreditation.scheme,
         accreditation.edition,
         accreditation.level,
         accreditation.awarded,
         accreditation.expires,
         accreditation.evidence,
         accreditation.owner,
         organisation,
         accreditation.id,
         accreditation.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "accreditation",
         .id = accreditation.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

std::string_view title_of(ActKind kind) {
    return act_titles.at(static_cast<std::size_t>(kind));
}

std::optional<ActKind> act_kind_named(std::string_view name) {
    const auto* const found = std::ranges::find(act_names, name);
    if (found == act_names.end()) return std::nullopt;
    return static_cast<ActKind>(found - act_names.begin());
}

std::vector<AccreditationAct> acts_on_accreditation(Db& db, OrganisationId organisation, AccreditationId id) {
    std::vector<AccreditationAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from accreditation_act "
             "where organisation = :organisation and accreditation = :accreditation order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = act_kind_named(row.text(0)).value_or(ActKind::added),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

std::expected<void, std::string> act_on_accreditation(
    Transaction& tx, const Acting& acting, AccreditationId id, ActKind kind, std::string_view why
) {
    acting.require(Permission::edit_frameworks, "say whether an accreditation is held");
    const auto organisation = acting.actor.organisation;
    const auto standing = find_accreditation(tx, organisation, id);
    const auto to = kind == ActKind::ended ? State::ended : State::held;
    if (standing.state == to)
        return std::unexpected(
            to == State::ended ? "It is said already that it is no longer held" : "It is held already"
        );
    if (kind == ActKind::ended && why.empty()) return std::unexpected("Enter why it is no longer held");
    tx.execute(
        "update accreditation set state = :state, version = version + 1 "
        "where organisation = :organisation and id = :id",
        {scheme::name_of(to), organisation, id}
    );
    keep_act(tx, acting, id, kind, why);
    accounts::record(
        tx,
        acting.actor,
        {.noun = "accreditation", .id = id.value, .verb = name_of(kind), .why = std::string(why)}
    );
    return {};
}

}  // namespace dueregard::scheme
