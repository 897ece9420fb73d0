#include "intake/reading_json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace dueregard::intake {

namespace {

using Json = nlohmann::ordered_json;

Json json(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json();
}

Json json(const std::optional<Date>& date) {
    return date ? Json(iso_date(*date)) : Json();
}

Json json(const documents::Place& at) {
    auto place = Json::object();
    if (at.line > 0) place["line"] = at.line;
    if (at.page > 0) place["page"] = at.page;
    if (!at.sheet.empty()) place["sheet"] = at.sheet;
    if (!at.cell.empty()) place["cell"] = at.cell;
    return place;
}

Json json(const std::optional<plan::ReportedPeriod>& period) {
    if (!period) return {};
    return {{"label", period->label}, {"from", json(period->from)}, {"to", json(period->to)}};
}

Json json(const std::string& text) {
    return text;
}

/// "" means that the heading has no number.
Json json(const plan::Section& section) {
    return {
        {"number", section.number.empty() ? Json() : Json(section.number)},
        {"title", section.title},
        {"at", json(section.at)}
    };
}

Json json(const plan::ReportedMeasure& measure) {
    return {
        {"ref", json(measure.ref)},
        {"printed_ref", json(measure.printed_ref)},
        {"section", json(measure.section)},
        {"objective", json(measure.objective)},
        {"action", measure.action},
        {"owner", json(measure.owner)},
        {"due", measure.due ? Json(iso_date(measure.due->last_day)) : Json()},
        {"printed_due", json(measure.printed_due)},
        {"status", measure.status ? Json(plan::name_of(*measure.status)) : Json()},
        {"printed_status", json(measure.printed_status)},
        {"commentary", json(measure.commentary)},
        {"outcome", json(measure.outcome)},
        {"at", json(measure.at)},
    };
}

Json json(const assessment::NumberedText& point) {
    return {{"number", json(point.number)}, {"text", point.text}, {"at", json(point.at)}};
}

Json json(const assessment::Finding& finding) {
    return {
        {"kind", finding.kind},
        {"section", json(finding.section)},
        {"text", finding.text},
        {"at", json(finding.at)}
    };
}

Json json(const assessment::TeamMember& member) {
    return {{"name", member.name}, {"organisation", json(member.organisation)}, {"role", json(member.role)}};
}

Json json(const std::optional<assessment::Verdict>& verdict) {
    if (!verdict) return {};
    return {
        {"framework", json(verdict->framework)},
        {"level", json(verdict->level)},
        {"text", verdict->text},
        {"at", json(verdict->at)}
    };
}

Json json(const MarginComment& comment) {
    return {
        {"number", comment.number},
        {"text", comment.text},
        {"anchor", {{"quote", json(comment.quote)}, {"of", json(comment.quoted_of)}}},
        {"at", json(comment.at)}
    };
}

Json json(const self_assessment::AssessedCriterion& criterion) {
    return {
        {"number", json(criterion.number)},
        {"text", criterion.text},
        {"level", json(criterion.level)},
        {"judgement", json(criterion.judgement)},
        {"at", json(criterion.at)}
    };
}

Json json(const impact::AssessedImpact& impact) {
    return {
        {"characteristic", json(impact.characteristic)},
        {"printed_characteristic", json(impact.printed_characteristic)},
        {"impact", json(impact.impact)},
        {"evidence", json(impact.evidence)},
        {"mitigation", json(impact.mitigation)},
        {"at", json(impact.at)}
    };
}

Json json(const plan::Fact& fact) {
    return {
        {"label", fact.label},
        {"value", json(fact.value)},
        {"unit", json(fact.unit)},
        {"as_of", json(fact.as_of)},
        {"source", json(fact.source)},
        {"section", json(fact.section)},
        {"compared",
         fact.compared_value ? Json{{"value", *fact.compared_value}, {"with", json(fact.compared_with)}}
                             : Json()},
        {"at", json(fact.at)}
    };
}

Json json(const plan::Accreditation& accreditation) {
    return {
        {"scheme", accreditation.scheme},
        {"level", json(accreditation.level)},
        {"from", json(accreditation.from)},
        {"to", json(accreditation.to)}
    };
}

Json json(const plan::Implication& implication) {
    return {{"kind", implication.kind}, {"text", implication.text}, {"at", json(implication.at)}};
}

Json json(const plan::Claim& claim) {
    return {
        {"text", claim.text},
        {"says", claim.says},
        {"holds", claim.holds ? Json(*claim.holds) : Json()},
        {"at", json(claim.at)}
    };
}

Json json(const Problem& problem) {
    return {
        {"check", problem.check}, {"sentence", problem.sentence}, {"of", problem.of}, {"at", json(problem.at)}
    };
}

Json json(const assessment::PeerArea& area);
Json json(const plan::ReadObjective& objective);
Json json(const plan::ReadBoard& board);

template <class Value>
Json list(const std::vector<Value>& values) {
    auto array = Json::array();
    for (const auto& value : values)
        array.push_back(json(value));
    return array;
}

Json json(const assessment::PeerArea& area) {
    return {
        {"number", json(area.number)},
        {"title", area.title},
        {"strengths", list(area.strengths)},
        {"considerations", list(area.considerations)}
    };
}

Json json(const plan::ReadObjective& objective) {
    return {
        {"title", objective.title},
        {"priorities", list(objective.priorities)},
        {"actions", list(objective.actions)},
        {"at", json(objective.at)}
    };
}

Json json(const plan::ReadBoard& board) {
    return {{"name", board.name}, {"every", json(board.every)}, {"members", list(board.members)}};
}

}  // namespace

std::string reading_json(const Reading& reading) {
    const Json document = {
        {"file", reading.file},
        {"kind", name_of(reading.recognised.kind)},
        {"confidence", std::round(reading.recognised.confidence * 100) / 100},
        {"title", json(reading.title)},
        {"organisation", json(reading.organisation)},
        {"date", json(reading.date)},
        {"period", json(reading.period)},
        {"sections", list(reading.sections)},
        {"measures", list(reading.measures)},
        {"areas", list(reading.areas)},
        {"findings", list(reading.findings)},
        {"recommendations", list(reading.recommendations)},
        {"innovations", list(reading.innovations)},
        {"signposts", list(reading.signposts)},
        {"team", list(reading.team)},
        {"verdict", json(reading.verdict)},
        {"comments", list(reading.comments)},
        {"objectives", list(reading.objectives)},
        {"criteria", list(reading.criteria)},
        {"impacts", list(reading.impacts)},
        {"facts", list(reading.facts)},
        {"boards", list(reading.boards)},
        {"accreditations", list(reading.accreditations)},
        {"claims", list(reading.claims)},
        {"problems", list(reading.problems)},
        {"characteristics", list(reading.characteristics)},
        {"implications", list(reading.implications)},
    };
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dueregard::intake
