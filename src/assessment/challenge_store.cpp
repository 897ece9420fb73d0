#include "assessment/challenge_store.hpp"

#include "accounts/changes.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/report_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_challenge =
    "select id, title, reviewer, sought, from_date, until_date, stage, version from challenge "
    "where organisation = :organisation ";

Stage stage_in(const std::string& name) {
    const auto stage = stage_named(name);
    ensure(stage.has_value(), "the register holds a stage that this version does not know");
    return *stage;
}

Challenge challenge_in(const Row& row) {
    return {
        .id = row.id<ChallengeId>(0),
        .title = row.text(1),
        .reviewer = row.text(2),
        .sought = row.text(3),
        .from = row.date(4),
        .until = row.date(5),
        .stage = stage_in(row.text(6)),
        .version = row.integer(7)
    };
}

std::string iso_text(const std::optional<Date>& date) {
    return date ? iso_date(*date) : "";
}

accounts::FieldValues fields_of(const Challenge& challenge) {
    return {
        {"title", challenge.title},
        {"reviewer", challenge.reviewer},
        {"sought", challenge.sought},
        {"from", iso_text(challenge.from)},
        {"until", iso_text(challenge.until)}
    };
}

void add_act(
    Transaction& tx, const accounts::Actor& actor, ChallengeId challenge, Stage stage, std::string_view why
) {
    tx.execute(
        "insert into challenge_act (organisation, id, challenge, stage, why, at, person, person_name) values "
        "(:organisation, :id, :challenge, :stage, :why, :at, :person, :person_name)",
        {actor.organisation, tx.new_id(), challenge, name_of(stage), why, tx.now(), actor.person, actor.name}
    );
}

}  // namespace

std::vector<Challenge> challenges_for(Db& db, const Acting& acting) {
    std::vector<Challenge> found;
    const auto sql = fmt::format("{} order by from_date desc, id desc", select_challenge);
    for (const auto& row : db.query(sql, {acting.actor.organisation})) {
        if (auto challenge = challenge_in(row); may_see(acting, challenge))
            found.push_back(std::move(challenge));
    }
    return found;
}

Challenge find_challenge(Db& db, const Acting& acting, ChallengeId id) {
    const auto row =
        db.find(fmt::format("{} and id = :id", select_challenge), {acting.actor.organisation, id});
    if (row) {
        if (auto challenge = challenge_in(*row); may_see(acting, challenge)) return challenge;
    }
    throw NotFound(fmt::format("There is no challenge {} that this person may see.", address(id)));
}

std::vector<ChallengeAct> acts_of(Db& db, OrganisationId organisation, ChallengeId id) {
    std::vector<ChallengeAct> acts;
    for (const auto& row : db.query(
             "select stage, at, person_name, why from challenge_act where organisation = :organisation and "
             "challenge = :challenge order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.stage = stage_in(row.text(0)),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

ChallengeId add_challenge(Transaction& tx, const Acting& acting, const Challenge& challenge) {
    acting.require(Permission::run_challenges, "add a challenge");
    require_sound(faults_of(challenge));
    const auto id = tx.fresh<ChallengeId>();
    tx.execute(
        "insert into challenge (organisation, id, title, reviewer, sought, from_date, until_date, stage) values "
        "(:organisation, :id, :title, :reviewer, :sought, :from_date, :until_date, :stage)",
        {acting.actor.organisation,
         id,
         challenge.title,
         challenge.reviewer,
         challenge.sought,
         challenge.from,
         challenge.until,
         name_of(Stage::scoped)}
    );
    add_act(tx, acting.actor, id, Stage::scoped, "");
    const auto told = accounts::addition(fields_of(challenge));
    accounts::record(
        tx, acting.actor, {.noun = "challenge", .id = id.value, .verb = "add", .after = told.after}
    );
    return id;
}

Saved change_challenge(Transaction& tx, const Acting& acting, const Challenge& challenge) {
    acting.require(Permission::run_challenges, "change a challenge");
    require_sound(faults_of(challenge));
    const auto before = find_challenge(tx, acting, challenge.id);
    const auto told = accounts::change(fields_of(before), fields_of(challenge));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update challenge set title = :title, reviewer = :reviewer, sought = :sought, from_date = :from_date, "
        "until_date = :until_date, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {challenge.title,
         challenge.reviewer,
         challenge.sought,
         challenge.from,
         challenge.until,
         acting.actor.organisation,
         challenge.id,
         challenge.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "challenge",
         .id = challenge.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

void move_challenge(
    Transaction& tx, const Acting& acting, ChallengeId id, Stage stage, std::string_view why
) {
    acting.require(Permission::run_challenges, "move a challenge on");
    const auto before = find_challenge(tx, acting, id);
    const auto possible = stages_after(before.stage);
    if (std::ranges::find(possible, stage) == possible.end()) {
        throw Conflict(fmt::format(
            "The challenge stands at “{}” and cannot go to “{}”.", title_of(before.stage), title_of(stage)
        ));
    }
    if (is_back(before.stage, stage) && trimmed(why).empty())
        throw BadRequest("Say why the challenge goes back a stage.");
    add_act(tx, acting.actor, id, stage, why);
    tx.execute(
        "update challenge set stage = :stage, version = version + 1 where organisation = :organisation and id = :id",
        {name_of(stage), acting.actor.organisation, id}
    );
    if (stage == Stage::final_report) freeze_report(tx, acting, find_challenge(tx, acting, id));
    accounts::record(
        tx,
        acting.actor,
        {.noun = "challenge",
         .id = id.value,
         .verb = "move",
         .before = accounts::json_of({{"stage", name_of(before.stage)}}),
         .after = accounts::json_of({{"stage", name_of(stage)}}),
         .why = std::string(why)}
    );
}

}  // namespace dueregard::assessment
