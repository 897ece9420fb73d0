#include "practice/practice_store.hpp"

#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/paper_store.hpp"
#include "base/enumerator.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::practice {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using accounts::Saved;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::array<std::string_view, 4> act_names = {"added", "shared", "withdrawn", "removed"};
constexpr std::array<std::string_view, 4> act_titles = {
    "Added", "Shared", "Withdrawn from the others", "Removed"
};

constexpr std::string_view columns =
    "p.id, p.kind, p.title, p.what, p.who, p.place, p.since, p.source, p.finding, p.state, p.version";

Practice practice_in(const storage::Row& row) {
    return {
        .id = row.id<PracticeId>(0),
        .kind = kind_named(row.text(1)).value_or(Kind::innovation),
        .title = row.text(2),
        .what = row.text(3),
        .who = row.text(4),
        .place = row.text(5),
        .since = row.text(6),
        .source = row.text(7),
        .finding = row.optional_id<assessment::FindingId>(8),
        .state = state_named(row.text(9)).value_or(State::kept),
        .version = row.integer(10)
    };
}

std::string_view name_of(ActKind kind) {
    return act_names.at(static_cast<std::size_t>(kind));
}

void keep_act(Transaction& tx, const Acting& acting, PracticeId id, ActKind kind) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into practice_act (organisation, id, practice, kind, at, person, person_name) "
        "values (:organisation, :id, :practice, :kind, :at, :person, :name)",
        {actor.organisation, tx.new_id(), id, name_of(kind), tx.now(), actor.person, actor.name}
    );
}

State state_after(State state, ActKind kind) {
    if (kind == ActKind::shared && state == State::kept) return State::shared;
    if (kind == ActKind::withdrawn && state == State::shared) return State::kept;
    if (kind == ActKind::removed) return State::removed;
    throw Conflict(kind == ActKind::shared ? "It is shared already." : "It is not shared.");
}

/// "Report of the challenge, report.docx"
std::string source_of(
    Db& db,
    OrganisationId organisation,
    const assessment::ChallengeFinding& finding,
    const assessment::Challenge& challenge
) {
    for (const auto& paper : assessment::papers_of(db, organisation, challenge.id))
        if (finding.paper == paper.id) return fmt::format("{}, {}", challenge.title, paper.file_name);
    return challenge.title;
}

bool is_taken(Db& db, OrganisationId organisation, assessment::FindingId finding) {
    return db
        .find(
            "select 1 from practice where organisation = :organisation and finding = :finding",
            {organisation, finding}
        )
        .has_value();
}

/// What is shared among all organisations that share, if this one does, its own as well.
std::vector<SharedPractice> all_shared(Db& db, OrganisationId organisation) {
    std::vector<SharedPractice> found;
    if (!sharing_of(db, organisation).is_agreed) return found;
    const auto sql = fmt::format(
        "select {}, p.organisation, o.name from practice p join organisation o on o.id = p.organisation "
        "where p.state = 'shared' and 'agreed' = "
        "(select s.kind from practice_sharing s where s.organisation = p.organisation order by s.id desc limit 1) "
        "order by o.name, p.id desc",
        columns
    );
    for (const auto& row : db.query(sql, {}))
        found.push_back(
            {.organisation = row.id<OrganisationId>(11),
             .organisation_name = row.text(12),
             .practice = practice_in(row)}
        );
    return found;
}

}  // namespace

std::vector<Practice> practices(Db& db, OrganisationId organisation) {
    std::vector<Practice> found;
    const auto sql = fmt::format(
        "select {} from practice p where p.organisation = :organisation and p.state <> 'removed' order by p.id desc",
        columns
    );
    for (const auto& row : db.query(sql, {organisation}))
        found.push_back(practice_in(row));
    return found;
}

Practice find_practice(Db& db, OrganisationId organisation, PracticeId id) {
    const auto sql = fmt::format(
        "select {} from practice p where p.organisation = :organisation and p.id = :id and p.state <> 'removed'",
        columns
    );
    const auto row = db.find(sql, {organisation, id});
    if (!row) throw NotFound(fmt::format("There is no practice {}", address(id)));
    return practice_in(*row);
}

PracticeId add_practice(Transaction& tx, const Acting& acting, const Practice& practice) {
    acting.require(Permission::edit_plan, "add a practice");
    require_sound(faults_of(practice));
    const auto id = tx.fresh<PracticeId>();
    tx.execute(
        "insert into practice (organisation, id, kind, title, what, who, place, since, source, finding) values "
        "(:organisation, :id, :kind, :title, :what, :who, :place, :since, :source, :finding)",
        {acting.actor.organisation,
         id,
         practice::name_of(practice.kind),
         practice.title,
         practice.what,
         practice.who,
         practice.place,
         practice.since,
         practice.source,
         practice.finding}
    );
    keep_act(tx, acting, id, ActKind::added);
    accounts::record(
        tx,
        acting.actor,
        {.noun = "practice",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = accounts::addition(fields_of(practice)).after}
    );
    return id;
}

