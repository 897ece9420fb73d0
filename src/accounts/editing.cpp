#include "accounts/editing.hpp"

#include "base/text.hpp"
#include "web/inset_text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using storage::Transaction;

constexpr std::int64_t minute_milliseconds = 60'000;

std::string minutes_ago(Instant then, Instant now) {
    const auto minutes =
        std::max<std::int64_t>(0, (now.milliseconds - then.milliseconds) / minute_milliseconds);
    if (minutes == 0) return "just now";
    return minutes == 1 ? "a minute ago" : fmt::format("{} minutes ago", minutes);
}

}  // namespace

std::vector<Editing>
others_editing(storage::Db& db, const Actor& actor, std::string_view noun, std::int64_t id, Instant now) {
    std::vector<Editing> others;
    for (const auto& row : db.query(
             "select p.name, e.at from editing e join person p on p.organisation = e.organisation and p.id = e.person "
             "where e.organisation = :organisation and e.noun = :noun and e.noun_id = :id and e.person <> :person "
             "and e.at > :oldest order by e.at desc, p.name",
             {actor.organisation, noun, id, actor.person, Instant{now.milliseconds - editing_milliseconds}}
         ))
        others.push_back({.person_name = row.text(0), .at = row.instant(1)});
    return others;
}

void open_form(Transaction& tx, const Actor& actor, std::string_view noun, std::int64_t id) {
    tx.execute(
        "delete from editing where at <= :oldest", {Instant{tx.now().milliseconds - editing_milliseconds}}
    );
    close_form(tx, actor, noun, id);
    tx.execute(
        "insert into editing (organisation, noun, noun_id, person, at) values (:organisation, :noun, :noun_id, :person, "
        ":at)",
        {actor.organisation, noun, id, actor.person, tx.now()}
    );
}

void close_form(Transaction& tx, const Actor& actor, std::string_view noun, std::int64_t id) {
    tx.execute(
        "delete from editing where organisation = :organisation and noun = :noun and noun_id = :id and person = :person",
        {actor.organisation, noun, id, actor.person}
    );
}

web::Html editing_html(Visit& visit, std::string_view noun, std::int64_t id) {
    const auto others = others_editing(visit.db, visit.actor(), noun, id, visit.clock.now());
    static_cast<void>(visit.db.write_if_free([&](Transaction& tx) { open_form(tx, visit.actor(), noun, id); })
    );
    web::Html html;
    if (others.empty()) return html;
    std::vector<std::string> sentences;
    for (const auto& other : others)
        sentences.push_back(fmt::format(
            "{} opened this form {}.", other.person_name, minutes_ago(other.at, visit.clock.now())
        ));
    return html << web::inset_text(
               {.text =
                    join(sentences, " ") + " You can write all the same: nothing is overwritten in silence."}
           );
}

}  // namespace dueregard::accounts
