#include "framework/edition_store.hpp"

#include "accounts/changes.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <map>

namespace dueregard::framework {

using accounts::Acting;
using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

namespace {

using Json = nlohmann::json;

std::string kept_questions(const Entry& entry) {
    return Json(entry.questions).dump();
}

std::vector<Level> levels_of(Db& db, OrganisationId organisation, EditionId id) {
    std::vector<Level> levels;
    for (const auto& row : db.query(
             "select ref, title, meaning from framework_level "
             "where organisation = :organisation and edition = :edition order by position",
             {organisation, id}
         )) {
        levels.push_back({.ref = row.text(0), .title = row.text(1), .meaning = row.text(2)});
    }
    return levels;
}

void take_entries(Db& db, OrganisationId organisation, KeptEdition& kept) {
    std::map<EntryId, std::size_t> places;
    for (const auto& row : db.query(
             "select id, parent, kind, ref, title, questions from framework_entry "
             "where organisation = :organisation and edition = :edition order by position",
             {organisation, kept.id}
         )) {
        Entry entry{
            .kind = entry_kind_named(row.text(2)).value_or(EntryKind::area),
            .ref = row.text(3),
            .title = row.text(4),
            .parent = {},
            .statements = {},
            .questions = Json::parse(row.text(5)).get<std::vector<std::string>>()
        };
        if (const auto parent = row.optional_id<EntryId>(1)) entry.parent = places.at(*parent);
        places.emplace(row.id<EntryId>(0), kept.edition.entries.size());
        kept.entries.push_back(row.id<EntryId>(0));
        kept.edition.entries.push_back(std::move(entry));
    }
    for (const auto& row : db.query(
             "select s.entry, s.level, s.number, s.text from framework_statement s "
             "join framework_entry e on e.organisation = s.organisation and e.id = s.entry "
             "where e.organisation = :organisation and e.edition = :edition order by s.entry, s.level",
             {organisation, kept.id}
         )) {
        kept.edition.entries[places.at(row.id<EntryId>(0))].statements.push_back(
            {.level = static_cast<std::size_t>(row.integer(1)), .number = row.text(2), .text = row.text(3)}
        );
    }
}

struct Standing {
    EditionId id;
    EditionState state = EditionState::draft;
};

std::optional<Standing> standing(Db& db, OrganisationId organisation, const Edition& edition) {
    const auto row = db.find(
        "select id, state from framework_edition "
        "where organisation = :organisation and framework = :framework and label = :label",
        {organisation, edition.framework, edition.label}
    );
    if (!row) return std::nullopt;
    return Standing{
        .id = row->id<EditionId>(0), .state = edition_state_named(row->text(1)).value_or(EditionState::draft)
    };
}

void clear_entries(Transaction& tx, OrganisationId organisation, EditionId id) {
    tx.execute(
        "delete from framework_statement where organisation = :organisation and entry in "
        "(select id from framework_entry where organisation = :same and edition = :edition)",
        {organisation, organisation, id}
    );
    tx.execute(
        "update framework_entry set parent = null where organisation = :organisation and edition = :edition",
        {organisation, id}
    );
    tx.execute(
        "delete from framework_entry where organisation = :organisation and edition = :edition",
        {organisation, id}
    );
    tx.execute(
        "delete from framework_level where organisation = :organisation and edition = :edition",
        {organisation, id}
    );
}

void put_head(Transaction& tx, OrganisationId organisation, EditionId id, const Edition& edition) {
    tx.execute(
        "insert into framework_edition (organisation, id, framework, label, title, publisher, source, wording) "
        "values (:organisation, :id, :framework, :label, :title, :publisher, :source, :wording)",
        {organisation,
         id,
         edition.framework,
         edition.label,
         edition.title,
         edition.publisher,
         edition.source,
         name_of(edition.wording)}
    );
}

void change_head(Transaction& tx, OrganisationId organisation, EditionId id, const Edition& edition) {
    tx.execute(
        "update framework_edition set title = :title, publisher = :publisher, source = :source, wording = :wording "
        "where organisation = :organisation and id = :id",
        {edition.title, edition.publisher, edition.source, name_of(edition.wording), organisation, id}
    );
}

void put_entries(Transaction& tx, OrganisationId organisation, EditionId id, const Edition& edition) {
    for (std::size_t place = 0; place < edition.levels.size(); ++place) {
        const auto& level = edition.levels[place];
        tx.execute(
            "insert into framework_level (organisation, edition, position, ref, title, meaning) "
            "values (:organisation, :edition, :position, :ref, :title, :meaning)",
            {organisation, id, static_cast<std::int64_t>(place), level.ref, level.title, level.meaning}
        );
    }
    std::vector<EntryId> keys;
    for (const auto& entry : edition.entries) {
        const auto key = tx.fresh<EntryId>();
        tx.execute(
            "insert into framework_entry (organisation, id, edition, position, parent, kind, ref, title, questions) "
            "values (:organisation, :id, :edition, :position, :parent, :kind, :ref, :title, :questions)",
            {organisation,
             key,
             id,
             static_cast<std::int64_t>(keys.size()),
             entry.parent ? std::optional(keys.at(*entry.parent)) : std::nullopt,
             name_of(entry.kind),
             entry.ref,
             entry.title,
             kept_questions(entry)}
        );
        keys.push_back(key);
        for (const auto& statement : entry.statements) {
            tx.execute(
                "insert into framework_statement (organisation, entry, level, number, text) "
                "values (:organisation, :entry, :level, :number, :text)",
                {organisation,
                 key,
                 static_cast<std::int64_t>(statement.level),
                 statement.number,
                 statement.text}
            );
        }
    }
}

void keep_act(
    Transaction& tx,
    const Acting& acting,
    EditionId id,
    EditionActKind kind,
    std::string_view why,
    const accounts::Change& told = {}
) {
    const auto& actor = acting.actor;
    tx.execute(
        "insert into framework_act (organisation, id, edition, kind, at, person, person_name, why) "
        "values (:organisation, :id, :edition, :kind, :at, :person, :name, :why)",
        {actor.organisation,
         tx.new_id(),
         id,
         name_of(kind),
         tx.now(),
         actor.person,
         actor.name,
         std::string(why)}
    );
    accounts::record(
        tx,
        actor,
        {.noun = "framework_edition",
         .id = id.value,
         .verb = name_of(kind),
         .before = told.before,
         .after = told.after,
         .why = std::string(why)}
    );
}

accounts::FieldValues fields_of(const Edition& edition) {
    return {
        {"framework", edition.framework},
        {"edition", edition.label},
        {"title", edition.title},
        {"wording", std::string(name_of(edition.wording))},
        {"criteria", std::to_string(criteria_of(edition).size())}
    };
}

}  // namespace

std::vector<EditionRow> editions(Db& db, OrganisationId organisation) {
    std::vector<EditionRow> found;
    for (const auto& row : db.query(
             "select e.id, e.framework, e.label, e.title, e.wording, e.state, "
             "(select count(*) from framework_entry x where x.organisation = e.organisation and "
             "x.edition = e.id and x.kind = 'criterion') from framework_edition e "
             "where e.organisation = :organisation order by e.framework, e.label desc",
             {organisation}
         )) {
        found.push_back(
            {.id = row.id<EditionId>(0),
             .name = row.text(1) + " " + row.text(2),
             .title = row.text(3),
             .wording = wording_named(row.text(4)).value_or(Wording::ours),
             .state = edition_state_named(row.text(5)).value_or(EditionState::draft),
             .criteria = row.integer(6)}
        );
    }
    return found;
}

KeptEdition find_edition(Db& db, OrganisationId organisation, EditionId id) {
    const auto row = db.find(
        "select framework, label, title, publisher, source, wording, state from framework_edition "
        "where organisation = :organisation and id = :id",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no edition {} of a framework", address(id)));
    KeptEdition kept{
        .id = id,
        .state = edition_state_named(row->text(6)).value_or(EditionState::draft),
        .edition =
            {.framework = row->text(0),
             .label = row->text(1),
             .title = row->text(2),
             .publisher = row->text(3),
             .source = row->text(4),
             .wording = wording_named(row->text(5)).value_or(Wording::ours),
             .levels = levels_of(db, organisation, id),
             .entries = {}},
        .entries = {}
    };
    take_entries(db, organisation, kept);
    return kept;
}

std::vector<EditionAct> acts_on_edition(Db& db, OrganisationId organisation, EditionId id) {
    std::vector<EditionAct> acts;
    for (const auto& row : db.query(
             "select kind, at, person_name, why from framework_act "
             "where organisation = :organisation and edition = :edition order by id desc",
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

std::expected<EditionId, std::string>
keep_edition(Transaction& tx, const Acting& acting, const Edition& edition) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "add an edition of a framework");
    const auto before = standing(tx, organisation, edition);
    if (before) {
        if (const auto state = after(before->state, EditionActKind::replaced); !state)
            return std::unexpected(state.error());
        clear_entries(tx, organisation, before->id);
        change_head(tx, organisation, before->id, edition);
    }
    const auto id = before ? before->id : tx.fresh<EditionId>();
    if (!before) put_head(tx, organisation, id, edition);
    put_entries(tx, organisation, id, edition);
    const auto kind = before ? EditionActKind::replaced : EditionActKind::added;
    keep_act(tx, acting, id, kind, "", accounts::addition(fields_of(edition)));
    return id;
}

std::expected<EditionState, std::string> act_on_edition(
    Transaction& tx, const Acting& acting, EditionId id, EditionActKind kind, std::string_view why
) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_frameworks, "publish or retire an edition of a framework");
    const auto state = after(find_edition(tx, organisation, id).state, kind);
    if (!state) return state;
    tx.execute(
        "update framework_edition set state = :state where organisation = :organisation and id = :id",
        {name_of(*state), organisation, id}
    );
    keep_act(tx, acting, id, kind, why);
    return state;
}

}  // namespace dueregard::framework