Saved change_practice(Transaction& tx, const Acting& acting, const Practice& practice) {
    acting.require(Permission::edit_plan, "change a practice");
    require_sound(faults_of(practice));
    const auto organisation = acting.actor.organisation;
    const auto told =
        accounts::change(fields_of(find_practice(tx, organisation, practice.id)), fields_of(practice));
    if (told.after.empty() && told.before.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update practice set kind = :kind, title = :title, what = :what, who = :who, place = :place, since = :since, "
        "source = :source, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {practice::name_of(practice.kind),
         practice.title,
         practice.what,
         practice.who,
         practice.place,
         practice.since,
         practice.source,
         organisation,
         practice.id,
         practice.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "practice",
         .id = practice.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

std::size_t take_from_challenge(
    Transaction& tx,
    const Acting& acting,
    assessment::ChallengeId id,
    const std::vector<assessment::FindingId>& findings
) {
    const auto organisation = acting.actor.organisation;
    const auto challenge = assessment::find_challenge(tx, acting, id);
    std::size_t taken = 0;
    for (const auto& finding : assessment::findings_of(tx, organisation, id)) {
        const bool is_asked = std::ranges::find(findings, finding.id) != findings.end();
        if (!is_asked || !is_practice(finding) || is_taken(tx, organisation, finding.id)) continue;
        add_practice(tx, acting, practice_of(finding, source_of(tx, organisation, finding, challenge)));
        ++taken;
    }
    return taken;
}

std::string_view title_of(ActKind kind) {
    return act_titles.at(static_cast<std::size_t>(kind));
}

std::optional<ActKind> act_kind_named(std::string_view name) {
    return enumerator_named<ActKind>(act_names, name);
}

std::vector<PracticeAct> acts_on_practice(Db& db, OrganisationId organisation, PracticeId id) {
    std::vector<PracticeAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name from practice_act "
             "where organisation = :organisation and practice = :practice order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = act_kind_named(row.text(0)).value_or(ActKind::added),
             .at = row.instant(1),
             .person_name = row.text(2)}
        );
    }
    return acts;
}

void act_on_practice(Transaction& tx, const Acting& acting, PracticeId id, ActKind kind) {
    acting.require(Permission::edit_plan, "share or remove a practice");
    const auto organisation = acting.actor.organisation;
    const auto state = state_after(find_practice(tx, organisation, id).state, kind);
    if (kind == ActKind::shared && !sharing_of(tx, organisation).is_agreed)
        throw Conflict("The council has not agreed to share practice with others.");
    tx.execute(
        "update practice set state = :state, version = version + 1 where organisation = :organisation and id = :id",
        {practice::name_of(state), organisation, id}
    );
    keep_act(tx, acting, id, kind);
    accounts::record(tx, acting.actor, {.noun = "practice", .id = id.value, .verb = name_of(kind)});
}

Sharing sharing_of(Db& db, OrganisationId organisation) {
    const auto row = db.find(
        "select kind, at, person_name from practice_sharing where organisation = :organisation order by id desc limit 1",
        {organisation}
    );
    if (!row) return {};
    return {.is_agreed = row->text(0) == "agreed", .at = row->instant(1), .person_name = row->text(2)};
}

void set_sharing(Transaction& tx, const Acting& acting, SharingAct act) {
    acting.require(Permission::edit_plan, "agree to share practice");
    const auto& actor = acting.actor;
    const bool is_agreed = act == SharingAct::agreed;
    if (sharing_of(tx, actor.organisation).is_agreed == is_agreed)
        throw Conflict(is_agreed ? "The council shares already." : "The council does not share.");
    const std::string_view kind = is_agreed ? "agreed" : "ended";
    tx.execute(
        "insert into practice_sharing (organisation, id, kind, at, person, person_name) "
        "values (:organisation, :id, :kind, :at, :person, :name)",
        {actor.organisation, tx.new_id(), kind, tx.now(), actor.person, actor.name}
    );
    accounts::record(tx, actor, {.noun = "practice_sharing", .id = actor.organisation.value, .verb = kind});
}

std::vector<SharedPractice> shared_by_others(Db& db, OrganisationId organisation) {
    auto found = all_shared(db, organisation);
    std::erase_if(found, [&](const SharedPractice& one) { return one.organisation == organisation; });
    return found;
}

SharedPractice find_shared(Db& db, OrganisationId organisation, OrganisationId of, PracticeId id) {
    for (auto& one : all_shared(db, organisation))
        if (one.organisation == of && one.practice.id == id) return std::move(one);
    throw NotFound(fmt::format("No council shares a practice {} with this one.", address(id)));
}

}  // namespace dueregard::practice
