#include "assessment/paper_store.hpp"

#include "accounts/secret.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/challenge_team_store.hpp"
#include "assessment/finding_store.hpp"
#include "assessment/response_store.hpp"
#include "assessment/verdict_store.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Bytes;
using storage::Db;
using storage::Row;
using storage::Transaction;

namespace {

constexpr std::string_view select_paper =
    "select id, challenge, kind, file_name, sha256, size, state, person from challenge_paper "
    "where organisation = :organisation ";

PaperState state_in(const std::string& name) {
    const auto state = paper_state_named(name);
    ensure(state.has_value(), "the register holds a paper's state that this version does not know");
    return *state;
}

ChallengePaper paper_in(const Row& row) {
    return {
        .id = row.id<ChallengePaperId>(0),
        .challenge = row.id<ChallengeId>(1),
        .kind = paper_kind_named(row.text(2)).value_or(PaperKind::report),
        .file_name = row.text(3),
        .sha256 = row.text(4),
        .size = row.integer(5),
        .state = state_in(row.text(6)),
        .person = row.optional_id<accounts::PersonId>(7)
    };
}

void add_act(Transaction& tx, const Acting& acting, const ChallengePaper& paper, PaperState state) {
    tx.execute(
        "insert into challenge_paper_act (organisation, id, challenge_paper, state, at, person, person_name) values "
        "(:organisation, :id, :challenge_paper, :state, :at, :person, :person_name)",
        {acting.actor.organisation,
         tx.new_id(),
         paper.id,
         name_of(state),
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "challenge_paper",
         .id = paper.id.value,
         .verb = std::string_view(state == PaperState::waiting ? "add" : name_of(state)),
         .before = "",
         .after = accounts::json_of(
             {{"kind", name_of(paper.kind)}, {"file_name", paper.file_name}, {"sha256", paper.sha256}}
         )}
    );
}

/// The paper, where the acting person may write in its challenge and it stands in that state.
ChallengePaper paper_to_act_on(Db& db, const Acting& acting, ChallengePaperId id, PaperState state) {
    auto paper = find_paper(db, acting, id);
    require_record(acting, find_challenge(db, acting, paper.challenge));
    if (paper.state != state)
        throw Conflict(fmt::format("The paper is in another state: {}.", title_of(paper.state)));
    return paper;
}

void move(Transaction& tx, const Acting& acting, const ChallengePaper& paper, PaperState state) {
    add_act(tx, acting, paper, state);
    tx.execute(
        "update challenge_paper set state = :state where organisation = :organisation and id = :id",
        {name_of(state), acting.actor.organisation, paper.id}
    );
}

void require_new(Db& db, const Acting& acting, const ChallengePaper& paper) {
    for (const auto& other : papers_of(db, acting.actor.organisation, paper.challenge)) {
        if (other.state == PaperState::accepted && other.sha256 == paper.sha256)
            throw Conflict("The same file is in this challenge already.");
    }
}

std::size_t
add_team(Transaction& tx, const Acting& acting, const ChallengePaper& paper, const PeerReview& review) {
    std::size_t added = 0;
    const auto team = team_of(tx, acting.actor.organisation, paper.challenge);
    for (const auto& member : review.team) {
        const bool is_there = std::ranges::any_of(team, [&](const TeamEntry& entry) {
            return equals_ignoring_case(entry.member.name, member.name);
        });
        if (is_there || member.name.empty()) continue;
        ++added;
        add_read_member(
            tx,
            acting,
            {.id = {},
             .challenge = paper.challenge,
             .name = std::string(whole_start(member.name, 200)),
             .role = std::string(whole_start(member.role.value_or(""), 200)),
             .from_organisation = std::string(whole_start(member.organisation.value_or(""), 200)),
             .person = std::nullopt,
             .role_grant = std::nullopt},
            paper.id
        );
    }
    return added;
}

std::size_t
add_verdict(Transaction& tx, const Acting& acting, const ChallengePaper& paper, const PeerReview& review) {
    if (!review.verdict || verdict_of(tx, acting.actor.organisation, paper.challenge)) return 0;
    keep_verdict(
        tx,
        acting,
        paper.challenge,
        {.verdict = *review.verdict, .paper = paper.id, .awarded = std::nullopt, .valid_until = std::nullopt}
    );
    return 1;
}

std::size_t
add_comments(Transaction& tx, const Acting& acting, const ChallengePaper& paper, const ReadPaper& read) {
    std::vector<ChallengeFinding> brought;
    for (auto& finding : findings_of(tx, acting.actor.organisation, paper.challenge)) {
        if (finding.paper == paper.id) brought.push_back(std::move(finding));
    }
    auto responses = responses_in(read.comments, brought);
    for (auto& response : responses) {
        response.challenge = paper.challenge;
        response.paper = paper.id;
    }
    add_read_responses(tx, acting, responses);
    return responses.size();
}

/// A comment of the paper that nobody has sorted or changed goes with it.
bool is_untouched(const FindingResponse& response, const ChallengePaper& paper) {
    return response.paper == paper.id && response.version == 1;
}

/// What was answered since: by hand, or by a comment that somebody has taken up.
std::set<FindingId>
withdraw_comments(Transaction& tx, const Acting& acting, const ChallengePaper& paper, PaperCounts& counts) {
    std::set<FindingId> answered;
    for (const auto& response : all_responses(tx, acting.actor.organisation, paper.challenge)) {
        if (is_untouched(response, paper)) {
            withdraw_read_response(
                tx, acting, response, fmt::format("Accepting {} was undone", paper.file_name)
            );
            ++counts.responses;
        } else if (response.finding) {
            answered.insert(*response.finding);
        }
    }
    return answered;
}

/// Those that nobody has touched since; the others stay.
void withdraw_untouched(
    Transaction& tx,
    const Acting& acting,
    const ChallengePaper& paper,
    const std::set<FindingId>& tied,
    PaperCounts& counts
) {
    const auto organisation = acting.actor.organisation;
    const auto support = support_of(tx, organisation, paper.challenge);
    const auto answered = withdraw_comments(tx, acting, paper, counts);
    for (const auto& finding : findings_of(tx, organisation, paper.challenge)) {
        if (finding.paper != paper.id) continue;
        const bool is_in_use =
            support.contains(finding.id) || answered.contains(finding.id) || tied.contains(finding.id);
        if (finding.version != 1 || is_in_use) {
            ++counts.kept;
            continue;
        }
        ++counts.findings;
        withdraw_finding(tx, acting, finding.id, fmt::format("Accepting {} was undone", paper.file_name));
    }
}

}  // namespace

