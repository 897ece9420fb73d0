#include "assessment/verdict_store.hpp"

#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "base/text.hpp"

namespace dueregard::assessment {

using accounts::Acting;
using accounts::OrganisationId;
using storage::Db;
using storage::Transaction;

namespace {

constexpr std::size_t longest_words = 5'000;
constexpr std::size_t longest_line = 200;

std::string told(const ChallengeVerdict& verdict) {
    return accounts::json_of(
        {{"level", verdict.verdict.level},
         {"words", verdict.verdict.text},
         {"awarded", verdict.awarded},
         {"valid_until", verdict.valid_until}}
    );
}

void take_out(Transaction& tx, const Acting& acting, ChallengeId challenge) {
    tx.execute(
        "delete from verdict where organisation = :organisation and challenge = :challenge",
        {acting.actor.organisation, challenge}
    );
}

void record_change(
    Transaction& tx, const Acting& acting, ChallengeId challenge, std::string before, std::string after
) {
    const std::string_view verb = before.empty() ? "add" : "change";
    accounts::record(
        tx,
        acting.actor,
        {.noun = "verdict",
         .id = challenge.value,
         .verb = verb,
         .before = std::move(before),
         .after = std::move(after)}
    );
}

}  // namespace

Faults faults_of(const ChallengeVerdict& verdict) {
    Faults faults;
    if (verdict.verdict.text.empty()) faults.push_back({"words", "Enter what the peers say"});
    if (character_count(verdict.verdict.text) > longest_words)
        faults.push_back({"words", "What the peers say must be 5,000 characters or fewer"});
    if (character_count(verdict.verdict.level.value_or("")) > longest_line)
        faults.push_back({"level", "The level must be 200 characters or fewer"});
    if (verdict.awarded && verdict.valid_until && *verdict.valid_until < *verdict.awarded)
        faults.push_back({"valid", "It must not end before it was awarded"});
    return faults;
}

std::optional<ChallengeVerdict> verdict_of(Db& db, OrganisationId organisation, ChallengeId challenge) {
    const auto row = db.find(
        "select framework, level, words, at_line, at_page, challenge_paper, awarded_on, valid_until from verdict "
        "where organisation = :organisation and challenge = :challenge",
        {organisation, challenge}
    );
    if (!row) return std::nullopt;
    ChallengeVerdict kept;
    if (!row->text(0).empty()) kept.verdict.framework = row->text(0);
    if (!row->text(1).empty()) kept.verdict.level = row->text(1);
    kept.verdict.text = row->text(2);
    kept.verdict.at.line = static_cast<int>(row->integer(3));
    kept.verdict.at.page = static_cast<int>(row->integer(4));
    kept.paper = row->optional_id<ChallengePaperId>(5);
    kept.awarded = row->optional_date(6);
    kept.valid_until = row->optional_date(7);
    return kept;
}

void keep_verdict(
    Transaction& tx, const Acting& acting, ChallengeId challenge, const ChallengeVerdict& verdict
) {
    require_record(acting, find_challenge(tx, acting, challenge));
    require_sound(faults_of(verdict));
    const auto before = verdict_of(tx, acting.actor.organisation, challenge);
    take_out(tx, acting, challenge);
    const auto& said = verdict.verdict;
    tx.execute(
        "insert into verdict (organisation, challenge, challenge_paper, framework, level, words, at_line, at_page, "
        "awarded_on, valid_until, at) values (:organisation, :challenge, :challenge_paper, :framework, :level, :words, "
        ":at_line, :at_page, :awarded_on, :valid_until, :at)",
        {acting.actor.organisation,
         challenge,
         verdict.paper,
         said.framework.value_or(""),
         said.level.value_or(""),
         said.text,
         said.at.line,
         said.at.page,
         verdict.awarded,
         verdict.valid_until,
         tx.now()}
    );
    record_change(tx, acting, challenge, before ? told(*before) : "", told(verdict));
}

std::size_t
remove_read_verdict(Transaction& tx, const Acting& acting, ChallengeId challenge, ChallengePaperId paper) {
    require_record(acting, find_challenge(tx, acting, challenge));
    const auto standing = verdict_of(tx, acting.actor.organisation, challenge);
    if (!standing || standing->paper != paper) return 0;
    take_out(tx, acting, challenge);
    record_change(tx, acting, challenge, told(*standing), "");
    return 1;
}

}  // namespace dueregard::assessment
