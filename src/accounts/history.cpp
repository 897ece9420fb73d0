#include "accounts/history.hpp"

#include "accounts/erased_entries.hpp"
#include "accounts/secret.hpp"
#include "base/ensure.hpp"
#include "base/text.hpp"

#include <nlohmann/json.hpp>

namespace dueregard::accounts {

namespace {

using storage::Bytes;
using storage::Db;
using storage::Row;
using storage::Transaction;

constexpr std::size_t salt_size = 16;
constexpr std::int64_t page_size = 1000;

/// The bytes that a hash is taken over; the form stands in history.hpp.
class Message {
public:
    Message& number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8)
            bytes_ += static_cast<char>(bits >> shift & 0xFFU);
        return *this;
    }

    Message& text(std::string_view value) {
        number(static_cast<std::int64_t>(value.size()));
        bytes_ += value;
        return *this;
    }

    Message& raw(std::string_view value) {
        bytes_ += value;
        return *this;
    }

    [[nodiscard]] std::string hash() const { return sha256(bytes_); }

private:
    std::string bytes_;
};

std::string digest_of_name(std::string_view salt, std::string_view name) {
    return Message().raw(salt).text(name).hash();
}

/// Where it came from is left out where it is not known, as in entries from before it was kept.
std::string digest_of_content(std::string_view salt, const HistoryEntry& entry) {
    Message message;
    message.raw(salt).text(entry.before).text(entry.after).text(entry.why);
    if (!entry.from.empty()) message.text(entry.from);
    return message.hash();
}

struct Link {
    std::int64_t sequence = 0;
    std::string hash = std::string(sha256_size, '\0');
};

struct ChainedEntry {
    HistoryEntry entry;
    std::string name_digest;
    std::string content_digest;
};

std::string hash_of(OrganisationId organisation, const ChainedEntry& chained, const Link& previous) {
    const auto& entry = chained.entry;
    Message message;
    message.raw(previous.hash)
        .number(organisation.value)
        .number(entry.sequence)
        .number(entry.at.milliseconds)
        .number(entry.person ? entry.person->value : 0)
        .text(entry.noun)
        .number(entry.id)
        .text(entry.verb)
        .raw(chained.name_digest)
        .raw(chained.content_digest);
    if (entry.for_person) message.number(entry.for_person->value);
    return message.hash();
}

Link last_link(Db& db, OrganisationId organisation) {
    const auto row = db.find(
        "select sequence, chain_hash from history where organisation = :organisation order by sequence desc limit 1",
        {organisation}
    );
    if (!row) return {};
    return {.sequence = row->integer(0), .hash = row->bytes(1)};
}

constexpr std::string_view entry_columns =
    "sequence, at, person, person_name, noun, noun_id, verb, changed_from, changed_to, why, from_where, "
    "for_person, (select p.name from person p where p.organisation = history.organisation and p.id = history.for_person)";
constexpr std::size_t column_count = 13;

// Where the rest of a chained entry stands, after its columns.
constexpr std::size_t name_salt = column_count;
constexpr std::size_t name_digest = name_salt + 1;
constexpr std::size_t content_salt = name_digest + 1;
constexpr std::size_t content_digest = content_salt + 1;
constexpr std::size_t chain_hash = content_digest + 1;

HistoryEntry entry_of(const Row& row) {
    return {
        .sequence = row.integer(0),
        .at = row.instant(1),
        .person = row.optional_id<PersonId>(2),
        .person_name = row.text(3),
        .noun = row.text(4),
        .id = row.integer(5),
        .verb = row.text(6),
        .before = row.text(7),
        .after = row.text(8),
        .why = row.text(9),
        .from = row.text(10),
        .for_person = row.optional_id<PersonId>(11),
        .for_name = row.optional_text(12).value_or(""),
    };
}

Part part_of(const Row& row, std::size_t salt) {
    return row.is_null(salt) ? Part::erased : Part::kept;
}

/// An erased name or text has lost its salt, and with it the means to guess what it was.
bool says_what_was_digested(const ChainedEntry& chained, const Row& row) {
    const auto& entry = chained.entry;
    const bool has_name = row.is_null(name_salt) ? entry.person_name.empty()
                                                 : digest_of_name(row.bytes(name_salt), entry.person_name)
                                                       == chained.name_digest;
    const bool is_erased =
        entry.before.empty() && entry.after.empty() && entry.why.empty() && entry.from.empty();
    const bool has_content = row.is_null(content_salt) ? is_erased
                                                       : digest_of_content(row.bytes(content_salt), entry)
                                                             == chained.content_digest;
    return has_name && has_content;
}

