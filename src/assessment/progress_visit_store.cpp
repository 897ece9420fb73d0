#include "assessment/progress_visit_store.hpp"

#include "assessment/challenge_store.hpp"

#include <fmt/core.h>

namespace dueregard::assessment {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

std::optional<ProgressVisit> progress_visit_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    const auto row = db.find(
        "select on_date, at, person_name from progress_visit "
        "where organisation = :organisation and challenge = :challenge order by id desc limit 1",
        {organisation, challenge}
    );
    const auto on = row ? row->optional_date(0) : std::nullopt;
    if (!on) return std::nullopt;
    return ProgressVisit{.on = *on, .at = row->instant(1), .person_name = row->text(2)};
}

std::expected<void, std::string> keep_progress_visit(
    Transaction& tx, const accounts::Acting& acting, ChallengeId id, const std::optional<Date>& on
) {
    const auto& actor = acting.actor;
    acting.require(Permission::run_challenges, "set the day of a progress visit");
    const auto challenge = find_challenge(tx, acting, id);
    if (on && challenge.until && *on <= *challenge.until)
        return std::unexpected(fmt::format("The progress visit must be after {}", long_date(*challenge.until))
        );
    const auto before = progress_visit_of(tx, actor.organisation, id);
    const auto standing = before ? std::optional(before->on) : std::nullopt;
    if (standing == on) return {};
    tx.execute(
        "insert into progress_visit (organisation, id, challenge, on_date, at, person, person_name) "
        "values (:organisation, :id, :challenge, :on_date, :at, :person, :person_name)",
        {actor.organisation, tx.new_id(), id, on, tx.now(), actor.person, actor.name}
    );
    accounts::record(
        tx,
        actor,
        {.noun = "challenge",
         .id = id.value,
         .verb = "set_progress_visit",
         .before = accounts::json_of({{"progress_visit", standing}}),
         .after = accounts::json_of({{"progress_visit", on}})}
    );
    return {};
}

}  // namespace dueregard::assessment
