#include "framework/crosswalk_store.hpp"

#include "accounts/changes.hpp"
#include "base/failure.hpp"
#include "framework/pack.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <deque>
#include <map>

namespace dueregard::framework {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

namespace {

std::vector<Link> links_of(Db& db, OrganisationId organisation, CrosswalkId id) {
    std::vector<Link> links;
    for (const auto& row : db.query(
             "select a.ref, b.ref, l.relation, l.rationale from framework_link l "
             "join framework_entry a on a.organisation = l.organisation and a.id = l.from_entry "
             "join framework_entry b on b.organisation = l.organisation and b.id = l.to_entry "
             "where l.organisation = :organisation and l.crosswalk = :crosswalk order by l.position",
             {organisation, id}
         )) {
        links.push_back(
            {.from = row.text(0),
             .to = row.text(1),
             .relation = relation_named(row.text(2)).value_or(Relation::intersects),
             .rationale = row.text(3)}
        );
    }
    return links;
}

/// The edition of this name, whose criteria do not change any more.
std::expected<KeptEdition, std::string>
settled_edition(Db& db, OrganisationId organisation, const std::string& name) {
    const auto all = editions(db, organisation);
    const auto row = std::ranges::find(all, name, &EditionRow::name);
    if (row == all.end())
        return std::unexpected(fmt::format("{} is not in the register: add that edition first", name));
    if (row->state == EditionState::draft)
        return std::unexpected(
            fmt::format("{} is a draft, whose criteria may still change: publish it first", name)
        );
    return find_edition(db, organisation, row->id);
}

struct Standing {
    CrosswalkId id;
    EditionState state = EditionState::draft;
};

std::optional<Standing> standing(Db& db, OrganisationId organisation, EditionId from, EditionId to) {
    const auto row = db.find(
        "select id, state from framework_crosswalk where organisation = :organisation and "
        "from_edition = :from and to_edition = :to and state <> 'retired'",
        {organisation, from, to}
    );
    if (!row) return std::nullopt;
    return Standing{
        .id = row->id<CrosswalkId>(0),
        .state = edition_state_named(row->text(1)).value_or(EditionState::draft)
    };
}

void put_links(
    Transaction& tx,
    OrganisationId organisation,
    CrosswalkId id,
    const Crosswalk& crosswalk,
    const KeptEdition& from,
    const KeptEdition& to
) {
    const auto key = [](const KeptEdition& kept, const std::string& ref) {
        return kept.entries.at(find_entry(kept.edition, ref).value());
    };
    std::int64_t position = 0;
    for (const auto& link : crosswalk.links) {
        tx.execute(
            "insert into framework_link (organisation, crosswalk, from_entry, to_entry, position, relation, rationale) "
            "values (:organisation, :crosswalk, :from, :to, :position, :relation, :rationale)",
            {organisation,
             id,
             key(from, link.from),
             key(to, link.to),
             position++,
             name_of(link.relation),
             link.rationale}
        );
    }
}

void keep_act(
    Transaction& tx,
    const Acting& acting,
    CrosswalkId id,
    EditionActKind kind,
    std::string_view why,
    const accounts::Change& told = {}
) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into framework_crosswalk_act (organisation, id, crosswalk, kind, at, person, person_name, why) "
        "values (:organisation, :id, :crosswalk, :kind, :at, :person, :name, :why)",
        {actor.organisation, tx.new_id(), id, name_of(kind), tx.now(), actor.person, actor.name, why}
    );
    accounts::record(
        tx,
        actor,
        {.noun = "framework_crosswalk",
         .id = id.value,
         .verb = name_of(kind),
         .before = told.before,
         .after = told.after,
         .why = std::string(why)}
    );
}

std::expected<EditionState, std::string> state_after(EditionState state, EditionActKind kind) {
    if (kind == EditionActKind::published && state == EditionState::draft) return EditionState::published;
    if (kind == EditionActKind::retired && state == EditionState::published) return EditionState::retired;
    if (kind == EditionActKind::published) return std::unexpected("Only a draft can be published");
    return std::unexpected("Only a published crosswalk can be retired");
}

/// A crosswalk passed on the way from one edition to another.
struct Passed {
    CrosswalkId id;
    bool is_reversed = false;
    std::string from;
};

/// The crosswalks by which an edition is reached, by its name, each with the one before it: breadth first, so
/// that the first way found is the shortest.
std::map<std::string, Passed> reached_from(const std::vector<CrosswalkRow>& all, const std::string& from) {
    std::map<std::string, Passed> reached;
    std::deque<std::string> open{from};
    for (; !open.empty(); open.pop_front()) {
        const auto here = open.front();
        const auto step_to = [&](const std::string& to, CrosswalkId id, bool is_reversed) {
            if (to == from || reached.contains(to)) return;
            reached.emplace(to, Passed{.id = id, .is_reversed = is_reversed, .from = here});
            open.push_back(to);
        };
        for (const auto& row : all)
            if (row.state == EditionState::published && row.from == here) step_to(row.to, row.id, false);
        for (const auto& row : all)
            if (row.state == EditionState::published && row.to == here) step_to(row.from, row.id, true);
    }
    return reached;
}

}  // namespace