bool may_open(const Acting& acting, const ChallengePaper& paper) {
    return acting.may(accounts::Permission::run_challenges)
           || (paper.person && paper.person == acting.actor.person);
}

std::vector<ChallengePaper> papers_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::vector<ChallengePaper> papers;
    const auto sql = fmt::format("{} and challenge = :challenge order by id desc", select_paper);
    for (const auto& row : db.query(sql, {organisation, challenge}))
        papers.push_back(paper_in(row));
    return papers;
}

ChallengePaper find_paper(Db& db, const Acting& acting, ChallengePaperId id) {
    const auto row = db.find(fmt::format("{} and id = :id", select_paper), {acting.actor.organisation, id});
    if (!row) throw NotFound(fmt::format("There is no paper {}.", address(id)));
    auto paper = paper_in(*row);
    (void)find_challenge(db, acting, paper.challenge);
    if (!may_open(acting, paper)) throw NotFound("The paper is not one that this person may open.");
    return paper;
}

std::string bytes_of(Db& db, OrganisationId organisation, ChallengePaperId id) {
    const auto row = db.find(
        "select content from challenge_paper where organisation = :organisation and id = :id",
        {organisation, id}
    );
    if (!row) throw NotFound(fmt::format("There is no paper {}.", address(id)));
    return row->bytes(0);
}

std::vector<PaperAct> acts_of(Db& db, OrganisationId organisation, ChallengePaperId id) {
    std::vector<PaperAct> acts;
    for (const auto& row : db.query(
             "select state, at, person_name from challenge_paper_act where organisation = :organisation and "
             "challenge_paper = :challenge_paper order by id",
             {organisation, id}
         )) {
        acts.push_back({.state = state_in(row.text(0)), .at = row.instant(1), .person_name = row.text(2)});
    }
    return acts;
}

ChallengePaperId
add_paper(Transaction& tx, const Acting& acting, const ChallengePaper& paper, std::string_view bytes) {
    require_record(acting, find_challenge(tx, acting, paper.challenge));
    auto added = paper;
    added.id = tx.fresh<ChallengePaperId>();
    added.size = static_cast<std::int64_t>(bytes.size());
    added.sha256 = accounts::hexadecimal(accounts::sha256(bytes));
    tx.execute(
        "insert into challenge_paper (organisation, id, challenge, kind, file_name, sha256, size, content, state, person) values "
        "(:organisation, :id, :challenge, :kind, :file_name, :sha256, :size, :content, :state, :person)",
        {acting.actor.organisation,
         added.id,
         added.challenge,
         name_of(added.kind),
         added.file_name,
         added.sha256,
         added.size,
         Bytes{std::string(bytes)},
         name_of(PaperState::waiting),
         acting.actor.person}
    );
    add_act(tx, acting, added, PaperState::waiting);
    return added.id;
}

PaperCounts accept_paper(Transaction& tx, const Acting& acting, ChallengePaperId id) {
    const auto paper = paper_to_act_on(tx, acting, id, PaperState::waiting);
    require_new(tx, acting, paper);
    const auto bytes = bytes_of(tx, acting.actor.organisation, id);
    const auto read = read_paper(bytes, paper.file_name, paper.kind);
    if (!read) throw BadRequest(read.error().sentence);
    auto findings = findings_in(read->review);
    for (auto& finding : findings)
        finding.paper = paper.id;
    const auto added =
        add_findings(tx, acting, paper.challenge, findings, fmt::format("Read from {}", paper.file_name));
    const PaperCounts counts{
        .findings = added.size(),
        .members = add_team(tx, acting, paper, read->review),
        .verdicts = add_verdict(tx, acting, paper, read->review),
        .responses = add_comments(tx, acting, paper, *read)
    };
    move(tx, acting, paper, PaperState::accepted);
    return counts;
}

PaperCounts
undo_paper(Transaction& tx, const Acting& acting, ChallengePaperId id, const std::set<FindingId>& tied) {
    const auto paper = paper_to_act_on(tx, acting, id, PaperState::accepted);
    PaperCounts counts;
    withdraw_untouched(tx, acting, paper, tied, counts);
    counts.members = remove_read_members(tx, acting, paper.challenge, paper.id);
    counts.verdicts = remove_read_verdict(tx, acting, paper.challenge, paper.id);
    move(tx, acting, paper, PaperState::undone);
    return counts;
}

void put_paper_aside(Transaction& tx, const Acting& acting, ChallengePaperId id) {
    move(tx, acting, paper_to_act_on(tx, acting, id, PaperState::waiting), PaperState::put_aside);
}

}  // namespace dueregard::assessment
