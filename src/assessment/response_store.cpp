#include "assessment/response_store.hpp"

#include "accounts/changes.hpp"
#include "assessment/challenge_access.hpp"
#include "assessment/challenge_store.hpp"
#include "assessment/finding_store.hpp"
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

constexpr std::string_view select_response =
    "select id, challenge, finding, challenge_paper, number, kind, quote, quoted_from, content, new_wording, state, "
    "at_line, at_page, version from response where organisation = :organisation ";

ResponseState state_in(const std::string& name) {
    const auto state = response_state_named(name);
    ensure(state.has_value(), "the register holds a response's state that this version does not know");
    return *state;
}

FindingResponse response_in(const Row& row) {
    return {
        .id = row.id<ResponseId>(0),
        .challenge = row.id<ChallengeId>(1),
        .finding = row.optional_id<FindingId>(2),
        .paper = row.optional_id<ChallengePaperId>(3),
        .number = static_cast<int>(row.integer(4)),
        .kind = response_kind_named(row.text(5)),
        .quote = row.text(6),
        .quoted_from = row.text(7),
        .text = row.text(8),
        .new_wording = row.text(9),
        .state = state_in(row.text(10)),
        .at =
            {.line = static_cast<int>(row.integer(11)),
             .page = static_cast<int>(row.integer(12)),
             .sheet = {},
             .cell = {}},
        .version = row.integer(13)
    };
}

bool may_see_response(const Acting& acting, const FindingResponse& response) {
    return response.state != ResponseState::draft || acting.may(Permission::run_challenges);
}

accounts::FieldValues fields_of(const FindingResponse& response) {
    return {
        {"kind", response.kind ? std::string(title_of(*response.kind)) : std::string()},
        {"quote", response.quote},
        {"text", response.text},
        {"new_wording", response.new_wording}
    };
}

void add_act(
    Transaction& tx, const Acting& acting, ResponseId response, ResponseState state, std::string_view why
) {
    tx.execute(
        "insert into response_act (organisation, id, response, state, why, at, person, person_name) values "
        "(:organisation, :id, :response, :state, :why, :at, :person, :person_name)",
        {acting.actor.organisation,
         tx.new_id(),
         response,
         name_of(state),
         why,
         tx.now(),
         acting.actor.person,
         acting.actor.name}
    );
}

ResponseId keep(Transaction& tx, const Acting& acting, const FindingResponse& response) {
    const auto id = tx.fresh<ResponseId>();
    tx.execute(
        "insert into response (organisation, id, challenge, finding, challenge_paper, number, kind, quote, quoted_from, "
        "content, new_wording, state, at_line, at_page) values (:organisation, :id, :challenge, :finding, "
        ":challenge_paper, :number, :kind, :quote, :quoted_from, :content, :new_wording, :state, :at_line, :at_page)",
        {acting.actor.organisation,
         id,
         response.challenge,
         response.finding,
         response.paper,
         response.number,
         response.kind ? name_of(*response.kind) : std::string_view(),
         response.quote,
         response.quoted_from,
         response.text,
         response.new_wording,
         name_of(ResponseState::draft),
         response.at.line,
         response.at.page}
    );
    add_act(tx, acting, id, ResponseState::draft, "");
    accounts::record(
        tx,
        acting.actor,
        {.noun = "response",
         .id = id.value,
         .verb = "add",
         .before = "",
         .after = accounts::addition(fields_of(response)).after}
    );
    return id;
}

void move(
    Transaction& tx,
    const Acting& acting,
    const FindingResponse& response,
    ResponseState state,
    std::string_view why
) {
    add_act(tx, acting, response.id, state, why);
    tx.execute(
        "update response set state = :state, version = version + 1 where organisation = :organisation and id = :id",
        {name_of(state), acting.actor.organisation, response.id}
    );
    accounts::record(
        tx,
        acting.actor,
        {.noun = "response",
         .id = response.id.value,
         .verb = name_of(state),
         .before = accounts::json_of({{"state", title_of(response.state)}}),
         .after = accounts::json_of({{"state", title_of(state)}}),
         .why = std::string(why)}
    );
}

/// The council answers, as long as the challenge is not closed.
void require_answering(Db& db, const Acting& acting, ChallengeId challenge) {
    acting.require(Permission::run_challenges, "answer what was found");
    require_record(acting, find_challenge(db, acting, challenge));
}

std::optional<ChallengeFinding>
finding_answered(Db& db, const Acting& acting, const FindingResponse& response) {
    if (!response.finding) return std::nullopt;
    auto finding = find_finding(db, acting, *response.finding);
    if (finding.challenge != response.challenge) throw NotFound("The finding is not one of this challenge.");
    return finding;
}

/// A correction that waits for the peers' word, for who may give it: a peer, or who runs the challenge for
/// one.
FindingResponse correction_to_decide(Db& db, const Acting& acting, ResponseId id) {
    auto response = find_response(db, acting, id);
    require_record(acting, find_challenge(db, acting, response.challenge));
    if (!can_be_decided(response))
        throw Conflict("Only a correction that was handed over can be agreed or declined.");
    return response;
}

}  // namespace