/// Moves `previous` on to this row and answers whether it follows.
bool follows(OrganisationId organisation, const Row& row, Link& previous, ErasedEntries& erased) {
    const ChainedEntry chained{entry_of(row), row.bytes(name_digest), row.bytes(content_digest)};
    const auto hash = hash_of(organisation, chained, previous);
    const bool is_next = chained.entry.sequence == previous.sequence + 1;
    if (!is_next || hash != row.bytes(chain_hash) || !says_what_was_digested(chained, row)) return false;
    previous = {.sequence = chained.entry.sequence, .hash = hash};
    erased.see(chained.entry, part_of(row, name_salt), part_of(row, content_salt));
    return true;
}

// --- searching ---

struct Text {
    std::string sql;
    std::vector<storage::Value> values;
};

/// What stands in a LIKE with "!" as its escape, in small letters.
std::string pattern_of(std::string_view words) {
    std::string pattern = "%";
    for (const char c : lower_ascii(words)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

Text where(OrganisationId organisation, const HistoryFilter& filter) {
    Text text{.sql = " from history where organisation = :organisation", .values = {organisation}};
    const auto add = [&](std::string_view sql, storage::Value value) {
        text.sql += sql;
        text.values.push_back(std::move(value));
    };
    if (!filter.text.empty())
        add(" and lower(changed_from || ' ' || changed_to || ' ' || why || ' ' || from_where) like :text escape '!'",
            pattern_of(filter.text));
    if (!filter.person.empty())
        add(" and lower(person_name) like :person escape '!'", pattern_of(filter.person));
    if (!filter.noun.empty()) add(" and noun = :noun", filter.noun);
    if (filter.from) add(" and at >= :from", british_midnight(*filter.from));
    if (filter.to) add(" and at < :to", british_midnight(add_days(*filter.to, 1)));
    return text;
}

std::string text_of(const nlohmann::ordered_json& value) {
    if (value.is_null()) return "";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

nlohmann::ordered_json object_in(const std::string& text) {
    auto object = nlohmann::ordered_json::parse(text, nullptr, false);
    return object.is_object() ? object : nlohmann::ordered_json::object();
}

struct ToJson {
    nlohmann::ordered_json operator()(std::monostate /*absent*/) const { return nullptr; }

    nlohmann::ordered_json operator()(std::int64_t value) const { return value; }

    nlohmann::ordered_json operator()(double value) const { return value; }

    nlohmann::ordered_json operator()(const std::string& value) const { return value; }

    nlohmann::ordered_json operator()(const Bytes& value) const {
        return "sha256:" + hexadecimal(sha256(value.content));
    }
};

}  // namespace

std::string json_of(std::initializer_list<std::pair<std::string_view, storage::Value>> fields) {
    auto object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : fields) {
        object[std::string(name)] = std::visit(ToJson{}, value.content());
    }
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void record(Transaction& tx, const Actor& actor, const Act& act) {
    ensure(static_cast<bool>(actor.organisation), "an act was recorded without an organisation");
    const auto previous = last_link(tx, actor.organisation);
    const auto name_salt = random_bytes(salt_size);
    const auto content_salt = random_bytes(salt_size);
    HistoryEntry entry{
        .sequence = previous.sequence + 1,
        .at = tx.now(),
        .person = actor.person,
        .person_name = actor.name,
        .noun = std::string(act.noun),
        .id = act.id,
        .verb = std::string(act.verb),
        .before = act.before,
        .after = act.after,
        .why = act.why,
        .from = actor.from,
        .for_person = actor.for_person
    };
    auto content_digest = digest_of_content(content_salt, entry);
    const ChainedEntry chained{
        .entry = std::move(entry),
        .name_digest = digest_of_name(name_salt, actor.name),
        .content_digest = std::move(content_digest),
    };
    tx.execute(
        "insert into history (organisation, sequence, at, person, person_name, noun, noun_id, verb, changed_from, "
        "changed_to, why, from_where, name_salt, name_digest, content_salt, content_digest, chain_hash, for_person) values "
        "(:organisation, :sequence, :at, :person, :person_name, :noun, :noun_id, :verb, :changed_from, :changed_to, "
        ":why, :from_where, :name_salt, :name_digest, :content_salt, :content_digest, :chain_hash, :for_person)",
        {actor.organisation,
         chained.entry.sequence,
         chained.entry.at,
         actor.person,
         actor.name,
         act.noun,
         act.id,
         act.verb,
         act.before,
         act.after,
         act.why,
         actor.from,
         Bytes{name_salt},
         Bytes{chained.name_digest},
         Bytes{content_salt},
         Bytes{chained.content_digest},
         Bytes{hash_of(actor.organisation, chained, previous)},
         actor.for_person}
    );
}

std::string who_acted(const HistoryEntry& entry) {
    const auto who = entry.person_name.empty() ? std::string("Erased") : entry.person_name;
    return entry.for_person ? who + " for " + entry.for_name : who;
}

std::vector<HistoryEntry>
history_of(Db& db, OrganisationId organisation, std::string_view noun, std::int64_t id) {
    std::vector<HistoryEntry> entries;
    const auto sql =
        "select " + std::string(entry_columns)
        + " from history where organisation = :organisation and noun = :noun and noun_id = :id order by sequence desc";
    for (const auto& row : db.query(sql, {organisation, noun, id}))
        entries.push_back(entry_of(row));
    return entries;
}

std::int64_t count_history(Db& db, OrganisationId organisation, const HistoryFilter& filter) {
    const auto text = where(organisation, filter);
    return db.find("select count(*)" + text.sql, text.values)->integer(0);
}

std::vector<HistoryEntry> search_history(
    Db& db, OrganisationId organisation, const HistoryFilter& filter, std::int64_t offset, std::int64_t limit
) {
    auto text = where(organisation, filter);
    text.sql = "select " + std::string(entry_columns) + text.sql
               + " order by sequence desc limit :limit offset :offset";
    text.values.emplace_back(limit);
    text.values.emplace_back(offset);
    std::vector<HistoryEntry> entries;
    for (const auto& row : db.query(text.sql, text.values))
        entries.push_back(entry_of(row));
    return entries;
}

std::vector<std::string> nouns_in_history(Db& db, OrganisationId organisation) {
    std::vector<std::string> nouns;
    for (const auto& row : db.query(
             "select distinct noun from history where organisation = :organisation order by noun",
             {organisation}
         ))
        nouns.push_back(row.text(0));
    return nouns;
}

std::vector<FieldChange> field_changes(const HistoryEntry& entry) {
    std::vector<FieldChange> changes;
    const auto before = object_in(entry.before);
    const auto after = object_in(entry.after);
    for (const auto& [field, value] : after.items()) {
        const auto was = before.find(field);
        changes.push_back(
            {.field = field, .before = was == before.end() ? "" : text_of(*was), .after = text_of(value)}
        );
    }
    for (const auto& [field, value] : before.items()) {
        if (!after.contains(field))
            changes.push_back({.field = field, .before = text_of(value), .after = ""});
    }
    return changes;
}

std::optional<std::int64_t> first_broken_link(Db& db, OrganisationId organisation) {
    Link previous;
    ErasedEntries erased;
    const auto sql =
        "select " + std::string(entry_columns)
        + ", name_salt, name_digest, content_salt, content_digest, chain_hash from history "
          "where organisation = :organisation and sequence > :previous order by sequence limit :count";
    for (;;) {
        const auto rows = db.query(sql, {organisation, previous.sequence, page_size});
        if (rows.empty()) return erased.first_untold();
        for (const auto& row : rows) {
            const auto expected = previous.sequence + 1;
            if (!follows(organisation, row, previous, erased)) return expected;
        }
    }
}

std::string chain_hash_at(Db& db, OrganisationId organisation, std::int64_t sequence) {
    const auto row = db.find(
        "select chain_hash from history where organisation = :organisation and sequence = :sequence",
        {organisation, sequence}
    );
    return row ? hexadecimal(row->bytes(0)) : "";
}

ChainHead chain_head(Db& db, OrganisationId organisation) {
    const auto last = last_link(db, organisation);
    return {.sequence = last.sequence, .hash = hexadecimal(last.hash)};
}

}  // namespace dueregard::accounts
