#include "assessment/finding_store.hpp"

#include "accounts/changes.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/exhibit_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_finding =
    "select id, challenge, challenge_paper, kind, area_number, area, number, content, position, at_line, at_page, "
    "withdrawn, version from finding where organisation = :organisation ";

ChallengeFinding finding_in(const Row& row) {
    const auto kind = finding_kind_named(row.text(3));
    ensure(kind.has_value(), "the register holds a kind of finding that this version does not know");
    return {
        .id = row.id<FindingId>(0),
        .challenge = row.id<ChallengeId>(1),
        .paper = row.optional_id<ChallengePaperId>(2),
        .kind = *kind,
        .area_number = row.text(4),
        .area = row.text(5),
        .number = row.text(6),
        .text = row.text(7),
        .position = static_cast<int>(row.integer(8)),
        .at =
            {.line = static_cast<int>(row.integer(9)),
             .page = static_cast<int>(row.integer(10)),
             .sheet = {},
             .cell = {}},
        .is_withdrawn = !row.is_null(11),
        .version = row.integer(12)
    };
}

accounts::FieldValues fields_of(const ChallengeFinding& finding) {
    return {
        {"kind", std::string(name_of(finding.kind))},
        {"area", area_name(finding)},
        {"number", finding.number},
        {"text", finding.text}
    };
}

int last_position(Db& db, OrganisationId organisation, ChallengeId challenge) {
    const auto row = db.find(
        "select coalesce(max(position), 0) from finding where organisation = :organisation and challenge = :challenge",
        {organisation, challenge}
    );
    return static_cast<int>(row->integer(0));
}

FindingId
add_one(Transaction& tx, const Acting& acting, const ChallengeFinding& finding, std::string_view why) {
    const auto id = tx.fresh<FindingId>();
    tx.execute(
        "insert into finding (organisation, id, challenge, challenge_paper, kind, area_number, area, number, content, "
        "position, at_line, at_page) values (:organisation, :id, :challenge, :challenge_paper, :kind, :area_number, "
        ":area, :number, :content, :position, :at_line, :at_page)",
        {acting.actor.organisation,
         id,
         finding.challenge,
         finding.paper,
         name_of(finding.kind),
         finding.area_number,
         finding.area,
         finding.number,
         finding.text,
         finding.position,
         finding.at.line,
         finding.at.page}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "finding",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = accounts::addition(fields_of(finding)).after,
         .why = std::string(why)}
    );
    return id;
}

std::vector<ChallengeFinding>
listed(Db& db, std::string_view sql, const std::vector<storage::Value>& values) {
    std::vector<ChallengeFinding> found;
    for (const auto& row : db.query(sql, values))
        found.push_back(finding_in(row));
    return found;
}

/// The finding, where the acting person may write in its challenge and it stands.
ChallengeFinding writable(Db& db, const Acting& acting, FindingId id) {
    auto finding = find_finding(db, acting, id);
    require_record(acting, find_challenge(db, acting, finding.challenge));
    if (finding.is_withdrawn) throw Conflict("The finding was withdrawn already.");
    return finding;
}

}  // namespace

std::vector<ChallengeFinding> findings_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    const auto sql = fmt::format(
        "{} and challenge = :challenge and withdrawn is null order by position, id", select_finding
    );
    return listed(db, sql, {organisation, challenge});
}

std::vector<ChallengeFinding> all_findings(Db& db, OrganisationId organisation) {
    const auto sql = fmt::format("{} and withdrawn is null order by challenge, position, id", select_finding);
    return listed(db, sql, {organisation});
}

ChallengeFinding find_finding(Db& db, const Acting& acting, FindingId id) {
    const auto row = db.find(fmt::format("{} and id = :id", select_finding), {acting.actor.organisation, id});
    if (!row) throw NotFound(fmt::format("There is no finding {}.", address(id)));
    auto finding = finding_in(*row);
    (void)find_challenge(db, acting, finding.challenge);
    return finding;
}

std::vector<FindingId> add_findings(
    Transaction& tx,
    const Acting& acting,
    ChallengeId challenge,
    std::span<const ChallengeFinding> findings,
    std::string_view why
) {
    require_record(acting, find_challenge(tx, acting, challenge));
    std::vector<FindingId> ids;
    auto position = last_position(tx, acting.actor.organisation, challenge);
    for (auto finding : findings) {
        require_sound(faults_of(finding));
        finding.challenge = challenge;
        finding.position = ++position;
        ids.push_back(add_one(tx, acting, finding, why));
    }
    return ids;
}

Saved change_finding(Transaction& tx, const Acting& acting, const ChallengeFinding& finding) {
    const auto before = writable(tx, acting, finding.id);
    require_sound(faults_of(finding));
    const auto told = accounts::change(fields_of(before), fields_of(finding));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update finding set kind = :kind, area = :area, number = :number, content = :content, version = version + 1 "
        "where organisation = :organisation and id = :id and version = :version",
        {name_of(finding.kind),
         finding.area,
         finding.number,
         finding.text,
         acting.actor.organisation,
         finding.id,
         finding.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "finding",
         .id = finding.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

void withdraw_finding(Transaction& tx, const Acting& acting, FindingId id, std::string_view why) {
    const auto before = writable(tx, acting, id);
    tx.execute(
        "update finding set withdrawn = :withdrawn, version = version + 1 where organisation = :organisation and id = :id",
        {tx.now(), acting.actor.organisation, id}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "finding",
         .id = id.value,
         .verb = "withdraw",
         .before = accounts::removal(fields_of(before)).before,
         .after = "",
         .why = std::string(why)}
    );
}

std::map<FindingId, std::vector<ExhibitId>>
support_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::map<FindingId, std::vector<ExhibitId>> support;
    for (const auto& row : db.query(
             "select s.finding, s.exhibit from finding_support s join exhibit e on e.organisation = s.organisation and "
             "e.id = s.exhibit where s.organisation = :organisation and e.challenge = :challenge order by s.at, s.exhibit",
             {organisation, challenge}
         )) {
        support[row.id<FindingId>(0)].push_back(row.id<ExhibitId>(1));
    }
    return support;
}

void support_finding(Transaction& tx, const Acting& acting, FindingId finding, ExhibitId exhibit) {
    const auto supported = writable(tx, acting, finding);
    const auto standing = find_exhibit(tx, acting, exhibit);
    if (standing.challenge != supported.challenge)
        throw NotFound("The exhibit does not stand in the evidence room of this challenge.");
    const auto already = support_of(tx, acting.actor.organisation, supported.challenge)[finding];
    if (std::ranges::find(already, exhibit) != already.end()) return;
    tx.execute(
        "insert into finding_support (organisation, finding, exhibit, at, person, person_name) values "
        "(:organisation, :finding, :exhibit, :at, :person, :person_name)",
        {acting.actor.organisation, finding, exhibit, tx.now(), acting.actor.person, acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "finding",
         .id = finding.value,
         .verb = "support",
         .before = "",
         .after = accounts::json_of({{"exhibit", standing.title}})}
    );
}

}  // namespace dueregard::assessment
