#include "accounts/history.hpp"

#include "accounts/secret.hpp"
#include "base/ensure.hpp"

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

std::string digest_of_content(
    std::string_view salt, std::string_view before, std::string_view after, std::string_view why
) {
    return Message().raw(salt).text(before).text(after).text(why).hash();
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
    return Message()
        .raw(previous.hash)
        .number(organisation.value)
        .number(entry.sequence)
        .number(entry.at.milliseconds)
        .number(entry.person ? entry.person->value : 0)
        .text(entry.noun)
        .number(entry.id)
        .text(entry.verb)
        .raw(chained.name_digest)
        .raw(chained.content_digest)
        .hash();
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
    "sequence, at, person, person_name, noun, noun_id, verb, changed_from, changed_to, why";

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
    };
}

/// An erased name or text has lost its salt, and with it the means to guess what it was.
bool says_what_was_digested(const ChainedEntry& chained, const Row& row) {
    const auto& entry = chained.entry;
    const bool has_name = row.is_null(10)
                              ? entry.person_name.empty()
                              : digest_of_name(row.bytes(10), entry.person_name) == chained.name_digest;
    const bool has_content = row.is_null(12)
                                 ? entry.before.empty() && entry.after.empty() && entry.why.empty()
                                 : digest_of_content(row.bytes(12), entry.before, entry.after, entry.why)
                                       == chained.content_digest;
    return has_name && has_content;
}

/// Moves `previous` on to this row and answers whether it follows.
bool follows(OrganisationId organisation, const Row& row, Link& previous) {
    const ChainedEntry chained{entry_of(row), row.bytes(11), row.bytes(13)};
    const auto hash = hash_of(organisation, chained, previous);
    const bool is_next = chained.entry.sequence == previous.sequence + 1;
    if (!is_next || hash != row.bytes(14) || !says_what_was_digested(chained, row)) return false;
    previous = {.sequence = chained.entry.sequence, .hash = hash};
    return true;
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
    const ChainedEntry chained{
        .entry =
            {.sequence = previous.sequence + 1,
             .at = tx.now(),
             .person = actor.person,
             .person_name = actor.name,
             .noun = std::string(act.noun),
             .id = act.id,
             .verb = std::string(act.verb),
             .before = act.before,
             .after = act.after,
             .why = act.why},
        .name_digest = digest_of_name(name_salt, actor.name),
        .content_digest = digest_of_content(content_salt, act.before, act.after, act.why),
    };
    tx.execute(
        "insert into history (organisation, sequence, at, person, person_name, noun, noun_id, verb, changed_from, "
        "changed_to, why, name_salt, name_digest, content_salt, content_digest, chain_hash) values (:organisation, "
        ":sequence, :at, :person, :person_name, :noun, :noun_id, :verb, :changed_from, :changed_to, :why, :name_salt, "
        ":name_digest, :content_salt, :content_digest, :chain_hash)",
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
         Bytes{name_salt},
         Bytes{chained.name_digest},
         Bytes{content_salt},
         Bytes{chained.content_digest},
         Bytes{hash_of(actor.organisation, chained, previous)}}
    );
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

std::optional<std::int64_t> first_broken_link(Db& db, OrganisationId organisation) {
    Link previous;
    const auto sql =
        "select " + std::string(entry_columns)
        + ", name_salt, name_digest, content_salt, content_digest, chain_hash from history "
          "where organisation = :organisation and sequence > :previous order by sequence limit :count";
    for (;;) {
        const auto rows = db.query(sql, {organisation, previous.sequence, page_size});
        if (rows.empty()) return std::nullopt;
        for (const auto& row : rows) {
            const auto expected = previous.sequence + 1;
            if (!follows(organisation, row, previous)) return expected;
        }
    }
}

ChainHead chain_head(Db& db, OrganisationId organisation) {
    const auto last = last_link(db, organisation);
    return {.sequence = last.sequence, .hash = hexadecimal(last.hash)};
}

}  // namespace dueregard::accounts