std::vector<CrosswalkRow> crosswalks(Db& db, OrganisationId organisation) {
    std::vector<CrosswalkRow> found;
    for (const auto& row : db.query(
             "select c.id, a.framework, a.label, b.framework, b.label, c.state, "
             "(select count(*) from framework_link l where l.organisation = c.organisation and l.crosswalk = c.id) "
             "from framework_crosswalk c "
             "join framework_edition a on a.organisation = c.organisation and a.id = c.from_edition "
             "join framework_edition b on b.organisation = c.organisation and b.id = c.to_edition "
             "where c.organisation = :organisation "
             "order by case c.state when 'retired' then 1 else 0 end, a.framework, a.label, b.framework, b.label, c.id",
             {organisation}
         )) {
        found.push_back(
            {.id = row.id<CrosswalkId>(0),
             .from = row.text(1) + " " + row.text(2),
             .to = row.text(3) + " " + row.text(4),
             .state = edition_state_named(row.text(5)).value_or(EditionState::draft),
             .links = row.integer(6)}
        );
    }
    return found;
}

KeptCrosswalk find_crosswalk(Db& db, OrganisationId organisation, CrosswalkId id) {
    const auto row = db.find(
        "select c.state, c.from_edition, c.to_edition, a.framework, a.label, b.framework, b.label "
        "from framework_crosswalk c "
        "join framework_edition a on a.organisation = c.organisation and a.id = c.from_edition "
        "join framework_edition b on b.organisation = c.organisation and b.id = c.to_edition "
        "where c.organisation = :organisation and c.id = :id",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no crosswalk {}", address(id)));
    return {
        .id = id,
        .state = edition_state_named(row->text(0)).value_or(EditionState::draft),
        .from = row->id<EditionId>(1),
        .to = row->id<EditionId>(2),
        .crosswalk =
            {.from = row->text(3) + " " + row->text(4),
             .to = row->text(5) + " " + row->text(6),
             .links = links_of(db, organisation, id)}
    };
}

std::vector<EditionAct> acts_on_crosswalk(Db& db, OrganisationId organisation, CrosswalkId id) {
    std::vector<EditionAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from framework_crosswalk_act "
             "where organisation = :organisation and crosswalk = :crosswalk order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.kind = edition_act_kind_named(row.text(0)).value_or(EditionActKind::added),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

std::expected<CrosswalkId, std::string>
keep_crosswalk(Transaction& tx, const Acting& acting, const Crosswalk& crosswalk) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "add a crosswalk");
    if (crosswalk.from == crosswalk.to)
        return std::unexpected("A crosswalk leads from one edition to another, not to itself");
    const auto from = settled_edition(tx, organisation, crosswalk.from);
    if (!from) return std::unexpected(from.error());
    const auto to = settled_edition(tx, organisation, crosswalk.to);
    if (!to) return std::unexpected(to.error());
    if (const auto faults = faults_of(crosswalk, from->edition, to->edition); !faults.empty())
        return std::unexpected(told(faults));
    const auto before = standing(tx, organisation, from->id, to->id);
    if (before && before->state == EditionState::published)
        return std::unexpected(fmt::format(
            "A crosswalk from {} to {} is published: retire it before another takes its place",
            crosswalk.from,
            crosswalk.to
        ));
    const auto id = before ? before->id : tx.fresh<CrosswalkId>();
    if (before)
        tx.execute(
            "delete from framework_link where organisation = :organisation and crosswalk = :crosswalk",
            {organisation, id}
        );
    else
        tx.execute(
            "insert into framework_crosswalk (organisation, id, from_edition, to_edition) "
            "values (:organisation, :id, :from, :to)",
            {organisation, id, from->id, to->id}
        );
    put_links(tx, organisation, id, crosswalk, *from, *to);
    keep_act(
        tx,
        acting,
        id,
        before ? EditionActKind::replaced : EditionActKind::added,
        "",
        accounts::addition(
            {{"from", crosswalk.from}, {"to", crosswalk.to}, {"links", std::to_string(crosswalk.links.size())}
            }
        )
    );
    return id;
}

std::expected<EditionState, std::string> act_on_crosswalk(
    Transaction& tx, const Acting& acting, CrosswalkId id, EditionActKind kind, std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "publish or retire a crosswalk");
    const auto state = state_after(find_crosswalk(tx, organisation, id).state, kind);
    if (!state) return state;
    tx.execute(
        "update framework_crosswalk set state = :state where organisation = :organisation and id = :id",
        {name_of(*state), organisation, id}
    );
    keep_act(tx, acting, id, kind, why);
    return state;
}

std::optional<Crosswalk>
crosswalk_between(Db& db, OrganisationId organisation, const std::string& from, const std::string& to) {
    const auto reached = reached_from(crosswalks(db, organisation), from);
    std::optional<Crosswalk> whole;
    for (auto here = to; here != from;) {
        const auto passed = reached.find(here);
        if (passed == reached.end()) return std::nullopt;
        auto step = find_crosswalk(db, organisation, passed->second.id).crosswalk;
        if (passed->second.is_reversed) step = reversed(step);
        whole = whole ? over(step, *whole) : std::move(step);
        here = passed->second.from;
    }
    return whole;
}

}  // namespace dueregard::framework