std::vector<FindingResponse> all_responses(Db& db, OrganisationId organisation, ChallengeId challenge) {
    std::vector<FindingResponse> responses;
    const auto sql = fmt::format(
        "{} and challenge = :challenge and state <> 'withdrawn' order by case when number = 0 then 1 else 0 end, "
        "challenge_paper, number, id",
        select_response
    );
    for (const auto& row : db.query(sql, {organisation, challenge}))
        responses.push_back(response_in(row));
    return responses;
}

std::vector<FindingResponse> responses_of(Db& db, const Acting& acting, ChallengeId challenge) {
    auto responses = all_responses(db, acting.actor.organisation, challenge);
    std::erase_if(responses, [&](const FindingResponse& response) {
        return !may_see_response(acting, response);
    });
    return responses;
}

FindingResponse find_response(Db& db, const Acting& acting, ResponseId id) {
    const auto row =
        db.find(fmt::format("{} and id = :id", select_response), {acting.actor.organisation, id});
    if (row) {
        auto response = response_in(*row);
        (void)find_challenge(db, acting, response.challenge);
        if (may_see_response(acting, response)) return response;
    }
    throw NotFound(fmt::format("There is no response {} that this person may see.", address(id)));
}

std::vector<ResponseAct> acts_of(Db& db, OrganisationId organisation, ResponseId id) {
    std::vector<ResponseAct> acts;
    for (const auto& row : db.query(
             "select state, at, person_name, why from response_act where organisation = :organisation and "
             "response = :response order by id desc",
             {organisation, id}
         )) {
        acts.push_back(
            {.state = state_in(row.text(0)),
             .at = row.instant(1),
             .person_name = row.text(2),
             .why = row.text(3)}
        );
    }
    return acts;
}

ResponseId add_response(Transaction& tx, const Acting& acting, const FindingResponse& response) {
    require_answering(tx, acting, response.challenge);
    require_sound(faults_of(response, finding_answered(tx, acting, response)));
    return keep(tx, acting, response);
}

void add_read_responses(Transaction& tx, const Acting& acting, std::span<const FindingResponse> responses) {
    for (const auto& response : responses) {
        require_record(acting, find_challenge(tx, acting, response.challenge));
        keep(tx, acting, response);
    }
}

void withdraw_read_response(
    Transaction& tx, const Acting& acting, const FindingResponse& response, std::string_view why
) {
    require_record(acting, find_challenge(tx, acting, response.challenge));
    move(tx, acting, response, ResponseState::withdrawn, why);
}

Saved change_response(Transaction& tx, const Acting& acting, const FindingResponse& response) {
    const auto before = find_response(tx, acting, response.id);
    require_answering(tx, acting, before.challenge);
    if (before.state != ResponseState::draft)
        throw Conflict("The response was handed over to the peers and can be changed no more.");
    require_sound(faults_of(response, finding_answered(tx, acting, response)));
    const auto told = accounts::change(fields_of(before), fields_of(response));
    if (told.after.empty()) return Saved::kept;
    const auto changed = tx.execute(
        "update response set kind = :kind, quote = :quote, content = :content, new_wording = :new_wording, "
        "version = version + 1 where organisation = :organisation and id = :id and version = :version",
        {response.kind ? name_of(*response.kind) : std::string_view(),
         response.quote,
         response.text,
         response.new_wording,
         acting.actor.organisation,
         response.id,
         response.version}
    );
    if (changed == 0) return Saved::stale;
    accounts::record(
        tx,
        acting.actor,
        {.noun = "response",
         .id = response.id.value,
         .verb = "change",
         .before = told.before,
         .after = told.after}
    );
    return Saved::kept;
}

void withdraw_response(Transaction& tx, const Acting& acting, ResponseId id, std::string_view why) {
    const auto response = find_response(tx, acting, id);
    require_answering(tx, acting, response.challenge);
    if (response.state == ResponseState::withdrawn) throw Conflict("The response was withdrawn already.");
    move(tx, acting, response, ResponseState::withdrawn, why);
}

std::size_t hand_over_responses(Transaction& tx, const Acting& acting, ChallengeId challenge) {
    require_answering(tx, acting, challenge);
    std::size_t count = 0;
    for (const auto& response : responses_of(tx, acting, challenge)) {
        if (!can_be_handed_over(response)) continue;
        move(tx, acting, response, ResponseState::handed_over, "");
        ++count;
    }
    return count;
}

void agree_correction(Transaction& tx, const Acting& acting, ResponseId id) {
    const auto response = correction_to_decide(tx, acting, id);
    if (auto finding = finding_answered(tx, acting, response)) {
        auto text = corrected(*finding, response);
        if (!text)
            throw Conflict(
                "The passage no longer stands in the finding: change the finding by hand, and decline."
            );
        finding->text = std::move(*text);
        (void)change_finding(tx, acting, *finding);
    }
    move(tx, acting, response, ResponseState::agreed, "");
}

void decline_correction(Transaction& tx, const Acting& acting, ResponseId id, std::string_view why) {
    const auto response = correction_to_decide(tx, acting, id);
    if (trimmed(why).empty()) throw BadRequest("Say why the correction is declined.");
    move(tx, acting, response, ResponseState::declined, why);
}

}  // namespace dueregard::assessment
