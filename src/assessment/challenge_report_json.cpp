// A report as it is frozen: JSON with everything that its Documents are made of.

#include "assessment/challenge_report.hpp"
#include "base/ensure.hpp"

#include <nlohmann/json.hpp>

namespace dueregard::assessment {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const documents::Place& at) {
    return {{"line", at.line}, {"page", at.page}};
}

documents::Place place_in(const Json& json) {
    documents::Place at;
    at.line = json.at("line").get<int>();
    at.page = json.at("page").get<int>();
    return at;
}

template <class IdType>
Json json_of(const std::optional<IdType>& id) {
    return id ? Json(id->value) : Json();
}

template <class IdType>
std::optional<IdType> optional_id(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(IdType{json.get<std::int64_t>()});
}

Json json_of(const Challenge& challenge) {
    return {
        {"id", challenge.id.value},
        {"title", challenge.title},
        {"reviewer", challenge.reviewer},
        {"sought", challenge.sought},
        {"from", challenge.from ? iso_date(*challenge.from) : ""},
        {"until", challenge.until ? iso_date(*challenge.until) : ""}
    };
}

Challenge challenge_in(const Json& json) {
    Challenge challenge;
    challenge.id = ChallengeId{json.at("id").get<std::int64_t>()};
    challenge.title = json.at("title").get<std::string>();
    challenge.reviewer = json.at("reviewer").get<std::string>();
    challenge.sought = json.at("sought").get<std::string>();
    challenge.from = parse_iso_date(json.at("from").get<std::string>());
    challenge.until = parse_iso_date(json.at("until").get<std::string>());
    challenge.stage = Stage::final_report;
    return challenge;
}

Json json_of(const ChallengeMember& member) {
    return {{"name", member.name}, {"role", member.role}, {"organisation", member.from_organisation}};
}

ChallengeMember member_in(const Json& json) {
    ChallengeMember member;
    member.name = json.at("name").get<std::string>();
    member.role = json.at("role").get<std::string>();
    member.from_organisation = json.at("organisation").get<std::string>();
    return member;
}

Json json_of(const Verdict& verdict) {
    return {
        {"framework", verdict.framework.value_or("")},
        {"level", verdict.level.value_or("")},
        {"text", verdict.text},
        {"at", json_of(verdict.at)}
    };
}

Verdict verdict_in(const Json& json) {
    Verdict verdict;
    if (auto text = json.at("framework").get<std::string>(); !text.empty()) verdict.framework = text;
    if (auto text = json.at("level").get<std::string>(); !text.empty()) verdict.level = text;
    verdict.text = json.at("text").get<std::string>();
    verdict.at = place_in(json.at("at"));
    return verdict;
}

Json json_of(const ChallengeFinding& finding) {
    return {
        {"id", finding.id.value},
        {"paper", json_of(finding.paper)},
        {"kind", name_of(finding.kind)},
        {"area_number", finding.area_number},
        {"area", finding.area},
        {"number", finding.number},
        {"text", finding.text},
        {"position", finding.position},
        {"at", json_of(finding.at)}
    };
}

ChallengeFinding finding_in(const Json& json) {
    ChallengeFinding finding;
    finding.id = FindingId{json.at("id").get<std::int64_t>()};
    finding.paper = optional_id<ChallengePaperId>(json.at("paper"));
    finding.kind = finding_kind_named(json.at("kind").get<std::string>()).value();
    finding.area_number = json.at("area_number").get<std::string>();
    finding.area = json.at("area").get<std::string>();
    finding.number = json.at("number").get<std::string>();
    finding.text = json.at("text").get<std::string>();
    finding.position = json.at("position").get<int>();
    finding.at = place_in(json.at("at"));
    return finding;
}

Json json_of(const ReportedResponse& reported) {
    const auto& response = reported.response;
    return {
        {"id", response.id.value},
        {"finding", json_of(response.finding)},
        {"number", response.number},
        {"kind", response.kind ? name_of(*response.kind) : ""},
        {"quote", response.quote},
        {"text", response.text},
        {"new_wording", response.new_wording},
        {"state", name_of(response.state)},
        {"why", reported.why}
    };
}

ReportedResponse response_in(const Json& json) {
    ReportedResponse reported;
    auto& response = reported.response;
    response.id = ResponseId{json.at("id").get<std::int64_t>()};
    response.finding = optional_id<FindingId>(json.at("finding"));
    response.number = json.at("number").get<int>();
    response.kind = response_kind_named(json.at("kind").get<std::string>());
    response.quote = json.at("quote").get<std::string>();
    response.text = json.at("text").get<std::string>();
    response.new_wording = json.at("new_wording").get<std::string>();
    response.state = response_state_named(json.at("state").get<std::string>()).value();
    reported.why = json.at("why").get<std::string>();
    return reported;
}

template <class T>
Json json_of(const std::vector<T>& all) {
    auto array = Json::array();
    for (const auto& one : all)
        array.push_back(json_of(one));
    return array;
}

}  // namespace

std::string written(const ChallengeReport& report) {
    const Json json = {
        {"organisation", report.organisation},
        {"challenge", json_of(report.challenge)},
        {"team", json_of(report.team)},
        {"verdict", report.verdict ? json_of(*report.verdict) : Json()},
        {"findings", json_of(report.findings)},
        {"responses", json_of(report.responses)}
    };
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ChallengeReport read_report(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    ensure(json.is_object(), "the register holds a frozen report that is no JSON object");
    ChallengeReport report;
    report.organisation = json.at("organisation").get<std::string>();
    report.challenge = challenge_in(json.at("challenge"));
    for (const auto& member : json.at("team"))
        report.team.push_back(member_in(member));
    if (!json.at("verdict").is_null()) report.verdict = verdict_in(json.at("verdict"));
    for (const auto& finding : json.at("findings"))
        report.findings.push_back(finding_in(finding));
    for (const auto& response : json.at("responses"))
        report.responses.push_back(response_in(response));
    return report;
}

}  // namespace dueregard::assessment
